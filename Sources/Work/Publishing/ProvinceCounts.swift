package import Base
package import Counting
package import Records

/// The counts of one province that cross-tables are made from: its communes and agencies by procedure.
package struct ProvinceCounts: Sendable {
  package let province: OrgUnit
  /// The lines: communes, agencies, districts, and what the province does itself.
  package let units: [OrgUnit]
  package let counts: [CountTable.Cell: ProcedureCount]
  /// What the register says a unit offers: known to everybody.
  package let offered: Set<CountTable.Cell>
  package let traits: [ProcedureCode: CountTable.Trait]

  package init(_ desk: Desk, _ province: OrgUnit, _ period: Period) {
    let (facts, columns) = (desk.facts, desk.scan.columns)
    self.province = province
    var units: [UnitCode: OrgUnit] = [:]
    var counts: [CountTable.Cell: ProcedureCount] = [:]
    var offered: Set<CountTable.Cell> = []
    for code in facts.units.subtree(province.code) {
      let line = Self.line(of: code, facts.units) ?? province
      units[line.code] = line
      for (procedure, count) in columns.procedureCounts(of: code, in: period, desk.calendar) {
        counts[CountTable.Cell(line.code, procedure), default: ProcedureCount()] += count
      }
      for service in facts.services[code] ?? [] { offered.insert(CountTable.Cell(line.code, service.procedure)) }
    }
    self.units = units.values.sorted { $0.code < $1.code }
    self.counts = counts
    self.offered = offered
    var traits: [ProcedureCode: CountTable.Trait] = [:]
    for code in Set(offered.map(\.procedure)).union(counts.keys.map(\.procedure)) {
      let procedure = facts.procedures[code]
      let field = procedure?.field ?? ""
      traits[code] = CountTable.Trait(
        field: field, fee: procedure?.fee ?? false, isSensitive: SensitiveFields.contain(procedure?.name ?? ""),
        hasSensitiveField: SensitiveFields.contain(field))
    }
    self.traits = traits
  }

  /// The commune, agency or district an office belongs to; nil for what the province does itself.
  private static func line(of code: UnitCode, _ units: UnitRegister) -> OrgUnit? {
    let kinds: [UnitKind] = [.commune, .agency, .district]
    guard let unit = units.unit(code) else { return nil }
    if kinds.contains(unit.kind) { return unit }
    return kinds.lazy.compactMap { units.ancestor(of: code, kind: $0) }.first.flatMap { units.unit($0) }
  }

  /// The provinces of a store; where there are none, whatever stands above everything else.
  package static func provinces(_ units: UnitRegister) -> [OrgUnit] {
    let all = units.codes.compactMap { units.unit($0) }
    let provinces = all.filter { $0.kind == .province }
    return provinces.isEmpty ? all.filter { $0.parent == nil } : provinces
  }

  package var received: CountTable {
    CountTable(
      counts: counts.mapValues(\.received).filter { $0.value > 0 }, possible: offered, traits: traits, tellsFields: true
    )
  }

  package var ended: CountTable {
    var table = CountTable(
      counts: counts.mapValues(\.ended).filter { $0.value > 0 }, possible: offered, traits: withoutFees,
      tellsFields: false)
    table.least = counts.mapValues(\.late)
    return table
  }

  package var late: CountTable {
    var table = CountTable(
      counts: counts.mapValues(\.late).filter { $0.value > 0 }, possible: offered, traits: withoutFees,
      tellsFields: false)
    table.most = counts.mapValues(\.ended)
    for cell in table.possible where table.most[cell] == nil { table.most[cell] = 0 }
    return table
  }

  /// Ends are told of units in all alone, never by fee.
  private var withoutFees: [ProcedureCode: CountTable.Trait] {
    traits.mapValues {
      CountTable.Trait(field: $0.field, isSensitive: $0.isSensitive, hasSensitiveField: $0.hasSensitiveField)
    }
  }
}
