internal import Access
internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Papers
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// The page of one paper: as it will be printed, what contradicts in it, who did what, and what can be done with it.
extension Call {
  /// `clash`: a change somebody else was quicker with.
  func paperPage(clash: PaperAct? = nil) async throws -> Response {
    let asked = try await draftAsked()
    let draft = asked.kept.draft
    let units = asked.edition.desk.facts.units
    let mayDraft = visitor.may(.draft, at: asked.kept.unit, in: units)
    let mayDecide = visitor.may(.decide, at: asked.kept.unit, in: units)
    var parts: [RecordPage.Part] = [
      .headline(headline(draft)), .choices(label: "Văn bản", paperTabs("/papers", asked.edition)), .facts(facts(asked)),
    ]
    if let frozen = draft.frozen {
      parts.append(.paper(try PaperSheetAnswer.sheet(frozen)))
      parts.append(.section(.init(id: "codes", heading: "Số liệu đã chốt và mã", table: codes(frozen), isFolded: true)))
      if mayDraft { parts.append(.action(revision(asked))) }
    } else {
      let found = try await service.papers.findings(asked.live, asked.kept)
      parts.append(
        .paper(
          PaperSheetAnswer.sheet(asked.live, asked.kept, address: mayDraft ? "\(paperAddress)/edit" : nil, clash: clash)
        ))
      parts.append(findings(found.papers, found.found))
      if mayDraft { parts.append(.action(headForm(asked))) }
      parts += decisions(asked, found.found, mayDraft: mayDraft, mayDecide: mayDecide)
      parts.append(
        .section(
          .init(
            id: "figures", heading: "Số liệu có thể dùng trong lời",
            intro: "Viết {{mã}} vào đoạn văn, Soi điền số và cập nhật đến khi chốt.", table: figures(asked.live.sheet),
            isFolded: true)))
    }
    parts.append(.section(.init(id: "history", heading: "Ai đã làm gì", table: history(draft), isFolded: true)))
    return try dataPage(draft.head.about, asked.edition, parts, notes: asked.notes)
  }

  private var paperAddress: String { "/papers/\(path("id"))" }

  private func headline(_ draft: PaperDesk.Draft) -> String {
    switch draft.state {
    case .drafting:
      draft.sentBack.map { "Được trả lại để sửa: \($0)" }
        ?? "Bản thảo: lời sửa được từng đoạn, số liệu cập nhật đến khi chốt. Cần người thứ hai duyệt."
    case .approved(_, let at, _): "Đã duyệt lúc \(at.vietnamese); chốt để cấp mã cho từng số liệu."
    case .frozen(let paper, _):
      "Đã chốt lúc \(paper.proof.frozenAt.vietnamese), mã \(paper.proof.code.printed). Ai cầm văn bản cũng tra được từng số."
    }
  }

  private func facts(_ asked: DraftAsked) -> [RecordPage.Fact] {
    let draft = asked.kept.draft
    var facts: [RecordPage.Fact] = [
      .init("kind", "Loại", .text(draft.kind.name.vi)), .init("unit", "Đơn vị", .text(asked.unit.name)),
      .init(
        "period", "Kỳ",
        .text("\(draft.scope.period.from.vietnamese) – \(draft.scope.period.to.vietnamese)")),
      .init("as_of", "Số liệu tính đến", .instant(draft.scope.asOf)),
      .init("state", "Tình trạng", .text(draft.stateWords.vi)),
      .init("docx", "Word", .text("Tải .docx", link: "\(paperAddress)/files/van-ban.docx")),
      .init("pdf", "In", .text("Tải .pdf", link: "\(paperAddress)/files/van-ban.pdf")),
    ]
    if let frozen = draft.frozen {
      facts += [
        .init("code", "Mã văn bản", .code(frozen.proof.code.printed, link: "/verify/\(frozen.proof.code.text)")),
        .init("text_sha256", "SHA-256 của lời văn", .code(hex(frozen.text.bytes))),
      ]
    }
    return facts
  }

