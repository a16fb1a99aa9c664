package import Base
internal import Foundation
internal import GRDB
package import Records

// What source systems are remembered by, and which files a watched folder has brought.
extension SQLiteLog {
  package func remembered(of system: String) throws(Failure) -> [RememberedHeading] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT part, kind, said, meaning, is_decided FROM system_mapping WHERE system = ? ORDER BY part, kind, said
          """, arguments: [system]
      ).compactMap { row in
        let kind: UInt8 = row["kind"]
        return RememberedHeading.Part(rawValue: row["part"]).map { part in
          RememberedHeading(
            part, FactKind(rawValue: kind), said: row["said"], meaning: row["meaning"], isDecided: row["is_decided"])
        }
      }
    }
  }

  package func remember(
    _ lessons: [RememberedHeading], of system: String, at instant: Instant
  ) throws(Failure) {
    try writing { db in
      // What a person decided is not undone by what a wording gives in a later file.
      for lesson in lessons {
        try db.execute(
          sql: """
            INSERT INTO system_mapping (system, part, kind, said, meaning, is_decided, learned_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (system, part, kind, said) DO UPDATE
            SET meaning = excluded.meaning, is_decided = excluded.is_decided, learned_at = excluded.learned_at
            WHERE excluded.is_decided OR NOT is_decided
            """,
          arguments: [
            system, lesson.part.rawValue, lesson.kind?.rawValue ?? 0, lesson.said, lesson.meaning, lesson.isDecided,
            instant.seconds,
          ])
      }
    }
  }

  package func systems() throws(Failure) -> [RememberedSystem] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT system, count(*) AS known, max(learned_at) AS last FROM system_mapping GROUP BY system ORDER BY system
          """
      ).map { row in
        RememberedSystem(name: row["system"], count: row["known"], lastLearned: Instant(seconds: row["last"]))
      }
    }
  }

  package func forget(_ system: String) throws(Failure) -> Bool {
    try writing { db in
      try db.execute(sql: "DELETE FROM system_mapping WHERE system = ?", arguments: [system])
      return db.changesCount > 0
    }
  }

  package func hasSeen(_ digest: Digest) throws(Failure) -> Bool {
    try reading { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM watched_file WHERE digest = ?)", arguments: [Data(digest.bytes)])
        ?? false
    }
  }

  package func see(_ digest: Digest, path: String, at instant: Instant) throws(Failure) {
    try writing { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO watched_file (digest, path, seen_at) VALUES (?, ?, ?)",
        arguments: [Data(digest.bytes), path, instant.seconds])
    }
  }
}
