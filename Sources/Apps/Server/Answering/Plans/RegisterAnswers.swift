internal import Access
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Plans
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work
internal import Workdays

/// Registers of work with people: obstacles, the ladder of measures, meetings, initiatives. Each is a list, a page and a form.
extension SheetKind {
  static let obstacle = SheetKind(
    kind: "obstacle", path: "/obstacles", words: Sentence(vi: "vướng mắc", en: "obstacle"))
  static let measure = SheetKind(
    kind: "measure", path: "/measures", words: Sentence(vi: "biện pháp nhắc nhở", en: "measure"))
  static let meeting = SheetKind(kind: "meeting", path: "/meetings", words: Sentence(vi: "cuộc họp", en: "meeting"))
  static let initiative = SheetKind(
    kind: "initiative", path: "/initiatives", words: Sentence(vi: "sáng kiến", en: "initiative"))
  static let round = SheetKind(kind: "round", path: "/rounds", words: Sentence(vi: "đợt thu thập", en: "round"))

  static let registers: [SheetKind] = [.obstacle, .measure, .meeting, .initiative]

  var title: String {
    switch kind {
    case "obstacle": "Sổ vướng mắc"
    case "measure": "Nhắc nhở, giải trình, đề xuất xử lý"
    case "meeting": "Cuộc họp, đối thoại"
    case "initiative": "Sáng kiến, trước và sau"
    default: "Đợt thu thập số liệu"
    }
  }

  /// The fields a list shows, the first one leading to the sheet.
  fileprivate var listed: [String] {
    switch kind {
    case "obstacle": ["title", "owner", "answer_by", "answered", "escalated_to"]
    case "measure": ["subject", "step", "on", "answered", "document"]
    case "meeting": ["title", "kind_of", "on"]
    default: ["title", "owner", "from", "measure", "before", "after"]
    }
  }
}

extension Call {
  /// Units somebody may write sheets for.
  func writableUnits(_ edition: DeskKeeper.Edition) -> [OrgUnit] {
    let register = edition.desk.facts.units
    return edition.lists.units.filter {
      visitor.may(.plan, at: $0.code, in: register) && ![.nation, .office].contains($0.kind)
    }
  }

  func unitInput(_ edition: DeskKeeper.Edition) -> PageAction.Input {
    let units = writableUnits(edition)
    let own = visitor.grants.compactMap(\.unit).first { unit in units.contains { $0.code == unit } }
    let places = units.map { (value: $0.code.text, label: "\($0.name) (\($0.code.text))") }
    return .init("unit", "Đơn vị", .choice(places), value: asking.text("unit") ?? own?.text ?? "")
  }

  static let workPages: [(label: String, link: String)] = [
    ("Kế hoạch, nhiệm vụ", "/plans"), ("Lịch nghĩa vụ", "/obligations"), ("Đợt thu thập", "/rounds"),
    ("Vướng mắc", "/obstacles"), ("Nhắc nhở, giải trình", "/measures"), ("Cuộc họp", "/meetings"),
    ("Sáng kiến", "/initiatives"),
  ]

  /// The pages about work, one click from each other.
  var workTabs: RecordPage.Part {
    .choices(
      label: "Các trang công việc",
      Self.workPages.map { .init($0.label, link: $0.link, isCurrent: route.path == $0.link) })
  }

