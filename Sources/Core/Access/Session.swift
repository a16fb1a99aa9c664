package import Base

/// A person signed in at one browser. Of its token only a hash is kept.
package struct Session: Hashable, Sendable {
  /// SHA-256 of the token.
  package let token: Digest
  package let account: Int
  package let createdAt: Instant
  package var seenAt: Instant
  /// Hash of the address it was opened from.
  package let address: Digest

  package init(token: Digest, account: Int, createdAt: Instant, seenAt: Instant, address: Digest) {
    self.token = token
    self.account = account
    self.createdAt = createdAt
    self.seenAt = seenAt
    self.address = address
  }
}

/// How long a session lasts, in seconds.
package struct SessionTerms: Hashable, Sendable {
  /// Without a request.
  package var idle: Int64
  /// Whatever happens.
  package var longest: Int64

  package init(idle: Int64 = 30 * 60, longest: Int64 = 12 * 3600) {
    self.idle = idle
    self.longest = longest
  }

  /// The last second at which the session, if nothing is asked in it any more, still stands.
  package func end(of session: Session) -> Instant {
    min(session.seenAt + idle, session.createdAt + longest)
  }

  /// Also false for a session from the future: a clock that was set back must not make it last.
  package func stands(_ session: Session, at now: Instant) -> Bool {
    now <= end(of: session) && session.createdAt <= now + 60
  }
}
