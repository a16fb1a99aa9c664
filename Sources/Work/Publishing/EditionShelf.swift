package import Base
internal import Formats
internal import Synchronization

/// Editions as they are read: each is read once, found to be what its digests say, and kept, since it never changes.
package final class EditionShelf: Sendable {
  private let log: any EditionLog
  private let kept = Mutex<[Int: [EditionFile]]>([:])
  private let tables = Mutex<[String: EditionTable]>([:])

  package init(_ log: some EditionLog) { self.log = log }

  /// Oldest first.
  package func editions() throws(Failure) -> [Edition] { try log.editions() }

  /// The one that holds for a month: the newest of it.
  package func current(_ month: PublicPeriod) throws(Failure) -> Edition? {
    try editions().last { $0.month == month }
  }

  /// The newest edition that holds a period: of its last month.
  package func current(holding period: PublicPeriod) throws(Failure) -> Edition? {
    guard let month = PublicPeriod(.month, around: period.period.to) else { return nil }
    return try current(month)
  }

  package func files(_ edition: Edition) throws(Failure) -> [EditionFile] {
    if let known = kept.withLock({ $0[edition.number] }) { return known }
    let files = try log.files(of: edition.number)
    let before = try editions().last { $0.number < edition.number }
    let isSound =
      files.allSatisfy { Digest(sha256($0.content)) == $0.digest }
      && PublishEdition.digest(edition.month, files, after: before?.digest, edition.reason) == edition.digest
    guard isSound else {
      throw Failure(
        vi: "Ấn bản số \(edition.number) trong kho không khớp mã băm của nó: đã bị sửa. Khôi phục từ bản sao lưu.",
        en: "Edition \(edition.number) in the store does not match its digest: it was changed. Restore a backup.")
    }
    kept.withLock { $0[edition.number] = files }
    return files
  }

  /// Nil when the edition has no such table.
  package func table(_ name: String, of edition: Edition) throws(Failure) -> EditionTable? {
    let key = "\(edition.number)|\(name)"
    if let known = tables.withLock({ $0[key] }) { return known }
    guard let file = try files(edition).first(where: { $0.name == name }) else { return nil }
    let table = try EditionTable(file)
    tables.withLock { $0[key] = table }
    return table
  }
}
