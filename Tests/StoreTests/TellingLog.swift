import Base
import Records
import StoreSQLite
import Synchronization
import Work

/// A store's log that tells which kinds were read from one end to the other.
final class TellingLog: FactLog {
  private let log: SQLiteLog
  private let read = Mutex<Set<FactKind>>([])

  init(_ log: SQLiteLog) { self.log = log }

  var readWhole: Set<FactKind> { read.withLock { $0 } }

  func ledger(_ selection: LogSelection, _ moment: LogMoment) throws(Failure) -> Ledger {
    switch selection {
    case .all: read.withLock { $0 = Set(FactKind.allCases) }
    case .kinds(let kinds): read.withLock { $0.formUnion(kinds) }
    case .keys, .units: break
    }
    return try log.ledger(selection, moment)
  }

  func eachFact(_ kinds: Set<FactKind>, _ moment: LogMoment, _ body: ([Delivery]) -> Void) throws(Failure) {
    read.withLock { $0.formUnion(kinds) }
    try log.eachFact(kinds, moment, body)
  }

  func eachDelivery(_ kind: FactKind, _ moment: LogMoment, _ body: (Delivery) -> Void) throws(Failure) {
    read.withLock { _ = $0.insert(kind) }
    try log.eachDelivery(kind, moment, body)
  }

  func append(
    _ head: BatchDraft, after version: Int, filling fill: (inout BatchDraft, RowSink) throws(Failure) -> Void
  ) throws(Failure) -> Int? { try log.append(head, after: version, filling: fill) }
  func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? { try log.retract(number, at: instant) }
  func version() throws(Failure) -> Int { try log.version() }
  func batches(_ moment: LogMoment) throws(Failure) -> [Batch] { try log.batches(moment) }
  func isEmpty(_ kind: FactKind) throws(Failure) -> Bool { try log.isEmpty(kind) }
  func head(_ version: Int) throws(Failure) -> Digest { try log.head(version) }
  func changedKinds(from before: LogMoment, to after: LogMoment) throws(Failure) -> Set<FactKind> {
    try log.changedKinds(from: before, to: after)
  }
  func changedKeys(
    of kinds: Set<FactKind>, from before: LogMoment, to after: LogMoment, atMost limit: Int
  ) throws(Failure) -> [FactKind: [String]]? {
    try log.changedKeys(of: kinds, from: before, to: after, atMost: limit)
  }
  func unitTexts() throws(Failure) -> [String] { try log.unitTexts() }
  func quarantine(_ moment: LogMoment) throws(Failure) -> [QuarantinedRow] { try log.quarantine(moment) }
  func findings(_ moment: LogMoment) throws(Failure) -> [Finding] { try log.findings(moment) }
}
