internal import Answers
internal import ArgumentParser
internal import Base
internal import Counting
internal import Records
internal import Scoring
internal import Wording
internal import Work

extension CountKey: ExpressibleByArgument {}

struct CountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counts", abstract: "Tồn trước, nhận, trước hạn, đúng hạn, quá hạn, đang giải quyết · the six counts")

  @OptionGroup var common: Common
  @OptionGroup var period: AskedPeriod
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Tính đến thời điểm · what had happened by", valueName: "INSTANT")) var asOf: String?
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: "field | office | officer | procedure | channel | system | unit | received_unit") var by: CountKey =
    .field

  func run() throws {
    let desk = try tree.desk(common)
    let window = try windowed(desk, period, asOf)
    let code = try desk.unit(unit)
    guard let unit = desk.facts.units.unit(code) else { return }
    let rows = try desk.opened(at: code).engine.counts(code, window: window, by: by)
    let stands = desk.treeReport(code, window: window)
    common.put(
      CountsAnswer.json(unit, window, by: by, rows, isSample: desk.isSample).on(stands),
      CountTables.counts(unit, window, by, rows, desk, common.lang).on(stands, common.lang))
  }
}

/// The window of a command that needs no rules.
func windowed(_ desk: Desk, _ period: AskedPeriod, _ asOf: String?) throws(Failure) -> Window {
  let days = try period.days()
  let request = Desk.Request(from: days.from, to: days.to, asOf: try askedInstant(asOf, "--as-of"))
  return try desk.window(request, now: Clock.now)
}

struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures", abstract: "Số theo dõi không chấm điểm · what is tracked without points")

  @OptionGroup var common: Common
  @OptionGroup var period: AskedPeriod
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Tính đến thời điểm · what had happened by", valueName: "INSTANT")) var asOf: String?
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String

  func run() throws {
    let desk = try tree.desk(common)
    let window = try windowed(desk, period, asOf)
    let code = try desk.unit(unit)
    guard let unit = desk.facts.units.unit(code) else { return }
    let measures = try desk.opened(at: code).engine.trackedMeasures(code, window: window)
    let stands = desk.treeReport(code, window: window)
    common.put(
      CountsAnswer.json(unit, window, measures, isSample: desk.isSample).on(stands),
      CountTables.measures(unit, window, measures, isSample: desk.isSample, common.lang).on(stands, common.lang))
  }
}
