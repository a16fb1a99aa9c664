package import Base

/// A system that delivers messages, and how a message is known to be its own. Secrets are random, shown once and kept as hashes.
package struct SourceSystem: Hashable, Sendable {
  package let name: String
  /// The unit of dossiers that name none.
  package var unit: UnitCode?
  /// The path that needs no login, for senders that know none: unguessable, and only from the addresses listed.
  package var openPath: OpenPath?
  /// The account of senders that log in; nil for those that use a path or an API key.
  package var login: Login?
  /// The most bytes of one message.
  package var bodyLimit: Int
  /// The address of a dossier in the system itself, with `{code}` for its code.
  package var dossierLink: String?
  /// The unit it may speak of, with all below it; nil: every unit.
  package var reach: UnitCode?

  package struct OpenPath: Hashable, Sendable {
    package let digest: Digest
    /// Addresses and ranges (`10.1.0.0/16`) that may send; nobody else is answered.
    package let addresses: [String]

    package init(digest: Digest, addresses: [String]) {
      self.digest = digest
      self.addresses = addresses
    }
  }

  package struct Login: Hashable, Sendable {
    package let username: String
    package let passwordDigest: Digest
    /// Of the session a login is given. It stays the same until the password changes: senders keep it for months.
    package let sessionDigest: Digest

    package init(username: String, passwordDigest: Digest, sessionDigest: Digest) {
      self.username = username
      self.passwordDigest = passwordDigest
      self.sessionDigest = sessionDigest
    }
  }

  package static let usualBodyLimit = 4 << 20

  package init(
    name: String, unit: UnitCode? = nil, openPath: OpenPath? = nil, login: Login? = nil,
    bodyLimit: Int = usualBodyLimit, dossierLink: String? = nil, reach: UnitCode? = nil
  ) {
    self.name = name
    self.unit = unit
    self.openPath = openPath
    self.login = login
    self.bodyLimit = bodyLimit
    self.dossierLink = dossierLink
    self.reach = reach
  }

  /// What its messages are taken as.
  package var messageSource: MessageSource {
    MessageSource(name: name, defaultUnit: unit, reach: reach.map { [$0] })
  }

  /// Where a dossier stands in the system itself; only web addresses, whatever the template says.
  package func link(toDossier code: String) -> String? {
    guard let dossierLink, dossierLink.hasPrefix("https://") || dossierLink.hasPrefix("http://") else { return nil }
    return dossierLink.replacing("{code}", with: code.percentEncoded)
  }
}

/// The source systems of the store.
package protocol SourceShelf: Sendable {
  /// By name.
  func sources() throws(Failure) -> [SourceSystem]
  /// Puts a source in the place of the one of its name.
  func keep(_ source: SourceSystem) throws(Failure)
  /// False when there was none of this name.
  func removeSource(_ name: String) throws(Failure) -> Bool
}
