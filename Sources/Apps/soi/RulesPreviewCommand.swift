internal import ArgumentParser
internal import Base
internal import Formats
internal import Records
internal import Rules
internal import Scoring
internal import Work

struct RulesPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Xem trước: đổi bộ quy tắc thì điểm và hạng đổi ra sao · what a pack would do to scores and ranks")
  @OptionGroup var common: Common
  @Argument(help: "Tên bộ hoặc tệp .yaml · pack name or file") var pack: String
  @Option(help: ArgumentHelp("Đơn vị cấp trên · parent unit", valueName: "CODE")) var parent: String
  @Option(help: "commune | agency | province | district | office") var kind: UnitKind = .commune
  @OptionGroup var period: AskedPeriod
  @Option(help: ArgumentHelp("Tính đến thời điểm · what had happened by", valueName: "INSTANT")) var asOf: String?
  @Option(help: ArgumentHelp("So với bộ nào; mặc định là bộ đang dùng · compared with", valueName: "PACK"))
  var against: String?

  func run() throws {
    let closed = try common.desk()
    let code = try closed.unit(parent)
    let desk = try closed.opened(at: code)
    let days = try period.days()
    func question(_ rules: String?) throws(Failure) -> (question: Question, notes: [Sentence]) {
      try desk.question(
        Desk.Request(from: days.from, to: days.to, asOf: askedInstant(asOf, "--as-of"), rules: rules), now: Clock.now)
    }
    let (after, notes) = try question(pack)
    let before = try question(against).question
    guard let unit = desk.facts.units.unit(code) else { return }
    let calendar = desk.calendar
    let preview = Preview(
      code, kind: kind, before: Preview.Side(desk.facts, calendar, before),
      after: Preview.Side(desk.facts, calendar, after))
    let tables = PreviewTables(
      preview: preview, parent: unit, kind: kind, isSample: desk.isSample, language: common.lang)
    switch common.chosenFormat {
    case .json: print(tables.json(notes: notes).serialized(pretty: true))
    case .csv: print(tables.long().csv(), terminator: "")
    case .table: print(tables.text(notes: notes))
    }
  }
}
