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
      configuration.prepareDatabase { db in
        // Acknowledged means on the disk, also after a power cut.
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      database = try DatabasePool(path: path, configuration: configuration)
      try Migrations.all.migrate(database)
    } catch {
      throw unreadableStore(path, error)
    }
  }

  /// Appends everything of the draft in one transaction and answers the batch's number.
  package func append(_ draft: BatchDraft) throws(Failure) -> Int {
    do {
      return try database.write { db in try BatchWriter.write(draft, to: db) }
    } catch {
      throw failedWrite(error)
    }
  }

  /// Everything delivered by batches that still count.
  package func ledger() throws(Failure) -> Ledger {
    do {
      return try database.read { db in
        var ledger = Ledger()
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT delivery.id, delivery.batch, kind, key, stated_at, digest, payload
            FROM delivery JOIN batch ON batch.id = delivery.batch
            WHERE batch.retracted_at IS NULL AND payload IS NOT NULL
            ORDER BY delivery.id
            """)
        while let row = try rows.next() {
          guard let kind = FactKind(rawValue: row[2]) else { continue }
          let instant: Int64? = row[4]
          let digest: Data = row[5]
          ledger.append(
            Delivery(
              batch: row[1], sequence: row[0], digest: Digest(Array(digest)),
              statement: Statement(
                kind: kind, key: row[3], instant: instant.map { Instant(seconds: $0) }, payload: row[6])))
        }
        return ledger
      }
    } catch {
      throw failedRead(error)
    }
  }

  /// A number that changes whenever the facts may have changed.
  package func version() throws(Failure) -> Int {
    do {
      return try database.read { db in
        try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) * 2 + count(retracted_at) FROM batch") ?? 0
      }
    } catch {
      throw failedRead(error)
    }
  }

  /// All batches, oldest first.
  package func batches() throws(Failure) -> [Batch] {
    do {
      return try database.read { db in
        let files = try Row.fetchAll(db, sql: "SELECT * FROM batch_file ORDER BY batch, position")
        let byBatch = Dictionary(grouping: files) { row -> Int in row["batch"] }
        return try Row.fetchAll(db, sql: "SELECT * FROM batch ORDER BY id").map { row in
          let retracted: Int64? = row["retracted_at"]
          let number: Int = row["id"]
          return Batch(
            number: number, arrivedAt: Instant(seconds: row["arrived_at"]), system: row["system"],
            isSample: row["is_sample"], files: (byBatch[number] ?? []).map(fileSummary),
            retractedAt: retracted.map { Instant(seconds: $0) })
        }
      }
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

private func fileSummary(_ row: Row) -> FileSummary {
  var summary = FileSummary(path: row["path"], kind: row["kind"])
  summary.rows = row["row_count"]
  summary.accepted = row["accepted"]
  summary.updated = row["updated"]
  summary.unchanged = row["unchanged"]
  summary.quarantined = row["quarantined"]
  return summary
}
