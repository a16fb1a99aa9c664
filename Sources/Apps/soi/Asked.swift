internal import ArgumentParser
internal import Base
internal import Rules
internal import Scoring
internal import Work

/// A period on the command line: `--from` and `--to`, or `--period`.
struct AskedPeriod: ParsableArguments {
  @Option(help: ArgumentHelp("Ngày đầu · first day", valueName: "2026-01-01"))
  var from: String?

  @Option(help: ArgumentHelp("Ngày cuối · last day", valueName: "2026-03-31"))
  var to: [String] = []

  @Option(
    help: ArgumentHelp(
      "Kỳ · 2026, 2026-Q1, 2026-03; bc:2026-Q1 là kỳ báo cáo 15–14 · the reporting period 15–14", valueName: "KỲ"))
  var period: String?

  func days() throws(Failure) -> Period {
    if let period {
      guard let named = PeriodName.period(period) else {
        throw Failure(
          .usage, vi: "“\(period)” không phải kỳ. Ví dụ: 2026, 2026-Q1, 2026-03, bc:2026-Q1.",
          en: "“\(period)” is not a period. Examples: 2026, 2026-Q1, 2026-03, bc:2026-Q1.")
      }
      return named
    }
    guard let from, let to = to.last(where: { !Self.isGoal($0) }) ?? to.last else {
      throw Failure(
        .usage, vi: "Cần kỳ: --from và --to (ngày dạng 2026-03-31), hoặc --period.",
        en: "A period is needed: --from and --to (days like 2026-03-31), or --period.")
    }
    let (first, last) = (try day(from, "--from"), try day(to, "--to"))
    guard let period = Period(from: first, to: last) else {
      throw Failure(
        .usage, vi: "Kỳ kết thúc \(last.vietnamese) trước khi bắt đầu \(first.vietnamese). Đổi lại --from và --to.",
        en: "The period ends \(last.iso) before it starts \(first.iso). Swap --from and --to.")
    }
    return period
  }

  /// `--to` says where the period ends and, of a path, where it leads: `rank:+1` is no day.
  static func isGoal(_ text: String) -> Bool { text.contains(":") }

  private func day(_ text: String, _ option: String) throws(Failure) -> Day {
    if let day = Day(iso: text) { return day }
    if let failure = noSuchDay(text) { throw failure }
    throw Failure(
      .usage, vi: "\(option): “\(text)” không phải ngày dạng 2026-03-31.",
      en: "\(option): “\(text)” is not a day like 2026-03-31.")
  }
}

/// An instant on the command line; a day alone means its start, as in the files.
func askedInstant(_ text: String?, _ option: String) throws(Failure) -> Instant? {
  guard let text else { return nil }
  if let instant = Instant(iso: text, missing: .startOfDay) { return instant }
  throw Failure(
    .usage, vi: "\(option): “\(text)” không phải thời điểm dạng 2026-03-15T09:00:00.",
    en: "\(option): “\(text)” is not an instant like 2026-03-15T09:00:00.")
}

extension FigureSource: ExpressibleByArgument {}
extension Rounding: ExpressibleByArgument {}

/// How a score is asked for: period, as-of, rules, source, rounding.
struct Asked: ParsableArguments {
  @OptionGroup var period: AskedPeriod

  @Option(help: ArgumentHelp("Tính đến thời điểm · what had happened by", valueName: "2026-03-15T09:00:00"))
  var asOf: String?

  @Option(help: ArgumentHelp("Bộ quy tắc, tên hoặc tệp .yaml · rule pack, name or file", valueName: "PACK"))
  var rules: String?

  @Option(help: "own | published | best")
  var source: FigureSource = .own

  @Option(help: "portal | exact")
  var rounding: Rounding?

  func question(_ desk: Desk) throws(Failure) -> (question: Question, notes: [Sentence]) {
    let days = try period.days()
    return try desk.question(
      Desk.Request(
        from: days.from, to: days.to, asOf: askedInstant(asOf, "--as-of"), rules: rules, source: source,
        rounding: rounding), now: Clock.now)
  }
}
