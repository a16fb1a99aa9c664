internal import Base
internal import Foundation
internal import GRDB
internal import Records

/// Reads the log inside one transaction.
enum LogReader {
  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) * 1000003 + count(retracted_at) FROM batch") ?? 0
  }

  static func batches(_ db: Database) throws -> [Batch] {
    let files = try Row.fetchAll(db, sql: "SELECT * FROM batch_file ORDER BY batch, position")
    let byBatch = Dictionary(grouping: files) { row -> Int in row["batch"] }
    return try Row.fetchAll(
      db, sql: "SELECT id, arrived_at, system, is_sample, retracted_at FROM batch ORDER BY id"
    ).map { row in
      let retracted: Int64? = row["retracted_at"]
      let number: Int = row["id"]
      return Batch(
        number: number, arrivedAt: Instant(seconds: row["arrived_at"]), system: row["system"],
        isSample: row["is_sample"], files: (byBatch[number] ?? []).map(fileSummary),
        retractedAt: retracted.map { Instant(seconds: $0) })
    }
  }

  /// Deliveries of batches that count, and those of retracted batches that a batch that counts said again.
  static func ledger(_ db: Database) throws -> Ledger {
    let retracted = Set(try Int.fetchAll(db, sql: "SELECT id FROM batch WHERE retracted_at IS NOT NULL"))
    let restated = retracted.isEmpty ? [] : try restatedDeliveries(db)
    var ledger = Ledger()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, batch, kind, key, stated_at, digest, payload FROM delivery
        WHERE payload IS NOT NULL ORDER BY id
        """)
    while let row = try rows.next() {
      let (id, batch): (Int, Int) = (row[0], row[1])
      guard !retracted.contains(batch) || restated.contains(id), let kind = FactKind(rawValue: row[2]) else { continue }
      let instant: Int64? = row[4]
      let digest: Data = row[5]
      ledger.append(
        Delivery(
          batch: batch, sequence: id, digest: Digest(Array(digest)),
          statement: Statement(
            kind: kind, key: row[3], instant: instant.map { Instant(seconds: $0) }, payload: row[6])))
    }
    return ledger
  }

  private static func restatedDeliveries(_ db: Database) throws -> Set<Int> {
    let lists = try Data.fetchAll(
      db, sql: "SELECT restated FROM batch WHERE retracted_at IS NULL AND restated IS NOT NULL")
    return lists.reduce(into: []) { all, list in all.formUnion(DeliveryList.decode(Array(list))) }
  }

  private static func fileSummary(_ row: Row) -> FileSummary {
    var summary = FileSummary(path: row["path"], kind: row["kind"])
    summary.rows = row["row_count"]
    summary.accepted = row["accepted"]
    summary.updated = row["updated"]
    summary.unchanged = row["unchanged"]
    summary.quarantined = row["quarantined"]
    return summary
  }
}