  func registerList(_ kind: SheetKind) async throws -> Response {
    let edition = try await service.keeper.current()
    let kept = try await service.plans.sheets.sheets(kind.kind, in: readableUnits(edition))
    let shown = try paged(Array(kept.reversed()))
    let register = edition.desk.facts.units
    let pack = edition.desk.shelf.chosen(on: now.day)
    let open = kept.filter { isWaiting($0.sheet, kind) }
    let late = open.count { isLate($0.sheet) }
    var parts: [RecordPage.Part] = [
      workTabs,
      .headline(
        kept.isEmpty
          ? "Chưa có \(kind.words.vi) nào."
          : "\(kept.count.vietnamese) \(kind.words.vi)"
            + (open.isEmpty ? "." : ", \(open.count.vietnamese) chờ trả lời, \(late.vietnamese) quá hạn.")),
    ]
    if visitor.may(.plan) {
      parts.append(.choices(label: "Việc làm được", [.init("Thêm \(kind.words.vi)", link: "\(kind.path)/new")]))
    }
    let columns =
      kind.listed.map { RecordTable.Column($0, SheetWords.field($0).vi) } + [
        .init("unit_name", "Nơi lập"), .init("state", "Tình trạng"),
      ]
    parts.append(
      .section(
        .init(
          id: "register", heading: kind.title,
          table: RecordTable(
            columns,
            shown.items.map { each in
              kind.listed.enumerated().map { index, field in
                cell(each.sheet[field], field, pack, link: index == 0 ? kind.address(each.id) : nil)
              } + [.text(register.unit(each.unit)?.name ?? each.unit.text), state(each.sheet, kind)]
            }, whenEmpty: "Chưa có dòng nào."), pager: shown.pager)))
    return try answer(sheetPage(kind.title, edition, unit: nil, parts: parts))
  }

  private func isWaiting(_ sheet: Sheet, _ kind: SheetKind) -> Bool {
    [.obstacle, .measure].contains(kind) && sheet["answered"] == nil && sheet["status"] != "closed"
  }

  private func isLate(_ sheet: Sheet) -> Bool {
    sheet["answered"] == nil && sheet["answer_by"].flatMap { Day(iso: $0) }.map { $0 < now.day } ?? false
  }

  private func state(_ sheet: Sheet, _ kind: SheetKind) -> RecordTable.Cell {
    if sheet["status"] == "closed" { return .text("đã đóng", tone: .quiet) }
    guard isWaiting(sheet, kind) else { return .text("đã ghi", tone: .good) }
    if isLate(sheet) {
      return .text(sheet["escalated_to"] == nil ? "quá hạn trả lời, cần báo lên" : "quá hạn, đã báo lên", tone: .late)
    }
    return .text("chờ trả lời")
  }

  func cell(_ value: String?, _ field: String, _ pack: RulePack?, link: String? = nil) -> RecordTable.Cell {
    guard let value else { return .empty }
    if let day = Day(iso: value) { return .day(day) }
    return .text(SheetWords.value(value, of: field, pack).vi, link: link)
  }

  // MARK: a new one

  func registerForm(_ kind: SheetKind) async throws -> Response { try await registerForm(kind, problem: nil) }

  private func registerForm(_ kind: SheetKind, problem: Sentence?) async throws -> Response {
    let edition = try await service.keeper.current()
    let pack = edition.desk.shelf.chosen(on: now.day)
    var fields = inputs(kind.kind, item: "", itemKind: nil, nil, pack, typed: problem != nil)
    if problem == nil {
      let agenda = kind == .meeting ? try await openFindings(edition) : ""
      fields = fields.map { field in
        var field = field
        if ["f_on", "f_from"].contains(field.name) { field.value = now.day.iso }
        if field.name == "f_agenda" { field.value = agenda }
        if field.name == "f_answer_by" { field.value = edition.desk.calendar.workday(5, after: now.day).iso }
        return field
      }
    }
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(
      .action(
        PageAction(
          address: kind.path, inputs: formMarks(nil) + [unitInput(edition)] + fields, label: "Ghi",
          consequence: "Ghi vào sổ với tên bạn; sửa và hoàn tác được.")))
    return Reply.html(
      sheetPage("Thêm \(kind.words.vi)", edition, unit: nil, parts: parts, formats: []).html(),
      status: problem == nil ? .ok : .badRequest)
  }

