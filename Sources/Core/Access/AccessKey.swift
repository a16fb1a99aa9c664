package import Base

/// What a program shows instead of signing in. Of its secret only a hash is kept.
package struct AccessKey: Hashable, Sendable {
  package let number: Int
  package let draft: Draft
  package let createdAt: Instant
  package var revokedAt: Instant?
  package var lastUsed: Day?

  /// What a key is made of, before it has a number.
  package struct Draft: Hashable, Sendable {
    /// Which program it is for.
    package var name: String
    package var grants: [Grant]
    /// Never more than the grants give.
    package var scopes: Set<Permission>
    /// The last day on which it opens anything.
    package var validTo: Day

    package init(name: String, grants: [Grant], scopes: Set<Permission>, validTo: Day) {
      self.name = name
      self.grants = grants
      self.scopes = scopes
      self.validTo = validTo
    }
  }

  package init(number: Int, draft: Draft, createdAt: Instant, revokedAt: Instant?, lastUsed: Day?) {
    self.number = number
    self.draft = draft
    self.createdAt = createdAt
    self.revokedAt = revokedAt
    self.lastUsed = lastUsed
  }

  package func stands(at now: Instant) -> Bool { revokedAt == nil && now.day <= draft.validTo }

  package var visitor: Visitor {
    Visitor(.key(number), name: draft.name, grants: draft.grants, limit: draft.scopes)
  }
}
