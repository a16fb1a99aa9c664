/// An answer of another server.
package struct WebAnswer: Hashable, Sendable {
  package let status: Int
  package let bytes: [UInt8]

  package init(status: Int, bytes: [UInt8]) {
    self.status = status
    self.bytes = bytes
  }
}

/// Why a token of an outside provider was not opened.
package enum TokenRefusal: Error, Hashable, Sendable {
  case malformed
  /// Signed in a way that is not accepted: not at all, by a shared secret, by something old.
  case algorithm
  /// By a key that is not in the set.
  case unknownKey
  case signature
}

/// What an outside provider says of somebody, in a token whose signature holds. Nothing of it is believed yet.
package struct TokenClaims: Hashable, Sendable {
  package var issuer: String
  package var subject: String
  package var audience: [String]
  package var authorizedParty: String?
  /// Seconds of universal time.
  package var expires: Int64
  package var notBefore: Int64?
  package var issuedAt: Int64
  package var nonce: String?
  package var email: String?
  package var isEmailVerified: Bool
  package var login: String?

  package init(
    issuer: String, subject: String, audience: [String], authorizedParty: String?, expires: Int64, notBefore: Int64?,
    issuedAt: Int64, nonce: String?, email: String?, isEmailVerified: Bool, login: String?
  ) {
    self.issuer = issuer
    self.subject = subject
    self.audience = audience
    self.authorizedParty = authorizedParty
    self.expires = expires
    self.notBefore = notBefore
    self.issuedAt = issuedAt
    self.nonce = nonce
    self.email = email
    self.isEmailVerified = isEmailVerified
    self.login = login
  }
}

/// How a provider may name somebody.
package struct Identity: Hashable, Sendable {
  /// The raw values are stored: frozen.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The provider's own number, which never passes to another person.
    case subject
    case email
    case login
  }

  package let kind: Kind
  package let value: String

  /// Capitals are no difference but in a subject.
  package init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = kind == .subject ? value : value.lowercased()
  }
}
