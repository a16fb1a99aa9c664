internal import Base
package import Counting
internal import Records
package import Rules
internal import Workdays

/// The folded facts as rows of the tables the compiled rules read (`SqlTable`): units by their codes, times as numbers.
package struct FactTables: Sendable {
  private let engine: ObviousEngine

  package init(_ engine: ObviousEngine) { self.engine = engine }

  /// One text per column; nil where nothing is known.
  package func rows(of table: SqlTable) -> [[String?]] {
    switch table.name {
    case SqlTable.units.name: units
    case SqlTable.procedures.name: procedures
    case SqlTable.services.name: services
    case SqlTable.announcements.name: announcements
    case SqlTable.dossiers.name: dossiers
    case SqlTable.petitions.name: petitions
    case SqlTable.nationalReports.name: nationalReports
    default: workdays
    }
  }

  private var facts: Facts { engine.facts }

  private var units: [[String?]] {
    facts.units.codes.flatMap { code in
      (facts.units.rows[code] ?? []).map {
        [$0.code.text, $0.name, $0.kind.rawValue, $0.parent?.text, number($0.validFrom)]
      }
    }
  }

  private var procedures: [[String?]] {
    facts.procedures.values.sorted { $0.code < $1.code }.map {
      [$0.code.text, $0.name, $0.field, flag($0.citizen), flag($0.fee), flag($0.paperResult)]
    }
  }

  private var services: [[String?]] {
    byUnit(facts.services) { seq, row in
      [
        row.unit.text, "\(seq)", row.procedure.text, row.onlineLevel?.rawValue, flag(row.paymentIntegrated),
        flag(row.ownAuthority), number(row.validFrom), number(row.validTo),
      ]
    }
  }

  private var announcements: [[String?]] {
    byUnit(facts.announcements) { seq, row in
      [
        row.unit.text, "\(seq)", row.procedure.text, row.decision, number(row.signedOn), number(row.effectiveOn),
        number(row.publishedOn), knows("published_on", .announcement, row.known), flag(row.partsComplete),
        number(row.withdrawnOn),
      ]
    }
  }

  private var dossiers: [[String?]] {
    byUnit(facts.dossiers) { _, row in
      [
        row.code, row.unit.text, row.procedure.text.isEmpty ? nil : row.procedure.text, row.statedChannel?.rawValue,
        number(row.receivedAt), number(row.dueAt), number(row.statedEndedAt), knows("ended_at", .dossier, row.known),
        row.endKind?.rawValue, number(row.returnedAt), row.supplements.map { "\($0)" }, number(row.secondSupplementAt),
        number(row.syncedAt), knows("synced_at", .dossier, row.known), row.payment?.rawValue, flag(row.resultFile),
        flag(row.componentFile), flag(row.reused), flag(row.personalStore), flag(row.populationData),
        flag(row.complaint),
      ]
    }
  }

  private var petitions: [[String?]] {
    byUnit(facts.petitions) { _, row in
      [
        row.code, row.unit.text, number(row.receivedAt), number(row.dueAt), number(row.statedAnsweredAt),
        knows("answered_at", .petition, row.known), row.likes.map { "\($0)" }, row.dislikes.map { "\($0)" },
        flag(row.isRepeat),
      ]
    }
  }

  private var nationalReports: [[String?]] {
    byUnit(facts.nationalReports) { _, row in
      [row.unit.text, number(row.period.from), number(row.period.to), "\(row.received)"]
    }
  }

  /// Every day of the declared years, and all around the days from which working days are counted.
  private var workdays: [[String?]] {
    var days: Set<Day> = []
    for year in engine.calendar.declaredYears {
      guard let year = Period.year(year) else { continue }
      days.formUnion((0...(year.to - year.from)).map { year.from + $0 })
    }
    let stated = Set(facts.announcements.values.joined().flatMap { [$0.signedOn, $0.effectiveOn] }.compactMap { $0 })
    for day in stated { days.formUnion((-150...150).map { day + $0 }) }
    return days.sorted().map { [number($0), engine.calendar.isWorkday($0) ? "1" : "0"] }
  }

  private func byUnit<Fact>(_ facts: [UnitCode: [Fact]], _ row: (Int, Fact) -> [String?]) -> [[String?]] {
    facts.keys.sorted().flatMap { unit in (facts[unit] ?? []).enumerated().map { row($0, $1) } }
  }

  private func number(_ day: Day?) -> String? { day.map { "\($0.number)" } }
  private func number(_ instant: Instant?) -> String? { instant.map { "\($0.seconds)" } }
  private func flag(_ flag: Bool?) -> String? { flag.map { $0 ? "1" : "0" } }

  private func knows(_ column: String, _ kind: FactKind, _ known: UInt64) -> String {
    guard let column = Schema.of(kind).column(named: column) else { return "0" }
    return known & (1 << UInt64(column.id)) != 0 ? "1" : "0"
  }
}
