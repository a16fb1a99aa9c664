internal import Access
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Plans
internal import Records
internal import Wording
internal import Work

/// All plans one may see, and what is due of them.
extension Call {
  /// Which duties of the list are shown.
  enum DutyView: String, CaseIterable {
    case late, soon, mine, open, all

    var words: String {
      switch self {
      case .late: "Quá hạn"
      case .soon: "Sắp đến hạn"
      case .mine: "Của tôi"
      case .open: "Chưa xong"
      case .all: "Tất cả"
      }
    }
  }

  func planList() async throws -> Response {
    let edition = try await service.keeper.current()
    let units = readableUnits(edition)
    let board = DutyBoard(
      plans: try await service.plans.plans(in: units), tasks: try await service.plans.tasks(in: units), on: now.day,
      edition.desk.calendar)
    let view = asking.text("view").flatMap { DutyView(rawValue: $0) }
    let late = board.duties.count { $0.standing.state == .late }
    let soon = board.duties.count { $0.standing.state == .soon }
    let chosen = view ?? (late > 0 ? .late : soon > 0 ? .soon : .open)
    let shown = try paged(board.duties.filter { isShown($0, chosen, edition) })
    var parts: [RecordPage.Part] = [workTabs, .headline(headline(board, late, soon))]
    if visitor.may(.plan) {
      parts.append(.choices(label: "Việc làm được", [.init("Lập kế hoạch từ mẫu", link: "/plans/new")]))
    }
    parts.append(.section(.init(id: "plans", heading: "Kế hoạch", table: plans(board, edition))))
    parts.append(
      .choices(
        label: "Nhiệm vụ nào",
        DutyView.allCases.map { each in
          .init(
            each.words, count: board.duties.count { isShown($0, each, edition) }, link: "/plans?view=\(each.rawValue)",
            isCurrent: each == chosen)
        }))
    parts.append(
      .section(
        .init(
          id: "tasks", heading: "Nhiệm vụ: \(chosen.words.lowercased())",
          table: duties(shown.items, edition, withUnit: true), pager: shown.pager)))
    return try answer(sheetPage("Kế hoạch", edition, unit: nil, parts: parts, main: "tasks"))
  }

  private func headline(_ board: DutyBoard, _ late: Int, _ soon: Int) -> String {
    if board.plans.isEmpty { return "Chưa có kế hoạch nào. Lập một kế hoạch từ mẫu mất vài phút." }
    if late == 0, soon == 0 { return "Không nhiệm vụ nào quá hạn hay sắp đến hạn." }
    return "\(late.vietnamese) nhiệm vụ quá hạn, \(soon.vietnamese) sắp đến hạn."
  }

  private func isShown(_ duty: DutyBoard.Duty, _ view: DutyView, _ edition: DeskKeeper.Edition) -> Bool {
    switch view {
    case .late: duty.standing.state == .late
    case .soon: duty.standing.state == .soon
    case .open: duty.standing.state != .done
    case .all: true
    case .mine: isOwn(duty.task, edition)
    }
  }

  /// Of a unit granted to the visitor itself, or led by an office granted to them.
  private func isOwn(_ task: PlanTask, _ edition: DeskKeeper.Edition) -> Bool {
    let register = edition.desk.facts.units
    return visitor.grants.compactMap(\.unit).contains { unit in
      if unit == task.unit { return true }
      guard let office = register.unit(unit), office.kind == .office, register.lies(unit, in: task.unit) else {
        return false
      }
      return nameKey(task.lead).contains(nameKey(office.name))
    }
  }

  private func plans(_ board: DutyBoard, _ edition: DeskKeeper.Edition) -> RecordTable {
    let register = edition.desk.facts.units
    return RecordTable(
      [
        .init("title", "Kế hoạch"), .init("unit", "Đơn vị"), .init("period", "Thời gian"),
        .init("tasks", "Nhiệm vụ", number: true), .init("done", "Đã xong", number: true),
        .init("late", "Quá hạn", number: true), .init("soon", "Sắp đến hạn", number: true),
        .init("changed_at", "Ghi gần nhất"),
      ],
      board.plans.map { plan in
        let duties = board.duties(of: plan)
        let late = duties.count { $0.standing.state == .late }
        return [
          .text(plan.title, link: SheetKind.plan.address(plan.id), tone: plan.isClosed ? .quiet : nil),
          .text(register.unit(plan.unit)?.name ?? plan.unit.text),
          .text(plan.period?.name.vi), .integer(duties.count),
          .integer(duties.count { $0.standing.state == .done }), .integer(late, tone: late > 0 ? .late : nil),
          .integer(duties.count { $0.standing.state == .soon }), .instant(plan.sheet.entries.last?.at),
        ]
      }, whenEmpty: "Chưa có kế hoạch nào trong phạm vi của bạn.")
  }

