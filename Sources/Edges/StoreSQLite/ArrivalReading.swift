package import Base
internal import Foundation
internal import GRDB
package import Records

// What arrived lately and from whom, by batch.
extension SQLiteLog {
  package func arrivals(before number: Int?, atMost limit: Int) throws(Failure) -> [Batch] {
    try reading { db in
      try Self.batches(
        db, "WHERE id < ? ORDER BY id DESC LIMIT ?", [number ?? Int.max, limit])
    }
  }

  package func arrival(_ number: Int) throws(Failure) -> Batch? {
    try reading { db in try Self.batches(db, "WHERE id = ?", [number]).first }
  }

  /// What kind of rows a file of this path held, when it last came.
  package func kind(ofFile path: String) throws(Failure) -> String? {
    try reading { db in
      try String.fetchOne(
        db, sql: "SELECT kind FROM batch_file WHERE path = ? ORDER BY batch DESC LIMIT 1", arguments: [path])
    }
  }

  /// Takes every made-up batch back that still counts, all or none; their numbers, the newest first.
  package func retractSample(at instant: Instant) throws(Failure) -> [Int] {
    try writing { db in
      let numbers = try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM batch WHERE is_sample
            AND NOT EXISTS (SELECT 1 FROM log_entry WHERE log_entry.batch = batch.id AND log_entry.kind = 'retraction')
          ORDER BY id DESC
          """)
      for number in numbers { try LogChain.append(.retraction, batch: number, at: instant.seconds, to: db) }
      return numbers
    }
  }

  private static func batches(_ db: Database, _ which: String, _ arguments: StatementArguments) throws -> [Batch] {
    try Row.fetchAll(db, sql: "SELECT id, arrived_at, system, is_sample FROM batch \(which)", arguments: arguments)
      .map { row in
        let number: Int = row["id"]
        let files = try Row.fetchAll(
          db, sql: "SELECT * FROM batch_file WHERE batch = ? ORDER BY position", arguments: [number]
        ).map { row in
          var file = FileSummary(path: row["path"], kind: row["kind"])
          file.rows = row["row_count"]
          file.accepted = row["accepted"]
          file.updated = row["updated"]
          file.unchanged = row["unchanged"]
          file.quarantined = row["quarantined"]
          return file
        }
        let retracted = try Int64.fetchOne(
          db, sql: "SELECT at FROM log_entry WHERE batch = ? AND kind = 'retraction'", arguments: [number])
        return Batch(
          number: number, arrivedAt: Instant(seconds: row["arrived_at"]), system: row["system"],
          isSample: row["is_sample"], files: files, retractedAt: retracted.map { Instant(seconds: $0) })
      }
  }

  package func arrivalsBySystem() throws(Failure) -> [(
    system: String, newest: Instant, batches: Int, deliveries: Int, quarantined: Int
  )] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT system, max(arrived_at) AS newest, count(*) AS batches,
            sum(coalesce(last_delivery - first_delivery + 1, 0)) AS deliveries,
            (SELECT count(*) FROM quarantine q JOIN batch b ON b.id = q.batch WHERE b.system = batch.system) AS kept_back
          FROM batch GROUP BY system ORDER BY system
          """
      ).map { row in
        (row["system"], Instant(seconds: row["newest"]), row["batches"], row["deliveries"], row["kept_back"])
      }
    }
  }
}
