internal import ArgumentParser
internal import Base
internal import Counting
internal import Documents
internal import Formats
internal import Papers
internal import Records
internal import Scoring
internal import Wording
internal import Work

extension LegalPaper.Kind: ExpressibleByArgument {}

struct PaperWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Soạn văn bản theo Nghị định 30/2020 từ số liệu đang có · write a paper in the legal form",
    discussion: """
      report: báo cáo · plan: kế hoạch kèm phụ lục nhiệm vụ · letter: công văn khắc phục chỉ tiêu mất điểm ·
      submission: tờ trình · brief: tóm tắt một trang cho lãnh đạo.
      Số văn bản, ngày và người ký để trống cho đơn vị. Tệp .pdf cần LibreOffice.
      Ví dụ: soi paper write report --unit MÃ --period 2026-Q3 --out bao-cao.docx
      """)

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Argument(help: "report | plan | letter | submission | brief") var kind: LegalPaper.Kind
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: ArgumentHelp("Tệp ghi ra, .docx hoặc .pdf · the file", valueName: "FILE")) var out: String
  @Option(help: ArgumentHelp("Địa danh · the place before the date", valueName: "TÊN")) var place: String?
  @Option(help: ArgumentHelp("Xếp hạng trong đơn vị này · ranked among its units", valueName: "CODE")) var among:
    String?

  func run() throws {
    let isPdf = out.lowercased().hasSuffix(".pdf")
    guard isPdf || out.lowercased().hasSuffix(".docx") else {
      throw Failure(.usage, vi: "--out phải là .docx hoặc .pdf.", en: "--out must end in .docx or .pdf.")
    }
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    guard let score = desk.scorer.score(code, question) else { return }
    let parent = try among.map { (name) throws(Failure) in try desk.unit(name) } ?? score.unit.parent
    let ranked = parent.map { desk.scorer.rank($0, kind: score.unit.kind, question) } ?? []
    let paper = ScorePaper(
      score, opened: try desk.opened(at: code), question, ranked: ranked, place: place, isSample: desk.isSample
    ).paper(kind)
    let docx = try DocxPaper.bytes(paper)
    try writeFile(out, isPdf ? PaperPdf.bytes(docx: docx) : docx)
    for note in notes where !common.quiet { print(note.text(common.lang)) }
    if !common.quiet { print(common.lang == .vi ? "Đã ghi \(out)" : "Wrote \(out)") }
  }
}
