internal import Base
internal import Intake
internal import Records

/// What the log says of the facts an import touches: the registers whole, everything else as files name it.
struct KnownFacts<Log: FactLog> {
  private let log: Log
  private let moment: LogMoment
  /// What the log held.
  private var before: Ledger
  /// The same, and what this import adds.
  var ledger: Ledger
  private var loaded: [FactKind: Set<String>] = [:]

  init(_ log: Log, _ moment: LogMoment) throws(Failure) {
    self.log = log
    self.moment = moment
    before = try log.ledger(.kinds(Facts.registers), moment)
    ledger = before
  }

  /// Reads what is known of the facts of a file.
  mutating func load(_ reading: FileReading, _ others: OtherKeys) throws(Failure) {
    let kind = reading.kind
    if Facts.registers.contains(kind) { return }
    let statements = reading.rows.map { Statement(kind: kind, stated: $0.stated) }
    let keys = Set(statements.map(\.key) + statements.flatMap { others.keys($0) }).subtracting(loaded[kind] ?? [])
    loaded[kind, default: []].formUnion(keys)
    var found = try log.ledger(.keys(kind, keys.sorted(by: codePointOrder)), moment)
    // Steps are found by their dossier, all together; only those of the file are asked for.
    found.keep(keys, of: kind)
    before.merge(found)
    ledger.merge(found)
  }

  /// Findings on the touched facts that were not there before. What is said of a whole source (it never varies) needs the
  /// whole store in sight: `soi findings` tells it.
  var newFindings: Int {
    let known = Set(Facts(before).findings)
    return Facts(ledger).findings.count { $0.kind != .neverVaries && !known.contains($0) }
  }
}
