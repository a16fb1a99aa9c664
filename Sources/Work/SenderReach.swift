internal import Base
internal import Formats
internal import Intake
internal import Records

/// What a sender with a reach may say. A statement is taken when its unit lies within, and when the record, if it is known, is
/// of a unit within; a unit nobody knows yet is remembered together with the reach (`UnitWithin`), and is asked again at
/// every fold.
struct SenderReach {
  private let roots: Set<UnitCode>
  private let admission: Admission
  /// What is known of the records the message speaks of.
  private var known = Ledger()
  /// Dossiers that earlier elements of the same message brought.
  private var brought: Set<String> = []

  private enum Owner {
    case nobody, within, foreign
  }

  init(_ roots: Set<UnitCode>, _ owners: RecordOwners) async throws(Failure) {
    self.roots = roots
    admission = try await owners.admission()
  }

  /// Those of the dossiers that are of units within.
  static func own(
    _ dossiers: [String], _ roots: Set<UnitCode>, _ owners: RecordOwners
  ) async throws(Failure) -> [String] {
    var reach = try await SenderReach(roots, owners)
    try reach.load([.dossier: Set(dossiers)], owners.log)
    return dossiers.filter { reach.owner(.dossier, $0) == .within }
  }

  /// The elements as far as they may be said; what may not, with its reason.
  mutating func admit(
    _ elements: [ReadElement], service: String, _ owners: RecordOwners
  ) throws(Failure) -> [ReadElement] {
    try load(Self.keys(elements), owners.log)
    return elements.enumerated().map { index, element in
      guard case .said(let dossier, let statements) = element else { return element }
      var admitted: [Statement] = []
      for statement in statements {
        switch judge(statement) {
        case .taken(let statement): admitted.append(statement)
        case .refused(let reason):
          let row = QuarantinedRow(
            file: service, line: index + 1, column: Self.column(statement), value: Self.value(statement), reason: reason
          )
          return reason == .unknownDossier
            ? .premature(dossier: dossier, row) : .unreadable(dossier: dossier, row)
        }
      }
      for statement in admitted where statement.kind == .dossier { brought.insert(statement.key) }
      return .said(dossier: dossier, admitted)
    }
  }

  // MARK: one statement

  private enum Judgement {
    case taken(Statement)
    case refused(QuarantinedRow.Reason)
  }

  private func judge(_ statement: Statement) -> Judgement {
    switch statement.kind {
    // Registers are everybody's: whoever moves a unit moves what others may see.
    case .unit, .unitAlias, .procedure: return .refused(.outOfReach)
    case .step, .progress: return judge(statement, ofDossier: statement.text(of: 1) ?? "")
    default: break
    }
    guard let column = Schema.of(statement.kind).unit, let text = statement.text(of: column) else {
      return statement.kind == .dossier ? judge(statement, ofDossier: statement.key) : .refused(.outOfReach)
    }
    if Self.owned.contains(statement.kind), owner(statement.kind, statement.key) == .foreign {
      return .refused(.outOfReach)
    }
    if let unit = admission.unit(text, in: statement), !isWithin(unit) { return .refused(.outOfReach) }
    // A unit's own code means it for ever; every other text is asked again whenever it is read.
    if admission.units.contains(UnitCode(text)) { return .taken(statement) }
    guard let reference = UnitWithin.reference(text, roots) else { return .refused(.outOfReach) }
    return .taken(statement.naming(unit: reference))
  }

  private func judge(_ statement: Statement, ofDossier code: String) -> Judgement {
    switch owner(.dossier, code) {
    case .within: return .taken(statement)
    case .foreign: return .refused(.outOfReach)
    case .nobody:
      if brought.contains(code) { return .taken(statement) }
      // The code of a dossier may say whose it will be.
      guard statement.kind == .progress, let agency = CodedAgency.text(code) else { return .refused(.unknownDossier) }
      let meant = admission.units(meantBy: agency)
      return !meant.isEmpty && meant.allSatisfy(isWithin) ? .taken(statement) : .refused(.unknownDossier)
    }
  }

  private func isWithin(_ unit: UnitCode) -> Bool { admission.units.lies(unit, inAny: roots) }

  /// Where the unit does not stand in the key, a statement of a known key could carry the record away from its owner.
  private static let owned: Set<FactKind> = [.dossier, .petition, .rating]

  private func owner(_ kind: FactKind, _ key: String) -> Owner {
    guard let column = Schema.of(kind).unit else { return .nobody }
    let naming = known.deliveries(of: kind, key: key).filter { $0.statement.text(of: column) != nil }
    if naming.isEmpty { return .nobody }
    if let unit = admission.unit(of: naming, in: column) { return isWithin(unit) ? .within : .foreign }
    // It waits: whose it will be is known only where its own senders may speak of nobody else's.
    let isOurs = naming.allSatisfy { delivery in
      delivery.statement.text(of: column).flatMap { UnitWithin.read($0) }?.roots.allSatisfy(isWithin) ?? false
    }
    return isOurs ? .within : .foreign
  }

  // MARK: what is known

  private mutating func load(_ keys: [FactKind: Set<String>], _ log: any FactLog) throws(Failure) {
    let moment = LogMoment(version: try log.version())
    for (kind, keys) in keys where !keys.isEmpty {
      known.merge(try log.ledger(.keys(kind, keys.sorted(by: codePointOrder)), moment))
    }
  }

  private static func keys(_ elements: [ReadElement]) -> [FactKind: Set<String>] {
    var keys: [FactKind: Set<String>] = [:]
    for case .said(_, let statements) in elements {
      for statement in statements {
        switch statement.kind {
        case .step, .progress: keys[.dossier, default: []].insert(statement.text(of: 1) ?? "")
        case let kind where owned.contains(kind): keys[kind, default: []].insert(statement.key)
        default: break
        }
      }
    }
    return keys
  }

  /// What the row of the refusal shows: the record's code, so that the sender finds it.
  private static func column(_ statement: Statement) -> String {
    Schema.of(statement.kind).keyColumns.first?.name ?? ""
  }

  private static func value(_ statement: Statement) -> String {
    String(statement.key.prefix { $0 != "\u{1F}" })
  }
}