  /// The agenda of a meeting: duties that are late, obstacles nobody answered.
  private func openFindings(_ edition: DeskKeeper.Edition) async throws(Failure) -> String {
    let units = writableUnits(edition).map(\.code)
    let board = DutyBoard(
      plans: try await service.plans.plans(in: units), tasks: try await service.plans.tasks(in: units), on: now.day,
      edition.desk.calendar)
    let late = board.duties.filter { $0.standing.state == .late }.prefix(12).map {
      "- Quá hạn \($0.standing.due?.vietnamese ?? ""): \($0.task.content) (\($0.task.lead))"
    }
    let obstacles = try await service.plans.sheets.sheets("obstacle", in: units).filter {
      isWaiting($0.sheet, .obstacle)
    }
    .prefix(12).map { "- Vướng mắc: \($0.sheet["title"] ?? "") (\($0.sheet["owner"] ?? ""))" }
    return String((late + obstacles).joined(separator: "\n").prefix(SheetField.longest))
  }

  func addToRegister(_ kind: SheetKind) async throws -> Response {
    let edition = try await service.keeper.current()
    do throws(Failure) {
      let unit = try edition.desk.unit(asking.required("unit"))
      try Sight(edition.desk, visitor, opener: edition).require(.plan, at: unit)
      let fields = try sentFields(kind.kind, itemKind: nil) { _ in "" }
      let made = try await service.plans.sheets.make(
        kind.kind, at: unit, fields.filter { !$0.value.isEmpty }.map { SheetEdit("", $0.name, $0.value) },
        token: asking.text("token"), by: try await writer())
      return Reply.redirect(kind.address(made.id))
    } catch {
      if wantsJSON || error.kind != .usage { throw error }
      return try await registerForm(kind, problem: error.sentence)
    }
  }

  // MARK: one

  func registerPage(_ kind: SheetKind) async throws -> Response {
    let asked = try await sheet(kind)
    let names = try await writerNames(asked)
    var parts: [RecordPage.Part] = [
      .facts(
        SheetForm.fields(kind.kind).filter { $0.kind != .lines }.map {
          .init(
            $0.name, SheetWords.field($0.name).vi.split(separator: ",").first.map(String.init) ?? $0.name,
            cell(asked.sheet[$0.name], $0.name, asked.pack))
        } + [.init("state", "Tình trạng", state(asked.sheet, kind))])
    ]
    if kind == .initiative { parts.append(.facts(try liveAfter(asked))) }
    if asked.mayWrite {
      parts.append(.choices(label: "Sửa", [.init("Sửa, ghi trả lời", link: "\(asked.address)/edit")]))
    }
    let texts = SheetForm.fields(kind.kind).filter { $0.kind == .lines }.compactMap { field in
      asked.sheet[field.name].map {
        (SheetWords.field(field.name).vi.split(separator: ",").first.map(String.init) ?? field.name, $0)
      }
    }
    parts.append(
      .section(
        .init(
          id: "texts", heading: "Nội dung",
          table: RecordTable(
            [.init("field", "Mục"), .init("text", "Nội dung")],
            texts.flatMap { field, text in
              text.split(separator: "\n").enumerated().map { index, line in
                [.text(index == 0 ? field : " "), .text(String(line))]
              }
            }, whenEmpty: "Chưa ghi nội dung."))))
    if kind == .meeting { parts += try await decisions(asked) }
    parts.append(
      .section(
        .init(
          id: "history", heading: "Ghi gần đây",
          table: history(Array(asked.sheet.entries.suffix(6).reversed()), asked, names, mayUndo: asked.mayWrite),
          more: .init("Toàn bộ lịch sử (\(asked.sheet.revision))", link: "\(asked.address)/history"))))
    return try answer(sheetPage(Self.title(asked), asked.edition, unit: asked.unit, parts: [workTabs] + parts))
  }

