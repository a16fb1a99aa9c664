internal import Answers
internal import ArgumentParser
internal import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap", abstract: "Điểm công bố còn thiếu gì so với số của mình · what a published total lacks",
    discussion: """
      Gõ số như in trong văn bản, hoặc để trống để dùng số đã nhập (published.csv):
      soi gap --unit MÃ --from 2026-01-01 --to 2026-03-15 --published TOTAL=97.83 --published TDGQ=19.97
      """)

  @OptionGroup var ask: AskedUnit
  @Option(help: ArgumentHelp("Một số đã công bố · a published figure", valueName: "TOTAL=97.83")) var published:
    [String] = []

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    let gap = try desk.gap(code, try published.isEmpty ? nil : claim(question.pack), question)
    let name = { (unit: UnitCode) in desk.facts.units.unit(unit)?.name ?? unit.text }
    ask.common.put(
      GapAnswer.json(
        gap, question, unitName: name, notes: notes, isSample: desk.isSample, language: ask.common.lang),
      GapTables.gap(gap, question, name, notes, isSample: desk.isSample, ask.common.lang))
  }

  private func claim(_ pack: RulePack) throws(Failure) -> PublishedClaim {
    var claim = PublishedClaim()
    for text in published {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let points = Points(text: parts[1].replacing(",", with: ".")),
        claim.set(String(parts[0]), to: points, pack)
      else {
        let blocks = pack.blocks.map(\.code).joined(separator: ", ")
        throw Failure(
          .usage, vi: "--published: “\(text)” không phải TÊN=ĐIỂM. Tên: TOTAL, \(blocks), hoặc số chỉ tiêu.",
          en: "--published: “\(text)” is not NAME=POINTS. Names: TOTAL, \(blocks), or an indicator's number.")
      }
    }
    return claim
  }
}

enum GapTables {
  static func gap(
    _ gap: Gap, _ question: Question, _ name: (UnitCode) -> String, _ notes: [Sentence], isSample: Bool,
    _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [.init("Khớp"), .init("Giả thuyết"), .init("Phép tính"), .init("Còn lệch", .right)]
        : [.init("Fits"), .init("Hypothesis"), .init("Arithmetic"), .init("Left", .right)])
    table.keepsLongCells = true
    table.isSample = isSample
    table.title = ScoreTables.heading(gap.unit, question.window, isSample: isSample, language)
    table.title.append(gap.sentence.text(language))
    func shown(_ points: Points) -> String { vi ? points.vietnamese : points.text }
    table.title += gap.figures.filter { $0.own != $0.published }.map { figure in
      "  \(figure.figure): \(shown(figure.published)) / \(shown(figure.own)) (\(shown(figure.published - figure.own)))"
    }
    table.rows = gap.hypotheses.map { hypothesis in
      [
        hypothesis.fits ? "✔" : "", hypothesis.sentence(name).text(language),
        hypothesis.arithmetic?.text(language) ?? "", shown(hypothesis.residual),
      ]
    }
    table.notes = notes.map { $0.text(language) }
    if gap.basis == .figures {
      table.notes.append(
        vi
          ? "Chưa có hồ sơ của kỳ trong kho: chỉ đối chiếu các số đã in với nhau."
          : "There are no records of the period in the store: only the printed figures are compared.")
    }
    return table
  }
}
