internal import Answers
internal import ArgumentParser
internal import Base
internal import Documents
internal import Formats
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Chuyện gì đã xảy ra với một hồ sơ · what happened to one dossier")

  @OptionGroup var common: Common
  @OptionGroup var period: AskedPeriod
  @Option(help: ArgumentHelp("Bộ quy tắc · rule pack", valueName: "PACK")) var rules: String?
  @Argument(help: "Mã hồ sơ · dossier code") var dossier: String

  func run() throws {
    let desk = try common.desk().opened(dossier: dossier)
    let hasPeriod = period.from != nil || !period.to.isEmpty || period.period != nil
    let year = desk.facts.dossiers.values.joined().first { $0.code == dossier }?.receivedAt?.day.civil.year
    let days = hasPeriod ? try period.days() : year.flatMap { Period.year($0) }
    var window: Window?
    var pack = desk.shelf.chosen(on: Clock.now.day)
    if let days {
      let question = try desk.question(Desk.Request(from: days.from, to: days.to, rules: rules), now: Clock.now)
        .question
      (window, pack) = (question.window, question.pack)
    }
    guard let pack, let timeline = desk.timeline(dossier, window: window, pack: pack, now: window?.end ?? Clock.now)
    else {
      throw Failure(
        .usage, vi: "Không có hồ sơ \(dossier) trong kho. Kiểm tra lại mã.",
        en: "There is no dossier \(dossier) in the store. Check the code.")
    }
    common.put(
      TimelineTables.json(timeline, window, pack),
      TimelineTables.table(timeline, window, pack, desk.isSample, common.lang))
  }
}

extension DossierSelection: ExpressibleByArgument {}

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Danh sách hồ sơ trễ, từ chối, rút… ra màn hình hoặc Excel · dossier lists")

  @OptionGroup var common: Common
  @OptionGroup var period: AskedPeriod
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Tính đến thời điểm · what had happened by", valueName: "INSTANT")) var asOf: String?
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: "late | refused | withdrawn | stopped | supplemented | open | open_late | not_synced | all")
  var kind: DossierSelection = .late
  @Option(help: ArgumentHelp("Ghi ra tệp Excel · write a workbook", valueName: "FILE.xlsx")) var xlsx: String?

  func run() throws {
    let desk = try tree.desk(common)
    let window = try windowed(desk, period, asOf)
    let code = try desk.unit(unit)
    guard let unit = desk.facts.units.unit(code) else { return }
    let listed = try desk.opened(at: code).list(kind, unit: code, window: window)
    let title = DossierWords.title(kind).text(common.lang)
    if let xlsx {
      let rows = listed.map {
        DossierSheet.Row(
          dossier: $0.dossier, procedure: $0.procedure, unit: $0.unit, receivedUnit: $0.receivedUnit,
          lateSince: $0.lateSince, lateReason: $0.lateReason)
      }
      try writeWorkbook(
        [DossierSheet.sheet(title: title, unit: unit, window: window, rows: rows, isSample: desk.isSample)], to: xlsx)
      if !common.quiet {
        print(
          common.lang == .vi
            ? "Đã ghi \(rows.count.vietnamese) hồ sơ vào \(xlsx)" : "Wrote \(rows.count) dossiers to \(xlsx)")
      }
      return
    }
    let stands = desk.treeReport(code, window: window)
    common.put(
      TimelineTables.listJSON(listed, kind, unit, window, isSample: desk.isSample).on(stands),
      TimelineTables.list(listed, title, unit, window, isSample: desk.isSample, common.lang).on(stands, common.lang))
  }
}
