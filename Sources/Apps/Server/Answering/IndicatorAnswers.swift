internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// One indicator of one unit: how it is counted, who is in, who is out and why, and how it went month by month.
extension Call {
  enum Side: String, CaseIterable {
    case missing, achieved, outside

    var words: String {
      switch self {
      case .missing: "Chưa đạt"
      case .achieved: "Đạt"
      case .outside: "Ngoài mẫu số"
      }
    }

    func holds(_ judged: Judged) -> Bool {
      switch self {
      case .missing: judged.isCounted && !judged.isAchieved
      case .achieved: judged.isCounted && judged.isAchieved
      case .outside: !judged.isCounted
      }
    }
  }

  func indicator() async throws -> Response {
    let no = path("no")
    let asked = try await records(
      named: path("code"), page: "indicators/\(no.percentEncoded)", keeping: ["list", "per_page", "page"])
    let question = asked.asked.question
    guard let rule = question.pack.indicator(no), let score = asked.desk.scorer.score(asked.code, question),
      let indicator = score.indicators.first(where: { $0.rule.no == rule.no })
    else {
      throw Failure(
        .notFound, vi: "Bộ quy tắc không có chỉ tiêu “\(no.prefix(20))”. Chọn 01–21.",
        en: "The rule pack has no indicator “\(no.prefix(20))”. Choose 01–21.")
    }
    guard let side = Side(rawValue: asking.text("list") ?? "missing") else {
      throw Failure(
        .usage, vi: "“list” phải là missing, achieved hoặc outside.", en: "“list” must be missing, achieved or outside."
      )
    }
    let judged = asked.desk.engine.judged(rule, unit: asked.code, window: asked.window)
    let members = judged.filter(side.holds)
    let lines = asked.desk.scorer.losses(of: score, question, only: rule.no)
    let (shown, pager) = try paged(members)
    var picker = asked.picker
    picker.source = question.source
    let share = lines.first { $0.kind == .record }?.points
    let months = try asked.desk.trend(
      rule.no, unit: asked.code, through: asked.window.lastDay, source: question.source, now: min(now, asked.window.end)
    )
    let parts: [RecordPage.Part] = [
      .choices(
        label: "Các chỉ tiêu",
        question.pack.indicators.map { other in
          RecordPage.Choice(
            other.no,
            link: asked.link("/units/\(asked.code.text.percentEncoded)/indicators/\(other.no)", unit: false),
            isCurrent: other.no == rule.no)
        }),
      .facts(facts(indicator)),
      .paragraph(RuleWords(question.pack).sentences(rule).map(\.vi)),
      .section(trendSection(months, indicator)),
      .choices(
        label: "Bản ghi",
        Side.allCases.map { choice in
          RecordPage.Choice(
            choice.words, count: judged.count(where: choice.holds),
            link: asked.address.setting(("list", choice == .missing ? nil : choice.rawValue)).text,
            isCurrent: choice == side)
        }),
      .section(
        RecordPage.Section(
          id: "records", heading: "\(side.words): \(members.count.vietnamese)",
          intro: intro(side, indicator, share, unnamed: indicator.unnamed),
          table: table(shown, side, rule, asked, share: share), pager: pager)),
    ]
    let structural = lines.filter { $0.kind != .record }
    let losses: [RecordPage.Part] =
      structural.isEmpty
      ? []
      : [
        .section(
          RecordPage.Section(
            id: "other_losses", heading: "Điểm mất không gắn với bản ghi",
            table: RecordTable(
              [.init("reason", "Lý do"), .init("points", "Mất điểm", number: true)],
              structural.map { [.text($0.reason.sentence.vi), RecordCells.points($0.points)] })))
      ]
    return try answer(
      RecordPage(
        title: "Chỉ tiêu \(rule.no). \(rule.name.vi)", stamp: asked.stampWithRules, address: asked.address,
        picker: picker, notes: notes(asked.asked, of: asked.code, rules: true), parts: parts + losses,
        main: "records", frame: frame(asked.asked.edition)))
  }

  private func facts(_ indicator: IndicatorScore) -> [RecordPage.Fact] {
    var origin = indicator.origin.sentence.vi
    if indicator.marks.contains("temporary") { origin += ", mẫu số tạm theo năm trước" }
    let state = indicator.state.sentence?.vi
    return [
      RecordPage.Fact(
        "score", "Điểm",
        RecordTable.Cell(
          .decimal(indicator.score.text), shown: "\(indicator.score.vietnamese) / \(indicator.max.vietnamese)")),
      RecordPage.Fact("numerator", "Đạt", .integer(indicator.numerator)),
      RecordPage.Fact("denominator", "Tổng số", .integer(indicator.denominator)),
      RecordPage.Fact(
        "ratio", "Tỷ lệ",
        indicator.ratio.map { RecordTable.Cell(.decimal($0.text), shown: "\($0.vietnamese) %") }
          ?? RecordTable.Cell(.none, shown: state ?? "–")),
      RecordPage.Fact("lost", "Mất", .points(indicator.lost)),
      RecordPage.Fact(
        "coverage", "Đủ dữ liệu",
        RecordTable.Cell(.decimal(indicator.coverage.text), shown: "\(indicator.coverage.vietnamese) %")),
      RecordPage.Fact("origin", "Nguồn", RecordTable.Cell(.text(indicator.origin.rawValue), shown: origin)),
    ]
  }

