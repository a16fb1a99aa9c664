internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Work

/// Own records, what was synchronised, and what the portal published, indicator by indicator.
extension Call {
  func compare() async throws -> Response {
    if let own = try await withOwnUnit() { return own }
    let asked = try await records(keeping: ["per_page", "page"])
    let question = asked.asked.question
    guard let three = asked.desk.threeFigures(asked.code, question) else { throw SoiServer.nothingHere }
    let (shown, pager) = try paged(three.missing)
    let parts: [RecordPage.Part] = [
      .headline(finding(three)),
      .facts([
        RecordPage.Fact("own_total", "Điểm theo dữ liệu của đơn vị", .points(three.own.total)),
        RecordPage.Fact(
          "synchronised_total", "Điểm nếu chỉ tính hồ sơ đã đồng bộ",
          three.synchronised.map { .points($0.total) } ?? RecordTable.Cell(.none, shown: "chưa biết")),
        RecordPage.Fact("published_total", "Điểm Cổng công bố", missing(three.published?.total)),
        RecordPage.Fact("received", "Hồ sơ tiếp nhận", .integer(three.received)),
        RecordPage.Fact("received_synchronised", "Đã đồng bộ", .integer(three.receivedSynchronised)),
        RecordPage.Fact("sync_unknown", "Không nguồn nào nói đã đồng bộ chưa", .integer(three.syncUnknown)),
        RecordPage.Fact(
          "reported", "Báo cáo quốc gia",
          three.reported.map { .integer($0) } ?? RecordTable.Cell(.none, shown: "chưa có đúng kỳ này")),
      ]),
      .section(
        RecordPage.Section(
          id: "indicators", heading: "Từng chỉ tiêu",
          intro: "Cột “đã đồng bộ” tính lại mọi chỉ tiêu chỉ với hồ sơ Cổng đã nhận được.", table: table(three, asked))),
      .section(
        RecordPage.Section(
          id: "not_synchronised", heading: "Hồ sơ chưa đồng bộ (\(three.missing.count.vietnamese))",
          table: missingTable(shown, three, asked), pager: pager)),
    ]
    return try answer(
      RecordPage(
        title: "Đối chiếu ba nguồn",
        stamp: RecordPage.Stamp(
          unit: asked.unit, window: asked.window, rules: question.pack.name,
          source: "dữ liệu của đơn vị, hồ sơ đã đồng bộ, số Cổng công bố"),
        address: asked.address, picker: asked.picker, notes: notes(asked.asked, of: asked.code, rules: true),
        parts: parts,
        tab: .compare, frame: frame(asked.asked.edition)))
  }

  private func missing(_ points: Points?) -> RecordTable.Cell {
    points.map { .points($0) } ?? RecordTable.Cell(.none, shown: "chưa có đúng kỳ này")
  }

  private func finding(_ three: ThreeFigures) -> String {
    guard let synchronised = three.synchronised else {
      return "Chưa nguồn nào nói hồ sơ nào đã đồng bộ lên Cổng, nên chưa biết Cổng đã nhận những gì."
    }
    let apart = three.own.total - synchronised.total
    var text =
      three.missing.isEmpty
      ? "Mọi hồ sơ tiếp nhận trong kỳ đã đồng bộ"
      : "\(three.missing.count.vietnamese) trong \(three.received.vietnamese) hồ sơ tiếp nhận chưa đồng bộ"
    if apart != .zero {
      text += ", điểm trên Cổng có thể \(apart > .zero ? "thấp" : "cao") hơn \(abs(apart).vietnamese)"
    }
    if three.syncUnknown > 0 {
      text += "; \(three.syncUnknown.vietnamese) hồ sơ không nguồn nào nói đã đồng bộ chưa"
    }
    return text + "."
  }

  private func abs(_ points: Points) -> Points { points < .zero ? .zero - points : points }

  private func table(_ three: ThreeFigures, _ asked: RecordsAsked) -> RecordTable {
    typealias Column = RecordTable.Column
    let rows = three.own.indicators.map { own -> [RecordTable.Cell] in
      let synced = three.synchronised?.indicators.first { $0.rule.no == own.rule.no }
      let portal = three.published?.indicators.first { $0.rule.no == own.rule.no }
      let hasPortal = portal.map { $0.numerator != nil } ?? false
      return [
        RecordTable.Cell(
          .text(own.rule.no), shown: "\(own.rule.no) \(own.rule.name.vi)",
          link: asked.link("/units/\(asked.code.text.percentEncoded)/indicators/\(own.rule.no)", unit: false)),
        counts(own), .points(own.score), counts(synced), .points(synced?.score), hasPortal ? counts(portal) : .empty,
        hasPortal ? .points(portal?.score) : .empty, difference(own.score, hasPortal ? portal?.score : synced?.score),
      ]
    }
    return RecordTable(
      [
        Column("no", "Chỉ tiêu"), Column("own", "Đơn vị", number: true), Column("own_score", "Điểm", number: true),
        Column("synchronised", "Đã đồng bộ", number: true), Column("synchronised_score", "Điểm", number: true),
        Column("published", "Cổng", number: true), Column("published_score", "Điểm", number: true),
        Column("difference", "Lệch", number: true),
      ], rows,
      total: [
        RecordTable.Cell(.none, shown: "Tổng điểm"), .empty, .points(three.own.total), .empty,
        .points(three.synchronised?.total), .empty, missing(three.published?.total),
        difference(three.own.total, three.published?.total ?? three.synchronised?.total),
      ])
  }

  private func counts(_ indicator: IndicatorScore?) -> RecordTable.Cell {
    guard let numerator = indicator?.numerator, let denominator = indicator?.denominator else { return .empty }
    return RecordTable.Cell(
      .text("\(numerator)/\(denominator)"), shown: "\(numerator.vietnamese) / \(denominator.vietnamese)")
  }

  /// From the unit's own score to the other one, with its sign.
  private func difference(_ own: Points, _ other: Points?) -> RecordTable.Cell {
    guard let other else { return .empty }
    let apart = other - own
    if apart == .zero { return RecordTable.Cell(.decimal("0.00"), shown: "0", tone: .quiet) }
    return RecordTable.Cell(
      .decimal(apart.text), shown: apart > .zero ? "+\(apart.vietnamese)" : "−\(abs(apart).vietnamese)",
      tone: apart < .zero ? .late : nil)
  }

  private func missingTable(
    _ items: [ListedDossier], _ three: ThreeFigures, _ asked: RecordsAsked
  ) -> RecordTable {
    RecordTable(
      [
        .init("code", "Mã hồ sơ"), .init("procedure", "Thủ tục"), .init("received_at", "Tiếp nhận lúc"),
        .init("result", "Kết quả"), .init("system", "Hệ thống"), .init("points", "Mất điểm", number: true),
      ],
      items.map { item in
        [
          .code(item.dossier.code, link: asked.dossier(item.dossier.code)),
          RecordCells.procedure(item.dossier.procedure, item.procedure), .instant(item.dossier.receivedAt),
          RecordCells.end(item.dossier, by: asked.window.end), .text(item.dossier.system),
          three.costs[item.dossier.code].map { RecordCells.points($0) } ?? .empty,
        ]
      }, whenEmpty: "Mọi hồ sơ tiếp nhận trong kỳ đã đồng bộ.")
  }
}
