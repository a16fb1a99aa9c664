internal import ArgumentParser
internal import Base
internal import Formats
internal import Foundation
internal import Records
internal import StoreSQLite
internal import Work

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Tính lại mọi thứ từ nhật ký và so sánh · recompute everything from the log and compare")

  @OptionGroup var common: Common

  func run() throws {
    let log: SQLiteLog
    do {
      log = try common.existingLog()
    } catch {
      guard common.storeExists, let fault = SQLiteLog.damage(path: common.storePath) else { throw error }
      return try report([fault], entries: 0)
    }
    var faults = try log.verify()
    let isSound = faults.isEmpty
    if try !hasRightImage(log) {
      ColumnFile(store: common.storePath).remove()
      faults.append(.wrongSnapshot)
    }
    // A damaged log cannot be counted in two ways.
    if isSound { faults += try common.desk().countingFaults() }
    try report(faults, entries: isSound ? log.version() : 0)
  }

  /// True also when there is none. The image is read before the log, which only grows.
  private func hasRightImage(_ log: SQLiteLog) throws(Failure) -> Bool {
    let (image, isDamaged) = ColumnFile(store: common.storePath).read()
    guard let image else { return !isDamaged }
    if image.version > (try log.version()) { return false }
    return try log.head(image.version) == image.head
  }

  private func report(_ faults: [LogFault], entries: Int) throws {
    var table = TextTable(columns: [.init(common.lang == .vi ? "Không khớp" : "Fault")])
    table.rows = faults.map { [$0.sentence.text(common.lang)] }
    if faults.isEmpty {
      table.notes = [
        common.lang == .vi
          ? "Kho nguyên vẹn: \(entries.vietnamese) mục của chuỗi băm, mọi số đếm hai cách đều bằng nhau."
          : "The store is sound: \(entries) entries of the chain, every count equal in two ways."
      ]
    }
    common.put(
      [
        "entries": .integer(entries), "sound": .flag(faults.isEmpty),
        "faults": .array(faults.map { .string($0.sentence.text(common.lang)) }),
      ], table)
    if !faults.isEmpty { throw ExitCode(3) }
  }
}

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Sao lưu kho, cả khi đang phục vụ · a consistent copy, also while serving")

  @OptionGroup var common: Common
  @Argument(help: "Tệp mới · a new file") var file: String

  func run() throws {
    try common.existingLog().backUp(to: file)
    if !common.quiet {
      print(common.lang == .vi ? "Đã sao lưu vào \(file)" : "The backup is in \(file)")
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Khôi phục kho từ bản sao lưu · bring a backup back")

  @OptionGroup var common: Common
  @Argument(help: "Bản sao lưu · the backup") var file: String
  @Flag(help: "Thay kho đang có dữ liệu · replace a store that holds data") var replace = false

  func run() throws {
    if common.storeExists, !replace {
      throw Failure(
        vi: "Kho \(common.storePath) đã có. Thêm --replace để thay bằng bản sao lưu, hoặc chỉ kho khác bằng --store.",
        en: "The store \(common.storePath) exists. Add --replace to replace it, or name another with --store.")
    }
    if common.storeExists,
      URL(fileURLWithPath: file).standardizedFileURL == URL(fileURLWithPath: common.storePath).standardizedFileURL
    {
      throw Failure(
        .usage, vi: "\(file) chính là kho đang dùng. Chỉ một bản sao lưu khác.",
        en: "\(file) is the store itself. Name a backup.")
    }
    // A store that cannot be opened is what backups are for.
    if common.storeExists, SQLiteLog.damage(path: common.storePath) != nil {
      try SQLiteLog.replace(damaged: common.storePath, by: file, at: Clock.now)
    } else {
      try restoreIntoLog()
    }
    ColumnFile(store: common.storePath).remove()
    if !common.quiet {
      print(common.lang == .vi ? "Đã khôi phục \(common.storePath)" : "\(common.storePath) is restored")
    }
  }
}

extension RestoreCommand {
  /// A store that was made for the backup alone does not stay when the backup cannot be used.
  private func restoreIntoLog() throws(Failure) {
    let existed = common.storeExists
    do {
      try common.log().restore(from: file, at: Clock.now)
    } catch {
      if !existed {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: common.storePath + suffix) }
      }
      throw error
    }
  }
}

struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Xóa nội dung một hồ sơ theo yêu cầu của pháp luật · take away a dossier's text as the law orders")

  @OptionGroup var common: Common
  @Argument(help: "Mã hồ sơ · dossier code") var dossier: String

  func run() throws {
    let count = try common.existingLog().erase(.dossier, key: dossier, at: Clock.now)
    guard count > 0 else {
      throw Failure(
        .usage, vi: "Không có hồ sơ \(dossier) trong kho. Kiểm tra lại mã.",
        en: "There is no dossier \(dossier) in the store. Check the code.")
    }
    if !common.quiet {
      print(
        common.lang == .vi
          ? "Đã xóa nội dung \(count.vietnamese) dòng của hồ sơ \(dossier); chuỗi băm vẫn chứng minh phần còn lại."
          : "The text of \(count) rows of \(dossier) is gone; the chain still proves the rest.")
    }
  }
}
