package import Access
package import Base

// Where accounts, sessions, keys, tries and the trail are kept. A server calls them, so all of them give way while they wait.
// Whatever changes something is written together with its line of the trail, or not at all.

package protocol AccountShelf: Sendable {
  /// By login.
  func accounts() async throws(Failure) -> [Account]
  func account(_ number: Int) async throws(Failure) -> Account?
  func account(_ login: Login) async throws(Failure) -> Account?
  /// The text of the password's hash; nil when the account has none.
  func passwordHash(_ account: Int) async throws(Failure) -> String?
  /// Makes accounts, all or none; those with a password must change it. Nil when a login is taken; `onlyFirst`: or when
  /// there is any account.
  func add(
    _ drafts: [AccountDraft], onlyFirst: Bool, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> [Account]?
  /// False when there is no such account, or the login is taken.
  func change(
    _ account: Int, _ change: AccountChange, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool
}

package protocol SessionShelf: Sendable {
  /// Opens a session and forgets those opened before `past`. False when the account is closed, or its password's hash is not
  /// `passwordHash` (nil: whatever it is).
  func open(
    _ session: Session, shown passwordHash: String?, forgettingBefore past: Instant
  ) async throws(Failure) -> Bool
  /// The session of a token's hash, with its account as it is now.
  func session(_ token: Digest) async throws(Failure) -> (session: Session, account: Account)?
  func sessions(of account: Int) async throws(Failure) -> [Session]
  func touch(_ token: Digest, at now: Instant) async throws(Failure)
  /// False when there is none.
  func end(
    _ token: Digest, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool
  /// Ends all of a person's but one; answers how many.
  func endSessions(
    of account: Int, keeping kept: Digest?, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Int
}

package protocol KeyShelf: Sendable {
  func add(
    _ draft: AccessKey.Draft, secret: Digest, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> AccessKey
  /// A key and the hash of its secret.
  func key(_ number: Int) async throws(Failure) -> (key: AccessKey, secret: Digest)?
  func keys() async throws(Failure) -> [AccessKey]
  /// False when there is none that still stands.
  func revoke(
    _ number: Int, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool
  func use(_ number: Int, on day: Day) async throws(Failure)
}

package protocol AttemptShelf: Sendable {
  /// Counts a try for each subject before it is made. Answers 0, or, counting nothing, the seconds to wait.
  func take(_ subjects: [Attempts.Scope: Digest], at now: Instant) async throws(Failure) -> Int64
  /// The try that was counted has succeeded.
  func succeed(_ subjects: [Attempts.Scope: Digest], at now: Instant) async throws(Failure)
  /// 32 random bytes kept under a name; `fresh` when there are none yet.
  func secret(named name: String, fresh: Digest) async throws(Failure) -> Digest
}

/// Who did what. Lines are never changed or taken away.
package protocol TrailLog: Sendable {
  /// Takes a line that is written a moment later; throws when so many wait that nothing more may be shown.
  func note(_ entry: TrailEntry) throws(Failure)
  /// Writes lines now, after all that wait.
  func append(_ entries: [TrailEntry]) async throws(Failure)
  /// Newest first.
  func trail(_ question: TrailQuestion) async throws(Failure) -> [TrailRow]
}

package typealias AccessShelf = AccountShelf & SessionShelf & KeyShelf & AttemptShelf & IdentityShelf & TrailLog
