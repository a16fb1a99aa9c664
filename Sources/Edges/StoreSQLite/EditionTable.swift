package import Base
internal import Foundation
internal import GRDB

/// One row of the table of editions, as this edge sees it.
package struct EditionRow: Sendable {
  package let number: Int
  package let month: String
  package let madeAt: Instant
  package let version: Int
  package let replaces: Int?
  package let reason: String
  package let changes: String
  package let digest: [UInt8]

  package init(
    number: Int, month: String, madeAt: Instant, version: Int, replaces: Int?, reason: String, changes: String,
    digest: [UInt8]
  ) {
    self.number = number
    self.month = month
    self.madeAt = madeAt
    self.version = version
    self.replaces = replaces
    self.reason = reason
    self.changes = changes
    self.digest = digest
  }
}

/// One file of an edition.
package struct EditionFileRow: Sendable {
  package let name: String
  package let digest: [UInt8]
  package let content: [UInt8]

  package init(name: String, digest: [UInt8], content: [UInt8]) {
    self.name = name
    self.digest = digest
    self.content = content
  }
}

extension SQLiteLog {
  /// Appends an edition with its files under its number; false and nothing written when the number is taken.
  package func append(_ row: EditionRow, _ files: [EditionFileRow]) throws(Failure) -> Bool {
    try writing { db in
      let last = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) FROM edition") ?? 0
      guard row.number == last + 1 else { return false }
      try db.execute(
        sql: """
          INSERT INTO edition (number, month, made_at, version, replaces, reason, changes, digest)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          row.number, row.month, row.madeAt.seconds, row.version, row.replaces, row.reason, row.changes,
          Data(row.digest),
        ])
      for file in files {
        try db.execute(
          sql: "INSERT INTO edition_file (edition, name, digest, content) VALUES (?, ?, ?, ?)",
          arguments: [row.number, file.name, Data(file.digest), Data(file.content)])
      }
      return true
    }
  }

  /// All editions, in the order of their numbers.
  package func editionRows() throws(Failure) -> [EditionRow] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: "SELECT number, month, made_at, version, replaces, reason, changes, digest FROM edition ORDER BY number"
      ).map { row in
        let digest: Data = row[7]
        return EditionRow(
          number: row[0], month: row[1], madeAt: Instant(seconds: row[2]), version: row[3], replaces: row[4],
          reason: row[5], changes: row[6], digest: Array(digest))
      }
    }
  }

  /// The files of an edition, by name.
  package func editionFileRows(of number: Int) throws(Failure) -> [EditionFileRow] {
    try reading { db in
      try Row.fetchAll(
        db, sql: "SELECT name, digest, content FROM edition_file WHERE edition = ? ORDER BY name", arguments: [number]
      ).map { row in
        let (digest, content): (Data, Data) = (row[1], row[2])
        return EditionFileRow(name: row[0], digest: Array(digest), content: Array(content))
      }
    }
  }
}
