package import Access
package import Base
internal import Formats
internal import Foundation
internal import GRDB
internal import Synchronization

// The trail: what changes something is written with the change; what only read is written a moment later, many lines at once.
extension SQLiteLog {
  /// Takes a line that will be written soon; throws when so many wait that nothing more may be read without being written.
  package func note(_ entry: TrailEntry) throws(Failure) { try trail.note(entry) }

  /// Writes lines now, with all that wait.
  package func append(_ entries: [TrailEntry]) async throws(Failure) {
    try await writingElsewhere { [trail] db in try trail.write(entries, db) }
  }

  /// Lines newest first.
  package func trail(_ question: TrailQuestion) async throws(Failure) -> [TrailRow] {
    // What cannot be written now is not shown yet; that the store is busy keeps nobody from reading.
    if trail.isWaiting { do throws(Failure) { try await append([]) } catch {} }
    return try await readingElsewhere { db in
      var (conditions, arguments): ([String], StatementArguments) = (["number < ?"], [question.before ?? .max])
      if let days = question.days {
        conditions.append("at BETWEEN ? AND ?")
        arguments += [days.start.seconds, days.end.seconds]
      }
      if let units = question.units {
        conditions.append("unit IN (SELECT value FROM json_each(?))")
        arguments += [JSON.array(units.map { .string($0.text) }).serialized()]
      }
      if let deeds = question.deeds {
        conditions.append("deed IN (SELECT value FROM json_each(?))")
        arguments += [JSON.array(deeds.map { .string($0.rawValue) }).serialized()]
      }
      arguments += [question.limit]
      return try Row.fetchAll(
        db,
        sql: """
          SELECT number, at, who, who_number, deed, unit, record, row_count, address FROM trail
          WHERE \(conditions.joined(separator: " AND ")) ORDER BY number DESC LIMIT ?
          """, arguments: arguments
      ).compactMap(TrailQueue.row)
    }
  }
}

/// Lines on their way into the store. While an import holds the store they gather here.
final class TrailQueue: Sendable {
  private struct State {
    var waiting: [TrailEntry] = []
    /// A turn of the writer is on its way.
    var isCalled = false
  }

  private let database: DatabasePool
  private let state = Mutex(State())
  /// About 10 MB; a long import holds the store for minutes.
  private static let most = 50_000

  init(_ database: DatabasePool) { self.database = database }

  var isWaiting: Bool { state.withLock { !$0.waiting.isEmpty || $0.isCalled } }

  func note(_ entry: TrailEntry) throws(Failure) {
    let (isTaken, mustCall) = state.withLock { state -> (Bool, Bool) in
      if state.waiting.count >= Self.most { return (false, false) }
      state.waiting.append(entry)
      defer { state.isCalled = true }
      return (true, !state.isCalled)
    }
    if mustCall { callWriter() }
    guard isTaken else {
      throw Failure(
        vi: "Chưa ghi được nhật ký truy cập vì kho đang bận quá lâu, nên chưa cho xem. Đợi việc nhập xong rồi mở lại.",
        en:
          "The trail cannot be written because the store has been busy for long, so nothing is shown. Wait for the import and try again."
      )
    }
  }

  /// Everything that waits and these, in the order they came. What cannot be written waits on.
  func write(_ entries: [TrailEntry], _ db: Database) throws {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    if waiting.isEmpty && entries.isEmpty { return }
    // Also when it is the commit that fails.
    db.afterNextTransaction(
      onCommit: { _ in }, onRollback: { [self] _ in state.withLock { $0.waiting = waiting + $0.waiting } })
    try TrailChain.append(waiting + entries, to: db)
  }

  private func callWriter() {
    database.asyncWriteWithoutTransaction { [self] db in
      state.withLock { $0.isCalled = false }
      // Failing, they wait for the next line, or for whoever asks for the trail.
      try? db.inTransaction(.immediate) {
        try write([], db)
        return .commit
      }
    }
  }

  static func row(_ row: Row) throws -> TrailRow? {
    guard let who = Visitor.Kind(who: try row.value(2), number: try row.value(3)),
      let deed = Deed(rawValue: try row.value(4))
    else { return nil }
    let (unit, address): (String?, [UInt8]?) = (try row.value(5), (try row.value(8) as Data?).map { Array($0) })
    return TrailRow(
      number: try row.value(0),
      entry: TrailEntry(
        at: Instant(seconds: try row.value(1)), who: who, deed, unit: unit.map { UnitCode($0) },
        record: try row.value(6), rows: try row.value(7), address: address.map { Digest($0) }))
  }
}