  private func findings(_ papers: [Paper], _ found: [Contradiction]) -> RecordPage.Part {
    .section(
      .init(
        id: "findings",
        heading: found.isEmpty ? "Không thấy mâu thuẫn" : "\(found.count.vietnamese) mâu thuẫn cần xem",
        intro:
          "Mỗi phát hiện là gợi ý cho người soạn, không phải kết luận. Đối chiếu cả các văn bản đã chốt của đơn vị.",
        table: findingsTable(papers, found)))
  }

  func findingsTable(_ papers: [Paper], _ found: [Contradiction]) -> RecordTable {
    RecordTable(
      [
        .init("where", "Nơi"), .init("other", "và nơi"), .init("sentence", "Mâu thuẫn"),
        .init("arithmetic", "Phép tính"), .init("confidence", "Chắc (%)", number: true), .init("code", "Loại"),
      ],
      found.map { item in
        let places = item.spots.map { spot in
          let paper = papers[spot.paper]
          let page = spot.page.map { "tr. \($0) " } ?? ""
          let word = paper.unit == .line ? "dòng" : "đoạn"
          return (papers.count > 1 ? "\(paper.name): " : "") + "\(page)\(word) \(spot.place.line) “\(spot.excerpt)”"
        }
        return [
          .text(places.first), .text(places.dropFirst().first { $0 != places.first }),
          .text(item.matter.sentence.vi, tone: item.confidence >= PaperDesk.serious ? .late : .soon),
          .text(item.arithmetic), .integer(item.confidence), .code(item.matter.code),
        ]
      }, whenEmpty: "Các tổng, tỷ lệ, hạng, ngày, căn cứ đều khớp nhau.")
  }

  private func headForm(_ asked: DraftAsked) -> PageAction {
    let head = asked.kept.draft.head
    var inputs: [PageAction.Input] = [
      .init("do", "", .hidden, value: "head"), .init("revision", "", .hidden, value: "\(asked.kept.revision)"),
      .init("about", "Trích yếu", .lines, value: head.about, required: true),
      .init("number", "Số", value: head.number ?? "", hint: "Để trống khi chưa cấp số."),
      .init("day", "Ngày ký", value: head.day.map { "\($0)" } ?? "", hint: "Để trống khi chưa ký."),
      .init("place", "Địa danh", value: head.place), .init("signer", "Người ký", value: head.signer ?? ""),
      .init("authority", "Thẩm quyền ký", .lines, value: head.authority.joined(separator: "\n")),
      .init("recipients", "Nơi nhận", .lines, value: head.recipients.joined(separator: "\n")),
      .init("addressees", "Kính gửi", .lines, value: head.addressees.joined(separator: "\n")),
    ]
    for index in inputs.indices where index > 4 { inputs[index].isExtra = true }
    return PageAction(
      address: "\(paperAddress)/edit", heading: "Thể thức", inputs: inputs, label: "Lưu thể thức",
      consequence: "Bản đã duyệt phải duyệt lại.")
  }

