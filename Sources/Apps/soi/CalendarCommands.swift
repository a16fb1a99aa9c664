internal import ArgumentParser
internal import Base
internal import Formats
internal import Foundation
internal import Records
internal import Scoring
internal import Work
internal import Workdays

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Lịch làm việc: ngày nghỉ, ngày làm bù · the working calendar",
    subcommands: [
      CalendarListCommand.self, CalendarCheckCommand.self, CalendarPreviewCommand.self, CalendarAddCommand.self,
      CalendarRetireCommand.self,
    ])
}

struct CalendarListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lịch kèm lệnh và các lịch trong kho · calendars in use")
  @OptionGroup var common: Common

  func run() throws {
    let vi = common.lang == .vi
    let entries = try common.ruleBook().entries.filter { $0.kind == .calendar }
    let shippedDays = try Shipped.calendar().entries.count
    var table = TextTable(
      columns: [
        .init(vi ? "Lịch" : "Calendar"), .init(vi ? "Nguồn gốc" : "Origin"), .init(vi ? "Vào kho lúc" : "Arrived"),
        .init(vi ? "Thôi dùng lúc" : "Retired"), .init(vi ? "Số ngày" : "Days", .right), .init("sha256"),
      ])
    table.rows = [["vietnam", vi ? "kèm lệnh" : "shipped", "", "", "\(shippedDays)", ""]]
    var json: [JSON] = [
      ["name": "vietnam", "origin": "shipped", "days": .integer(shippedDays)]
    ]
    for entry in entries {
      let (days, hash) = (try CalendarFile.check(entry.content).entries.count, hex(entry.digest.bytes))
      table.rows.append([
        entry.name, vi ? "trong kho" : "store", entry.arrivedAt.isoLocal, entry.retiredAt?.isoLocal ?? "", "\(days)",
        hash,
      ])
      json.append([
        "name": .string(entry.name), "origin": "store", "days": .integer(days),
        "arrived_at": .string(entry.arrivedAt.iso),
        "retired_at": entry.retiredAt.map { .string($0.iso) } ?? .null, "sha256": .string(hash),
      ])
    }
    common.put(.array(json), table)
  }
}

struct CalendarCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra tệp lịch · check calendar files")
  @OptionGroup var common: Common
  @Argument(help: "Tệp .csv: date,kind,label,status") var files: [String]

  func run() throws {
    var isSound = true
    for file in files {
      let problems = try CalendarFile.check(readFile(file)).problems
      for problem in problems { print(problem.line(in: file, common.lang)) }
      if problems.isEmpty, !common.quiet { print(common.lang == .vi ? "\(file): lịch đúng." : "\(file): sound.") }
      isSound = isSound && problems.isEmpty
    }
    if !isSound { throw ExitCode(1) }
  }
}

struct CalendarAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Đưa các ngày khai thêm vào kho · put declared days into the store")
  @OptionGroup var common: Common
  @Argument(help: "Tệp .csv: date,kind,label,status") var file: String
  @Option(help: ArgumentHelp("Tên, mặc định là tên tệp · name, by default the file's", valueName: "NAME"))
  var name: String?

  func run() throws {
    let name = name ?? URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    if name == "vietnam" {
      throw Failure(
        .usage, vi: "“vietnam” là lịch đi kèm lệnh soi. Đặt tên khác bằng --name.",
        en: "“vietnam” is the calendar that ships with soi. Give another name with --name.")
    }
    let keep = KeepRules(log: RuleStore(log: try common.log()), shipped: Shipped.packs, now: Clock.now)
    common.put(
      try keep.add(calendar: readFile(file), name: name, file: file),
      Sentence(
        vi: "Từ nay các ngày này được tính theo lịch mới.", en: "From now on these days count as declared."))
  }
}

struct CalendarRetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Thôi dùng một lịch trong kho · take a calendar of the store out of use")
  @OptionGroup var common: Common
  @Argument(help: "Tên lịch · calendar name") var name: String

  func run() throws {
    let keep = KeepRules(log: RuleStore(log: try common.existingLog()), shipped: Shipped.packs, now: Clock.now)
    common.put(
      try keep.retire(.calendar, name),
      Sentence(vi: "Lịch vẫn nằm trong kho để tra lại.", en: "It stays in the store to be looked up."))
  }
}

struct CalendarPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Xem trước: đổi ngày nghỉ thì hạn và điểm đổi ra sao · what other days off would move")
  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @Argument(help: "Tệp .csv: date,kind,label,status") var file: String
  @Option(help: ArgumentHelp("Đơn vị cấp trên · parent unit", valueName: "CODE")) var parent: String
  @Option(help: "commune | agency | province | district | office") var kind: UnitKind = .commune

  func run() throws {
    let closed = try common.desk()
    let code = try closed.unit(parent)
    let desk = try closed.opened(at: code)
    let (question, notes) = try asked.question(desk)
    guard let unit = desk.facts.units.unit(code) else { return }
    let before = desk.calendar
    let after = before.laid(over: try CalendarFile.entries(readFile(file), file: file))
    let preview = CalendarPreview(
      code, kind: kind, facts: desk.facts, before: before, after: after, question)
    let tables = CalendarTables(
      preview: preview,
      scores: PreviewTables(
        preview: preview.scores, parent: unit, kind: kind, isSample: desk.isSample, language: common.lang),
      isSample: desk.isSample, language: common.lang)
    switch common.chosenFormat {
    case .json: print(tables.json(notes: notes).serialized(pretty: true))
    case .csv: print(tables.long().csv(), terminator: "")
    case .table: print(tables.text(notes: notes))
    }
  }
}
