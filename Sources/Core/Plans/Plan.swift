package import Base

/// A plan as its sheet says it: legal basis, period, sections, targets, the duties it asks for, budget.
package struct Plan: Sendable {
  package struct Section: Hashable, Sendable {
    package let item: String
    package let heading: String
    /// Paragraphs.
    package let lines: [String]
  }

  /// Money of a plan, in đồng; what was spent has a document that shows it.
  package struct Budget: Hashable, Sendable {
    package let item: String
    package let title: String
    package let allotted: Int?
    package let spent: Int?
    package let evidence: String?
  }

  /// A duty the plan asks for; the duty itself is a sheet of its own, since several plans may ask for it.
  package struct Link: Hashable, Sendable {
    package let item: String
    package let task: String
    /// The heading of the annex under which it stands.
    package let area: String?
  }

  package let id: String
  package let unit: UnitCode
  package let sheet: Sheet

  package init(id: String, unit: UnitCode, _ sheet: Sheet) {
    self.id = id
    self.unit = unit
    self.sheet = sheet
  }

  package var title: String { sheet["title"] ?? id }
  /// What the paper is about, under its kind.
  package var about: String { sheet["about"] ?? title }
  /// `plan` or `letter`: the form of its paper.
  package var paper: String { sheet["paper"] ?? "plan" }
  package var basis: [String] { lines("", "basis") }
  package var recipients: [String] { lines("", "recipients") }
  package var from: Day? { sheet["from"].flatMap { Day(iso: $0) } }
  package var to: Day? { sheet["to"].flatMap { Day(iso: $0) } }
  package var period: Period? {
    guard let from, let to else { return nil }
    return Period(from: from, to: to)
  }
  package var template: String? { sheet["template"] }
  package var isClosed: Bool { sheet["status"] == "closed" }
  /// From when gains are counted.
  package var startedOn: Day? { sheet["started"].flatMap { Day(iso: $0) } ?? from }

  package var sections: [Section] {
    sheet.items("section").map {
      Section(item: $0, heading: sheet.text($0, "heading") ?? "", lines: lines($0, "text"))
    }
  }
  package var targets: [PlanTarget] { sheet.items("target").map { PlanTarget(sheet, $0) } }
  package var links: [Link] {
    sheet.items("task").compactMap { item in
      sheet.text(item, "task").map { Link(item: item, task: $0, area: sheet.text(item, "area")) }
    }
  }
  package var budgets: [Budget] {
    sheet.items("budget").map { item in
      Budget(
        item: item, title: sheet.text(item, "title") ?? "", allotted: sheet.text(item, "allotted").flatMap { Int($0) },
        spent: sheet.text(item, "spent").flatMap { Int($0) }, evidence: sheet.text(item, "evidence"))
    }
  }

  private func lines(_ item: String, _ field: String) -> [String] {
    (sheet.text(item, field) ?? "").split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }
}

/// “Hiện tại → mục tiêu đến ngày”: what a plan promises of one measure.
package struct PlanTarget: Hashable, Sendable {
  package let item: String
  package let title: String
  /// Nil: nothing measures it; people report.
  package let measure: PlanMeasure?
  package let unit: PlanUnit
  /// As it stood when the plan was written.
  package let start: PlanFigure?
  package let goal: PlanFigure?
  package let note: String?

  init(_ sheet: Sheet, _ item: String) {
    self.item = item
    title = sheet.text(item, "title") ?? ""
    measure = sheet.text(item, "measure").flatMap { PlanMeasure($0) }
    let unit = sheet.text(item, "unit").flatMap { PlanUnit(rawValue: $0) } ?? .percent
    self.unit = unit
    func figure(_ value: String, _ source: String, _ day: String) -> PlanFigure? {
      guard let number = sheet.text(item, value).flatMap({ plannedNumber($0) }) else { return nil }
      return PlanFigure(
        number, unit, sheet.text(item, source).flatMap { PlanSource(rawValue: $0) } ?? .report,
        on: sheet.text(item, day).flatMap { Day(iso: $0) })
    }
    start = figure("now", "now_source", "now_on")
    goal = figure("goal", "goal_source", "by")
    note = sheet.text(item, "note")
  }

  /// What it starts from is another system's figure: the way from one to the other says nothing.
  package var mixesSources: Bool {
    guard let start, let goal else { return false }
    return !start.isComparable(to: goal)
  }
}
