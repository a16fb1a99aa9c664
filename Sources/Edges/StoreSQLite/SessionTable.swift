package import Access
package import Base
internal import Foundation
internal import GRDB

// Who is signed in. Rows come and go; that somebody signed in or out stays in the trail.
extension SQLiteLog {
  /// Opens a session; rows of sessions that are over go at the same time. False when the account was closed, or its password
  /// is no longer the one that was shown: it may have been changed while that was looked at.
  package func open(
    _ session: Session, shown passwordHash: String?, forgettingBefore past: Instant
  ) async throws(Failure) -> Bool {
    try await writingElsewhere { db in
      let isSame = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM account WHERE id = ? AND is_disabled = 0 AND (? IS NULL OR password = ?))
          """, arguments: [session.account, passwordHash, passwordHash])
      guard isSame ?? false else { return false }
      try db.execute(sql: "DELETE FROM session WHERE created_at < ?", arguments: [past.seconds])
      try db.execute(
        sql: "INSERT INTO session (token, account, created_at, seen_at, address) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          Data(session.token.bytes), session.account, session.createdAt.seconds, session.seenAt.seconds,
          Data(session.address.bytes),
        ])
      let entry = TrailEntry(
        at: session.createdAt, who: .person(session.account), .signedIn, record: "account:\(session.account)",
        address: session.address)
      try TrailChain.append([entry], to: db)
      return true
    }
  }

  /// The session of a token's hash, with its account as it is now.
  package func session(_ token: Digest) async throws(Failure) -> (session: Session, account: Account)? {
    try await readingElsewhere { db in
      guard let session = try SessionRows.all("token = ?", [Data(token.bytes)], db).first,
        let account = try AccountRows.all("WHERE id = ?", [session.account], db).first
      else { return nil }
      return (session, account)
    }
  }

  package func sessions(of account: Int) async throws(Failure) -> [Session] {
    try await readingElsewhere { try SessionRows.all("account = ?", [account], $0) }
  }

  /// Remembers that something was asked in the session; never brings back one that has ended.
  package func touch(_ token: Digest, at now: Instant) async throws(Failure) {
    try await writingElsewhere { db in
      try db.execute(
        sql: "UPDATE session SET seen_at = max(seen_at, ?) WHERE token = ?",
        arguments: [now.seconds, Data(token.bytes)])
    }
  }

  /// False when there is no such session.
  package func end(_ token: Digest, by who: Visitor.Kind, at now: Instant, from address: Digest?) async throws(Failure)
    -> Bool
  {
    try await writingElsewhere { db in
      guard let session = try SessionRows.all("token = ?", [Data(token.bytes)], db).first else { return false }
      try db.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [Data(token.bytes)])
      let entry = TrailEntry(
        at: now, who: who, who == .person(session.account) ? .signedOut : .sessionsEnded,
        record: "account:\(session.account)", address: address)
      try TrailChain.append([entry], to: db)
      return true
    }
  }

  /// Ends every session of a person but one; answers how many.
  package func endSessions(
    of account: Int, keeping kept: Digest?, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Int {
    try await writingElsewhere { db in
      try db.execute(
        sql: "DELETE FROM session WHERE account = ? AND token IS NOT ?",
        arguments: [account, kept.map { Data($0.bytes) }])
      let count = db.changesCount
      let entry = TrailEntry(
        at: now, who: who, .sessionsEnded, record: "account:\(account)", rows: count, address: address)
      try TrailChain.append([entry], to: db)
      return count
    }
  }
}

private enum SessionRows {
  static func all(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Session] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT token, account, created_at, seen_at, address FROM session WHERE \(condition) ORDER BY created_at"),
      arguments: arguments
    ).map { row in
      let (token, address): (Data, Data) = try (row.value(0), row.value(4))
      return Session(
        token: Digest(Array(token)), account: try row.value(1), createdAt: Instant(seconds: try row.value(2)),
        seenAt: Instant(seconds: try row.value(3)), address: Digest(Array(address)))
    }
  }
}
