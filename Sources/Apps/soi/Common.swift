internal import ArgumentParser
internal import Base
internal import Counting
internal import Foundation
internal import Packs
internal import Records
internal import StoreSQLite
internal import Work
internal import Workdays

extension SQLiteLog: FactLog {}
extension SQLiteLog: MessageLog {}
extension SQLiteLog: DossierIndex {}
extension SQLiteLog: SystemShelf {}
extension SQLiteLog: SeenFiles {}
extension SQLiteLog: AccountShelf {}
extension SQLiteLog: SessionShelf {}
extension SQLiteLog: KeyShelf {}
extension SQLiteLog: AttemptShelf {}
extension SQLiteLog: IdentityShelf {}
extension SQLiteLog: TrailLog {}

extension ColumnFile: ColumnShelf {
  func image() throws(SnapshotDamage) -> ColumnImage? {
    let (content, isDamaged) = read()
    if isDamaged { throw SnapshotDamage() }
    return content.map {
      ColumnImage(version: $0.version, head: $0.head, waiting: $0.waiting, columns: $0.columns)
    }
  }

  func keep(_ image: ColumnImage) {
    write(Content(version: image.version, head: image.head, waiting: image.waiting, columns: image.columns))
  }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct Common: ParsableArguments {
  @Option(help: ArgumentHelp("Kho dữ liệu · the store (SOI_STORE, soi.sqlite)", valueName: "PATH"))
  var store: String?

  @Option(help: "table | json | csv")
  var format: OutputFormat?

  @Option(help: "vi | en")
  var lang: Language = .vi

  @Option(help: ArgumentHelp("Chỉ những gì đã nhận được lúc ấy · only what had arrived by then", valueName: "INSTANT"))
  var knownAt: String?

  @Flag(help: "Chỉ in kết quả · results only")
  var quiet = false

  /// A table for a person at a terminal, JSON for a program.
  var chosenFormat: OutputFormat { format ?? (isatty(STDOUT_FILENO) == 1 ? .table : .json) }

  var storePath: String { store ?? ProcessInfo.processInfo.environment["SOI_STORE"] ?? "soi.sqlite" }

  /// An empty file holds nothing: it is no store yet.
  var storeExists: Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: storePath)[.size] as? Int
    return (size ?? 0) > 0
  }

  /// The store, made if it is not there.
  func log() throws(Failure) -> SQLiteLog { try SQLiteLog(path: storePath) }

  /// The store, which must be there: reading makes none.
  func existingLog() throws(Failure) -> SQLiteLog {
    if storeExists { return try log() }
    throw Failure(
      vi: "Chưa có kho \(storePath). Nhập dữ liệu trước bằng soi import, hoặc chỉ kho khác bằng --store.",
      en: "There is no store \(storePath) yet. Import data first with soi import, or name another with --store.")
  }

  /// The facts of the store.
  func desk() throws(Failure) -> Desk {
    let log = try existingLog()
    let knownAt = try askedInstant(knownAt, "--known-at")
    return try Desk(
      log: log, shelf: Shelved.shelf(log, knownAt), calendar: Shelved.calendar(log, knownAt),
      columns: ColumnFile(store: storePath), knownAt: knownAt)
  }
}

/// What ships inside the command, read.
enum Shipped {
  static func shelf() throws(Failure) -> PackShelf {
    try PackShelf(packs)
  }
  static func calendar() throws(Failure) -> WorkCalendar { try readCalendar(Packs.calendar) }
}

/// The only place where the command looks at a clock.
enum Clock {
  static var now: Instant { .universal(Int64(Date().timeIntervalSince1970)) }
}
