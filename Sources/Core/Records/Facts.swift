package import Base
package import Workdays

/// Everything known, folded from the ledger: an immutable value that pages, scores and papers read.
package struct Facts: Sendable {
  package internal(set) var units: UnitRegister
  /// Other codes by which sources name units.
  package let aliases: AliasTable
  package let procedures: [ProcedureCode: Procedure]
  package internal(set) var services: [UnitCode: [Service]]
  package internal(set) var announcements: [UnitCode: [Announcement]]
  /// By unit, in the order of reception, then code.
  package internal(set) var dossiers: [UnitCode: [Dossier]]
  package internal(set) var petitions: [UnitCode: [Petition]]
  package internal(set) var ratings: [UnitCode: [Rating]]
  package internal(set) var nationalReports: [UnitCode: [NationalReport]]
  package internal(set) var published: [UnitCode: [PublishedFigure]]
  /// By dossier code, in the order of their sequence numbers.
  package private(set) var steps: [String: [Step]]
  /// The steps live messages told of, by dossier code, in order.
  package private(set) var progress: [String: [ProgressStep]]
  /// Counts the time dossiers waited.
  package let calendar: WorkCalendar
  /// Facts whose unit (or procedure, when named only by name) is not in the registers yet: in no count until it arrives.
  package private(set) var waiting: [Waiting]

  package struct Waiting: Hashable, Sendable {
    package enum Missing: Hashable, Sendable { case unit, procedure }
    package let kind: FactKind
    package let key: String
    package let missing: Missing
    /// The unit or procedure as the source names it.
    package let named: String

    package init(kind: FactKind, key: String, missing: Missing, named: String) {
      self.kind = kind
      self.key = key
      self.missing = missing
      self.named = named
    }
  }

  /// Folds everything, or only some kinds where a register is all that is needed.
  package init(
    _ ledger: Ledger, only kinds: Set<FactKind> = Set(FactKind.allCases), calendar: WorkCalendar = WorkCalendar([])
  ) {
    self.calendar = calendar
    var reader = FactReader(ledger, kinds)
    units = UnitRegister(reader.all(.unit) { OrgUnit($0) })
    let procedures = reader.all(.procedure) { Procedure($0) }
    self.procedures = Dictionary(procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    reader.admit(by: Admission(units: units, procedures: self.procedures))
    aliases = AliasTable(
      reader.byUnit(.unitAlias, unit: 2) { attributes, unit, _ in UnitAlias(attributes, unit: unit) }.values.flatMap(
        \.self))
    reader.admit(
      by: Admission(units: units, procedures: self.procedures, aliases: aliases, calendar: calendar))

    services = reader.services()
    announcements = reader.byUnit(.announcement, unit: 1, procedure: 2) { attributes, unit, procedure in
      Announcement(attributes, unit: unit, procedure: procedure)
    }
    progress = reader.progress()
    dossiers = reader.dossiers(progress)
    petitions = reader.petitions()
    ratings = reader.ratings()
    nationalReports = reader.byUnit(.nationalReport, unit: 1) { attributes, unit, _ in
      NationalReport(attributes, unit: unit)
    }
    published = reader.byUnit(.published, unit: 1) { attributes, unit, _ in PublishedFigure(attributes, unit: unit) }
    steps = reader.steps()
    waiting = reader.waiting
  }

  /// What statements refer to.
  package static let registers: Set<FactKind> = [.unit, .unitAlias, .procedure]

  /// The kinds that come by the thousand for each unit: read when a unit is opened, not before.
  package static let openedKinds: Set<FactKind> = [.service, .dossier, .step, .rating, .progress]

  /// The same registers with the services, dossiers, steps and ratings of `ledger`. `admission`: that of these registers,
  /// which is costly to make.
  package func opened(_ ledger: Ledger, _ admission: Admission) -> Facts {
    var reader = FactReader(ledger, Self.openedKinds)
    reader.admit(by: admission)
    var opened = self
    opened.services = reader.services()
    opened.progress = reader.progress()
    opened.dossiers = reader.dossiers(opened.progress)
    opened.ratings = reader.ratings()
    opened.steps = reader.steps()
    opened.waiting = waiting.filter { !Self.openedKinds.contains($0.kind) } + reader.waiting
    return opened
  }

  /// The same registers with the dossiers and petitions of `ledger` alone.
  package func withRecords(_ ledger: Ledger, _ admission: Admission) -> Facts {
    var reader = FactReader(ledger, [.dossier, .petition])
    reader.admit(by: admission)
    var facts = self
    facts.dossiers = reader.dossiers([:])
    facts.petitions = reader.petitions()
    return facts
  }

  package var admission: Admission {
    Admission(units: units, procedures: procedures, aliases: aliases, calendar: calendar)
  }
}

extension Admission {
  /// The services of a ledger that holds all their deliveries, and the statements that wait.
  package func services(_ ledger: Ledger) -> (services: [UnitCode: [Service]], waiting: [Facts.Waiting]) {
    var reader = FactReader(ledger, [.service])
    reader.admit(by: self)
    return (reader.services(), reader.waiting)
  }
}

/// Folds the ledger kind by kind, in the order of keys so that equal ledgers give equal facts.
private struct FactReader {
  private let ledger: Ledger
  private let kinds: Set<FactKind>
  private var admission = Admission(units: UnitRegister([]), procedures: [:])
  private(set) var waiting: [Facts.Waiting] = []

  init(_ ledger: Ledger, _ kinds: Set<FactKind>) {
    self.ledger = ledger
    self.kinds = kinds
  }

  mutating func admit(by admission: Admission) { self.admission = admission }

  func all<Fact>(_ kind: FactKind, _ make: (Attributes) -> Fact?) -> [Fact] {
    let byKey = deliveries(kind)
    return byKey.keys.sorted(by: codePointOrder).compactMap { key in byKey[key].flatMap { make(Ledger.fold($0)) } }
  }

  mutating func byUnit<Fact>(
    _ kind: FactKind, unit unitColumn: UInt8, procedure procedureColumn: UInt8? = nil,
    _ make: (Attributes, UnitCode, ProcedureCode) -> Fact?
  ) -> [UnitCode: [Fact]] {
    byUnit(kind, unit: unitColumn, procedure: procedureColumn) { attributes, unit, procedure, _ in
      make(attributes, unit, procedure)
    }
  }

  mutating func byUnit<Fact>(
    _ kind: FactKind, unit unitColumn: UInt8, procedure procedureColumn: UInt8?,
    _ make: (Attributes, UnitCode, ProcedureCode, [Delivery]) -> Fact?
  ) -> [UnitCode: [Fact]] {
    var facts: [UnitCode: [Fact]] = [:]
    for admitted in admitted(kind, unitColumn: unitColumn) {
      let attributes = Ledger.fold(admitted)
      guard let unit = admission.unit(in: unitColumn, of: attributes, by: admitted),
        let procedure = admission.procedure(procedureColumn.flatMap { attributes.text($0) } ?? ""),
        let fact = make(attributes, unit, procedure, admitted)
      else { continue }
      facts[unit, default: []].append(fact)
    }
    return facts
  }

  /// The admitted deliveries fact by fact, in the order of keys. Where a unit stands in the key, by whatever name, it stands
  /// there by its code: facts whose keys come to the same are one.
  private mutating func admitted(_ kind: FactKind, unitColumn: UInt8) -> [[Delivery]] {
    var admitted: [[Delivery]] = []
    var isRenamed = false
    for (_, all) in deliveries(kind).sorted(by: { codePointOrder($0.key, $1.key) }) {
      let known = all.filter { isAdmitted($0.statement) }
      if known.isEmpty { continue }
      admitted.append(known)
      isRenamed = isRenamed || known.contains { resolvedKey($0.statement, unitColumn) != $0.statement.key }
    }
    // Nearly always every key is a fact already.
    guard isRenamed else { return admitted }
    var resolved: [String: [Delivery]] = [:]
    for delivery in admitted.joined() {
      resolved[resolvedKey(delivery.statement, unitColumn), default: []].append(delivery)
    }
    return resolved.sorted { codePointOrder($0.key, $1.key) }.map(\.value)
  }

  mutating func services() -> [UnitCode: [Service]] {
    byUnit(.service, unit: 1, procedure: 2) { attributes, unit, procedure in
      Service(attributes, unit: unit, procedure: procedure)
    }.mapValues(\.closedByProcedure)
  }

  mutating func dossiers(_ progress: [String: [ProgressStep]]) -> [UnitCode: [Dossier]] {
    let admission = admission
    return byUnit(.dossier, unit: 2, procedure: 3) { attributes, unit, procedure, deliveries in
      let steps = attributes.text(1).flatMap { progress[$0] }?.map(\.course) ?? []
      return admission.dossier(attributes, unit: unit, procedure: procedure, steps: steps, by: deliveries)
    }.mapValues { $0.sorted(by: Dossier.isReceivedBefore) }
  }

  mutating func petitions() -> [UnitCode: [Petition]] {
    byUnit(.petition, unit: 2) { attributes, unit, _ in Petition(attributes, unit: unit) }
  }

  mutating func ratings() -> [UnitCode: [Rating]] {
    byUnit(.rating, unit: 2) { attributes, unit, _ in Rating(attributes, unit: unit) }
  }

  func steps() -> [String: [Step]] {
    Dictionary(grouping: all(.step) { Step($0) }, by: \.dossier).mapValues { $0.sorted { $0.sequence < $1.sequence } }
  }

  func progress() -> [String: [ProgressStep]] {
    Dictionary(grouping: all(.progress) { ProgressStep($0) }, by: \.dossier)
      .mapValues { $0.sorted { $0.course < $1.course } }
  }

  private func resolvedKey(_ statement: Statement, _ unitColumn: UInt8) -> String {
    guard Schema.of(statement.kind).column(id: unitColumn)?.isKey == true, let named = statement.text(of: unitColumn),
      let unit = admission.unit(named, in: statement), unit.text != named
    else { return statement.key }
    return unit.text + statement.key.dropFirst(named.count)
  }

  private func deliveries(_ kind: FactKind) -> [String: [Delivery]] {
    kinds.contains(kind) ? ledger.deliveries[kind] ?? [:] : [:]
  }

  private mutating func isAdmitted(_ statement: Statement) -> Bool {
    guard let missing = admission.missing(statement) else { return true }
    waiting.append(missing)
    return false
  }
}
