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

/// Everything the command can write: papers in the legal form, forms and lists, what citizens are told.
enum WrittenPaper: String, CaseIterable, ExpressibleByArgument {
  case report, plan, letter, submission, brief
  case lateList = "late-list"
  case form06a = "form-06a"
  case form06b = "form-06b"
  case radio, post, poster
}

struct PaperWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Soạn văn bản theo Nghị định 30/2020 từ số liệu đang có · write a paper in the legal form",
    discussion: """
      report: báo cáo · plan: kế hoạch kèm phụ lục nhiệm vụ · letter: công văn khắc phục chỉ tiêu mất điểm ·
      submission: tờ trình · brief: tóm tắt một trang cho lãnh đạo ·
      late-list: hồ sơ quá hạn theo lĩnh vực · form-06a, form-06b: biểu II.06 (cũng ra .xlsx) ·
      radio, post, poster: bản tin loa, bài đăng, áp phích từ ấn bản đã công bố của một tháng.
      Số văn bản, ngày và người ký để trống cho đơn vị. Tệp .pdf cần LibreOffice.
      Ví dụ: soi paper write report --unit MÃ --period 2026-Q3 --out bao-cao.docx
      """)

  @OptionGroup var common: Common
  @OptionGroup var asked: Asked
  @OptionGroup var tree: AskedTree
  @Argument(help: ArgumentHelp(stringLiteral: WrittenPaper.allCases.map(\.rawValue).joined(separator: " | ")))
  var kind: WrittenPaper
  @Option(help: ArgumentHelp("Mã đơn vị · unit code", valueName: "CODE")) var unit: String
  @Option(help: ArgumentHelp("Tệp ghi ra: .docx, .pdf; .xlsx cho biểu; .txt cho tin · the file", valueName: "FILE"))
  var out: String
  @Option(help: ArgumentHelp("Địa danh · the place before the date", valueName: "TÊN")) var place: String?
  @Option(help: ArgumentHelp("Xếp hạng trong đơn vị này · ranked among its units", valueName: "CODE")) var among:
    String?
  @Flag(help: "Biểu II.06: coi hồ sơ từ chối, rút, dừng là đã giải quyết · returned dossiers are settled")
  var returnedSettled = false
  @Option(help: ArgumentHelp("Địa chỉ trang công khai, cho mã QR · the public address, for the QR", valueName: "URL"))
  var address = "http://127.0.0.1:7660"

  private var ending: String { String(out.lowercased().split(separator: ".").last ?? "") }

  private func require(_ endings: [String]) throws {
    guard endings.contains(ending) else {
      let list = endings.map { "." + $0 }.joined(separator: ", ")
      throw Failure(.usage, vi: "--out phải là \(list).", en: "--out must end in \(list).")
    }
  }

  func run() throws {
    var notes: [Sentence] = []
    switch kind {
    case .report, .plan, .letter, .submission, .brief: notes = try writeLegal()
    case .lateList, .form06a, .form06b: notes = try writeForm()
    case .radio, .post, .poster: try writeNotice()
    }
    for note in notes where !common.quiet { print(note.text(common.lang)) }
    if !common.quiet { print(common.lang == .vi ? "Đã ghi \(out)" : "Wrote \(out)") }
  }

  private func write(docx: [UInt8]) throws { try writeFile(out, ending == "pdf" ? PaperPdf.bytes(docx: docx) : docx) }

  private func writeLegal() throws -> [Sentence] {
    try require(["docx", "pdf"])
    guard let legal = LegalPaper.Kind(rawValue: kind.rawValue) else { return [] }
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    guard let score = desk.scorer.score(code, question) else { return [] }
    let parent = try among.map { (name) throws(Failure) in try desk.unit(name) } ?? score.unit.parent
    let ranked = parent.map { desk.scorer.rank($0, kind: score.unit.kind, question) } ?? []
    let paper = ScorePaper(
      score, opened: try desk.opened(at: code), question, ranked: ranked, place: place, isSample: desk.isSample
    ).paper(legal)
    try write(docx: DocxPaper.bytes(paper))
    return notes
  }

  private func writeForm() throws -> [Sentence] {
    try require(["docx", "pdf", "xlsx"])
    let desk = try tree.desk(common)
    let (question, notes) = try asked.question(desk)
    let code = try desk.unit(unit)
    guard let own = desk.facts.units.unit(code) else { return [] }
    let opened = try desk.opened(at: code)
    let window = question.window
    let forms = CountForms(
      unit: own, window: window, place: place ?? IssuePlace.of(own.name), isSample: desk.isSample)
    let form: FormPaper
    switch kind {
    case .form06a:
      form = forms.form06(
        "a", opened.engine.fieldCounts(code, window: window, countsReturned: returnedSettled),
        countsReturned: returnedSettled)
    case .form06b:
      form = forms.form06(
        "b", opened.engine.unitCounts(code, window: window, countsReturned: returnedSettled),
        countsReturned: returnedSettled)
    default:
      form = forms.lateList(
        opened.list(.late, unit: code, window: window).map {
          CountForms.Late(dossier: $0.dossier, procedure: $0.procedure, since: $0.lateSince, reason: $0.lateReason)
        })
    }
    if ending == "xlsx" {
      try writeFile(out, DocxForm.workbook(form, made: desk.newestArrival))
    } else {
      try write(docx: DocxForm.bytes(form))
    }
    return notes
  }

  private func writeNotice() throws {
    try require(kind == .poster ? ["docx", "pdf"] : ["docx", "pdf", "txt"])
    let desk = try common.desk()
    let code = try desk.unit(unit)
    guard let own = desk.facts.units.unit(code), let days = PublicPeriod(.month, around: try asked.period.days().to)
    else {
      return
    }
    let shelf = EditionShelf(EditionStore(log: try common.existingLog()))
    guard
      let notice = try shelf.notice(
        of: own, days, among: desk.facts.units, address: address, isSample: desk.isSample)
    else {
      throw Failure(
        .usage,
        vi: "Chưa có ấn bản công khai nào của \(days.sentence.vi) nói về \(own.name). Chốt bằng soi publish trước.",
        en: "No public edition of \(days.sentence.en) tells of \(own.name). Freeze one with soi publish first.")
    }
    if kind == .poster { return try write(docx: DocxNotice.poster(notice)) }
    let lines = kind == .radio ? notice.radio : notice.post
    if ending == "txt" { return try writeFile(out, Array((lines.joined(separator: "\n") + "\n").utf8)) }
    try write(docx: DocxNotice.text(lines, isSample: notice.isSample))
  }
}
