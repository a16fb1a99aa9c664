import Access
import Base
import StoreSQLite
import Synchronization
import Work

/// A store that remembers what it was asked.
final class WatchedShelf: Sendable {
  let office: Office
  let calls = Mutex<[String]>([])

  init(_ office: Office) { self.office = office }

  private var log: SQLiteLog { office.log }
  private func heard(_ call: String) { calls.withLock { $0.append(call) } }
}

extension WatchedShelf: AccountShelf {
  func accounts() async throws(Failure) -> [Account] { try await log.accounts() }

  func account(_ number: Int) async throws(Failure) -> Account? { try await log.account(number) }

  func account(_ login: Login) async throws(Failure) -> Account? {
    heard("account")
    return try await log.account(login)
  }

  func passwordHash(_ account: Int) async throws(Failure) -> String? {
    heard("passwordHash")
    return try await log.passwordHash(account)
  }

  func add(
    _ drafts: [AccountDraft], onlyFirst: Bool, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> [Account]? {
    try await log.add(drafts, onlyFirst: onlyFirst, by: who, at: now, from: address)
  }

  func change(
    _ account: Int, _ change: AccountChange, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool {
    heard("change")
    return try await log.change(account, change, by: who, at: now, from: address)
  }
}

extension WatchedShelf: SessionShelf {
  func open(
    _ session: Session, shown passwordHash: String?, forgettingBefore past: Instant
  ) async throws(Failure) -> Bool {
    heard("open")
    return try await log.open(session, shown: passwordHash, forgettingBefore: past)
  }

  func session(_ token: Digest) async throws(Failure) -> (session: Session, account: Account)? {
    heard("session")
    return try await log.session(token)
  }

  func sessions(of account: Int) async throws(Failure) -> [Session] { try await log.sessions(of: account) }

  func touch(_ token: Digest, at now: Instant) async throws(Failure) { try await log.touch(token, at: now) }

  func end(
    _ token: Digest, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool { try await log.end(token, by: who, at: now, from: address) }

  func endSessions(
    of account: Int, keeping kept: Digest?, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Int {
    try await log.endSessions(of: account, keeping: kept, by: who, at: now, from: address)
  }
}

extension WatchedShelf: KeyShelf {
  func add(
    _ draft: AccessKey.Draft, secret: Digest, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> AccessKey { try await log.add(draft, secret: secret, by: who, at: now, from: address) }

  func key(_ number: Int) async throws(Failure) -> (key: AccessKey, secret: Digest)? { try await log.key(number) }

  func keys() async throws(Failure) -> [AccessKey] { try await log.keys() }

  func revoke(
    _ number: Int, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool { try await log.revoke(number, by: who, at: now, from: address) }

  func use(_ number: Int, on day: Day) async throws(Failure) { try await log.use(number, on: day) }
}

extension WatchedShelf: AttemptShelf {
  func take(_ subjects: [Attempts.Scope: Digest], at now: Instant) async throws(Failure) -> Int64 {
    heard("take")
    return try await log.take(subjects, at: now)
  }

  func succeed(_ subjects: [Attempts.Scope: Digest], at now: Instant) async throws(Failure) {
    heard("succeed")
    try await log.succeed(subjects, at: now)
  }

  func secret(named name: String, fresh: Digest) async throws(Failure) -> Digest {
    try await log.secret(named: name, fresh: fresh)
  }
}

extension WatchedShelf: TrailLog {
  func note(_ entry: TrailEntry) throws(Failure) {
    heard("note")
    try log.note(entry)
  }

  func append(_ entries: [TrailEntry]) async throws(Failure) { try await log.append(entries) }

  func trail(_ question: TrailQuestion) async throws(Failure) -> [TrailRow] { try await log.trail(question) }
}

extension WatchedShelf: IdentityShelf {
  func account(issuer: String, subject: String) async throws(Failure) -> Account? {
    try await log.account(issuer: issuer, subject: subject)
  }

  func link(
    issuer: String, subject: String, as known: [Identity], at now: Instant, from address: Digest?
  ) async throws(Failure) -> Account? {
    try await log.link(issuer: issuer, subject: subject, as: known, at: now, from: address)
  }

  func expect(
    _ identity: Identity, issuer: String, account: Int, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool {
    try await log.expect(identity, issuer: issuer, account: account, by: who, at: now, from: address)
  }
}
