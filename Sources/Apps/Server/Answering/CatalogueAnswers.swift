internal import Answers
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// The list of procedures gone through: what each is asked for, and what offering it otherwise would do.
extension Call {
  private enum Show: String, CaseIterable {
    case advised, dead, offline, all

    var words: String {
      switch self {
      case .advised: "Nên đổi"
      case .dead: "Không ai dùng"
      case .offline: "Chưa trực tuyến"
      case .all: "Tất cả"
      }
    }

    func admits(_ line: CatalogueLine) -> Bool {
      switch self {
      case .advised: line.advised != nil
      case .dead: line.isDead
      case .offline: line.level == OnlineLevel.none
      case .all: true
      }
    }
  }

  static let catalogueViews = Show.allCases.map(\.rawValue)

  func catalogue() async throws -> Response {
    let asked = try await improving(.catalogue, keeping: ["show", "per_page", "page"])
    if let own = withOwnFigures(asked) { return own }
    let desk = asked.asked.desk
    let review = try desk.catalogue(asked.code, asked.asked.question, records: asked.desk)
    guard let show = Show(rawValue: asking.text("show") ?? (review.advised.isEmpty ? "all" : "advised")) else {
      throw Failure(
        .usage, vi: "“show” phải là \(Self.catalogueViews.joined(separator: ", ")).",
        en: "“show” must be one of \(Self.catalogueViews.joined(separator: ", ")).")
    }
    let listed = review.lines.filter { show.admits($0) }
    let (shown, pager) = try paged(listed, isWholeInJSON: true)
    let told = notes(asked.asked, of: asked.code, rules: true)
    let name = { (code: ProcedureCode) in desk.facts.procedures[code]?.name }
    let paper = CataloguePaper(
      review, place: IssuePlace.of(asked.unit.name), isSample: desk.isSample, name: name)
    let page = improvePage(
      .catalogue, asked, notes: told,
      parts: [
        .headline(review.sentence.vi), ImprovePage.catalogue.choices(asked), .facts(facts(review)),
        .choices(
          label: "Thủ tục nào",
          Show.allCases.map { choice in
            RecordPage.Choice(
              choice.words, count: review.lines.count { choice.admits($0) },
              link: asked.address.setting(("show", choice.rawValue)).text, isCurrent: choice == show)
          }),
        .section(
          RecordPage.Section(
            id: "groups", heading: "Làm cả loại thì được bao nhiêu",
            intro: "Mỗi dòng là một lần chấm lại trên bản sao khi làm cho mọi thủ tục của loại ấy.",
            table: groups(review))),
        .section(
          RecordPage.Section(
            id: "procedures", heading: "\(show.words) (\(listed.count.vietnamese) thủ tục)",
            intro:
              "Cái được nhiều điểm nhất trước. Điểm tính bằng cách chấm lại khi đổi riêng thủ tục ấy, trước khi làm tròn.",
            table: table(shown, asked), pager: pager)),
        .paragraph([
          "Một dịch vụ trực tuyến không ai dùng làm giảm chỉ tiêu 07. Có hai cách: hướng dẫn để có hồ sơ trực tuyến đầu tiên, hoặc đưa khỏi danh mục nếu thật sự không có nhu cầu; cách thứ hai có thể làm giảm chỉ tiêu 06 nếu thủ tục thuộc thẩm quyền riêng.",
          "Thay đổi danh mục là việc của cơ quan có thẩm quyền; trang này chỉ tính điểm và viết sẵn dự thảo.",
        ]),
        .draft(heading: "Dự thảo công văn đề xuất (chép ra được)", paper.draft),
      ], main: "procedures")
    return try answer(
      page,
      json: CatalogueAnswer.json(review, name: name, notes: told, isSample: desk.isSample, language: .vi))
  }

  private func facts(_ review: CatalogueReview) -> [RecordPage.Fact] {
    [
      RecordPage.Fact("before", "Hôm nay", .points(review.before.total)),
      RecordPage.Fact("after", "Nếu làm hết việc nên làm", .points(review.after.total)),
      RecordPage.Fact("gain", "Thêm", RecordCells.shift(review.gain)),
      RecordPage.Fact("procedures_total", "Thủ tục", .integer(review.lines.count)),
      RecordPage.Fact("dead", "Trực tuyến không ai dùng", .integer(review.lines.count(where: \.isDead))),
      RecordPage.Fact(
        "fee_not_integrated", "Có phí, chưa thanh toán trực tuyến",
        .integer(review.lines.count { $0.hasFee && !$0.isIntegrated })),
    ]
  }

  private func groups(_ review: CatalogueReview) -> RecordTable {
    RecordTable(
      [
        .init("act", "Việc"), .init("count", "Thủ tục", number: true), .init("after", "Điểm khi làm", number: true),
        .init("gain", "Thêm", number: true),
      ],
      review.groups.map { group in
        [
          RecordTable.Cell(
            .text(group.act.rawValue), shown: group.act.sentence.vi,
            detail: group.act == .withdrawOnline
              ? "không nằm trong việc nên làm: cơ quan có thẩm quyền quyết định" : nil),
          .integer(group.options.count), .points(group.after.total),
          RecordCells.shift(group.after.total - review.before.total),
        ]
      }, whenEmpty: "Không cách cung cấp nào khác làm tăng điểm.")
  }

  private func table(_ lines: [CatalogueLine], _ asked: RecordsAsked) -> RecordTable {
    RecordTable(
      [
        .init("procedure", "Thủ tục"), .init("advice", "Nên làm"), .init("points", "Được thêm", number: true),
        .init("effects", "Chỉ tiêu, từ → đến"), .init("received", "Hồ sơ trong kỳ", number: true),
        .init("online", "Nộp trực tuyến", number: true), .init("online_level", "Mức trực tuyến"),
        .init("fee", "Phí"), .init("code", "Mã"),
      ],
      lines.map { line in
        let known = asked.desk.facts.procedures[line.procedure]
        let option = line.advised ?? line.best ?? line.options.first
        return [
          .text(known?.name ?? line.procedure.text, detail: known?.field),
          option.map {
            RecordTable.Cell(
              .text($0.act.rawValue), shown: $0.act.sentence.vi, tone: $0.points > .zero ? .good : .quiet)
          } ?? .empty,
          option.map { RecordCells.points($0.points) } ?? .empty,
          .text(
            option?.effects.map { "\($0.no): \($0.before.vietnamese) → \($0.after.vietnamese)" }.joined(separator: "; ")
          ),
          .integer(line.received),
          RecordTable.Cell(
            .integer(line.online), shown: line.online.vietnamese, tone: line.isDead ? .soon : nil,
            detail: line.isDead ? "không ai dùng" : nil),
          RecordTable.Cell(.text(line.level.rawValue), shown: line.level.words),
          RecordTable.Cell(
            .flag(line.hasFee),
            shown: line.hasFee ? (line.isIntegrated ? "có, đã tích hợp" : "có, chưa tích hợp") : "không",
            tone: line.hasFee && !line.isIntegrated ? .soon : nil),
          .code(line.procedure.text),
        ]
      }, whenEmpty: "Không có thủ tục nào ở mục này.")
  }
}
