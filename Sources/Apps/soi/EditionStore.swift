internal import Base
internal import StoreSQLite
internal import Work

/// The port of editions on the store's tables.
struct EditionStore: EditionLog {
  let log: SQLiteLog

  func editions() throws(Failure) -> [Edition] {
    try log.editionRows().compactMap { row in
      guard let month = PublicPeriod(name: row.month) else { return nil }
      return Edition(
        number: row.number, month: month, madeAt: row.madeAt, version: row.version, replaces: row.replaces,
        reason: row.reason, changes: row.changes, digest: Digest(row.digest))
    }
  }

  func files(of number: Int) throws(Failure) -> [EditionFile] {
    try log.editionFileRows(of: number).map { row in
      EditionFile(name: row.name, content: row.content, digest: Digest(row.digest))
    }
  }

  func append(_ edition: Edition, _ files: [EditionFile]) throws(Failure) -> Bool {
    try log.append(
      EditionRow(
        number: edition.number, month: edition.month.name, madeAt: edition.madeAt, version: edition.version,
        replaces: edition.replaces, reason: edition.reason, changes: edition.changes, digest: edition.digest.bytes),
      files.map { EditionFileRow(name: $0.name, digest: $0.digest.bytes, content: $0.content) })
  }
}
