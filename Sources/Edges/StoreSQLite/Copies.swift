internal import Access
package import Base
internal import Foundation
internal import GRDB
internal import Records

extension SQLiteLog {
  /// A consistent copy of the whole store in a new file, also while others read and write.
  package func backUp(to path: String) throws(Failure) {
    if FileManager.default.fileExists(atPath: path) {
      throw Failure(
        vi: "Đã có tệp \(path); không ghi đè bản sao lưu. Chọn tên khác.",
        en: "\(path) exists already; a backup is not overwritten. Choose another name.")
    }
    let unfinished = path + ".chua-xong"
    do {
      defer { removeDatabase(unfinished) }
      removeDatabase(unfinished)
      let copy = try DatabaseQueue(path: unfinished)
      try database.backup(to: copy)
      try closeAsOneFile(copy)
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
      try syncFolder(of: path)
    } catch {
      throw failedCopy(path, error)
    }
  }

  /// Replaces everything in this store by what a backup holds, whole or not at all. The backup is verified first.
  ///
  /// The log gets an entry that says so, with a number no reader of the replaced log has seen: what was prepared against
  /// that log is not taken for this one's.
  package func restore(from path: String, at instant: Instant) throws(Failure) {
    let copy = database.path + ".khoi-phuc-" + UUID().uuidString
    defer { removeDatabase(copy) }
    do {
      try Self.prepare(path, in: copy, at: instant, leaping: try reading(LogReader.version) + Self.roomForOthers)
      var configuration = Configuration()
      configuration.readonly = true
      try DatabaseQueue(path: copy, configuration: configuration).backup(to: database)
    } catch {
      throw failedWrite(error)
    }
  }

  /// Puts what a backup holds in place of a file that can no longer be opened. The file is kept aside.
  package static func replace(damaged store: String, by path: String, at instant: Instant) throws(Failure) {
    let copy = store + ".khoi-phuc-" + UUID().uuidString
    defer { removeDatabase(copy) }
    do {
      try prepare(path, in: copy, at: instant, leaping: 0)
      let aside = store + ".hong-" + UUID().uuidString
      for suffix in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: store + suffix) {
        try FileManager.default.moveItem(atPath: store + suffix, toPath: aside + suffix)
      }
      try FileManager.default.moveItem(atPath: copy, toPath: store)
      try syncFolder(of: store)
    } catch {
      throw failedCopy(store, error)
    }
  }

  /// What others may append between the look at the version and the lock of the copy.
  private static let roomForOthers = 1000

  /// A copy of a backup, brought up to date, found sound, and marked as restored. The backup itself is not changed.
  private static func prepare(
    _ path: String, in copy: String, at instant: Instant, leaping least: Int
  ) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(vi: "Không có tệp \(path).", en: "There is no file \(path).")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let file = try DatabaseQueue(path: copy)
      // By SQLite, not byte by byte: a store that was copied with its write-ahead log is read with it.
      try DatabaseQueue(path: path, configuration: configuration).backup(to: file)
      try closeAsOneFile(file)
    } catch let error as DatabaseError where error.isDamage {
      throw unusable(path, .damagedFile(shortText(error)))
    }
    let backup = try opened(copy, of: path)
    if let fault = try backup.verify().first { throw unusable(path, fault) }
    try backup.database.write { db in
      try LogChain.append(.restoration, batch: nil, at: instant.seconds, leaping: least, to: db)
      // Who was signed in when the backup was made is not signed in now.
      try db.execute(sql: "DELETE FROM session")
      try TrailChain.append([TrailEntry(at: instant, who: .operator, .restored)], to: db)
    }
    try backup.database.close()
    try closeAsOneFile(DatabaseQueue(path: copy))
  }

  /// What is wrong with the copy is said of the backup.
  private static func opened(_ copy: String, of path: String) throws -> SQLiteLog {
    do {
      return try SQLiteLog(path: copy)
    } catch {
      func said(_ text: String) -> String { text.replacing(copy, with: path) }
      throw Failure(error.kind, vi: said(error.sentence.vi), en: said(error.sentence.en))
    }
  }
}

private func unusable(_ path: String, _ fault: LogFault) -> Failure {
  Failure(
    vi: "Bản sao lưu \(path) không dùng được; kho vẫn như cũ. \(fault.sentence.vi)",
    en: "The backup \(path) cannot be used; the store is as it was. \(fault.sentence.en)")
}

/// What went wrong with a file that is not the store.
private func failedCopy(_ path: String, _ error: any Error) -> Failure {
  if let failure = error as? Failure { return failure }
  let isFull =
    (error as? DatabaseError)?.resultCode == .SQLITE_FULL || (error as? CocoaError)?.code == .fileWriteOutOfSpace
  return isFull
    ? Failure(
      vi: "Ổ đĩa đầy: không ghi được \(path), không để lại gì. Giải phóng chỗ trống hoặc chọn ổ khác.",
      en: "The disk is full: \(path) was not written and nothing is left of it. Free some space or choose another disk."
    )
    : Failure(
      vi: "Không ghi được \(path), không để lại gì. Kiểm tra thư mục có tồn tại và cho phép ghi.",
      en: "\(path) could not be written and nothing is left of it. Check that its folder exists and can be written.")
}

/// One file is easier to carry than a file and its write-ahead log.
private func closeAsOneFile(_ database: DatabaseQueue) throws {
  try database.writeWithoutTransaction { db in _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") }
  let path = database.path
  try database.close()
  try FileHandle(forUpdating: URL(fileURLWithPath: path)).synchronize()
}

private func removeDatabase(_ path: String) {
  for suffix in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
}

/// A new name is durable when its folder is.
private func syncFolder(of path: String) throws {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
  try FileHandle(forReadingFrom: folder).synchronize()
}
