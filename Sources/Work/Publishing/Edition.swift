package import Base

/// A frozen edition of a month's public figures. What is in it never changes; a later revision is a new edition that says why.
package struct Edition: Hashable, Sendable {
  /// From 1, in the order of making, without gaps.
  package let number: Int
  package let month: PublicPeriod
  package let madeAt: Instant
  /// The version of the log the figures are of.
  package let version: Int
  /// The edition of the same month this one takes the place of.
  package let replaces: Int?
  /// Why it was made; of a first edition nothing.
  package let reason: String
  /// What changed against the edition it replaces.
  package let changes: String
  /// SHA-256 over the month, the files and the digest of the edition before: one cannot be changed without all later ones.
  package let digest: Digest

  package init(
    number: Int, month: PublicPeriod, madeAt: Instant, version: Int, replaces: Int?, reason: String, changes: String,
    digest: Digest
  ) {
    self.number = number
    self.month = month
    self.madeAt = madeAt
    self.version = version
    self.replaces = replaces
    self.reason = reason
    self.changes = changes
    self.digest = digest
  }
}

/// One file of an edition, byte for byte as anybody downloads it.
package struct EditionFile: Hashable, Sendable {
  package let name: String
  package let content: [UInt8]
  package let digest: Digest

  package init(name: String, content: [UInt8], digest: Digest) {
    self.name = name
    self.content = content
    self.digest = digest
  }
}

/// Where editions are kept. Acknowledged means durable.
package protocol EditionLog: Sendable {
  /// Oldest first.
  func editions() throws(Failure) -> [Edition]
  /// The files of an edition, by name; none of an edition nobody made.
  func files(of number: Int) throws(Failure) -> [EditionFile]
  /// Appends; false and nothing written when another one has taken the number.
  func append(_ edition: Edition, _ files: [EditionFile]) throws(Failure) -> Bool
}

/// Nothing was ever published.
package struct NoEditions: EditionLog {
  package init() {}
  package func editions() throws(Failure) -> [Edition] { [] }
  package func files(of number: Int) throws(Failure) -> [EditionFile] { [] }
  package func append(_ edition: Edition, _ files: [EditionFile]) throws(Failure) -> Bool {
    throw Failure(vi: "Kho này không giữ ấn bản.", en: "This store keeps no editions.")
  }
}
