package import Access
package import Base
internal import Foundation
internal import GRDB

// Accounts and their grants. Every change is written together with its line of the trail.
extension SQLiteLog {
  package func accounts() async throws(Failure) -> [Account] {
    try await readingElsewhere { try AccountRows.all("", [], $0) }
  }

  package func account(_ number: Int) async throws(Failure) -> Account? {
    try await readingElsewhere { try AccountRows.all("WHERE id = ?", [number], $0).first }
  }

  package func account(_ login: Login) async throws(Failure) -> Account? {
    try await readingElsewhere { try AccountRows.all("WHERE login = ?", [login.text], $0).first }
  }

  /// The text of the password's hash; nil when the account has none.
  package func passwordHash(_ account: Int) async throws(Failure) -> String? {
    try await readingElsewhere { db in
      try Row.fetchOne(db, sql: "SELECT password FROM account WHERE id = ?", arguments: [account]).flatMap {
        try $0.value(0) as String?
      }
    }
  }

  /// Makes accounts, all or none, each with a one-time password. Nil and nothing written when a login is taken; `onlyFirst`:
  /// or when there is any account.
  package func add(
    _ drafts: [AccountDraft], onlyFirst: Bool, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> [Account]? {
    try await writingElsewhere { db in
      if onlyFirst, try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM account)") ?? true { return nil }
      var numbers: [Int] = []
      for draft in drafts {
        let profile = draft.profile
        let isTaken = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE login = ?)", arguments: [profile.login.text])
        if isTaken ?? true {
          // What was made before it in this transaction goes too.
          throw TakenLogin()
        }
        try db.execute(
          sql: """
            INSERT INTO account (login, name, unit, officer, password, must_change, is_disabled, created_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?)
            """,
          arguments: [
            profile.login.text, profile.name, profile.unit?.text, profile.officer, draft.passwordHash,
            draft.passwordHash != nil, now.seconds,
          ])
        let number = Int(db.lastInsertedRowID)
        try AccountRows.put(draft.grants, number, db)
        try TrailChain.append(
          [
            TrailEntry(
              at: now, who: who, .accountMade, unit: profile.unit, record: "account:\(number)", address: address)
          ], state: AccessState.account(number, db), to: db)
        numbers.append(number)
      }
      return try numbers.flatMap { try AccountRows.all("WHERE id = ?", [$0], db) }
    } turning: {
      $0 is TakenLogin ? .some(nil) : nil
    }
  }

  /// False when there is no such account, and nothing is written.
  package func change(
    _ account: Int, _ change: AccountChange, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool {
    try await writingElsewhere { db in
      guard let row = try AccountRows.all("WHERE id = ?", [account], db).first else { return false }
      let (sql, arguments, deed): (String?, StatementArguments, Deed?)
      switch change {
      case .profile(let profile):
        (sql, arguments) = (
          "login = ?, name = ?, unit = ?, officer = ?",
          [profile.login.text, profile.name, profile.unit?.text, profile.officer]
        )
        deed = .accountChanged
      case .grants(let grants):
        try AccountRows.put(grants, account, db)
        (sql, arguments, deed) = (nil, [], .granted)
      case .disable: (sql, arguments, deed) = ("is_disabled = 1", [], .disabled)
      case .enable: (sql, arguments, deed) = ("is_disabled = 0", [], .enabled)
      case .password(let hash, let isOneTime, _):
        (sql, arguments, deed) = ("password = ?, must_change = ?", [hash, isOneTime], .passwordChanged)
      case .rehash(let hash, let old):
        let kept = try String.fetchOne(db, sql: "SELECT password FROM account WHERE id = ?", arguments: [account])
        if kept != old { return false }
        (sql, arguments, deed) = ("password = ?", [hash], .accountChanged)
      }
      if let sql {
        try db.execute(sql: "UPDATE account SET \(sql) WHERE id = ?", arguments: arguments + [account])
      }
      switch change {
      case .disable: try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account])
      case .password(_, _, let kept):
        try db.execute(
          sql: "DELETE FROM session WHERE account = ? AND token IS NOT ?",
          arguments: [account, kept.map { Data($0.bytes) }])
      case .profile, .grants, .enable, .rehash: break
      }
      if let deed {
        try TrailChain.append(
          [
            TrailEntry(
              at: now, who: who, deed, unit: row.profile.unit, record: "account:\(account)", address: address)
          ], state: AccessState.account(account, db), to: db)
      }
      return true
    } turning: {
      ($0 as? DatabaseError)?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE ? false : nil
    }
  }
}

private struct TakenLogin: Error {}

/// Rows of accounts as values.
enum AccountRows {
  static func all(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Account] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, login, name, unit, officer, must_change, is_disabled, created_at FROM account \(condition)
        ORDER BY login
        """, arguments: arguments)
    return try rows.compactMap { row in
      let (text, unit): (String, String?) = try (row.value(1), row.value(3))
      guard let login = Login(text) else { return nil }
      let number: Int = try row.value(0)
      return Account(
        number: number,
        profile: Account.Profile(
          login: login, name: try row.value(2), unit: unit.map { UnitCode($0) }, officer: try row.value(4)),
        grants: try grants("account_grant", "account", number, db), isDisabled: try row.value(6),
        mustChangePassword: try row.value(5), createdAt: Instant(seconds: try row.value(7)))
    }
  }

  static func put(_ grants: [Grant], _ account: Int, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM account_grant WHERE account = ?", arguments: [account])
    for grant in Set(grants) {
      try db.execute(
        sql: "INSERT INTO account_grant (account, role, unit) VALUES (?, ?, ?)",
        arguments: [account, grant.role.rawValue, grant.unit?.text ?? ""])
    }
  }

  /// A role this version does not know gives nothing.
  static func grants(_ table: String, _ column: String, _ number: Int, _ db: Database) throws -> [Grant] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT role, unit FROM \(table) WHERE \(column) = ?"), arguments: [number]
    ).compactMap { row in
      let (role, unit): (String, String) = try (row.value(0), row.value(1))
      return Role(rawValue: role).map { Grant($0, at: unit.isEmpty ? nil : UnitCode(unit)) }
    }.sorted()
  }
}
