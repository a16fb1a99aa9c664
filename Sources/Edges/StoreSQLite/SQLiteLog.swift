package import Base
internal import Foundation
internal import GRDB
package import Records

/// The log in one SQLite file: batches and their deliveries are appended, never changed; a batch can be taken back whole.
package final class SQLiteLog: Sendable {
  private let database: DatabasePool

  /// Opens the file, making it if it is not there, and brings its schema up to date.
  package init(path: String) throws(Failure) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      database = try DatabasePool(path: path, configuration: configuration)
      // Acknowledged means on the disk, also after a power cut. Only now: opening a pool sets the writer to NORMAL.
      try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
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
    do {
      return try database.write { db in
        try LogReader.version(db) == version ? BatchWriter.write(draft, to: db) : nil
      }
    } catch {
      throw failedWrite(error)
    }
  }

  /// Version, batches and ledger of one moment.
  package func snapshot() throws(Failure) -> LogSnapshot {
    try reading { db in
      LogSnapshot(
        version: try LogReader.version(db), batches: try LogReader.batches(db), ledger: try LogReader.ledger(db))
    }
  }

  /// A number that changes whenever the facts may have changed.
  package func version() throws(Failure) -> Int { try reading { try LogReader.version($0) } }

  /// How hard the writer syncs: 2 is FULL, a commit is on the disk when it returns.
  package func synchronousLevel() throws(Failure) -> Int {
    do {
      return try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 }
    } catch {
      throw failedRead(error)
    }
  }

  private func reading<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw failedRead(error)
    }
  }

  /// Takes a batch back. False when it was taken back already; nil when there is no such batch.
  package func retract(_ number: Int, at instant: Instant) throws(Failure) -> Bool? {
    do {
      return try database.write { db in
        guard let row = try Row.fetchOne(db, sql: "SELECT retracted_at FROM batch WHERE id = ?", arguments: [number])
        else { return nil }
        let retracted: Int64? = row[0]
        if retracted != nil { return false }
        try db.execute(
          sql: "UPDATE batch SET retracted_at = ? WHERE id = ?", arguments: [instant.seconds, number])
        return true
      }
    } catch {
      throw failedWrite(error)
    }
  }

  /// Unreadable rows of batches that still count, each once.
  package func quarantine() throws(Failure) -> [QuarantinedRow] {
    do {
      return try database.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT DISTINCT file, line, column_name, value, reason
            FROM quarantine JOIN batch ON batch.id = quarantine.batch
            WHERE batch.retracted_at IS NULL
            ORDER BY file, line, column_name, value
            """
        ).compactMap { row in
          guard let reason = QuarantinedRow.Reason(rawValue: row["reason"]) else { return nil }
          return QuarantinedRow(
            file: row["file"], line: row["line"], column: row["column_name"], value: row["value"], reason: reason)
        }
      }
    } catch {
      throw failedRead(error)
    }
  }

  /// Findings made while importing, of batches that still count, each once.
  package func findings() throws(Failure) -> [Finding] {
    do {
      return try database.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT DISTINCT batch_finding.kind AS kind, fact_kind, unit, record, detail
            FROM batch_finding JOIN batch ON batch.id = batch_finding.batch
            WHERE batch.retracted_at IS NULL
            ORDER BY kind, fact_kind, record, detail
            """
        ).compactMap { row in
          guard let kind = Finding.Kind(rawValue: row["kind"]), let factKind = FactKind(rawValue: row["fact_kind"])
          else {
            return nil
          }
          let unit: String? = row["unit"]
          return Finding(
            kind: kind, unit: unit.map { UnitCode($0) }, factKind: factKind, record: row["record"],
            detail: row["detail"])
        }
      }
    } catch {
      throw failedRead(error)
    }
  }
}
