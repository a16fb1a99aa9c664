package import Base
internal import Foundation
internal import GRDB
package import Records

/// The log in one SQLite file: batches and their deliveries are appended, never changed; a batch can be taken back whole.
package final class SQLiteLog: Sendable {
  let database: DatabasePool
  /// What waits to be appended together.
  let group: GroupCommit
  /// Lines of the trail that wait to be written.
  let trail: TrailQueue

  /// Opens the file, making it if it is not there, and brings its schema up to date. `patience`: seconds to wait while
  /// another process writes.
  package init(path: String, patience: Double = 10) throws(Failure) {
    do {
      database = try StoreOpening.open(path, patience: patience)
      group = GroupCommit(database)
      trail = TrailQueue(database)
    } catch {
      throw unreadableStore(path, error)
    }
  }

  /// Appends everything of the draft in one transaction and answers the batch's number; nothing and nil when another import
  /// or a retraction came between: the draft was made against facts that are no longer those of the log.
  ///
  /// - Parameter fill: completes the draft inside the transaction; rows it gives over are written at once. What it throws
  ///   takes everything back.
  package func append(
    _ head: BatchDraft, after version: Int, filling fill: (inout BatchDraft, RowSink) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    do {
      return try database.writeWithoutTransaction { db in
        // A batch refers to itself and to the texts it made: looking up every reference again would be a tenth of the work.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        var number: Int?
        try db.inTransaction(.immediate) {
          if try LogReader.version(db) == version { number = try BatchWriter.write(head, to: db, filling: fill) }
          return .commit
        }
        return number
      }
    } catch {
      throw failedWrite(error)
    }
  }

  package func append(_ draft: BatchDraft, after version: Int) throws(Failure) -> Int? {
    try append(draft, after: version) { _, _ in }
  }

  /// Appends a draft that leaves nothing out for being known already, whatever else has arrived; answers the batch's number
  /// when it is on the disk. Drafts that wait at the same time share one sync, and are numbered in the order they came.
  package func append(_ draft: BatchDraft) async throws(Failure) -> Int { try await group.append(draft) }

  /// Takes a batch back. False when it was taken back already; nil when there is no such batch.
  package func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? {
    try writing { db in
      let kinds = try String.fetchAll(
        db, sql: "SELECT kind FROM log_entry WHERE batch = ? AND kind <> 'erasure'", arguments: [number])
      if kinds.isEmpty { return nil }
      if kinds.contains(LogChain.Kind.retraction.rawValue) { return false }
      try LogChain.append(.retraction, batch: number, at: instant.seconds, to: db)
      return true
    }
  }

  /// A number that changes whenever the facts may have changed: the entries of the chain.
  package func version() throws(Failure) -> Int { try reading { try LogReader.version($0) } }

  package func batches(_ moment: LogMoment) throws(Failure) -> [Batch] {
    try reading { try LogReader($0, moment).batches() }
  }

  package func freshness(_ moment: LogMoment) throws(Failure) -> Freshness {
    try reading { try LogReader($0, moment).freshness() }
  }

  package func freshness(from before: LogMoment, to after: LogMoment) throws(Failure) -> Freshness? {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT log_entry.kind, arrived_at, is_sample FROM log_entry LEFT JOIN batch ON batch.id = log_entry.batch
          WHERE seq > ? AND seq <= ?
          """, arguments: [before.version, after.version])
      var freshness = Freshness()
      for row in rows {
        let kind: String = try row.value(0)
        guard kind == LogChain.Kind.batch.rawValue else { return nil }
        freshness.add(Instant(seconds: try row.value(1)), isSample: try row.value(2))
      }
      return freshness
    }
  }

  package func ledger(_ selection: LogSelection, _ moment: LogMoment) throws(Failure) -> Ledger {
    try reading { try LogReader($0, moment).ledger(selection) }
  }

  package func isEmpty(_ kind: FactKind) throws(Failure) -> Bool {
    try reading { db in
      try
        !(Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM delivery WHERE \(LogReader.isOfKind(kind)) LIMIT 1)",
          arguments: [kind.rawValue]) ?? false)
    }
  }

  package func eachDelivery(_ kind: FactKind, _ moment: LogMoment, _ body: (Delivery) -> Void) throws(Failure) {
    try reading { try LogReader($0, moment).eachDelivery(kind, body) }
  }

  package func eachFact(
    _ kinds: Set<FactKind>, _ moment: LogMoment, _ body: ([Delivery]) -> Void
  ) throws(Failure) {
    try reading { try LogReader($0, moment).eachFact(kinds, body) }
  }

  package func head(_ version: Int) throws(Failure) -> Digest {
    try reading { db in
      let chain = try Data.fetchOne(db, sql: "SELECT chain FROM log_entry WHERE seq = ?", arguments: [version])
      return Digest(chain.map { Array($0) } ?? [])
    }
  }

  package func changedKinds(from before: LogMoment, to after: LogMoment) throws(Failure) -> Set<FactKind> {
    try reading { try LogChanges($0, from: before.version, to: after.version).kinds() }
  }

  package func changedKeys(
    of kinds: Set<FactKind>, from before: LogMoment, to after: LogMoment, atMost limit: Int
  ) throws(Failure) -> [FactKind: [String]]? {
    try reading { try LogChanges($0, from: before.version, to: after.version).keys(of: kinds, atMost: limit) }
  }

  package func unitTexts() throws(Failure) -> [String] {
    try reading { try LogReader($0, LogMoment(version: .max)).unitTexts() }
  }

  package func quarantine(_ moment: LogMoment) throws(Failure) -> [QuarantinedRow] {
    try reading { try LogReader($0, moment).quarantine() }
  }

  package func findings(_ moment: LogMoment) throws(Failure) -> [Finding] {
    try reading { try LogReader($0, moment).findings() }
  }

  /// How hard the writer syncs: 2 is FULL, a commit is on the disk when it returns.
  package func synchronousLevel() throws(Failure) -> Int {
    do {
      return try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 }
    } catch {
      throw failedRead(error)
    }
  }

  func reading<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw failedRead(error)
    }
  }

  /// Reads with single statements, each of which sees a moment of its own.
  func peeking<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.unsafeRead(body)
    } catch {
      throw failedRead(error)
    }
  }

  func writing<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw failedWrite(error)
    }
  }
}
