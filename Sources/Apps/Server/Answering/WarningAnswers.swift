internal import Access
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
internal import Workdays

/// What is likely to be late, before it is: one list per desk, the most worth doing first.
extension Call {
  static let warningParameters: [Route.Parameter] = [
    .init("office", vi: "Phòng", en: "Office"), .init("officer", vi: "Mã cán bộ", en: "Officer's code"),
    .init("field", vi: "Lĩnh vực", en: "Field"),
    .init("state", .query, .choice(WarningView.allCases.map(\.rawValue)), vi: "Phần nào", en: "Which part"),
  ]

  /// Which part of the list is looked at.
  enum WarningView: String, CaseIterable {
    case all, today, likely, trap, waiting
    case handOver = "hand_over"

    var words: String {
      switch self {
      case .all: "Tất cả"
      case .today: "Phải xong hôm nay"
      case .likely: "Dễ trễ"
      case .trap: "Đã bổ sung một lần"
      case .waiting: "Chờ tiếp nhận"
      case .handOver: "Chờ trả kết quả"
      }
    }

    func admits(_ warning: EarlyWarning, of warnings: EarlyWarnings) -> Bool {
      switch self {
      case .all: true
      case .today: warning.state.isOpen && warning.chance != nil && warnings.isDueToday(warning)
      case .likely: warning.isLikelyLate(from: warnings.threshold)
      case .trap: warning.isSupplementTrap
      case .waiting: warning.state == .waiting
      case .handOver: warning.state == .handOver
      }
    }
  }

  func earlyWarnings() async throws -> Response {
    let asked = try await improving(.warnings, keeping: ["office", "officer", "field", "state", "per_page", "page"])
    if let own = withOwnFigures(asked) { return own }
    guard let view = WarningView(rawValue: asking.text("state") ?? "all") else {
      throw Failure(
        .usage, vi: "“state” phải là \(WarningView.allCases.map(\.rawValue).joined(separator: ", ")).",
        en: "“state” must be one of \(WarningView.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    // An officer reads the own list; another's is for those who may read officers.
    if let officer = asking.text("officer"), officer != visitor.officer {
      try asked.asked.sight.require(.readOfficers, at: asked.code)
    }
    guard let found = asked.desk.scorer.warnings(asked.code, asked.asked.question) else { throw SoiServer.nothingHere }
    let place = found.filtered { warning in
      (chosen("office").map { $0 == warning.dossier.office ?? "" } ?? true)
        && (chosen("officer").map { $0 == warning.dossier.officer ?? "" } ?? true)
        && (chosen("field").map { $0 == warning.procedure?.field ?? "" } ?? true)
    }
    let warnings = place.filtered { view.admits($0, of: place) }
    let (shown, pager) = try paged(warnings.items)
    let told = found.score.notes + notes(asked.asked, of: asked.code, rules: true)
    let table = WarningTable(asked: asked, warnings: warnings, isSubtree: isSubtree(asked))
    var parts: [RecordPage.Part] = [
      .headline(place.summary.sentence.vi), ImprovePage.warnings.choices(asked),
      .choices(
        label: "Phần nào",
        WarningView.allCases.map { choice in
          RecordPage.Choice(
            choice.words, count: place.items.count { choice.admits($0, of: place) },
            link: asked.address.setting(("state", choice == .all ? nil : choice.rawValue)).text,
            isCurrent: choice == view)
        }),
      .filters(filters(found, asked)),
      .section(
        RecordPage.Section(
          id: "dossiers", heading: "\(view.words): \(warnings.items.count.vietnamese) hồ sơ",
          intro:
            "Việc phải xong hôm nay trước, rồi tới việc giữ được nhiều điểm nhất mỗi phút công. Đồng hồ chạy theo giờ làm việc.",
          table: table.dossiers(shown), pager: pager)),
    ]
    if !found.petitions.isEmpty {
      parts.append(
        .section(
          RecordPage.Section(
            id: "petitions", heading: "Phản ánh, kiến nghị chưa trả lời: \(found.petitions.count.vietnamese)",
            table: table.petitions(found.petitions))))
    }
    parts.append(
      .paragraph([
        "Khả năng trễ là tỷ lệ hồ sơ cũ từng ở cùng chỗ này (cùng bước, đã dùng chừng ấy thời gian) mà rồi không kịp hẹn; hồ sơ cùng thủ tục trước, thiếu thì cùng lĩnh vực, cùng đơn vị, và chuyện mới đây nặng hơn chuyện cũ. Dễ trễ là từ 50 % trở lên.",
        "“Mất nếu trễ” và “lấy được” tính từng chỉ tiêu khi một hồ sơ đổi bên, trước khi làm tròn. Số phút là giả định như ở Đường lên hạng.",
      ]))
    return try answer(
      improvePage(.warnings, asked, notes: told, parts: parts, main: "dossiers"),
      json: WarningAnswer.json(
        warnings, notes: told, isSample: asked.asked.desk.isSample, language: .vi, tellsOfficers: asked.tellsOfficers))
  }

  private func filters(_ warnings: EarlyWarnings, _ asked: RecordsAsked) -> [FilterField] {
    func choices(_ value: (EarlyWarning) -> String?) -> [(value: String, label: String)] {
      options(Set(warnings.items.map { value($0) ?? "" }).sorted { VietnameseKey($0) < VietnameseKey($1) })
    }
    var fields = [
      FilterField("office", "Phòng", choices { $0.dossier.office }),
      FilterField("field", "Lĩnh vực", choices { $0.procedure?.field }),
    ]
    if asked.tellsOfficers { fields.append(FilterField("officer", "Cán bộ", choices { $0.dossier.officer })) }
    return fields
  }
}

/// The rows of the list.
private struct WarningTable {
  typealias Cell = RecordTable.Cell
  let asked: RecordsAsked
  let warnings: EarlyWarnings
  let isSubtree: Bool

  func dossiers(_ items: [EarlyWarning]) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("code", "Mã hồ sơ"), Column("chance_percent", "Khả năng trễ"),
      Column("whole_left_minutes", "Toàn quy trình"),
      Column("step_left_minutes", "Bước hiện tại"), Column("acceptance_left_minutes", "Tiếp nhận"),
      Column("hand_over_left_minutes", "Trả kết quả"), Column("points_if_late", "Mất nếu trễ", number: true),
      Column("points_to_win", "Lấy được", number: true), Column("remedies", "Việc còn làm được"),
      Column("minutes", "Phút", number: true), Column("supplement", "Bổ sung"), Column("procedure", "Thủ tục"),
      Column("office", "Phòng"), Column("due_at", "Hẹn trả"),
    ]
    if asked.tellsOfficers { columns.append(Column("officer", "Cán bộ")) }
    if isSubtree { columns.append(Column("unit", "Đơn vị")) }
    return RecordTable(
      columns,
      items.map { warning in
        let dossier = warning.dossier
        var cells: [Cell] = [
          .code(dossier.code, link: asked.dossier(dossier.code)), chance(warning),
          RecordCells.clock(warning.clock(.whole)), step(warning), RecordCells.clock(warning.clock(.acceptance)),
          RecordCells.clock(warning.clock(.handOver)), points(warning.stakes.ifLate), points(warning.stakes.toWin),
          remedies(warning.stakes.remedies), .integer(warning.minutes), supplement(warning),
          RecordCells.procedure(dossier.procedure, warning.procedure), .text(dossier.office), .instant(dossier.dueAt),
        ]
        if asked.tellsOfficers { cells.append(dossier.officer.map { .code($0) } ?? .empty) }
        if isSubtree { cells.append(.text(warning.unit?.name ?? dossier.unit.text)) }
        return cells
      }, whenEmpty: "Không có hồ sơ nào ở mục này.")
  }

