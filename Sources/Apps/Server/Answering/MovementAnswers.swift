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
