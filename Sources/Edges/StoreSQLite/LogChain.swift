internal import Base
internal import Formats
internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Records

/// The chain over the log's changes: each entry's hash covers the one before, so nothing can be changed, left out or put in
/// between without showing. It runs over digests, so a payload that the law orders deleted can go.
enum LogChain {
  enum Kind: String {
    case batch, retraction, erasure
    /// The log was brought back from a backup. Changes no fact; keeps the version growing, so that nobody takes the log for
    /// the one that was replaced.
    case restoration
  }

  /// Appends an entry for what has just been written; `leaping`: with a number greater than this one.
  static func append(
    _ kind: Kind, batch: Int?, at seconds: Int64, erased: [Int] = [], leaping least: Int = 0, to db: Database
  ) throws {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT seq, chain FROM log_entry ORDER BY seq DESC LIMIT 1"))
    let sequence = try max(last?.value(0) ?? 0, least) + 1
    let before: Data = try last?.value(1) ?? Data(count: 32)
    let content = try content(kind, batch: batch, erased: erased, db)
    let chain = link(
      after: Array(before), kind, sequence: sequence, batch: batch, at: seconds, content: content)
    try db.cachedStatement(
      sql: "INSERT INTO log_entry (seq, kind, batch, at, content, chain) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [sequence, kind.rawValue, batch, seconds, Data(content), Data(chain)])
  }

  static func link(
    after before: [UInt8], _ kind: Kind, sequence: Int, batch: Int?, at seconds: Int64, content: [UInt8]
  ) -> [UInt8] {
    var digest = FieldDigest()
    digest.add(before)
    digest.add(kind.rawValue)
    digest.add(Int64(sequence))
    digest.add(Int64(batch ?? 0))
    digest.add(seconds)
    digest.add(content)
    return digest.bytes
  }

  /// The hash of what an entry brought. Frozen: a change would break the chain of every store.
  static func content(_ kind: Kind, batch: Int?, erased: [Int] = [], _ db: Database) throws -> [UInt8] {
    var digest = FieldDigest()
    switch kind {
    case .batch: if let batch { try add(batch: batch, to: &digest, db) }
    case .retraction, .restoration: break
    case .erasure: for delivery in erased { digest.add(Int64(delivery)) }
    }
    return digest.bytes
  }

  private static func add(batch: Int, to digest: inout FieldDigest, _ db: Database) throws {
    guard
      let head = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT arrived_at, system, is_sample, restated, first_delivery, last_delivery FROM batch WHERE id = ?"),
        arguments: [batch])
    else { return }
    digest.add(try head.value(0) as Int64)
    digest.add(try head.value(1) as String)
    digest.add((try head.value(2) as Bool) ? 1 : 0)
    let restated: Data? = try head.value(3)
    digest.add(restated.map { Array($0) } ?? [])
    digest.add("batch_file")
    let files = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT position, path, kind, row_count, accepted, updated, unchanged, quarantined FROM batch_file
          WHERE batch = ? ORDER BY position
          """), arguments: [batch])
    while let row = try files.next() {
      digest.add(try row.value(0) as Int64)
      digest.add(try row.value(1) as String)
      digest.add(try row.value(2) as String)
      for column in 3...7 { digest.add(try row.value(column) as Int64) }
    }
    digest.add("delivery")
    try add(deliveries: head.value(4) as Int64? ?? 0, to: head.value(5) as Int64? ?? -1, &digest, db)
    for table in ["quarantine", "batch_finding"] {
      digest.add(table)
      let columns =
        table == "quarantine" ? "file, line, column_name, value, reason" : "kind, fact_kind, unit, record, detail"
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT \(columns) FROM \(table) WHERE batch = ? ORDER BY rowid"), arguments: [batch])
      while let row = try rows.next() {
        for column in 0..<5 {
          switch (row[column] as DatabaseValue).storage {
          case .string(let text): digest.add(text)
          case .int64(let number): digest.add(number)
          case .null, .double, .blob: digest.add(.min)
          }
        }
      }
    }
  }

  /// Through SQLite's own interface: these are the rows that come by the million.
  private static func add(
    deliveries first: Int64, to last: Int64, _ digest: inout FieldDigest, _ db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT id, kind, key, stated_at, digest FROM delivery WHERE id BETWEEN ? AND ? ORDER BY id")
    try statement.setArguments([first, last])
    let row = statement.sqliteStatement
    defer { sqlite3_reset(row) }
    while true {
      let step = sqlite3_step(row)
      if step == SQLITE_DONE { return }
      guard step == SQLITE_ROW else { throw db.failure(step) }
      digest.add(sqlite3_column_int64(row, 0))
      digest.add(sqlite3_column_int64(row, 1))
      digest.add(UnsafeRawBufferPointer(start: sqlite3_column_text(row, 2), count: Int(sqlite3_column_bytes(row, 2))))
      digest.add(sqlite3_column_type(row, 3) == SQLITE_NULL ? .min : sqlite3_column_int64(row, 3))
      digest.add(UnsafeRawBufferPointer(start: sqlite3_column_blob(row, 4), count: Int(sqlite3_column_bytes(row, 4))))
    }
  }
}
