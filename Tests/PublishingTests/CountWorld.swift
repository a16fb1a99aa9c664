import Base
import TestKit
import Work

/// A small random province: a few units and procedures with mostly small counts, and a revision of it.
struct CountWorld {
  let received: [CountTable]
  let ended: [CountTable]
  let late: [CountTable]

  init(_ seed: UInt64) {
    var chance = Chance(seed)
    let fields = ["Hộ tịch", "Đất đai", "Người có công"]
    let procedures = (0..<(chance.below(5) + 3)).map { ProcedureCode("\($0)") }
    let units = (0..<(chance.below(4) + 3)).map { UnitCode("U\($0)") }
    let knowsFees = chance.odds(50)
    let traits = Dictionary(
      uniqueKeysWithValues: procedures.map { code in
        let field = chance.pick(fields)
        return (
          code,
          CountTable.Trait(
            field: field, fee: knowsFees && chance.odds(50), hasSensitiveField: field == "Người có công")
        )
      })
    var possible: Set<CountTable.Cell> = []
    var counts: [CountTable.Cell: Int] = [:]
    for unit in units {
      for procedure in procedures where chance.odds(80) {
        let cell = CountTable.Cell(unit, procedure)
        possible.insert(cell)
        let count = chance.pick([0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 12, 30, 60])
        if count > 0 { counts[cell] = count }
      }
    }
    var revised = counts
    for cell in counts.keys.sorted(by: { ($0.unit, $0.procedure) < ($1.unit, $1.procedure) }) where chance.odds(15) {
      revised[cell] = (counts[cell] ?? 0) + chance.below(4)
    }
    func table(_ counts: [CountTable.Cell: Int], fields: Bool) -> CountTable {
      CountTable(
        counts: counts, possible: possible,
        traits: fields
          ? traits
          : traits.mapValues { CountTable.Trait(field: $0.field, hasSensitiveField: $0.hasSensitiveField) },
        tellsFields: fields)
    }
    received = [table(counts, fields: true), table(revised, fields: true)]
    var lates: [CountTable.Cell: Int] = [:]
    for cell in counts.keys.sorted(by: { ($0.unit, $0.procedure) < ($1.unit, $1.procedure) }) {
      let late = chance.odds(40) ? chance.below((counts[cell] ?? 0) + 1) : 0
      if late > 0 { lates[cell] = late }
    }
    var (end, tardy) = (table(counts, fields: false), table(lates, fields: false))
    end.least = lates
    tardy.most = counts
    for cell in possible where tardy.most[cell] == nil { tardy.most[cell] = 0 }
    ended = [end]
    late = [tardy]
  }
}

/// Somebody who has every edition and every open total of a province, and the registers.
struct Attacker {
  private var attack = LinearAttack()
  /// What stands for each count, by measure and edition.
  private var meaning: [(name: String, key: TableKey, variable: Int, truth: Int, isTold: Bool)] = []
  private var cells: [String: [CountTable.Cell: Int]] = [:]

  /// - Parameter told: what the public has of this table; marks not told are under five or ten. Nil: no table is told, only
  ///   what is open anyway.
  mutating func read(_ name: String, _ table: CountTable, _ told: [TableKey: ToldCount]?) {
    var variables: [CountTable.Cell: Int] = [:]
    var groups: [TableKey: [Int]] = [:]
    var truths: [TableKey: Int] = [:]
    var totals: [String: (parts: [Int], sum: Int)] = [:]
    for cell in table.possible {
      let variable = attack.variable()
      variables[cell] = variable
      let (trait, count) = (table.traits[cell.procedure]!, table.counts[cell] ?? 0)
      for key in [
        TableKey(cell.unit, .procedure(cell.procedure)), TableKey(nil, .procedure(cell.procedure)),
        TableKey(cell.unit, .field(trait.field)), TableKey(nil, .field(trait.field)),
      ] {
        groups[key, default: []].append(variable)
        truths[key, default: 0] += count
      }
      totals["\(cell.unit)|\(trait.fee)", default: ([], 0)].parts.append(variable)
      totals["\(cell.unit)|\(trait.fee)"]?.sum += count
    }
    for (_, total) in totals { attack.add(total.parts, total: total.sum) }
    for (key, parts) in groups {
      if case .field = key.what, !table.tellsFields { continue }
      let whole = attack.variable()
      attack.add(parts, sumTo: whole)
      let limit = limit(key, table)
      switch told.map({ $0[key] ?? .under(limit) }) {
      case nil, .silent: break
      case .exactly(let count): attack.narrow(whole, to: count...count)
      case .under(let limit): attack.narrow(whole, to: 0...(limit - 1))
      case .withheld: attack.narrow(whole, to: limit...LinearAttack.most)
      }
      meaning.append((name, key, whole, truths[key] ?? 0, told?[key]?.exact != nil))
    }
    cells[name] = variables
  }

  private func limit(_ key: TableKey, _ table: CountTable) -> Int {
    guard key.unit != nil else { return 5 }
    switch key.what {
    case .field(let field): return table.traits.values.contains { $0.field == field && $0.hasSensitiveField } ? 10 : 5
    case .procedure(let code): return table.traits[code]?.isSensitive == true ? 10 : 5
    }
  }

  mutating func knows(_ small: String, isNoMoreThan large: String) {
    for (cell, variable) in cells[small] ?? [:] {
      if let other = cells[large]?[cell] { attack.add(variable, noMoreThan: other) }
    }
  }

  /// Takes for unchanged what belongs to units whose totals two editions tell alike.
  mutating func supposesUnchanged(_ first: String, _ second: String, units: Set<UnitCode>) {
    for (cell, variable) in cells[first] ?? [:] where units.contains(cell.unit) {
      guard let other = cells[second]?[cell] else { continue }
      attack.add(variable, noMoreThan: other)
      attack.add(other, noMoreThan: variable)
    }
  }

  /// What was worked out though it was hidden; nil when what is told contradicts itself.
  func recovered() -> [String]? {
    var attack = attack
    guard attack.run() else { return nil }
    return meaning.filter { item in
      !item.isTold && item.truth > 0 && attack.low[item.variable] == attack.high[item.variable]
    }.map { "\($0.name) \($0.key) = \($0.truth)" }
  }
}
