package import Base
internal import Foundation
internal import GRDB
package import Records

/// The log in one SQLite file: batches and their deliveries are appended, never changed; a batch can be taken back whole.
package final class SQLiteLog: Sendable {
  let database: DatabasePool

  /// Opens the file, making it if it is not there, and brings its schema up to date.
  package init(path: String) throws(Failure) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      database = try DatabasePool(path: path, configuration: configuration)
      // Acknowledged means on the disk, also after a power cut. Only now: opening a pool sets the writer to NORMAL.
      // A larger cache and rarer checkpoints halve the time of a long import; both cost memory and disk while it runs only.
      try database.writeWithoutTransaction { db in
        try db.execute(
          sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192")
      }
      let isForeign = try database.read { db in
        // Another process may be making the store at this moment: the migrator's own table is no sign of a stranger.
        let others = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'")
        return try others != 0 && !db.tableExists("batch")
      }
      if isForeign { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
      do {
        try Migrations.all.migrate(database)
      } catch {
        // Two processes making one store: the migrator looks before it writes, so the second may find the tables made.
        try Migrations.all.migrate(database)
      }
    } catch {
      throw unreadableStore(path, error)
    }
  }

  /// Appends everything of the draft in one transaction and answers the batch's number; nothing and nil when another import
  /// or a retraction came between: the draft was made against facts that are no longer those of the log.
  package func append(_ draft: BatchDraft, after version: Int) throws(Failure) -> Int? {
    try writing { db in
      try LogReader.version(db) == version ? BatchWriter.write(draft, to: db) : nil
    }
  }

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

  package func ledger(_ selection: LogSelection, _ moment: LogMoment) throws(Failure) -> Ledger {
    try reading { try LogReader($0, moment).ledger(selection) }
  }

  package func isEmpty(_ kind: FactKind) throws(Failure) -> Bool {
    try reading { db in
      try
        !(Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM delivery WHERE kind = ? LIMIT 1)", arguments: [kind.rawValue]) ?? false)
    }
  }

  package func eachFact(_ kind: FactKind, _ moment: LogMoment, _ body: ([Delivery]) -> Void) throws(Failure) {
    try reading { try LogReader($0, moment).eachFact(kind, body) }
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

  package func changedDossiers(
    from before: LogMoment, to after: LogMoment, atMost limit: Int
  ) throws(Failure) -> [String]? {
    try reading { try LogChanges($0, from: before.version, to: after.version).dossiers(atMost: limit) }
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

  func writing<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw failedWrite(error)
    }
  }
}
