internal import Answers
internal import Base
internal import Counting
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// Why points and place are others than on an earlier day.
extension Call {
  func movementSince() async throws -> Response {
    let asked = try await improving(.movement, keeping: ["since"])
    let (desk, question) = (asked.asked.desk, asked.asked.question)
    let last = question.window.lastDay
    guard let since = try asking.day("since") ?? last.adding(months: -1), since < last else {
      throw Failure(
        .usage, vi: "“since” phải là ngày trước \(last.vietnamese).", en: "“since” must be a day before \(last.iso).")
    }
    let (old, oldNotes) = try desk.question(earlier(question, since), now: now)
    let movement = try desk.movement(
      asked.code, from: MovementSide(scorer: asked.desk.scorer, question: old),
      to: MovementSide(scorer: asked.desk.scorer, question: question), by: .field)
    let own = notes(asked.asked, of: asked.code, rules: true)
    let told = own + oldNotes.filter { !own.contains($0) }
    let before = old.window
    var parts: [RecordPage.Part] = [
      .headline([movement.sentence.vi, movement.rankSentence?.vi ?? ""].joined(separator: " ")),
      ImprovePage.movement.choices(asked),
      .choices(label: "So với", sinces(last, since, asked)),
      .paragraph([
        "So với \(before.period.name.vi.prefix(1).lowercased())\(before.period.name.vi.dropFirst()) tính đến hết ngày \(before.lastDay.vietnamese)."
      ]),
      .facts(facts(movement)),
      .section(
        RecordPage.Section(
          id: "indicators", heading: "Chênh ở từng chỉ tiêu",
          intro: "Các phần cộng lại đúng bằng chênh lệch; cơ cấu tính theo lĩnh vực.", table: table(movement))),
    ]
    if let ranks = try ranks(asked) { parts.insert(.section(ranks), at: parts.count - 1) }
    let pursuers = movement.pursuers(within: Pursuer.soon)
    if !pursuers.isEmpty { parts.append(.section(self.pursuers(pursuers, question.pack))) }
    if let rank = movement.rank {
      parts.append(
        .beside([
          RecordPage.Section(
            id: "overtaken_by", heading: "Đơn vị vượt lên (\(rank.overtakenBy.count.vietnamese))",
            table: peers(rank.overtakenBy, question.pack, "Không đơn vị nào vượt lên.")),
          RecordPage.Section(
            id: "fell_behind", heading: "Đơn vị tụt lại (\(rank.fellBehind.count.vietnamese))",
            table: peers(rank.fellBehind, question.pack, "Không đơn vị nào tụt lại.")),
        ]))
    }
    var page = improvePage(.movement, asked, notes: told, parts: parts, main: "indicators")
    page.picker?.source = question.source
    return try answer(
      page, json: MovementAnswer.json(movement, notes: told, isSample: desk.isSample, language: .vi))
  }

  /// Places over the months as small pictures, and as the table they are drawn from.
  private func ranks(_ asked: RecordsAsked) throws(Failure) -> RecordPage.Section? {
    let history = try asked.asked.desk.rankHistory(asked.code, through: asked.window.lastDay, now: now)
    guard history.months.count >= 2 else { return nil }
    let names =
      [(code: "TOTAL", name: "Tổng điểm")]
      + asked.asked.question.pack.blocks.map { (code: $0.code, name: $0.name.vi) }
    let lines = names.map { code, name in
      RankChart.Line(
        name,
        history.months.map { month in
          RankChart.Mark(label: month.period.shortLabel, rank: month.ranks[code], of: month.of, rules: month.rules)
        })
    }
    return RecordPage.Section(
      id: "ranks", heading: "Hạng qua các tháng",
      intro: history.isPublished
        ? "Hạng Cổng đã công bố từng tháng. Hạng nhỏ là tốt hơn nên vẽ ở trên; đường đứt là nơi cách tính đổi."
        : "Hạng của từng tháng tính từ hồ sơ trong kho (Cổng chưa công bố đủ hai tháng). Hạng nhỏ là tốt hơn nên vẽ ở trên; tháng đang chạy là số tạm thời.",
      table: RecordTable(
        [.init("month", "Tháng"), .init("of", "Số đơn vị", number: true)]
          + names.map { .init("rank_\($0.code)", $0.name, number: true) },
        history.months.map { month in
          [.text(month.period.name.vi), .integer(month.of)] + names.map { .integer(month.ranks[$0.code]) }
        }), ranks: RankChart(lines), isFolded: true)
  }

