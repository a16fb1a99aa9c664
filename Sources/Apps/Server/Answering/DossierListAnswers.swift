internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Work

/// The lists the documents ask for, with what they break down into.
extension Call {
  struct Kind: Sendable {
    let path: String
    let selection: DossierSelection
    let words: String
  }

  static let kinds = [
    Kind(path: "late", selection: .late, words: "Hồ sơ trễ hạn"),
    Kind(path: "refused", selection: .refused, words: "Hồ sơ từ chối"),
    Kind(path: "withdrawn", selection: .withdrawn, words: "Hồ sơ công dân rút"),
    Kind(path: "supplemented", selection: .supplemented, words: "Hồ sơ yêu cầu bổ sung"),
    Kind(path: "stopped", selection: .stopped, words: "Hồ sơ dừng xử lý"),
  ]

  func dossierList(_ kind: Kind) async throws -> Response {
    if let own = try await withOwnUnit() { return own }
    let asked = try await records(keeping: ["office", "field", "system", "reason", "per_page", "page"])
    let all = asked.desk.list(kind.selection, unit: asked.code, window: asked.window)
    let chosen = (
      office: chosen("office"), field: chosen("field"), system: chosen("system"), reason: chosen("reason")
    )
    let items = all.filter { item in
      (chosen.office.map { $0 == Breakdown.office.key(item) } ?? true)
        && (chosen.field.map { $0 == Breakdown.field.key(item) } ?? true)
        && (chosen.system.map { $0 == Breakdown.system.key(item) } ?? true)
        && (chosen.reason.map { $0 == Breakdown.reason.key(item) } ?? true)
    }
    let (shown, pager) = try paged(items)
    let active = asked.desk.list(.all, unit: asked.code, window: asked.window).count
    let parts: [RecordPage.Part] = [
      .headline(
        all.isEmpty
          ? "Không có hồ sơ nào trong \(active.vietnamese) hồ sơ của kỳ."
          : "\(all.count.vietnamese) trong \(active.vietnamese) hồ sơ của kỳ."),
      .choices(
        label: "Danh sách",
        [RecordPage.Choice("Đang xử lý", link: asked.link("/dossiers"))]
          + Self.kinds.map {
            RecordPage.Choice($0.words, link: asked.link("/dossiers/\($0.path)"), isCurrent: $0.path == kind.path)
          }),
      .filters([
        FilterField("office", "Phòng", options(Breakdown.office.values(all))),
        FilterField("field", "Lĩnh vực", options(Breakdown.field.values(all))),
        FilterField("system", "Hệ thống nguồn", options(Breakdown.system.values(all))),
      ]),
      .beside(
        Breakdown.of(kind.selection).map { section($0, items, asked) }
          // One row of 100 % says nothing; which it is stands in every line of the list.
          .filter { $0.table.rows.count != 1 || isAFile }),
      .section(
        RecordPage.Section(
          id: "dossiers", heading: "Danh sách (\(items.count.vietnamese))", table: listTable(shown, asked), pager: pager
        )),
    ]
    return try answer(
      RecordPage(
        title: kind.words, stamp: asked.stamp, address: asked.address, picker: asked.picker,
        notes: notes(asked.asked, of: asked.code), parts: parts, main: "dossiers", tab: .work,
        frame: frame(asked.asked.edition)))
  }

  /// What a list is broken down by.
  private enum Breakdown: String {
    case field, office, reason, system

    static func of(_ selection: DossierSelection) -> [Breakdown] {
      selection == .late ? [.field, .office, .reason, .system] : [.field, .office, .system]
    }

    var heading: String {
      switch self {
      case .field: "Theo lĩnh vực"
      case .office: "Theo phòng"
      case .reason: "Theo lý do"
      case .system: "Theo hệ thống nguồn"
      }
    }

    func key(_ item: ListedDossier) -> String {
      switch self {
      case .field: item.procedure?.field ?? ""
      case .office: item.dossier.office ?? ""
      case .system: item.dossier.system ?? ""
      case .reason:
        switch item.lateReason {
        case .pastDue?: "past_due"
        case .secondSupplement?: "second_supplement"
        case nil: ""
        }
      }
    }

    func values(_ items: [ListedDossier]) -> [String] {
      Set(items.map(key)).sorted { VietnameseKey($0) < VietnameseKey($1) }
    }

    func cell(_ key: String) -> RecordTable.Cell {
      switch (self, key) {
      case (_, ""): RecordTable.Cell(.none, shown: "(chưa rõ)")
      case (.reason, "past_due"): RecordCells.lateReason(.pastDue)
      case (.reason, _): RecordCells.lateReason(.secondSupplement)
      default: .text(key)
      }
    }
  }

  /// Programs and files find every table under its name.
  private var isAFile: Bool { wantsJSON || asking.text("format") != nil }

  private func section(
    _ breakdown: Breakdown, _ items: [ListedDossier], _ asked: RecordsAsked
  ) -> RecordPage.Section {
    let groups = Dictionary(grouping: items, by: breakdown.key)
    let rows = groups.sorted { a, b in
      a.value.count != b.value.count ? a.value.count > b.value.count : VietnameseKey(a.key) < VietnameseKey(b.key)
    }.map { key, members -> [RecordTable.Cell] in
      var cell = breakdown.cell(key)
      cell.link = asked.address.setting((breakdown.rawValue, key.isEmpty ? "?" : key)).text
      let share = Percent(hundredths: Fraction(members.count * 100, items.count).roundedHundredths)
      return [cell, .integer(members.count), .percent(share)]
    }
    return RecordPage.Section(
      id: "by_\(breakdown.rawValue)", heading: breakdown.heading,
      table: RecordTable(
        [
          .init(breakdown.rawValue, breakdown.heading), .init("count", "Số hồ sơ", number: true),
          .init("share", "Tỷ lệ", number: true),
        ], rows,
        total: rows.isEmpty
          ? nil : [RecordTable.Cell(.none, shown: "Tổng cộng"), .integer(items.count), .percent(.full)]),
      isFolded: true)
  }

  func listTable(_ items: [ListedDossier], _ asked: RecordsAsked) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("code", "Mã hồ sơ"), Column("procedure", "Thủ tục"), Column("office", "Phòng"),
      Column("received_at", "Tiếp nhận lúc"), Column("due_at", "Hẹn trả"), Column("result", "Kết quả"),
      Column("supplements", "Lần bổ sung", number: true), Column("late_reason", "Trễ vì"),
      Column("late_since", "Trễ từ"), Column("system", "Hệ thống"),
    ]
    if asked.tellsOfficers { columns.append(Column("officer", "Cán bộ")) }
    if isSubtree(asked) { columns.append(Column("unit", "Đơn vị")) }
    return RecordTable(
      columns,
      items.map { item in
        let dossier = item.dossier
        var cells: [RecordTable.Cell] = [
          .code(dossier.code, link: asked.dossier(dossier.code)),
          RecordCells.procedure(dossier.procedure, item.procedure), .text(dossier.office),
          .instant(dossier.receivedAt), .instant(dossier.dueAt), RecordCells.end(dossier, by: asked.window.end),
          .integer(dossier.supplements), RecordCells.lateReason(item.lateReason), .instant(item.lateSince),
          .text(dossier.system),
        ]
        if asked.tellsOfficers { cells.append(.text(dossier.officer)) }
        if isSubtree(asked) { cells.append(.text(item.unit?.name ?? dossier.unit.text)) }
        return cells
      }, whenEmpty: "Không có hồ sơ nào.")
  }
}