  func duties(_ duties: [DutyBoard.Duty], _ edition: DeskKeeper.Edition, withUnit: Bool) -> RecordTable {
    let register = edition.desk.facts.units
    return RecordTable(
      [
        .init("content", "Nhiệm vụ"), .init("unit", "Đơn vị"), .init("lead", "Chủ trì"), .init("state", "Tình trạng"),
        .init("due", "Đến hạn"), .init("deadline", "Thời gian thực hiện"), .init("plans", "Kế hoạch"),
      ],
      duties.map { duty in
        [
          .text(
            duty.task.content, link: SheetKind.task.address(duty.task.id),
            detail: duty.task.indicators.isEmpty ? nil : "chỉ tiêu \(duty.task.indicators.joined(separator: ", "))"),
          withUnit ? .text(register.unit(duty.task.unit)?.name ?? duty.task.unit.text) : .empty,
          .text(duty.task.lead), Self.standing(duty.standing), .day(duty.standing.due),
          .text(duty.task.deadline?.sentence.vi), .text(duty.plans.map(\.title).joined(separator: "; ")),
        ]
      }, whenEmpty: "Không có nhiệm vụ nào.")
  }

  static func standing(_ standing: TaskStanding) -> RecordTable.Cell {
    let tone: RecordTable.Tone? =
      switch standing.state {
      case .late: .late
      case .soon: .soon
      case .done: .good
      case .quiet: .quiet
      case .open: nil
      }
    return RecordTable.Cell(
      .text(standing.state.rawValue), shown: standing.state.sentence.vi, tone: tone,
      detail: standing.wasLate ? "xong sau hạn" : nil)
  }

  // MARK: a new plan

  func newPlanForm() async throws -> Response { try await newPlanForm(problem: nil) }

  private func newPlanForm(problem: Sentence?) async throws -> Response {
    let edition = try await service.keeper.current()
    let register = edition.desk.facts.units
    let units = edition.lists.units.filter {
      visitor.may(.plan, at: $0.code, in: register) && ![.nation, .office].contains($0.kind)
    }
    let own = visitor.grants.compactMap(\.unit).first { unit in units.contains { $0.code == unit } }
    let year = now.day.civil.year
    let templates = service.plans.templates.templates
    var parts: [RecordPage.Part] = []
    if let problem { parts.append(.headline(problem.vi)) }
    let named = templates.map { (value: $0.name, label: $0.title.vi.replacing("{year}", with: String(year))) }
    let places = units.map { (value: $0.code.text, label: "\($0.name) (\($0.code.text))") }
    let asked: [PageAction.Input] = [
      .init("template", "Mẫu", .choice(named), value: asking.text("template") ?? ""),
      .init("unit", "Đơn vị", .choice(places), value: asking.text("unit") ?? own?.text ?? ""),
      .init("year", "Năm", value: asking.text("year") ?? String(year), required: true),
    ]
    parts.append(
      .action(
        PageAction(
          address: "/plans", inputs: formMarks(nil) + asked, label: "Lập kế hoạch",
          consequence:
            "Căn cứ, mục đích, chỉ tiêu và nhiệm vụ của mẫu được ghi thành kế hoạch của đơn vị, số hiện tại lấy từ kho; mọi chữ đều sửa được. Nhiệm vụ đơn vị đã có trong năm được dùng chung."
        )))
    parts.append(.section(.init(id: "templates", heading: "Các mẫu", table: Self.templates(templates))))
    return Reply.html(
      sheetPage("Lập kế hoạch", edition, unit: nil, parts: parts, formats: []).html(),
      status: problem == nil ? .ok : .badRequest)
  }

  private static func templates(_ templates: [PlanTemplate]) -> RecordTable {
    RecordTable(
      [
        .init("title", "Mẫu"), .init("source", "Lấy từ"), .init("targets", "Chỉ tiêu", number: true),
        .init("tasks", "Nhiệm vụ", number: true),
      ],
      templates.map { template in
        [
          .text(template.title.vi.replacing("{year}", with: "…")), .text(template.source),
          .integer(template.targets.count), .integer(template.tasks.count),
        ]
      })
  }

  func makePlan() async throws -> Response {
    let edition = try await service.keeper.current()
    do throws(Failure) {
      let template = try service.plans.templates.template(asking.required("template"))
      let code = try edition.desk.unit(asking.required("unit"))
      let sight = Sight(edition.desk, visitor, opener: edition)
      try sight.require(.plan, at: code)
      guard let year = Int(try asking.required("year")), let period = Period.year(year), (2020...2100).contains(year),
        let unit = edition.desk.facts.units.unit(code)
      else { throw Failure(.usage, vi: "Năm phải từ 2020 đến 2100.", en: "The year must be from 2020 to 2100.") }
      let figures = try edition.desk.liveFigures(
        code, period, now: now, records: sight.may(.readRecords, at: code) ? try sight.records(of: code) : nil
      ) { edition.ranking($0.parent, kind: $0.kind, $1) }
      let parent = unit.parent.flatMap { edition.desk.facts.units.unit($0)?.name } ?? "cấp trên"
      let plan = try await service.plans.make(
        template, for: unit, .init(unitName: unit.name, parentName: parent, year: year, today: now.day),
        figures: figures, token: asking.text("token"), by: try await writer())
      return Reply.redirect(SheetKind.plan.address(plan.id))
    } catch {
      if wantsJSON || error.kind != .usage { throw error }
      return try await newPlanForm(problem: error.sentence)
    }
  }
}
