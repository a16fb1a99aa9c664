internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Work
internal import Workdays

/// The dossiers somebody has to act on, most urgent first.
extension Call {
  static let workParameters: [Route.Parameter] = [
    .init(
      "state", .query, .choice(WorkView.allCases.map(\.rawValue)), vi: "Tình trạng", en: "State"),
    .init("office", vi: "Phòng", en: "Office"), .init("officer", vi: "Mã cán bộ", en: "Officer's code"),
    .init("field", vi: "Lĩnh vực", en: "Field"), .init("system", vi: "Hệ thống nguồn", en: "Source system"),
    .init("sort", vi: "Sắp xếp", en: "Sorting"),
  ]

  /// Which part of the work is looked at.
  enum WorkView: String, CaseIterable {
    case open, late, soon
    case inTime = "in_time"
    case stepLate = "step_late"
    case waiting
    case handOver = "hand_over"

    var states: Set<WorkState> {
      switch self {
      case .open, .stepLate: [.late, .soon, .inTime]
      case .late: [.late]
      case .soon: [.soon]
      case .inTime: [.inTime]
      case .waiting: [.waiting]
      case .handOver: [.handOver]
      }
    }

    var words: String {
      switch self {
      case .open: "Đang giải quyết"
      case .late: "Quá hạn"
      case .soon: "Sắp đến hạn"
      case .inTime: "Còn dài hạn"
      case .stepLate: "Quá hạn bước"
      case .waiting: "Chờ tiếp nhận"
      case .handOver: "Chờ trả kết quả"
      }
    }
  }

  func work() async throws -> Response {
    if let own = try await withOwnUnit() { return own }
    let asked = try await records(keeping: [
      "state", "office", "officer", "field", "system", "sort", "per_page", "page",
    ])
    guard let view = WorkView(rawValue: asking.text("state") ?? "open") else {
      throw Failure(
        .usage, vi: "“state” phải là \(WorkView.allCases.map(\.rawValue).joined(separator: ", ")).",
        en: "“state” must be one of \(WorkView.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    if let officer = asking.text("officer") { try requireOfficer(officer, asked) }
    let workload = asked.desk.workload(asked.code, window: asked.window)
    let filter = WorkFilter(
      states: view.states, isStepLate: view == .stepLate, office: chosen("office"), officer: chosen("officer"),
      field: chosen("field"), system: chosen("system"))
    let items = try sorted(workload.items.filter(filter.admits))
    let (shown, pager) = try paged(items)
    let title = "Hồ sơ cần xử lý"
    return try answer(
      RecordPage(
        title: title, stamp: asked.stamp, address: asked.address, picker: asked.picker,
        notes: notes(asked.asked, of: asked.code),
        parts: [
          .headline(finding(workload, filter)),
          .choices(
            label: "Tình trạng",
            WorkView.allCases.map { choice in
              RecordPage.Choice(
                choice.words, count: count(choice, workload, filter),
                link: asked.address.setting(("state", choice == .open ? nil : choice.rawValue)).text,
                isCurrent: choice == view)
            }),
        ] + mine(workload, asked) + [
          .filters(filters(workload, asked)),
          .section(
            RecordPage.Section(
              id: "dossiers", heading: "\(view.words): \(items.count.vietnamese) hồ sơ",
              intro: "Đồng hồ chạy theo giờ làm việc; quá hạn nhất đứng trước.", table: table(shown, asked),
              pager: pager, isSortable: true)),
          .choices(
            label: "Danh sách khác",
            Self.kinds.map { RecordPage.Choice($0.words, link: asked.link("/dossiers/\($0.path)")) }),
        ], tab: .work, frame: frame(asked.asked.edition)))
  }

  /// Their own list is one click away for whoever records name as an officer.
  private func mine(_ workload: Workload, _ asked: RecordsAsked) -> [RecordPage.Part] {
    guard let own = visitor.officer else { return [] }
    let isMine = asking.text("officer") == own
    let filter = WorkFilter(states: WorkView.open.states, officer: own)
    return [
      .choices(
        label: "Của ai",
        [
          RecordPage.Choice("Của mọi người", link: asked.address.setting(("officer", nil)).text, isCurrent: !isMine),
          RecordPage.Choice(
            "Của tôi", count: count(.open, workload, filter), link: asked.address.setting(("officer", own)).text,
            isCurrent: isMine),
        ])
    ]
  }

  /// One officer's list is for that officer, and for whoever may read officers at the unit.
  private func requireOfficer(_ officer: String, _ asked: RecordsAsked) throws(Failure) {
    if visitor.maySee(officer: officer, at: asked.code, in: asked.desk.facts.units) { return }
    throw Failure(
      .denied, vi: "Tài khoản của bạn không xem được việc của từng cán bộ. Bỏ phần lọc theo cán bộ.",
      en: "Your account may not see what single officers do. Leave the officer out.")
  }

  /// A question mark stands for those that do not say.
  func chosen(_ name: String) -> String? { asking.text(name).map { $0 == "?" ? "" : $0 } }

  func options(_ values: [String]) -> [(value: String, label: String)] {
    values.map { ($0.isEmpty ? "?" : $0, $0.isEmpty ? "(chưa rõ)" : $0) }
  }

  private func filters(_ workload: Workload, _ asked: RecordsAsked) -> [FilterField] {
    var fields = [
      FilterField("office", "Phòng", options(workload.choices { $0.dossier.office })),
      FilterField("field", "Lĩnh vực", options(workload.choices { $0.procedure?.field })),
      FilterField("system", "Hệ thống nguồn", options(workload.choices { $0.dossier.system })),
    ]
    if asked.tellsOfficers {
      fields.append(FilterField("officer", "Cán bộ", options(workload.choices { $0.dossier.officer })))
    }
    return fields
  }

  private func count(_ view: WorkView, _ workload: Workload, _ filter: WorkFilter) -> Int {
    if view == .stepLate { return workload.countStepLate(filter) }
    return view.states.reduce(0) { $0 + workload.count($1, filter) }
  }

  private func finding(_ workload: Workload, _ filter: WorkFilter) -> String {
    let (late, soon) = (workload.count(.late, filter), workload.count(.soon, filter))
    let open = count(.open, workload, filter)
    if open == 0 { return "Không còn hồ sơ nào đang giải quyết." }
    if late == 0, soon == 0 {
      return "\(open.vietnamese) hồ sơ đang giải quyết, không có hồ sơ quá hạn hay sắp đến hạn."
    }
    return
      "\(late.vietnamese) hồ sơ quá hạn và \(soon.vietnamese) sắp đến hạn trong \(open.vietnamese) đang giải quyết."
  }

  private func table(_ items: [WorkItem], _ asked: RecordsAsked) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("code", "Mã hồ sơ", sort: "code"), Column("state", "Tình trạng"),
      Column("whole_left_minutes", "Toàn quy trình", sort: "left"),
      Column("step_left_minutes", "Bước hiện tại", sort: "step"),
      Column("acceptance_left_minutes", "Tiếp nhận"), Column("hand_over_left_minutes", "Trả kết quả"),
      Column("procedure", "Thủ tục"), Column("office", "Phòng", sort: "office"),
      Column("received_at", "Tiếp nhận lúc", sort: "received"), Column("due_at", "Hẹn trả", sort: "due"),
      Column("system", "Hệ thống"),
    ]
    if asked.tellsOfficers { columns.insert(Column("officer", "Cán bộ", sort: "officer"), at: 8) }
    if isSubtree(asked) { columns.insert(Column("unit", "Đơn vị"), at: 6) }
    return RecordTable(
      columns,
      items.map { item in
        let dossier = item.dossier
        var cells: [RecordTable.Cell] = [
          .code(dossier.code, link: asked.dossier(dossier.code)), RecordCells.state(item.state),
          RecordCells.clock(item.clock(.whole)), step(item), RecordCells.clock(item.clock(.acceptance)),
          RecordCells.clock(item.clock(.handOver)), RecordCells.procedure(dossier.procedure, item.procedure),
          .text(dossier.office), .instant(dossier.receivedAt), .instant(dossier.dueAt), .text(dossier.system),
        ]
        if asked.tellsOfficers { cells.insert(dossier.officer.map { .code($0) } ?? .empty, at: 8) }
        if isSubtree(asked) { cells.insert(.text(item.unit?.name ?? dossier.unit.text), at: 6) }
        return cells
      }, whenEmpty: "Không có hồ sơ nào ở mục này.")
  }