  private func chance(_ warning: EarlyWarning) -> Cell {
    guard let chance = warning.chance else {
      let tone: RecordTable.Tone? = warning.state == .late ? .late : .quiet
      let isWaiting = warning.state.isOpen && warning.state != .late
      return Cell(.none, shown: isWaiting ? "Chưa có hẹn trả" : warning.state.sentence.vi, tone: tone)
    }
    let tone: RecordTable.Tone? =
      warning.isLikelyLate(from: warnings.threshold) ? .late : warning.state == .soon ? .soon : nil
    return Cell(
      .integer(chance.percent), shown: "\(chance.percent) %", tone: tone, detail: chance.sentence.vi)
  }

  private func step(_ warning: EarlyWarning) -> Cell {
    var cell = RecordCells.clock(warning.clock(.step))
    if let status = warning.step?.status {
      cell.detail = [status, cell.detail].compactMap(\.self).joined(separator: " · ")
    }
    return cell
  }

  private func points(_ shares: [Stakes.Share]) -> Cell {
    guard !shares.isEmpty else { return .empty }
    let numbers = shares.map(\.no).joined(separator: ", ")
    return Cell(
      .decimal(RecordCells.fourDecimals(shares.billionths, ".")),
      shown: "≈ \(RecordCells.fourDecimals(shares.billionths, ","))", detail: "chỉ tiêu \(numbers)")
  }

  private func remedies(_ remedies: [Remedy]) -> Cell {
    guard !remedies.isEmpty else { return .empty }
    return Cell(
      .text(remedies.map(\.rawValue).joined(separator: ";")),
      shown: remedies.map(\.sentence.vi).joined(separator: "; "))
  }

  private func supplement(_ warning: EarlyWarning) -> Cell {
    guard warning.isSupplementTrap else { return .empty }
    return Cell(.text("next_is_late"), shown: "Bổ sung lần nữa là trễ", tone: .soon)
  }

  func petitions(_ petitions: [PetitionWarning]) -> RecordTable {
    RecordTable(
      [
        .init("code", "Mã"), .init("answer_left_days", "Trả lời"), .init("points_if_late", "Mất nếu trễ", number: true),
        .init("received_at", "Nhận lúc"),
      ],
      petitions.map { warning in
        let clock = warning.clock
        let days = abs(clock.left).vietnamese
        return [
          .code(warning.petition.code),
          Cell(
            .integer(clock.left), shown: clock.isOver ? "quá \(days) ngày" : "còn \(days) ngày",
            tone: clock.isOver ? .late : clock.left <= 2 ? .soon : nil, detail: "hạn \(clock.limit.day.vietnamese)"),
          points(warning.ifLate), .instant(warning.petition.receivedAt),
        ]
      })
  }
}
