package import Base
package import Records

/// What source systems are remembered by, kept beside the log: how their lists call things.
package protocol SystemShelf: Sendable {
  /// Everything remembered of a system; nothing for one never met.
  func remembered(of system: String) throws(Failure) -> [RememberedHeading]
  /// Puts what was learned in the place of what was known under the same words.
  func remember(_ lessons: [RememberedHeading], of system: String, at instant: Instant) throws(Failure)
  /// The systems remembered, by name, with the number of things and the last time any was learned.
  func systems() throws(Failure) -> [RememberedSystem]
  /// False when nothing was remembered of it.
  func forget(_ system: String) throws(Failure) -> Bool
}

/// Which files a watched folder has brought already, told by their contents, so that a restart imports nothing twice.
package protocol SeenFiles: Sendable {
  func hasSeen(_ digest: Digest) throws(Failure) -> Bool
  func see(_ digest: Digest, path: String, at instant: Instant) throws(Failure)
}
