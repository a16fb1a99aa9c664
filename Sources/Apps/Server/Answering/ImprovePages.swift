internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring

/// The pages about getting better, one click from each other.
enum ImprovePage: String, CaseIterable {
  case brief, warnings, path, whatif, movement, outlook, gap, patterns, checklist, catalogue

  var words: String {
    switch self {
    case .brief: "Tin sáng"
    case .path: "Đường lên hạng"
    case .whatif: "Nếu làm thế này"
    case .patterns: "Dấu hiệu cần hỏi lại"
    case .catalogue: "Rà soát danh mục"
    case .warnings: "Cảnh báo sớm"
    case .checklist: "Phiếu kiểm tra hồ sơ"
    case .gap: "Khe hở chưa giải thích"
    case .movement: "Biến động"
    case .outlook: "Dự báo cuối kỳ"
    }
  }

  func choices(_ asked: RecordsAsked) -> RecordPage.Part {
    .choices(
      label: "Các trang cải thiện",
      Self.allCases.map { page in
        RecordPage.Choice(
          page.words, link: asked.link("/units/\(asked.code.text.percentEncoded)/\(page.rawValue)", unit: false),
          isCurrent: page == self)
      })
  }
}

extension Call {
  func improving(_ page: ImprovePage, keeping own: [String] = []) async throws -> RecordsAsked {
    try await records(named: path("code"), page: page.rawValue, keeping: own)
  }

  /// What is made of one's own records has no other source: the address says so before it is answered.
  func withOwnFigures(_ asked: RecordsAsked) -> Response? {
    if asked.asked.question.source == .own { return nil }
    return Reply.redirect(asked.address.setting(("source", nil), ("format", asking.text("format"))).text)
  }

  func improvePage(
    _ page: ImprovePage, _ asked: RecordsAsked, notes own: [Sentence], parts: [RecordPage.Part], main: String? = nil
  ) -> RecordPage {
    RecordPage(
      title: page.words, stamp: asked.stampWithRules, address: asked.address, picker: asked.picker, notes: own,
      parts: parts, main: main, tab: .improve, frame: frame(asked.asked.edition))
  }
}

extension RecordCells {
  /// A change of points with its sign; nothing where there is none.
  static func shift(_ points: Points) -> Cell {
    if points == .zero { return .empty }
    return Cell(.decimal(points.text), shown: (points > .zero ? "+" : "") + points.vietnamese)
  }

  /// `TOTAL`, a block's code or an indicator's number, by its name.
  static func figure(_ name: String, _ pack: RulePack) -> Cell {
    if name == "TOTAL" { return Cell(.text(name), shown: "Tổng điểm") }
    if let block = pack.block(name) { return Cell(.text(name), shown: block.name.vi) }
    return Cell(.text(name), shown: "\(name) \(pack.indicator(name)?.name.vi ?? "")")
  }
}
