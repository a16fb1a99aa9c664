package import Base
internal import Rules

extension PlanTemplate {
  /// What can stand in a template, place by place.
  private enum Entries {
    static let template = [
      PackEntries.need("template", "chi-so-766-xa"), PackEntries.need("title", "\"Kế hoạch …\""),
      PackEntries.need("source", "\"Kế hoạch số …\""), PackEntries.may("paper", "plan"),
      PackEntries.need("about", "\"…\""), PackEntries.may("basis", "[…]"), PackEntries.may("recipients", "[…]"),
      PackEntries.need("sections", "[{heading: \"I. …\", text: […]}]"), PackEntries.may("targets", "[…]"),
      PackEntries.need("tasks", "[…]"), PackEntries.may("budget", "[\"…\"]"),
    ]
    static let section = [PackEntries.need("heading", "\"I. …\""), PackEntries.may("text", "[\"…\"]")]
    static let target = [
      PackEntries.need("title", "\"…\""), PackEntries.may("measure", "indicator:05"),
      PackEntries.may("unit", "percent"), PackEntries.may("goal", "100"), PackEntries.may("source", "portal"),
      PackEntries.may("by", "12-31"), PackEntries.may("stated", "{value: 79.1, source: portal, on: 2025-09-15}"),
      PackEntries.may("note", "\"…\""),
    ]
    static let stated = [
      PackEntries.need("value", "79.1"), PackEntries.need("source", "portal"), PackEntries.may("on", "2025-09-15"),
    ]
    static let task = [
      PackEntries.need("duty", "766-01"), PackEntries.need("area", "\"I. …\""), PackEntries.need("content", "\"…\""),
      PackEntries.may("indicators", "[\"01\"]"), PackEntries.need("lead", "\"Phòng …\""),
      PackEntries.may("with", "[\"Phòng …\"]"), PackEntries.may("product", "\"…\""), PackEntries.need("due", "always"),
      PackEntries.may("query", "{measure: indicator:05, goal: 98, unit: percent}"),
    ]
    static let query = [
      PackEntries.need("measure", "indicator:05"), PackEntries.need("goal", "98"), PackEntries.may("unit", "percent"),
    ]
  }

  /// Reads a template; every problem with its place.
  package static func read(_ tree: LocatedTree) -> (template: PlanTemplate?, problems: [LocatedProblem]) {
    var reader = TreeReader()
    guard reader.isMap(tree, Entries.template) else { return (nil, reader.problems) }
    let paper = tree["paper"].flatMap { word($0, ["plan", "letter"], &reader) } ?? "plan"
    let sections = (tree["sections"].map { reader.items($0) } ?? []).compactMap { section($0, &reader) }
    let targets = (tree["targets"].map { reader.items($0) } ?? []).compactMap { target($0, &reader) }
    let tasks = (tree["tasks"].map { reader.items($0) } ?? []).compactMap { task($0, &reader) }
    var duties: Set<String> = []
    for (task, place) in zip(tasks, tree["tasks"]?.list ?? []) where !duties.insert(task.duty).inserted {
      reader.problem(
        .repeatedName, place.place, vi: "Nhiệm vụ “\(task.duty)” có hai lần.",
        en: "The duty “\(task.duty)” is there twice."
      )
    }
    let template = PlanTemplate(
      name: tree["template"].flatMap { reader.name($0) } ?? "",
      title: tree["title"].flatMap { reader.sentence($0) } ?? Sentence(vi: "", en: ""),
      source: tree["source"].flatMap { reader.text($0) } ?? "", paper: paper,
      about: tree["about"].flatMap { reader.text($0) } ?? "",
      basis: tree["basis"].map { reader.texts($0).map(\.text) } ?? [],
      recipients: tree["recipients"].map { reader.texts($0).map(\.text) } ?? [], sections: sections, targets: targets,
      tasks: tasks, budgets: tree["budget"].map { reader.texts($0).map(\.text) } ?? [])
    return reader.problems.isEmpty ? (template, []) : (nil, reader.problems.byPlace)
  }

  private static func section(_ tree: LocatedTree, _ reader: inout TreeReader) -> Section? {
    guard reader.isMap(tree, Entries.section), let heading = tree["heading"].flatMap({ reader.text($0) }) else {
      return nil
    }
    return Section(heading: heading, lines: tree["text"].map { reader.texts($0).map(\.text) } ?? [])
  }

