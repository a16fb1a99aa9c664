internal import Answers
internal import ArgumentParser
internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct PatternsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns", abstract: "Dấu hiệu cần hỏi lại, kèm điểm · patterns to ask about, with their points",
    discussion: """
      Dấu hiệu là câu hỏi, không phải kết luận: kết thúc hàng loạt sát hạn, tệp kết quả có trước hồ sơ, cột không bao giờ khác,
      yêu cầu bổ sung lần hai, ngày hẹn lùi lại lúc sắp trễ. · A pattern is a question, never a verdict.
      """)

  @OptionGroup var ask: AskedUnit

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    guard let unit = desk.facts.units.unit(code) else { return }
    let patterns = try desk.opened(at: code).scorer.patterns(code, question, moves: try desk.promiseMoves(code))
    ask.common.put(
      PatternAnswer.json(
        unit, patterns, question, notes: notes, isSample: desk.isSample, language: ask.common.lang),
      table(unit, patterns, question, notes, isSample: desk.isSample))
  }

  private func table(
    _ unit: OrgUnit, _ patterns: [Pattern], _ question: Question, _ notes: [Sentence], isSample: Bool
  ) -> TextTable {
    let vi = ask.common.lang == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Dấu hiệu"), .init("Của"), .init("Hồ sơ", .right), .init("Điểm", .right), .init("Ví dụ")]
        : [.init("Pattern"), .init("Whose"), .init("Dossiers", .right), .init("Points", .right), .init("For example")])
    table.isSample = isSample
    table.title = ScoreTables.heading(unit, question.window, isSample: isSample, ask.common.lang)
    table.rows = patterns.map { pattern in
      let points = Points(hundredths: pattern.points.roundedHundredths)
      return [
        pattern.kind.sentence.text(ask.common.lang), pattern.officer.isEmpty ? pattern.flag : pattern.officer,
        "\(pattern.dossiers.count)", vi ? points.vietnamese : points.text,
        pattern.dossiers.prefix(3).joined(separator: " "),
      ]
    }
    table.notes = notes.map { $0.text(ask.common.lang) }
    table.notes.append(
      vi
        ? patterns.isEmpty
          ? "Không thấy dấu hiệu nào." : "Mỗi dấu hiệu là một câu hỏi; người liên quan trả lời trước khi ai kết luận."
        : patterns.isEmpty
          ? "No pattern was seen." : "Each pattern is a question; those concerned answer before anybody concludes.")
    return table
  }
}