  private func pursuers(_ pursuers: [Pursuer], _ pack: RulePack) -> RecordPage.Section {
    RecordPage.Section(
      id: "pursuers", heading: "Ai đang đuổi kịp từ phía sau (\(pursuers.count.vietnamese))",
      intro: "Nếu hai bên cứ đi như từ ngày so sánh đến nay. Đây là cảnh báo, không phải dự báo.",
      table: RecordTable(
        [
          .init("unit", "Đơn vị"), .init("warning", "Cảnh báo"), .init("total", "Điểm", number: true),
          .init("distance", "Còn kém", number: true), .init("closing", "Gần lại", number: true),
          .init("level_in_days", "Ngày nữa thì bằng", number: true), .init("block", "Tăng nhiều nhất ở"),
        ],
        pursuers.map { pursuer in
          [
            RecordTable.Cell(.text(pursuer.peer.unit.code.text), shown: pursuer.peer.unit.name),
            .text(pursuer.sentence.vi), .points(pursuer.peer.after), .points(pursuer.distance),
            .points(pursuer.closing), .integer(pursuer.daysLeft, tone: pursuer.daysLeft <= 14 ? .soon : nil),
            pursuer.peer.block.map { RecordCells.figure($0, pack) } ?? .empty,
          ]
        }))
  }

  /// The same period as it stood at the end of a day; a day before it belongs to the period before.
  private func earlier(_ question: Question, _ since: Day) throws(Failure) -> Desk.Request {
    var period = question.window.period
    while since < period.from {
      guard let previous = period.previous else {
        throw Failure(.usage, vi: "“since” sớm quá.", en: "“since” is too early.")
      }
      period = previous
    }
    var request = try asking.deskRequest(now: now)
    request.from = period.from
    request.to = period.to
    request.asOf = .end(of: since)
    return request
  }

  private func sinces(_ last: Day, _ since: Day, _ asked: RecordsAsked) -> [RecordPage.Choice] {
    let month = last.adding(months: -1)
    var days: [(day: Day?, label: String)] = [
      (last - 1, "Hôm trước"), (last - 7, "7 ngày trước"), (month, "1 tháng trước"),
      (last.adding(months: -3), "3 tháng trước"),
    ]
    if !days.contains(where: { $0.day == since }) { days.append((since, since.vietnamese)) }
    return days.compactMap { day, label in
      day.map { day in
        RecordPage.Choice(
          label, link: asked.address.setting(("since", day == month ? nil : day.iso)).text, isCurrent: day == since)
      }
    }
  }

  private func facts(_ movement: Movement) -> [RecordPage.Fact] {
    var facts = [
      RecordPage.Fact("before", "Trước", .points(movement.before.total)),
      RecordPage.Fact("after", "Sau", .points(movement.after.total)),
    ]
    if let rank = movement.rank {
      facts += [
        RecordPage.Fact("rank_before", "Hạng trước", .integer(rank.before.best)),
        RecordPage.Fact("rank_after", "Hạng sau", .integer(rank.after.best)),
      ]
    }
    return facts
      + movement.shown.filter { $0.points != .zero }.map { part in
        RecordPage.Fact(part.name.rawValue, part.name.sentence.vi, RecordCells.shift(part.points))
      }
  }

  private func table(_ movement: Movement) -> RecordTable {
    let moved = movement.indicators.filter { $0.shift != .zero || $0.parts != Movement.Parts() }
    return RecordTable(
      [
        .init("no", "Chỉ tiêu"), .init("before", "Trước", number: true), .init("after", "Sau", number: true),
        .init("shift", "Chênh", number: true),
      ] + Movement.Parts.Name.allCases.map { .init($0.rawValue, $0.sentence.vi, number: true) },
      moved.map { indicator in
        let name = (indicator.after ?? indicator.before)?.rule.name.vi ?? ""
        return [
          RecordTable.Cell(.text(indicator.no), shown: "\(indicator.no) \(name)"),
          .points(indicator.before?.score), .points(indicator.after?.score), RecordCells.shift(indicator.shift),
        ] + shownShares(indicator.parts.named.map(\.points), of: indicator.shift).map(RecordCells.shift)
      },
      total: moved.isEmpty
        ? nil
        : [
          RecordTable.Cell(.none, shown: "Tổng cộng"), .points(movement.before.total), .points(movement.after.total),
          RecordCells.shift(movement.shift),
        ] + movement.shown.map { RecordCells.shift($0.points) },
      whenEmpty: "Không chỉ tiêu nào đổi.")
  }

  private func peers(_ peers: [RankMovement.Peer], _ pack: RulePack, _ whenEmpty: String) -> RecordTable {
    RecordTable(
      [
        .init("unit", "Đơn vị"), .init("before", "Trước", number: true), .init("after", "Sau", number: true),
        .init("block", "Đổi nhiều nhất ở"),
      ],
      peers.map { peer in
        [
          RecordTable.Cell(.text(peer.unit.code.text), shown: peer.unit.name), .points(peer.before),
          .points(peer.after), peer.block.map { RecordCells.figure($0, pack) } ?? .empty,
        ]
      }, whenEmpty: whenEmpty)
  }
}

extension Period {
  /// `T7/25`: a month under a small picture.
  fileprivate var shortLabel: String {
    let (year, month, _) = from.civil
    return "T\(month)/\(padded(year % 100, 2))"
  }
}
