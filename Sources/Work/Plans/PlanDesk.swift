package import Base
package import Plans
package import Records

/// Plans and the duties they ask for.
package struct PlanDesk: Sendable {
  package let sheets: SheetDesk
  package let templates: TemplateShelf

  package init(_ sheets: SheetDesk, templates: TemplateShelf) {
    self.sheets = sheets
    self.templates = templates
  }

  package func plans(in units: [UnitCode]?) async throws(Failure) -> [Plan] {
    try await sheets.sheets("plan", in: units).filter { $0.sheet["kind"] == "plan" }
      .map { Plan(id: $0.id, unit: $0.unit, $0.sheet) }
  }

  package func plan(_ id: String) async throws(Failure) -> Plan? {
    guard let kept = try await sheets.sheet("plan", id), kept.sheet["kind"] == "plan" else { return nil }
    return Plan(id: id, unit: kept.unit, kept.sheet)
  }

  package func tasks(in units: [UnitCode]?) async throws(Failure) -> [PlanTask] {
    try await sheets.sheets("task", in: units).filter { $0.sheet["kind"] == "task" }
      .map { PlanTask(id: $0.id, unit: $0.unit, $0.sheet) }
  }

  package func task(_ id: String) async throws(Failure) -> PlanTask? {
    guard let kept = try await sheets.sheet("task", id), kept.sheet["kind"] == "task" else { return nil }
    return PlanTask(id: id, unit: kept.unit, kept.sheet)
  }

  /// Makes a unit's own plan from a template. A duty the unit has of this year already, asked for by another plan, is not made
  /// again: the new plan asks for the same one. Sent again with one token it is the plan made before.
  package func make(
    _ template: PlanTemplate, for unit: OrgUnit, _ occasion: PlanTemplate.Occasion, figures: LiveFigures?,
    token: String? = nil, by writer: SheetDesk.Writer
  ) async throws(Failure) -> Plan {
    let year = occasion.year
    var ids: [String: String] = [:]
    for task in template.tasks {
      let id = "\(unit.code.text)-\(year)-\(task.duty)"
      ids[task.duty] = id
      if try await sheets.sheet("task", id) != nil { continue }
      _ = try await sheets.write(
        template.taskEdits(task, occasion), of: "task", id, at: unit.code, act: "create", token: "make", by: writer)
    }
    let edits = template.planEdits(occasion, taskIDs: ids, figures: figures)
    var number = 1
    while true {
      let id = "\(template.name)-\(unit.code.text)-\(year)" + (number == 1 ? "" : "-\(number)")
      if let known = try await plan(id) {
        if let token, known.sheet.entries.first?.token == token { return known }
        number += 1
        continue
      }
      // On 0 a plan somebody made in between is a conflict of every field, not a merge.
      switch try await sheets.write(
        edits, of: "plan", id, at: unit.code, act: "create", on: 0, token: token, by: writer)
      {
      case .written(let sheet): return Plan(id: id, unit: unit.code, sheet)
      case .conflict: number += 1
      }
    }
  }

  /// Adds a duty of a plan's own.
  package func addTask(
    _ fields: [(name: String, value: String)], area: String, to plan: Plan, token: String?, by writer: SheetDesk.Writer
  ) async throws(Failure) -> PlanTask {
    let year = plan.from?.civil.year ?? writer.at.day.civil.year
    var number = 1
    var id = ""
    while true {
      id = "\(plan.unit.text)-\(year)-\(number)"
      guard let known = try await sheets.sheet("task", id) else { break }
      if let token, known.sheet.entries.first?.token == token { break }
      number += 1
    }
    let edits =
      [SheetEdit("", "kind", "task")] + fields.filter { !$0.value.isEmpty }.map { SheetEdit("", $0.name, $0.value) }
    _ = try await sheets.write(edits, of: "task", id, at: plan.unit, act: "create", token: token, by: writer)
    if !plan.links.contains(where: { $0.task == id }) {
      try await link(id, area: area, to: plan, by: writer)
    }
    guard let task = try await task(id) else { throw Self.lost }
    return task
  }

  /// The plan asks for a duty that is there already.
  package func link(_ task: String, area: String, to plan: Plan, by writer: SheetDesk.Writer) async throws(Failure) {
    let item = plan.sheet.freshItem("task")
    var edits = [SheetEdit(item, "kind", "task"), SheetEdit(item, "task", task)]
    if !area.isEmpty { edits.append(SheetEdit(item, "area", area)) }
    _ = try await sheets.write(edits, of: "plan", plan.id, at: plan.unit, act: "assign", by: writer)
  }

  private static let lost = Failure(
    vi: "Nhiệm vụ vừa ghi không đọc lại được.", en: "The duty just written cannot be read.")
}