  func isSubtree(_ asked: RecordsAsked) -> Bool { !asked.desk.facts.units.children(of: asked.code).isEmpty }

  private func step(_ item: WorkItem) -> RecordTable.Cell {
    var cell = RecordCells.clock(item.clock(.step))
    if let status = item.step?.status {
      cell.detail = [status, cell.detail].compactMap(\.self).joined(separator: " · ")
    }
    return cell
  }

  private func sorted(_ items: [WorkItem]) throws(Failure) -> [WorkItem] {
    guard let text = asking.text("sort") else { return items }
    let isDown = text.hasPrefix("-")
    let key: (WorkItem) -> Key
    switch isDown ? String(text.dropFirst()) : text {
    case "left": key = { Key($0.dossier.dueAt.map { Int($0.seconds) }) }
    case "step": key = { Key($0.step?.dueAt.map { Int($0.seconds) }) }
    case "received": key = { Key($0.dossier.receivedAt.map { Int($0.seconds) }) }
    case "due": key = { Key($0.dossier.dueAt.map { Int($0.seconds) }) }
    case "code": key = { Key(nil, $0.dossier.code) }
    case "office": key = { Key(nil, $0.dossier.office ?? "") }
    case "officer": key = { Key(nil, $0.dossier.officer ?? "") }
    default:
      throw Failure(
        .usage, vi: "“sort” phải là left, step, received, due, code, office hoặc officer.",
        en: "“sort” must be left, step, received, due, code, office or officer.")
    }
    let keyed = items.enumerated().map { (key: key($1), place: $0, item: $1) }
    return keyed.sorted { a, b in
      if a.key != b.key { return isDown ? b.key < a.key : a.key < b.key }
      return a.place < b.place
    }.map(\.item)
  }

  /// Numbers before words; what says nothing last.
  private struct Key: Comparable {
    let number: Int
    let text: String
    init(_ number: Int?, _ text: String = "") {
      self.number = number ?? .max
      self.text = text
    }
    static func < (a: Key, b: Key) -> Bool {
      a.number != b.number ? a.number < b.number : codePointOrder(a.text, b.text)
    }
  }
}
