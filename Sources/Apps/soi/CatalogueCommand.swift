internal import Answers
internal import ArgumentParser
internal import Base
internal import Documents
internal import Formats
internal import Improving
internal import Papers
internal import Records
internal import Scoring
internal import Wording
internal import Work

struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract:
      "Rà soát danh mục: cung cấp trực tuyến, thanh toán, dịch vụ không ai dùng · goes through the list of procedures",
    discussion: """
      Mỗi thủ tục: số hồ sơ, hình thức nộp, phí; đổi cách cung cấp thì chỉ tiêu 06, 07, 09, 10 ra sao. Cái được nhiều điểm nhất trước.
      --paper de-xuat.docx (hoặc .pdf, .txt) viết sẵn công văn đề xuất. · --paper writes the proposal.
      """)

  @OptionGroup var ask: AskedUnit
  @Option(help: ArgumentHelp("Viết công văn đề xuất ra tệp · write the proposal", valueName: "FILE")) var paper: String?
  @Flag(help: "Công văn nêu cả dịch vụ không ai dùng · the proposal names unused services too") var withWithdrawals =
    false

  func run() throws {
    let (desk, question, notes, code) = try ask.opened()
    let review = try desk.catalogue(code, question)
    let name = { (procedure: ProcedureCode) in desk.facts.procedures[procedure]?.name }
    if let paper { try write(review, name, isSample: desk.isSample, to: paper) }
    ask.common.put(
      CatalogueAnswer.json(review, name: name, notes: notes, isSample: desk.isSample, language: ask.common.lang),
      table(review, name, notes, isSample: desk.isSample))
  }

  private func write(
    _ review: CatalogueReview, _ name: @escaping (ProcedureCode) -> String?, isSample: Bool, to path: String
  ) throws {
    let paper = CataloguePaper(
      review, place: IssuePlace.of(review.before.unit.name), isSample: isSample,
      withWithdrawals: withWithdrawals, name: name
    ).paper
    switch path.lowercased().split(separator: ".").last {
    case "docx": try writeFile(path, DocxPaper.bytes(paper))
    case "pdf": try writeFile(path, PaperPdf.bytes(docx: DocxPaper.bytes(paper)))
    case "txt": try writeFile(path, Array(paper.plainText.utf8))
    default:
      throw Failure(
        .usage, vi: "--paper phải là .docx, .pdf hoặc .txt.", en: "--paper must end in .docx, .pdf or .txt.")
    }
  }

  private func table(
    _ review: CatalogueReview, _ name: (ProcedureCode) -> String?, _ notes: [Sentence], isSample: Bool
  ) -> TextTable {
    let vi = ask.common.lang == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Mã"), .init("Thủ tục"), .init("Hồ sơ", .right), .init("Trực tuyến", .right), .init("Mức"),
          .init("Phí"),
          .init("Nên làm"), .init("Điểm", .right), .init("Chỉ tiêu"),
        ]
        : [
          .init("Code"), .init("Procedure"), .init("Dossiers", .right), .init("Online", .right), .init("Level"),
          .init("Fee"), .init("Advice"), .init("Points", .right), .init("Indicators"),
        ])
    table.isSample = isSample
    table.title = ScoreTables.heading(review.before.unit, review.before.window, isSample: isSample, ask.common.lang)
    table.title.append(review.sentence.text(ask.common.lang))
    table.title += review.groups.map { group in
      let gain = group.after.total - review.before.total
      return
        "  \(group.act.sentence.text(ask.common.lang)): \(group.options.count) (+\(vi ? gain.vietnamese : gain.text))"
    }
    table.rows = review.lines.map { line in
      let best = line.best
      let points = best.map { Points(hundredths: $0.points.roundedHundredths) }
      return [
        line.procedure.text, name(line.procedure) ?? "", "\(line.received)", "\(line.online)", line.level.rawValue,
        line.hasFee ? (vi ? "có" : "yes") : "", best?.act.sentence.text(ask.common.lang) ?? "",
        points.map { vi ? $0.vietnamese : $0.text } ?? "", best?.effects.map(\.no).joined(separator: " ") ?? "",
      ]
    }
    table.notes = notes.map { $0.text(ask.common.lang) }
    return table
  }
}
