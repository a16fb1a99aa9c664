internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Work
internal import Workdays

/// Petitions with their clocks, overdue ones first.
extension Call {
  private typealias Item = (petition: Petition, state: PetitionState, clocks: [PetitionClock])

  func petitions() async throws -> Response {
    if let own = try await withOwnUnit() { return own }
    let asked = try await records(keeping: ["state", "kind", "per_page", "page"])
    let (calendar, at) = (asked.desk.calendar, asked.window.end)
    let all = asked.desk.facts.units.subtree(asked.code).flatMap { asked.desk.facts.petitions[$0] ?? [] }
      .filter { $0.isActive(in: asked.window) }
      .compactMap { petition -> Item? in
        petition.state(calendar, at: at).map { (petition, $0, petition.clocks(calendar, at: at)) }
      }
    let state = asking.text("state")
    if let state, PetitionState(rawValue: state) == nil {
      throw Failure(
        .usage, vi: "“state” phải là \(PetitionState.allCases.map(\.rawValue).joined(separator: ", ")).",
        en: "“state” must be one of \(PetitionState.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let kind = chosen("kind")
    let items = all.filter { item in
      (state.map { $0 == item.state.rawValue } ?? true)
        && (kind.map { $0 == item.petition.kind?.rawValue ?? "" } ?? true)
    }.sorted { a, b in
      let (x, y) = (order(a), order(b))
      return x != y ? x < y : codePointOrder(a.petition.code, b.petition.code)
    }
    let (shown, pager) = try paged(items)
    let parts: [RecordPage.Part] = [
      .headline(finding(all)),
      .facts(facts(all)),
      .choices(
        label: "Tình trạng",
        [
          RecordPage.Choice(
            "Tất cả", count: all.count, link: asked.address.setting(("state", nil)).text, isCurrent: state == nil)
        ]
          + PetitionState.allCases.map { choice in
            RecordPage.Choice(
              choice.words, count: all.count { $0.state == choice },
              link: asked.address.setting(("state", choice.rawValue)).text, isCurrent: state == choice.rawValue)
          }),
      .filters([
        FilterField("kind", "Loại", PetitionKind.allCases.map { ($0.rawValue, $0.words) } + [("?", "(chưa rõ)")])
      ]),
      .section(
        RecordPage.Section(
          id: "petitions", heading: "Danh sách (\(items.count.vietnamese))",
          intro:
            "Hạn tính theo ngày làm việc: từ chối 2, yêu cầu bổ sung 5, trả lời 15 từ ngày nhận hoặc được chuyển, công khai trả lời 2.",
          table: table(shown, asked), pager: pager)),
    ]
    return try answer(
      RecordPage(
        title: "Phản ánh, kiến nghị", stamp: asked.stamp, address: asked.address, picker: asked.picker,
        notes: notes(asked.asked, of: asked.code), parts: parts, tab: .petitions, frame: frame(asked.asked.edition)))
  }

  /// What is still to be answered first, the most overdue of it first; then what is done, the latest first.
  private func order(_ item: Item) -> (Int, Int) {
    let answer = item.clocks.first { $0.kind == .answer }
    if let answer, answer.isRunning { return (0, answer.left) }
    return (1, -Int(item.petition.receivedAt?.day.number ?? 0))
  }

  private func finding(_ items: [Item]) -> String {
    if items.isEmpty { return "Không có phản ánh, kiến nghị nào trong kỳ." }
    let late = items.count { $0.state == .late }
    let open = items.count { $0.clocks.contains { $0.kind == .answer && $0.isRunning } }
    if open == 0 { return "Đã trả lời hết \(items.count.vietnamese) phản ánh, kiến nghị của kỳ." }
    return
      "\(open.vietnamese) chưa trả lời, \(late.vietnamese) quá hạn, trong \(items.count.vietnamese) phản ánh, kiến nghị của kỳ."
  }

  private func facts(_ items: [Item]) -> [RecordPage.Fact] {
    let answered = items.filter { $0.state == .answered || $0.state == .answeredLate }
    let (likes, dislikes) = items.reduce((0, 0)) {
      ($0.0 + ($1.petition.likes ?? 0), $0.1 + ($1.petition.dislikes ?? 0))
    }
    return [
      RecordPage.Fact("total", "Trong kỳ", .integer(items.count)),
      RecordPage.Fact("answered", "Đã trả lời", .integer(answered.count)),
      RecordPage.Fact("late", "Quá hạn chưa trả lời", .integer(items.count { $0.state == .late }, tone: .late)),
      RecordPage.Fact("answered_late", "Trả lời trễ", .integer(items.count { $0.state == .answeredLate })),
      RecordPage.Fact(
        "likes", "Hài lòng",
        RecordTable.Cell(.integer(likes), shown: "\(likes.vietnamese) / \((likes + dislikes).vietnamese) lượt")),
      RecordPage.Fact("disliked", "Bị chê nhiều hơn khen", .integer(items.count { $0.petition.isDisliked })),
      RecordPage.Fact("repeated", "Lặp lại", .integer(items.count { $0.petition.isRepeat == true })),
    ]
  }

  private func table(_ items: [Item], _ asked: RecordsAsked) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("code", "Mã"), Column("state", "Tình trạng"), Column("answer_left_days", "Trả lời"),
      Column("publication_left_days", "Công khai"), Column("supplement_left_days", "Yêu cầu bổ sung"),
      Column("refusal_left_days", "Từ chối"), Column("kind", "Loại"), Column("received_at", "Nhận lúc"),
      Column("forwarded_at", "Được chuyển lúc"), Column("answered_at", "Trả lời lúc"),
      Column("likes", "Khen", number: true), Column("dislikes", "Chê", number: true), Column("repeat", "Lặp lại"),
    ]
    if isSubtree(asked) { columns.append(Column("unit", "Đơn vị")) }
    return RecordTable(
      columns,
      items.map { item in
        let petition = item.petition
        func clock(_ kind: PetitionClock.Kind) -> RecordTable.Cell { cell(item.clocks.first { $0.kind == kind }) }
        var cells: [RecordTable.Cell] = [
          .code(petition.code),
          RecordTable.Cell(.text(item.state.rawValue), shown: item.state.words, tone: item.state.tone),
          clock(.answer), clock(.publication), clock(.supplement), clock(.refusal), .text(petition.kind?.words),
          .instant(petition.receivedAt), .instant(petition.forwardedAt),
          .instant(petition.answeredAt.flatMap { $0 <= asked.window.end ? $0 : nil }), .integer(petition.likes),
          .integer(petition.dislikes),
          petition.isRepeat.map { RecordTable.Cell(.flag($0), shown: $0 ? "có" : "không") } ?? .empty,
        ]
        if isSubtree(asked) { cells.append(.text(asked.desk.facts.units.unit(petition.unit)?.name)) }
        return cells
      }, whenEmpty: "Không có phản ánh, kiến nghị nào ở mục này.")
  }

