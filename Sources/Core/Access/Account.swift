package import Base

/// Somebody who may sign in.
package struct Account: Hashable, Sendable {
  package let number: Int
  package var profile: Profile
  package var grants: [Grant]
  package var isDisabled: Bool
  /// The password is a one-time one.
  package var mustChangePassword: Bool
  package let createdAt: Instant

  /// Who an account is of.
  package struct Profile: Hashable, Sendable {
    package var login: Login
    /// As people call them.
    package var name: String
    /// Where they work; what they may do is said by grants.
    package var unit: UnitCode?
    /// Their code in records, where they are an officer of them.
    package var officer: String?

    package init(login: Login, name: String, unit: UnitCode? = nil, officer: String? = nil) {
      self.login = login
      self.name = name
      self.unit = unit
      self.officer = officer
    }
  }

  package init(
    number: Int, profile: Profile, grants: [Grant], isDisabled: Bool, mustChangePassword: Bool, createdAt: Instant
  ) {
    self.number = number
    self.profile = profile
    self.grants = grants
    self.isDisabled = isDisabled
    self.mustChangePassword = mustChangePassword
    self.createdAt = createdAt
  }

  package var visitor: Visitor {
    Visitor(
      .person(number), name: profile.name, grants: isDisabled ? [] : grants, officer: profile.officer,
      mustChangePassword: mustChangePassword)
  }
}

/// An account before it has a number.
package struct AccountDraft: Hashable, Sendable {
  package var profile: Account.Profile
  package var grants: [Grant]
  /// The text of the hash of a one-time password; nil for who signs in elsewhere.
  package var passwordHash: String?

  package init(profile: Account.Profile, grants: [Grant], passwordHash: String?) {
    self.profile = profile
    self.grants = grants
    self.passwordHash = passwordHash
  }
}

/// What can be done to an account after it was made.
package enum AccountChange: Hashable, Sendable {
  case profile(Account.Profile)
  case grants([Grant])
  /// Takes every session with it.
  case disable
  case enable
  /// The text of a hash; takes every session with it but `keeping`.
  case password(String, isOneTime: Bool, keeping: Digest?)
  /// The same password under dearer terms: takes nothing with it, and happens only while the hash is still the old one.
  case rehash(String, of: String)
}
