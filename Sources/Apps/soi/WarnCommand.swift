internal import Answers
internal import ArgumentParser
internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work
internal import Workdays

struct WarnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warn", abstract: "Cảnh báo sớm: hồ sơ nào dễ trễ, đáng bao nhiêu điểm · what is likely to be late",
    discussion: """
      Xếp theo số điểm giữ được mỗi phút công, việc phải xong hôm nay trước. Khả năng trễ học từ hồ sơ cũ theo giờ làm việc:
      cùng thủ tục, thiếu thì lĩnh vực, đơn vị. · By points kept per minute of work; chances learnt in working hours.
      Không ghi kỳ thì lấy năm có hồ sơ mới nhất. · Without a period: the newest year with data.
      """)

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: ArgumentHelp("Chỉ của phòng · of this office only", valueName: "PHÒNG")) var office: String?
  @Option(help: ArgumentHelp("Chỉ của cán bộ · of this officer only", valueName: "MÃ")) var officer: String?
  @Option(help: ArgumentHelp("Dễ trễ là từ bao nhiêu phần trăm · likely from how many percent on", valueName: "50"))
  var chance = 50

  func run() throws {
    let desk = try tree.desk(common)
    guard (1...100).contains(chance) else {
      throw Failure(.usage, vi: "--chance phải từ 1 đến 100.", en: "--chance must be from 1 to 100.")
    }
    let (question, notes) = try asked.questionOrNewestYear(desk)
    let code = try desk.unit(unit)
    guard
      let found = try desk.opened(at: code).scorer.warnings(code, question, threshold: Double(chance) / 100)
    else { return }
    let warnings = found.filtered { warning in
      (office.map { $0 == warning.dossier.office ?? "" } ?? true)
        && (officer.map { $0 == warning.dossier.officer ?? "" } ?? true)
    }
    common.put(
      WarningAnswer.json(
        warnings, notes: notes, isSample: desk.isSample, language: common.lang, tellsOfficers: true),
      WarningTables.table(warnings, notes, isSample: desk.isSample, common.lang))
  }
}

extension Asked {
  /// What was asked; with no period at all the newest year with data, as of now or, when that year is over, of its last record.
  func questionOrNewestYear(_ desk: Desk) throws(Failure) -> (question: Question, notes: [Sentence]) {
    let isSaid = period.period != nil || period.from != nil || !period.to.isEmpty
    let newest = desk.newestInstant(notAfter: Clock.now) ?? Clock.now
    guard !isSaid, let year = Period.year(newest.day.civil.year) else { return try question(desk) }
    let isOver = year.end < Clock.now
    return try desk.question(
      Desk.Request(
        from: year.from, to: year.to, asOf: try askedInstant(asOf, "--as-of") ?? (isOver ? newest : nil), rules: rules,
        source: source, rounding: rounding), now: Clock.now)
  }
}

enum WarningTables {
  static func table(
    _ warnings: EarlyWarnings, _ notes: [Sentence], isSample: Bool, _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Mã hồ sơ"), .init("Dễ trễ", .right), .init("Toàn quy trình"), .init("Bước"),
          .init("Mất nếu trễ", .right),
          .init("Lấy được", .right), .init("Phút", .right), .init("Phòng"), .init("Cán bộ"), .init("Thủ tục"),
        ]
        : [
          .init("Dossier"), .init("Chance", .right), .init("Whole"), .init("Step"), .init("If late", .right),
          .init("To win", .right), .init("Minutes", .right), .init("Office"), .init("Officer"), .init("Procedure"),
        ])
    table.isSample = isSample
    table.title = ScoreTables.heading(warnings.score.unit, warnings.score.window, isSample: isSample, language)
    table.title.append(warnings.summary.sentence.text(language))
    table.rows = warnings.items.map { warning in
      let main: DossierClock.Kind =
        warning.state == .waiting ? .acceptance : warning.state == .handOver ? .handOver : .whole
      return [
        warning.dossier.code + (warning.isSupplementTrap ? " ⚠" : ""),
        warning.chance.map { "\($0.percent) %" } ?? warning.state.sentence.text(language),
        warning.clock(main)?.leftSentence.text(language) ?? "", warning.step?.status ?? "",
        points(warning.stakes.ifLate, vi), points(warning.stakes.toWin, vi), "\(warning.minutes)",
        warning.dossier.office ?? "", warning.dossier.officer ?? "", warning.procedure?.name ?? "",
      ]
    }
    if warnings.items.contains(where: \.isSupplementTrap) {
      table.notes.append(
        vi
          ? "⚠ đã yêu cầu bổ sung một lần: yêu cầu thêm lần nữa là trễ ngay, dù trả đúng hẹn."
          : "⚠ was sent back once: a further request for supplement makes it late at once.")
    }
    table.notes += notes.map { $0.text(language) }
    return table
  }

  private static func points(_ shares: [Stakes.Share], _ vi: Bool) -> String {
    shares.isEmpty ? "" : fourDecimals(shares.billionths, vi ? "," : ".")
  }

  private static func fourDecimals(_ billionths: Int, _ separator: String) -> String {
    let tenThousandths = (billionths + 50_000) / 100_000
    return "\(tenThousandths / 10_000)\(separator)\(padded(tenThousandths % 10_000, 4))"
  }
}
