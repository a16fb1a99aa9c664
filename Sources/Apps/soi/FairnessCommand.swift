internal import Answers
internal import ArgumentParser
internal import Base
internal import Counting
internal import Records
internal import Scoring
internal import Wording
internal import Work

struct FairnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fairness",
    abstract: "Trách nhiệm từng cán bộ, trừ phần trễ đến tay từ trước · what each officer answers for",
    discussion: """
      Một hồ sơ trễ chỉ tính cho người đang giữ nó lúc nó trễ, nếu nó đến tay khi còn hạn và còn giờ của bước. Dưới \(FairnessReport.fewest)
      hồ sơ thì chưa đủ để so. · A late dossier is laid to whoever had it when it became late, if it came in time.
      """)

  @OptionGroup var ask: AskedUnit
  @Option(help: ArgumentHelp("Chỉ một cán bộ · one officer", valueName: "CODE")) var officer: String?

  func run() throws {
    let (desk, question, _, code) = try ask.opened()
    guard let unit = desk.facts.units.unit(code) else { return }
    let report = try desk.opened(at: code).engine.fairness(code, window: question.window)
    let sees = { (of: String) in officer.map { $0 == of } ?? true }
    ask.common.put(
      FairnessAnswer.json(unit, report, sees: sees, notes: [], isSample: desk.isSample, language: ask.common.lang),
      table(unit, report, sees, isSample: desk.isSample))
  }

  private func table(
    _ unit: OrgUnit, _ report: FairnessReport, _ sees: (String) -> Bool, isSample: Bool
  ) -> TextTable {
    let vi = ask.common.lang == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Cán bộ"), .init("Hồ sơ", .right), .init("Trễ khi giữ", .right), .init("Đến tay đã trễ", .right),
          .init("Còn hạn", .right), .init("Tỷ lệ", .right), .init("So với chung"), .init("Giờ làm", .right),
          .init("Bước quá giờ", .right),
        ]
        : [
          .init("Officer"), .init("Dossiers", .right), .init("Late in hand", .right), .init("Came late", .right),
          .init("Open", .right), .init("Rate", .right), .init("Beside all"), .init("Hours", .right),
          .init("Steps over", .right),
        ])
    table.isSample = isSample
    table.title = ScoreTables.heading(unit, report.window, isSample: isSample, ask.common.lang)
    table.title.append(report.sentence.text(ask.common.lang))
    table.rows = report.sheets.filter { sees($0.officer) }.map { sheet in
      let rate = sheet.rate(fewest: FairnessReport.fewest).map { rate in
        let percent = Percent(hundredths: (rate * Fraction(100)).roundedHundredths)
        return vi ? percent.vietnamese : percent.text
      }
      return [
        sheet.officer, "\(sheet.cases.count)", "\(sheet.count(.charged))", "\(sheet.count(.inherited))",
        "\(sheet.count(.open))", rate ?? "–", report.standing(sheet).sentence.text(ask.common.lang),
        "\(sheet.usedMinutes / 60)", "\(sheet.stepsOver)/\(sheet.steps)",
      ]
    }
    return table
  }
}