  private static func target(_ tree: LocatedTree, _ reader: inout TreeReader) -> Target? {
    guard reader.isMap(tree, Entries.target), let title = tree["title"].flatMap({ reader.text($0) }) else { return nil }
    let unit: PlanUnit = tree["unit"].flatMap { reader.choice($0) } ?? .percent
    var stated: Stated?
    if let said = tree["stated"], reader.isMap(said, Entries.stated),
      let value = said["value"].flatMap({ number($0, &reader) }),
      let source: PlanSource = said["source"].flatMap({ reader.choice($0) })
    {
      stated = Stated(value: value, source: source, on: said["on"].flatMap { reader.day($0) })
    }
    return Target(
      title: title, measure: tree["measure"].flatMap { measure($0, &reader) }, unit: unit,
      goal: tree["goal"].flatMap { number($0, &reader) },
      goalSource: tree["source"].flatMap { reader.choice($0) } ?? .report,
      by: tree["by"].flatMap { monthDay($0, &reader) }, stated: stated,
      note: tree["note"].flatMap { reader.text($0) })
  }

  private static func task(_ tree: LocatedTree, _ reader: inout TreeReader) -> Task? {
    guard reader.isMap(tree, Entries.task), let duty = tree["duty"].flatMap({ reader.name($0) }),
      let area = tree["area"].flatMap({ reader.text($0) }), let content = tree["content"].flatMap({ reader.text($0) }),
      let lead = tree["lead"].flatMap({ reader.text($0) }), let due = tree["due"].flatMap({ due($0, &reader) })
    else { return nil }
    var query: (PlanMeasure, Fraction, PlanUnit)?
    if let asked = tree["query"], reader.isMap(asked, Entries.query),
      let measure = asked["measure"].flatMap({ measure($0, &reader) }),
      let goal = asked["goal"].flatMap({ number($0, &reader) })
    {
      query = (measure, goal, asked["unit"].flatMap { reader.choice($0) } ?? .percent)
    }
    return Task(
      duty: duty, area: area, content: content,
      indicators: tree["indicators"].map { reader.texts($0).map(\.text) } ?? [], lead: lead,
      others: tree["with"].map { reader.texts($0).map(\.text) } ?? [],
      product: tree["product"].flatMap { reader.text($0) }, due: due, query: query)
  }

  // MARK: values

  private static func word(_ tree: LocatedTree, _ known: [String], _ reader: inout TreeReader) -> String? {
    guard let text = reader.text(tree) else { return nil }
    if known.contains(text) { return text }
    reader.unknownWord(text, tree.place, among: known)
    return nil
  }

  private static func number(_ tree: LocatedTree, _ reader: inout TreeReader) -> Fraction? {
    guard let text = reader.text(tree) else { return nil }
    if let number = plannedNumber(text) { return number }
    reader.problem(
      .notPoints, tree.place, vi: "“\(text)” không phải số.", en: "“\(text)” is not a number.",
      hint: Sentence(vi: "nhiều nhất hai chữ số thập phân, ví dụ 79.1", en: "two decimals at most, such as 79.1"))
    return nil
  }

  private static func measure(_ tree: LocatedTree, _ reader: inout TreeReader) -> PlanMeasure? {
    guard let text = reader.text(tree) else { return nil }
    if let measure = PlanMeasure(text) { return measure }
    reader.unknownWord(
      text, tree.place,
      among: ["indicator:05", "block:MDHL", "total", "rank", "rank:MDHL"]
        + TrackedShare.allCases.map { "measure:\($0.rawValue)" })
    return nil
  }

  private static func monthDay(_ tree: LocatedTree, _ reader: inout TreeReader) -> (month: Int, day: Int)? {
    guard let text = reader.text(tree) else { return nil }
    if let day = Day(iso: "2023-\(text)") { return (day.civil.month, day.civil.day) }
    reader.problem(
      .notDay, tree.place, vi: "“\(text)” không phải ngày của năm.", en: "“\(text)” is no day of the year.",
      hint: Sentence(vi: "viết tháng-ngày, ví dụ 10-31", en: "write month-day, such as 10-31"))
    return nil
  }

  private static func due(_ tree: LocatedTree, _ reader: inout TreeReader) -> String? {
    guard let text = reader.text(tree) else { return nil }
    if TaskDeadline(text) != nil || Day(iso: "2023-\(text)") != nil { return text }
    reader.unknownWord(
      text, tree.place,
      among: ["10-31", "yearly:10-31", "quarterly:3", "monthly:5", "always", "arising:5", "decision:5", "appointment"])
    return nil
  }
}
