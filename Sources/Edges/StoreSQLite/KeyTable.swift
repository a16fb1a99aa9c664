package import Access
package import Base
internal import Foundation
internal import GRDB

// Keys of programs.
extension SQLiteLog {
  package func add(
    _ draft: AccessKey.Draft, secret: Digest, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> AccessKey {
    try await writingElsewhere { db in
      let scopes = draft.scopes.map(\.rawValue).sorted(by: codePointOrder).joined(separator: " ")
      try db.execute(
        sql: "INSERT INTO access_key (name, secret, scopes, valid_to, created_at) VALUES (?, ?, ?, ?, ?)",
        arguments: [draft.name, Data(secret.bytes), scopes, Int(draft.validTo.number), now.seconds])
      let number = Int(db.lastInsertedRowID)
      for grant in Set(draft.grants) {
        try db.execute(
          sql: "INSERT INTO access_key_grant (access_key, role, unit) VALUES (?, ?, ?)",
          arguments: [number, grant.role.rawValue, grant.unit?.text ?? ""])
      }
      let entry = TrailEntry(at: now, who: who, .keyMade, record: "key:\(number)", address: address)
      try TrailChain.append([entry], state: AccessState.key(number, db), to: db)
      return AccessKey(number: number, draft: draft, createdAt: now, revokedAt: nil, lastUsed: nil)
    }
  }

  /// A key and the hash of its secret.
  package func key(_ number: Int) async throws(Failure) -> (key: AccessKey, secret: Digest)? {
    try await readingElsewhere { try KeyRows.all("WHERE id = ?", [number], $0).first }
  }

  package func keys() async throws(Failure) -> [AccessKey] {
    try await readingElsewhere { try KeyRows.all("", [], $0).map(\.key) }
  }

  /// False when there is no such key, or it was revoked already.
  package func revoke(_ number: Int, by who: Visitor.Kind, at now: Instant, from address: Digest?) async throws(Failure)
    -> Bool
  {
    try await writingElsewhere { db in
      try db.execute(
        sql: "UPDATE access_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
        arguments: [now.seconds, number])
      if db.changesCount == 0 { return false }
      let entry = TrailEntry(at: now, who: who, .keyRevoked, record: "key:\(number)", address: address)
      try TrailChain.append([entry], state: AccessState.key(number, db), to: db)
      return true
    }
  }

  package func use(_ number: Int, on day: Day) async throws(Failure) {
    try await writingElsewhere { db in
      try db.execute(
        sql: "UPDATE access_key SET last_used = max(coalesce(last_used, ?), ?) WHERE id = ?",
        arguments: [Int(day.number), Int(day.number), number])
    }
  }
}

private enum KeyRows {
  static func all(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [(key: AccessKey, secret: Digest)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, secret, scopes, valid_to, created_at, revoked_at, last_used FROM access_key \(condition)
        ORDER BY id
        """, arguments: arguments
    ).map { row in
      let (number, secret, scopes): (Int, Data, String) = try (row.value(0), row.value(2), row.value(3))
      let (validTo, revokedAt, lastUsed): (Int32, Int64?, Int32?) = try (row.value(4), row.value(6), row.value(7))
      let draft = AccessKey.Draft(
        name: try row.value(1), grants: try AccountRows.grants("access_key_grant", "access_key", number, db),
        scopes: Set(scopes.split(separator: " ").compactMap { Permission(rawValue: String($0)) }),
        validTo: Day(number: validTo))
      let key = AccessKey(
        number: number, draft: draft, createdAt: Instant(seconds: try row.value(5)),
        revokedAt: revokedAt.map { Instant(seconds: $0) }, lastUsed: lastUsed.map { Day(number: $0) })
      return (key, Digest(Array(secret)))
    }
  }
}
