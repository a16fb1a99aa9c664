package import Base
internal import Foundation
internal import GRDB
package import Records

extension SQLiteLog {
  /// Everything wrong with the store's file, chain, hashes and derived rows; empty when all is as it was written.
  package func verify() throws(Failure) -> [LogFault] {
    do {
      return try database.read { db in
        var verifier = LogVerifier(db)
        try verifier.verify()
        return verifier.faults
      }
    } catch {
      return [.damagedFile("\(error)")]
    }
  }

  /// Takes away the payloads of a fact, as the law may order. The hashes stay, so the chain still proves the rest.
  /// Answers how many deliveries lost their text.
  package func erase(_ kind: FactKind, key: String, at instant: Instant) throws(Failure) -> Int {
    try writing { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT delivery.id, delivery.batch, delivery.key FROM delivery_key
          JOIN delivery ON delivery.id = delivery_key.delivery
          WHERE delivery_key.hash = ? AND delivery.kind = ? ORDER BY delivery.id
          """, arguments: [keyHash(kind, key), kind.rawValue]
      ).filter { $0[2] == key }
      guard let first = rows.first else { return 0 }
      let deliveries = rows.map { row -> Int in row[0] }
      for delivery in deliveries {
        try db.execute(sql: "UPDATE delivery SET payload = NULL WHERE id = ?", arguments: [delivery])
        try db.execute(
          sql: "DELETE FROM delivery_key WHERE delivery = ? AND hash = ?", arguments: [delivery, keyHash(kind, key)])
        try db.execute(
          sql: "DELETE FROM delivery_unit WHERE delivery = ? AND kind = ?", arguments: [delivery, kind.rawValue])
      }
      try LogChain.append(.erasure, batch: first[1], at: instant.seconds, erased: deliveries, to: db)
      let entry = try LogReader.version(db)
      for delivery in deliveries {
        try db.execute(sql: "INSERT INTO erased (entry, delivery) VALUES (?, ?)", arguments: [entry, delivery])
      }
      return deliveries.count
    }
  }

  /// A consistent copy of the whole store in a new file, also while others read and write.
  package func backUp(to path: String) throws(Failure) {
    if FileManager.default.fileExists(atPath: path) {
      throw Failure(
        vi: "Đã có tệp \(path); không ghi đè bản sao lưu. Chọn tên khác.",
        en: "\(path) exists already; a backup is not overwritten. Choose another name.")
    }
    let unfinished = path + ".chua-xong"
    do {
      try? FileManager.default.removeItem(atPath: unfinished)
      let copy = try DatabaseQueue(path: unfinished)
      try database.backup(to: copy)
      // One file is easier to carry than a file and its write-ahead log.
      try copy.writeWithoutTransaction { db in _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
      try FileHandle(forUpdating: URL(fileURLWithPath: unfinished)).synchronize()
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    } catch {
      try? FileManager.default.removeItem(atPath: unfinished)
      throw failedWrite(error)
    }
  }

  /// Replaces everything in this store by what a backup holds, whole or not at all. The backup is verified first.
  package func restore(from path: String) throws(Failure) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(vi: "Không có tệp \(path).", en: "There is no file \(path).")
    }
    // A copy is opened, so that a backup of an earlier version is not changed by being read.
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("soi-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) } }
    do {
      try FileManager.default.copyItem(atPath: path, toPath: copy)
    } catch {
      throw failedRead(error)
    }
    let backup = try SQLiteLog(path: copy)
    if let fault = try backup.verify().first {
      throw Failure(
        vi: "Bản sao lưu \(path) không dùng được: \(fault.sentence.vi)",
        en: "The backup \(path) cannot be used: \(fault.sentence.en)")
    }
    do {
      try backup.database.backup(to: database)
    } catch {
      throw failedWrite(error)
    }
  }
}
