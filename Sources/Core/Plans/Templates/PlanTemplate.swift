package import Base

/// A plan some unit published, as data: with another unit's name, year and figures it is that unit's own draft.
/// `{unit}`, `{year}` and `{parent}` stand in its texts for the unit, the year and the unit above.
package struct PlanTemplate: Sendable {
  package struct Section: Hashable, Sendable {
    package let heading: String
    package let lines: [String]
  }

  /// A figure the published plan stated, kept with its source; it never becomes another unit's own.
  package struct Stated: Hashable, Sendable {
    package let value: Fraction
    package let source: PlanSource
    package let on: Day?
  }

  package struct Target: Hashable, Sendable {
    package let title: String
    package let measure: PlanMeasure?
    package let unit: PlanUnit
    package let goal: Fraction?
    package let goalSource: PlanSource
    /// Month and day of the plan's year.
    package let by: (month: Int, day: Int)?
    package let stated: Stated?
    package let note: String?

    package static func == (a: Target, b: Target) -> Bool {
      a.title == b.title && a.measure == b.measure && a.unit == b.unit && a.goal == b.goal
        && a.goalSource == b.goalSource && a.by?.month == b.by?.month && a.by?.day == b.by?.day && a.stated == b.stated
        && a.note == b.note
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(title)
      hasher.combine(goal)
    }
  }

  package struct Task: Hashable, Sendable {
    /// What makes it the same duty in several plans.
    package let duty: String
    package let area: String
    package let content: String
    package let indicators: [String]
    package let lead: String
    package let others: [String]
    package let product: String?
    /// As a deadline is written; a day is `10-31`, of the plan's year.
    package let due: String
    /// A question that must keep being answered with yes.
    package let query: (measure: PlanMeasure, goal: Fraction, unit: PlanUnit)?

    package static func == (a: Task, b: Task) -> Bool { a.duty == b.duty && a.content == b.content }
    package func hash(into hasher: inout Hasher) { hasher.combine(duty) }
  }

  package let name: String
  package let title: Sentence
  /// Who published it, and when.
  package let source: String
  /// `plan` or `letter`.
  package let paper: String
  package let about: String
  package let basis: [String]
  package let recipients: [String]
  package let sections: [Section]
  package let targets: [Target]
  package let tasks: [Task]
  package let budgets: [String]
}

extension PlanTemplate {
  /// For whom a plan is made from it.
  package struct Occasion: Sendable {
    package let unitName: String
    package let parentName: String
    package let year: Int
    package let today: Day

    package init(unitName: String, parentName: String, year: Int, today: Day) {
      self.unitName = unitName
      self.parentName = parentName
      self.year = year
      self.today = today
    }

    package func filled(_ text: String) -> String {
      text.replacingPlace("{unit}", unitName).replacingPlace("{parent}", parentName)
        .replacingPlace("{year}", String(year))
    }
  }

  /// What a new plan's first entry says. `taskIDs`: the duties' own names, by `duty`; `figures`: what stands today, where an
  /// engine knows it.
  package func planEdits(_ occasion: Occasion, taskIDs: [String: String], figures: LiveFigures?) -> [SheetEdit] {
    var edits: [SheetEdit] = []
    func set(_ item: String, _ field: String, _ value: String?) {
      if let value, !value.isEmpty { edits.append(SheetEdit(item, field, value)) }
    }
    set("", "kind", "plan")
    set("", "template", name)
    set("", "paper", paper)
    set("", "title", occasion.filled(title.vi))
    set("", "about", occasion.filled(about))
    set("", "basis", basis.map(occasion.filled).joined(separator: "\n"))
    set("", "recipients", recipients.map(occasion.filled).joined(separator: "\n"))
    set("", "from", Day(year: occasion.year, month: 1, day: 1)?.iso)
    set("", "to", Day(year: occasion.year, month: 12, day: 31)?.iso)
    set("", "started", occasion.today.iso)
    for (index, section) in sections.enumerated() {
      let item = "section-\(index + 1)"
      set(item, "kind", "section")
      set(item, "heading", occasion.filled(section.heading))
      set(item, "text", section.lines.map(occasion.filled).joined(separator: "\n"))
    }
    for (index, target) in targets.enumerated() {
      let item = "target-\(index + 1)"
      set(item, "kind", "target")
      set(item, "title", occasion.filled(target.title))
      set(item, "measure", target.measure?.text)
      set(item, "unit", target.unit.rawValue)
      set(item, "goal", target.goal?.plannedText)
      set(item, "goal_source", target.goalSource.rawValue)
      set(item, "by", target.by.flatMap { Day(year: occasion.year, month: $0.month, day: $0.day)?.iso })
      if let measure = target.measure, let value = figures?.value(measure, target.unit, target.goalSource).fraction {
        set(item, "now", value.plannedText)
        set(item, "now_source", target.goalSource.rawValue)
        set(item, "now_on", figures?.window.lastDay.iso)
      }
      set(item, "note", target.note)
    }
    for (index, task) in tasks.enumerated() {
      let item = "task-\(index + 1)"
      set(item, "kind", "task")
      set(item, "task", taskIDs[task.duty])
      set(item, "area", task.area)
    }
    for (index, budget) in budgets.enumerated() {
      let item = "budget-\(index + 1)"
      set(item, "kind", "budget")
      set(item, "title", occasion.filled(budget))
    }
    return edits
  }

  package func taskEdits(_ task: Task, _ occasion: Occasion) -> [SheetEdit] {
    var edits = [SheetEdit("", "kind", "task"), SheetEdit("", "duty", task.duty)]
    func set(_ item: String, _ field: String, _ value: String?) {
      if let value, !value.isEmpty { edits.append(SheetEdit(item, field, value)) }
    }
    set("", "content", occasion.filled(task.content))
    set("", "indicators", task.indicators.joined(separator: " "))
    set("", "lead", occasion.filled(task.lead))
    set("", "with", task.others.map(occasion.filled).joined(separator: "; "))
    set("", "product", task.product)
    set("", "deadline", deadline(task, occasion.year))
    if let query = task.query {
      set("evidence-1", "kind", "evidence")
      set("evidence-1", "title", "Số đo phải giữ được")
      set("evidence-1", "measure", query.measure.text)
      set("evidence-1", "goal", query.goal.plannedText)
      set("evidence-1", "unit", query.unit.rawValue)
      set("evidence-1", "source", PlanSource.oneStop.rawValue)
    }
    return edits
  }

  private func deadline(_ task: Task, _ year: Int) -> String {
    TaskDeadline(task.due) == nil ? "\(year)-\(task.due)" : task.due
  }
}

extension String {
  fileprivate func replacingPlace(_ place: String, _ text: String) -> String {
    var (result, rest) = ("", self[...])
    while let start = rest.firstIndex(of: "{") {
      result += rest[..<start]
      if rest[start...].hasPrefix(place) {
        result += text
        rest = rest[rest.index(start, offsetBy: place.count)...]
      } else {
        result.append("{")
        rest = rest[rest.index(after: start)...]
      }
    }
    return result + rest
  }
}