  private func intro(_ side: Side, _ indicator: IndicatorScore, _ share: Fraction?, unnamed: Int) -> String? {
    guard side == .missing else { return nil }
    var parts: [String] = []
    if let share { parts.append("Mỗi bản ghi mất \(share.description) điểm (\(RecordCells.points(share).shown)).") }
    if unnamed > 0 {
      parts.append("\(unnamed.vietnamese) hồ sơ nữa có trong báo cáo quốc gia mà không có trong dữ liệu.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func trendSection(_ months: [TrendMonth], _ indicator: IndicatorScore) -> RecordPage.Section {
    let rows = months.map { month -> [RecordTable.Cell] in
      let score = month.score
      let isKnown = score.map { $0.state == .value || $0.state == .zero } ?? false
      return [
        RecordTable.Cell(
          .text(month.period.from.iso), shown: month.period.name.vi, detail: month.window.isOpen ? "tạm thời" : nil),
        .integer(isKnown ? score?.numerator : nil), .integer(isKnown ? score?.denominator : nil),
        .percent(isKnown ? score?.ratio : nil), .points(score?.score), .points(score?.max), .text(month.rules),
      ]
    }
    let top = max(1, months.compactMap { $0.score?.max.hundredths }.max() ?? 1)
    return RecordPage.Section(
      id: "trend", heading: "12 tháng gần nhất",
      table: RecordTable(
        [
          .init("month", "Tháng"), .init("numerator", "Đạt", number: true),
          .init("denominator", "Tổng số", number: true), .init("ratio", "Tỷ lệ", number: true),
          .init("score", "Điểm", number: true), .init("max", "Tối đa", number: true), .init("rules", "Bộ quy tắc"),
        ], rows),
      trend: TrendChart(
        title:
          "Điểm từng tháng, mỗi tháng theo bộ quy tắc của tháng ấy; đường đứt nơi đổi quy tắc hoặc chưa có số liệu",
        marks: months.map { month in
          let isKnown = month.score.map { $0.state != .noData } ?? false
          let civil = month.period.from.civil
          return TrendChart.Mark(
            label: "T\(civil.month)/\(civil.year % 100)", hundredths: isKnown ? month.score?.score.hundredths : nil,
            shown: isKnown ? month.score?.score.vietnamese ?? "–" : "–", rules: month.rules)
        }, top: top, topShown: Points(hundredths: top).shortVietnamese), isFolded: true)
  }

  private func table(
    _ members: [Judged], _ side: Side, _ rule: IndicatorRule, _ asked: RecordsAsked, share: Fraction?
  ) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("code", "Bản ghi"), Column("name", "Thủ tục"), Column("office", "Phòng"),
      Column("received_at", "Tiếp nhận lúc"),
      Column("reason", side == .achieved ? "Kết quả" : "Vì sao"),
    ]
    if side == .missing { columns.append(Column("points", "Mất điểm", number: true)) }
    columns.append(Column("known", "Đủ dữ liệu"))
    let outside = RuleWords(asked.asked.question.pack).outside(rule)?.vi ?? "Ngoài mẫu số"
    let facts = asked.desk.facts
    return RecordTable(
      columns,
      members.map { judged in
        var cells = record(judged.member, facts, asked)
        switch side {
        case .missing:
          let reason = asked.desk.scorer.reason(rule, judged.member, window: asked.window)
          cells += [
            RecordTable.Cell(.text(reason.rawValue), shown: reason.sentence.vi, tone: .late),
            share.map { RecordCells.points($0) } ?? .empty,
          ]
        case .achieved: cells.append(RecordTable.Cell(.text("achieved"), shown: "Đạt", tone: .good))
        case .outside: cells.append(.text(outside, tone: .quiet))
        }
        cells.append(RecordTable.Cell(.flag(judged.isKnown), shown: judged.isKnown ? "đủ" : "thiếu"))
        return cells
      }, whenEmpty: side == .missing ? "Không bản ghi nào chưa đạt." : "Không có bản ghi nào.")
  }

  /// Code, what of, where, when.
  private func record(_ member: Member, _ facts: Facts, _ asked: RecordsAsked) -> [RecordTable.Cell] {
    func named(_ code: ProcedureCode) -> RecordTable.Cell {
      let procedure = facts.procedures[code]
      return .text(procedure?.name ?? code.text, detail: procedure?.field)
    }
    switch member {
    case .dossier(let unit, let index):
      guard let dossier = facts.dossiers[unit]?[index] else { return [.empty, .empty, .empty, .empty] }
      return [
        .code(dossier.code, link: asked.dossier(dossier.code)), named(dossier.procedure), .text(dossier.office),
        .instant(dossier.receivedAt),
      ]
    case .petition(let unit, let index):
      guard let petition = facts.petitions[unit]?[index] else { return [.empty, .empty, .empty, .empty] }
      return [.code(petition.code), .empty, .empty, .instant(petition.receivedAt)]
    case .procedure(let code): return [.code(code.text), named(code), .empty, .empty]
    case .announced(let unit, let code):
      return [.code(code.text), named(code), .text(facts.units.unit(unit)?.name), .empty]
    }
  }
}