  /// The measure of an initiative as it is today, beside what was written down before it.
  private func liveAfter(_ asked: SheetAsked) throws(Failure) -> [RecordPage.Fact] {
    guard let measure = asked.sheet["measure"].flatMap({ PlanMeasure($0) }),
      let from = asked.sheet["from"].flatMap({ Day(iso: $0) }), from <= now.day,
      let period = Period(from: from, to: now.day)
    else { return [] }
    let unit = asked.sheet["unit"].flatMap { PlanUnit(rawValue: $0) } ?? .percent
    let edition = asked.edition
    let figures = try edition.desk.liveFigures(
      asked.unit, period, now: now, records: try asked.sight.records(of: asked.unit)
    ) { edition.ranking($0.parent, kind: $0.kind, $1) }
    guard let figures else { return [] }
    switch figures.value(measure, unit, .oneStop) {
    case .known(let value, let count):
      var facts: [RecordPage.Fact] = [
        .init(
          "live", "Từ \(from.vietnamese) đến nay, theo số của đơn vị",
          RecordTable.Cell(
            .decimal(value.plannedText), shown: unit.shown(value).vi,
            detail: count.map { "\($0.0.vietnamese)/\($0.1.vietnamese)" }))
      ]
      if let before = asked.sheet["before"].flatMap({ plannedNumber($0) }) {
        let change = measure.isBetterSmaller ? before - value : value - before
        facts.append(
          .init(
            "change", "So với trước",
            RecordTable.Cell(
              .decimal(change.plannedText), shown: unit.shown(change).vi,
              tone: change > .zero ? .good : change < .zero ? .late : nil)))
      }
      return facts
    case .unknown(let why): return [.init("live", "Đến nay", .text(why.vi, tone: .quiet))]
    }
  }

  // MARK: decisions of a meeting become duties

  private func decisions(_ asked: SheetAsked) async throws(Failure) -> [RecordPage.Part] {
    let lines = (asked.sheet["decisions"] ?? "").split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    let plans = try await service.plans.plans(in: [asked.unit]).filter { !$0.isClosed }
    guard asked.mayWrite, !lines.isEmpty, !plans.isEmpty else { return [] }
    return [
      .action(
        PageAction(
          address: "\(asked.address)/assign", heading: "Giao một kết luận thành nhiệm vụ",
          inputs: formMarks(nil) + [
            .init("decision", "Kết luận", .choice(lines.map { (value: $0, label: String($0.prefix(90))) })),
            .init("plan", "Vào kế hoạch", .choice(plans.map { (value: $0.id, label: $0.title) })),
            .init("lead", "Đơn vị chủ trì", required: true), .init("by", "Xong trước hết ngày", .day, required: true),
          ], label: "Giao nhiệm vụ", consequence: "Nhiệm vụ mới vào kế hoạch đã chọn, ghi rõ từ cuộc họp này.",
          folded: true))
    ]
  }

  func assignDecision() async throws -> Response {
    let asked = try await sheet(.meeting)
    try require(.plan, asked)
    let decision = try asking.required("decision")
    guard (asked.sheet["decisions"] ?? "").split(separator: "\n").contains(where: { $0 == decision }) else {
      throw Failure(
        .notFound, vi: "Kết luận này không còn trong biên bản.", en: "The decision is not in the minutes any more.")
    }
    guard let plan = try await service.plans.plan(asking.required("plan")), plan.unit == asked.unit else {
      throw Failure(.notFound, vi: "Không có kế hoạch này ở đơn vị.", en: "The unit has no such plan.")
    }
    guard let by = try asking.day("by") else {
      throw Failure(.usage, vi: "Chọn ngày phải xong.", en: "Choose the day it must be done by.")
    }
    let task = try await service.plans.addTask(
      [
        ("content", decision), ("lead", try asking.required("lead")), ("deadline", by.iso),
        ("assigned_by", Self.title(asked)),
      ], area: "Kết luận cuộc họp", to: plan, token: asking.text("token"), by: try await writer())
    return Reply.redirect(SheetKind.task.address(task.id))
  }
}