  private func decisions(
    _ asked: DraftAsked, _ found: [Contradiction], mayDraft: Bool, mayDecide: Bool
  ) -> [RecordPage.Part] {
    let draft = asked.kept.draft
    var parts: [RecordPage.Part] = []
    if mayDraft {
      parts.append(
        .action(
          PageAction(
            address: "\(paperAddress)/edit",
            inputs: [
              .init("do", "", .hidden, value: "now"), .init("revision", "", .hidden, value: "\(asked.kept.revision)"),
            ], label: "Lấy số liệu đến lúc này",
            consequence: "Đang tính đến \(draft.scope.asOf.vietnamese). Số trong ngày đang chạy chưa công khai.")))
    }
    if case .approved(_, _, let content) = draft.state, mayDraft {
      parts.append(
        .action(
          PageAction(
            address: "\(paperAddress)/freeze", heading: "Chốt", label: "Chốt và cấp mã",
            consequence: content == asked.live.content
              ? "Lời và số liệu không đổi được nữa; mỗi số có một mã tra cứu."
              : "Số liệu đã khác bản được duyệt: phải duyệt lại mới chốt được.")))
    }
    guard mayDecide else { return parts }
    if draft.authors.contains(visitor.kind) {
      parts.append(.paragraph(["Bạn có viết trong văn bản này: người thứ hai có quyền quyết định mới duyệt được."]))
      return parts
    }
    let serious = found.count { $0.confidence >= PaperDesk.serious }
    var inputs: [PageAction.Input] = [.init("content", "", .hidden, value: hex(asked.live.content.bytes))]
    if serious > 0 {
      inputs.append(
        .init("accepting", "Vì sao vẫn duyệt khi còn \(serious) mâu thuẫn chắc chắn", .lines, required: true))
    }
    parts.append(
      .action(
        PageAction(
          address: "\(paperAddress)/approve", heading: "Duyệt", inputs: inputs, label: "Duyệt bản đang xem",
          consequence: "Ghi tên bạn vào nhật ký. Ai sửa thêm một chữ, hoặc số liệu đổi, là phải duyệt lại.")))
    parts.append(
      .action(
        PageAction(
          address: "\(paperAddress)/return", inputs: [.init("reason", "Cần sửa gì", .lines, required: true)],
          label: "Trả lại để sửa", consequence: "Người soạn thấy lời này ở đầu trang.")))
    return parts
  }

  private func revision(_ asked: DraftAsked) -> PageAction {
    let scope = asked.kept.draft.scope
    return PageAction(
      address: "/papers", heading: "Bản thay thế",
      inputs: [
        .init("kind", "", .hidden, value: asked.kept.draft.kind.rawValue),
        .init("unit", "", .hidden, value: asked.kept.unit.text), .init("replaces", "", .hidden, value: asked.kept.id),
        .init("period", "Kỳ", value: scope.period.shortName ?? "", required: true),
      ], label: "Lập bản thay thế",
      consequence: "Bản này giữ nguyên; khi bản mới chốt, tra mã của bản này sẽ báo đã có bản thay thế.")
  }

  // MARK: tables

  private func figures(_ sheet: FigureSheet) -> RecordTable {
    RecordTable(
      [.init("key", "Mã trong lời"), .init("meaning", "Là gì"), .init("value", "Hiện là", number: true)],
      sheet.figures.map { [.code(PaperText.place($0.key)), .text($0.meaning.vi), figureCell($0)] })
  }

  func figureCell(_ figure: PaperFigure) -> RecordTable.Cell {
    RecordTable.Cell(
      figure.kind == .count || figure.kind == .rank
        ? Int(figure.value).map { .integer($0) } ?? .text(figure.value)
        : .decimal(figure.value), shown: figure.shown)
  }

  private func codes(_ frozen: FrozenPaper) -> RecordTable {
    RecordTable(
      [.init("code", "Mã"), .init("meaning", "Là gì"), .init("value", "Lúc chốt", number: true)],
      frozen.proof.lines.map { line in
        [
          .code(line.code.printed, link: "/verify/\(line.code.text)"), .text(line.figure.meaning.vi),
          figureCell(line.figure),
        ]
      })
  }

  private func history(_ draft: PaperDesk.Draft) -> RecordTable {
    RecordTable(
      [.init("at", "Lúc"), .init("who", "Ai"), .init("deed", "Việc")],
      draft.deeds.reversed().map { [.instant($0.at), .text(Self.words($0.by)), .text($0.act.sentence.vi)] })
  }

  static func words(_ who: Visitor.Kind) -> String {
    switch who {
    case .anonymous: "người lạ"
    case .person(let number): "tài khoản \(number)"
    case .key(let number): "khóa API \(number)"
    case .operator: "lệnh soi trên máy chủ"
    }
  }
}

extension Period {
  /// As forms take it; nil for days that have no such name.
  fileprivate var shortName: String? {
    PublicPeriod.Kind.allCases.filter { $0 != .toDate }.compactMap { PublicPeriod($0, around: to) }.first {
      $0.period == self
    }?
    .name
  }
}