  private func cell(_ clock: PetitionClock?) -> RecordTable.Cell {
    guard let clock else { return .empty }
    let limit = "hạn \(clock.limit.day.vietnamese)"
    let days = abs(clock.left).vietnamese
    let (words, tone): (String, RecordTable.Tone?) =
      switch (clock.isRunning, clock.isOver) {
      case (true, true): ("quá \(days) ngày", .late)
      case (true, false): clock.left <= 2 ? ("còn \(days) ngày", .soon) : ("còn \(days) ngày", nil)
      case (false, true): ("trễ \(days) ngày", .late)
      case (false, false): ("đúng hạn", .quiet)
      }
    return RecordTable.Cell(.integer(clock.left), shown: words, tone: tone, detail: limit)
  }
}

extension PetitionState {
  var words: String {
    switch self {
    case .late: "Quá hạn, chưa trả lời"
    case .soon: "Sắp đến hạn"
    case .open: "Chưa trả lời"
    case .answeredLate: "Trả lời trễ"
    case .answered: "Đã trả lời"
    case .refused: "Từ chối"
    }
  }

  var tone: RecordTable.Tone? {
    switch self {
    case .late, .answeredLate: .late
    case .soon: .soon
    case .answered: .good
    case .open, .refused: nil
    }
  }
}

extension PetitionKind {
  var words: String {
    switch self {
    case .rule: "Về quy định hành chính"
    case .staff: "Về hành vi của cán bộ"
    case .other: "Khác"
    }
  }
}
