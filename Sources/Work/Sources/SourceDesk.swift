package import Base

/// Tells whose a message is: the sources of the store, read again when a few seconds have passed.
package actor SourceDesk {
  private let shelf: any SourceShelf
  private var known: [SourceSystem] = []
  private var readAt: ContinuousClock.Instant?
  private static let readsApart = Duration.seconds(2)

  package init(_ shelf: some SourceShelf) { self.shelf = shelf }

  package func all() throws(Failure) -> [SourceSystem] {
    if let readAt, ContinuousClock.now - readAt < Self.readsApart { return known }
    known = try shelf.sources()
    readAt = .now
    return known
  }

  /// The source of a path without login; nil when there is none or it may not send from this address. Both are answered alike.
  package func source(path secret: String, from address: String) throws(Failure) -> SourceSystem? {
    let digest = SourceSecrets.digest(ofPath: secret)
    return try all().first { source in
      guard let path = source.openPath, path.digest == digest else { return false }
      return path.addresses.contains { AddressRange($0)?.contains(address) ?? false }
    }
  }

  package func source(session: String) throws(Failure) -> SourceSystem? {
    let digest = SourceSecrets.digest(ofSession: session)
    return try all().first { $0.login?.sessionDigest == digest }
  }

  /// The session of an account; nil when name or password are wrong.
  package func session(_ login: MessageLogin) throws(Failure) -> String? {
    let digest = SourceSecrets.digest(ofPassword: login.password)
    let source = try all().first { $0.login?.username == login.username && $0.login?.passwordDigest == digest }
    return source.map { _ in SourceSecrets.session(login.username, login.password) }
  }
}
