internal import Base
internal import GRDB
internal import Records

/// Which batches had arrived by a moment, and which of them had been taken back. Messages make a batch each, so there are many:
/// what is asked of the log every time must not grow with them.
struct ArrivedBatches {
  /// Everything up to this batch had arrived; nil where the instants of arrival decide.
  private let last: Int?
  private let arrived: Set<Int>
  private let retracted: [Int: Instant]

  init(_ db: Database, _ moment: LogMoment) throws {
    var retracted: [Int: Instant] = [:]
    let taken = try Row.fetchCursor(
      db,
      sql: "SELECT batch, at FROM log_entry WHERE kind = 'retraction' AND seq <= ? AND at <= ?",
      arguments: [moment.version, moment.knownAt?.seconds ?? .max])
    while let row = try taken.next() { retracted[try row.value(0)] = Instant(seconds: try row.value(1)) }
    self.retracted = retracted
    guard let knownAt = moment.knownAt else {
      // Batches are numbered in the order of their entries.
      last =
        try Int.fetchOne(
          db, sql: "SELECT batch FROM log_entry WHERE kind = 'batch' AND seq <= ? ORDER BY seq DESC LIMIT 1",
          arguments: [moment.version]) ?? 0
      arrived = []
      return
    }
    last = nil
    arrived = Set(
      try Int.fetchAll(
        db, sql: "SELECT batch FROM log_entry WHERE kind = 'batch' AND seq <= ? AND at <= ?",
        arguments: [moment.version, knownAt.seconds]))
  }

  var hasRetractions: Bool { !retracted.isEmpty }
  func contains(_ batch: Int) -> Bool { last.map { batch <= $0 } ?? arrived.contains(batch) }
  func retractedAt(_ batch: Int) -> Instant? { retracted[batch] }
  func counts(_ batch: Int) -> Bool { contains(batch) && retracted[batch] == nil }
}
