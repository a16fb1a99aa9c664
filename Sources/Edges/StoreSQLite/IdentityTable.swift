package import Access
package import Base
internal import GRDB

// Whom outside providers mean.
extension SQLiteLog {
  package func account(issuer: String, subject: String) async throws(Failure) -> Account? {
    try await readingElsewhere { try IdentityRows.account(issuer, Identity(.subject, subject), $0) }
  }

  /// The account registered for one of these becomes this subject's. What it was registered under is used up, and so is a
  /// one-time password nobody needs any more.
  package func link(
    issuer: String, subject: String, as known: [Identity], at now: Instant, from address: Digest?
  ) async throws(Failure) -> Account? {
    try await writingElsewhere { db in
      let subject = Identity(.subject, subject)
      if let linked = try IdentityRows.account(issuer, subject, db) { return linked }
      for identity in known where identity.kind != .subject {
        guard let account = try IdentityRows.account(issuer, identity, db) else { continue }
        // An account is one person: whoever else comes under a name that was passed on is not let in.
        let hasSubject = try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM account_identity WHERE issuer = ? AND kind = 'subject' AND account = ?)
            """, arguments: [issuer, account.number])
        if hasSubject ?? true || account.isDisabled { return nil }
        try db.execute(
          sql: "DELETE FROM account_identity WHERE issuer = ? AND account = ?", arguments: [issuer, account.number])
        try IdentityRows.put(subject, issuer, account.number, db)
        try db.execute(
          sql: "UPDATE account SET password = NULL, must_change = 0 WHERE id = ? AND must_change = 1",
          arguments: [account.number])
        try IdentityRows.tell(account, .person(account.number), now, address, db)
        return try IdentityRows.account(issuer, subject, db)
      }
      return nil
    }
  }

  /// False when it means another account already.
  package func expect(
    _ identity: Identity, issuer: String, account number: Int, by who: Visitor.Kind, at now: Instant,
    from address: Digest?
  ) async throws(Failure) -> Bool {
    try await writingElsewhere { db in
      guard let account = try AccountRows.all("WHERE id = ?", [number], db).first else { return false }
      if let other = try IdentityRows.account(issuer, identity, db) { return other.number == number }
      try IdentityRows.put(identity, issuer, number, db)
      try IdentityRows.tell(account, who, now, address, db)
      return true
    }
  }
}

private enum IdentityRows {
  static func account(_ issuer: String, _ identity: Identity, _ db: Database) throws -> Account? {
    try AccountRows.all(
      "WHERE id = (SELECT account FROM account_identity WHERE issuer = ? AND kind = ? AND value = ?)",
      [issuer, identity.kind.rawValue, identity.value], db
    ).first
  }

  static func put(_ identity: Identity, _ issuer: String, _ account: Int, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO account_identity (issuer, kind, value, account) VALUES (?, ?, ?, ?)",
      arguments: [issuer, identity.kind.rawValue, identity.value, account])
  }

  static func tell(
    _ account: Account, _ who: Visitor.Kind, _ now: Instant, _ address: Digest?, _ db: Database
  ) throws {
    let entry = TrailEntry(
      at: now, who: who, .identityLinked, unit: account.profile.unit, record: "account:\(account.number)",
      address: address)
    try TrailChain.append([entry], state: AccessState.account(account.number, db), to: db)
  }
}
