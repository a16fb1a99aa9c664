package import Base
package import Counting
package import Records

/// The dossiers' and services' columns as they were at an entry of the log: what a cold start begins with instead of the whole log.
package struct ColumnImage: Sendable {
  /// The entry, and its hash: an image of another log, or of another past, is not taken.
  package let version: Int
  package let head: Digest
  package let waiting: [Facts.Waiting]
  /// `FactColumns.encoded`.
  package let columns: [UInt8]

  package init(version: Int, head: Digest, waiting: [Facts.Waiting], columns: [UInt8]) {
    self.version = version
    self.head = head
    self.waiting = waiting
    self.columns = columns
  }
}

/// Where the newest image is kept. It can always be thrown away: the log has everything.
package protocol ColumnShelf: Sendable {
  /// Nil when there is none; `SnapshotDamage` when there is one that was torn or changed.
  func image() throws(SnapshotDamage) -> ColumnImage?
  /// Keeps an image; failing to is no error, only a slower next start.
  func keep(_ image: ColumnImage)
}
