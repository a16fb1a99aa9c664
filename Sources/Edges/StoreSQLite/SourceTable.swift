package import Base
internal import Foundation
internal import GRDB

/// A row of `source_system`, as the store keeps it.
package struct SourceRow: Sendable {
  package var name: String
  package var unit: String?
  package var pathDigest: [UInt8]?
  package var addresses: [String]
  package var username: String?
  package var passwordDigest: [UInt8]?
  package var sessionDigest: [UInt8]?
  package var bodyLimit: Int
  package var dossierLink: String?
  package var reach: String?

  package init(
    name: String, unit: String?, pathDigest: [UInt8]?, addresses: [String], username: String?, passwordDigest: [UInt8]?,
    sessionDigest: [UInt8]?, bodyLimit: Int, dossierLink: String?, reach: String?
  ) {
    self.name = name
    self.unit = unit
    self.pathDigest = pathDigest
    self.addresses = addresses
    self.username = username
    self.passwordDigest = passwordDigest
    self.sessionDigest = sessionDigest
    self.bodyLimit = bodyLimit
    self.dossierLink = dossierLink
    self.reach = reach
  }
}

extension SQLiteLog {
  package func sourceRows() throws(Failure) -> [SourceRow] {
    try reading { db in
      try Row.fetchAll(db, sql: "SELECT * FROM source_system ORDER BY name").map { row in
        func bytes(_ column: String) -> [UInt8]? { (row[column] as Data?).map { Array($0) } }
        let addresses: String = row["addresses"]
        return SourceRow(
          name: row["name"], unit: row["unit"], pathDigest: bytes("path_digest"),
          addresses: addresses.split(separator: "\n").map(String.init), username: row["username"],
          passwordDigest: bytes("password_digest"), sessionDigest: bytes("session_digest"),
          bodyLimit: row["body_limit"], dossierLink: row["dossier_link"],
          reach: row["reach"])
      }
    }
  }

  package func keep(_ source: SourceRow) throws(Failure) {
    try writing { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO source_system (
            name, unit, path_digest, addresses, username, password_digest, session_digest, body_limit, dossier_link,
            reach)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          source.name, source.unit, source.pathDigest.map { Data($0) }, source.addresses.joined(separator: "\n"),
          source.username, source.passwordDigest.map { Data($0) }, source.sessionDigest.map { Data($0) },
          source.bodyLimit, source.dossierLink, source.reach,
        ])
    }
  }

  package func removeSourceRow(_ name: String) throws(Failure) -> Bool {
    try writing { db in
      try db.execute(sql: "DELETE FROM source_system WHERE name = ?", arguments: [name])
      return db.changesCount > 0
    }
  }
}
