internal import Answers
internal import ArgumentParser
internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct OutlookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlook", abstract: "Cuối kỳ còn có thể bao nhiêu điểm · what the period can still end with",
    discussion: """
      Cận cứng: xấu nhất và tốt nhất còn có thể, với hồ sơ đang mở và số hồ sơ còn có thể đến (mặc định: nhiều nhất từng
      đến trong ngần ấy ngày, một năm qua). Dự báo: khoảng chứa 8 trong 10 kết cục dựng từ 8 tuần qua.
      """)

  @OptionGroup var ask: AskedUnit
  @Option(help: ArgumentHelp("Số hồ sơ còn có thể đến · dossiers that may arrive", valueName: "N")) var dossiers: Int?
  @Option(help: ArgumentHelp("Số phản ánh còn có thể đến · petitions that may arrive", valueName: "N")) var petitions:
    Int?

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    let outlook = try desk.outlook(code, question, dossiers: dossiers, petitions: petitions)
    ask.common.put(
      OutlookAnswer.json(
        outlook.bounds, outlook.forecast, notes: notes, isSample: desk.isSample, language: ask.common.lang),
      OutlookTables.outlook(outlook.bounds, outlook.forecast, notes, isSample: desk.isSample, ask.common.lang))
  }
}

enum OutlookTables {
  static func outlook(
    _ bounds: Bounds, _ forecast: Forecast?, _ notes: [Sentence], isSample: Bool, _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    func shown(_ points: Points) -> String { vi ? points.vietnamese : points.text }
    var table = TextTable(
      columns: vi
        ? [
          .init(""), .init("Chỉ tiêu"), .init("Xấu nhất", .right), .init("Hiện nay", .right), .init("Tốt nhất", .right),
        ]
        : [.init(""), .init("Indicator"), .init("Worst", .right), .init("Now", .right), .init("Best", .right)])
    table.isSample = isSample
    table.title = ScoreTables.heading(bounds.now.unit, bounds.now.window, isSample: isSample, language)
    table.title.append(bounds.sentence.text(language))
    if let forecast { table.title.append(forecast.sentence.text(language)) }
    table.rows = zip(bounds.now.indicators, bounds.indicators).map { indicator, ends in
      [ends.no, indicator.rule.name.text(language), shown(ends.worst), shown(ends.now), shown(ends.best)]
    }
    table.rows.append(["", vi ? "Tổng" : "Total", shown(bounds.worst), shown(bounds.now.total), shown(bounds.best)])
    table.notes = notes.map { $0.text(language) }
    return table
  }
}
