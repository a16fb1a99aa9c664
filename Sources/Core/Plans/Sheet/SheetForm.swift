package import Base

/// A field people may fill in, and what may stand in it.
package struct SheetField: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case line, lines, day, number, money, points
    case deadline, measure
    case choice([String])
    /// Numbers of indicators, separated by spaces.
    case indicators
  }

  package let name: String
  package let kind: Kind
  package let isRequired: Bool

  init(_ name: String, _ kind: Kind = .line, required: Bool = false) {
    self.name = name
    self.kind = kind
    isRequired = required
  }

  /// Characters a field may hold.
  package static let longest = 4000
}

/// What each kind of sheet and of item is filled in with: forms, commands and checks all go by this list.
package enum SheetForm {
  private static let units = SheetField.Kind.choice(PlanUnit.allCases.map(\.rawValue))
  private static let sources = SheetField.Kind.choice(PlanSource.allCases.map(\.rawValue))
  private static let yes = SheetField.Kind.choice(["1", "0"])

  /// `plan`, `task` … of a sheet itself; `plan/target` … of an item.
  private static let all: [String: [SheetField]] = [
    "plan": [
      .init("title", required: true), .init("about", .lines), .init("from", .day, required: true),
      .init("to", .day, required: true), .init("basis", .lines), .init("recipients", .lines),
      .init("status", .choice(["open", "closed"])),
    ],
    "plan/section": [.init("heading", required: true), .init("text", .lines)],
    "plan/target": [
      .init("title", required: true), .init("measure", .measure), .init("unit", units), .init("now", .number),
      .init("now_source", sources), .init("now_on", .day), .init("goal", .number), .init("goal_source", sources),
      .init("by", .day), .init("note", .lines),
    ],
    "plan/task": [.init("task", required: true), .init("area")],
    "plan/budget": [
      .init("title", required: true), .init("allotted", .money), .init("spent", .money), .init("evidence"),
    ],
    "task": [
      .init("content", .lines, required: true), .init("indicators", .indicators), .init("lead", required: true),
      .init("with"), .init("deadline", .deadline), .init("product"), .init("expected", .points),
      .init("assigned_by"), .init("accepted", yes), .init("status", .choice(["open", "closed"])),
    ],
    "task/evidence": [
      .init("title", required: true), .init("document"), .init("on", .day), .init("measure", .measure),
      .init("unit", units), .init("goal", .number), .init("source", sources),
    ],
    "task/report": [
      .init("on", .day, required: true), .init("text", .lines, required: true), .init("done", yes), .init("of"),
    ],
    "task/occurrence": [.init("title", required: true), .init("on", .day, required: true)],
    "obligation": [.init("done", .day), .init("document"), .init("note", .lines)],
    "round": [
      .init("title", required: true), .init("from", .day, required: true), .init("to", .day, required: true),
      .init("due", .day, required: true), .init("note", .lines), .init("status", .choice(["open", "closed"])),
    ],
    "round/office": [.init("name", required: true), .init("note", .lines)],
    "round/figure": [
      .init("office", required: true), .init("measure", .measure), .init("title"), .init("live"), .init("value"),
      .init("note"),
    ],
    "round/signature": [.init("office", required: true), .init("on", .day, required: true)],
    "obstacle": [
      .init("title", required: true), .init("content", .lines, required: true), .init("raised_by"),
      .init("owner", required: true), .init("answer_by", .day, required: true), .init("answer", .lines),
      .init("answered", .day), .init("escalated_to"), .init("escalated", .day),
      .init("status", .choice(["open", "closed"])),
    ],
    "measure": [
      .init("subject", required: true),
      .init("step", .choice(["reminder", "explanation", "proposal"]), required: true),
      .init("on", .day, required: true), .init("content", .lines, required: true), .init("document"),
      .init("answer", .lines), .init("answered", .day),
    ],
    "meeting": [
      .init("title", required: true), .init("on", .day, required: true),
      .init("kind_of", .choice(["review", "dialogue", "unblock"])), .init("agenda", .lines), .init("minutes", .lines),
      .init("decisions", .lines),
    ],
    "initiative": [
      .init("title", required: true), .init("content", .lines, required: true), .init("owner"),
      .init("from", .day, required: true), .init("measure", .measure, required: true),
      .init("unit", units), .init("before", .number), .init("after", .number), .init("result", .lines),
    ],
  ]

  package static func fields(_ sheet: String, item: String? = nil) -> [SheetField] {
    all[item.map { "\(sheet)/\($0)" } ?? sheet] ?? []
  }

  /// Why a text cannot stand in a field; nil when it can. An empty text clears a field that need not be there.
  package static func refusal(_ text: String, in field: SheetField) -> Sentence? {
    if text.isEmpty { return field.isRequired ? Sentence(vi: "không được để trống", en: "must not be empty") : nil }
    if text.count > SheetField.longest {
      return Sentence(
        vi: "dài quá \(SheetField.longest.vietnamese) ký tự", en: "longer than \(SheetField.longest) characters")
    }
    if text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" && $0 != "\r" && $0 != "\t" }) {
      return Sentence(vi: "có ký tự điều khiển", en: "has control characters")
    }
    switch field.kind {
    case .line, .lines: return nil
    case .day:
      return Day(iso: text) == nil
        ? Sentence(vi: "phải là ngày dạng 2026-10-31", en: "must be a day like 2026-10-31") : nil
    case .number:
      return plannedNumber(text) == nil ? Sentence(vi: "phải là số, ví dụ 79,1", en: "must be a number like 79.1") : nil
    case .points:
      return Points(text: text) == nil
        ? Sentence(vi: "phải là số điểm, ví dụ 0.25", en: "must be points like 0.25") : nil
    case .money:
      let isMoney = text.utf8.count <= 15 && text.utf8.allSatisfy { (48...57).contains($0) }
      return isMoney ? nil : Sentence(vi: "phải là số đồng, chỉ viết chữ số", en: "must be đồng, digits only")
    case .deadline:
      return TaskDeadline(text) == nil
        ? Sentence(
          vi:
            "phải là 2026-10-31, yearly:10-31, quarterly:3, monthly:5, always, arising:5, decision:5 hoặc appointment",
          en: "must be 2026-10-31, yearly:10-31, quarterly:3, monthly:5, always, arising:5, decision:5 or appointment")
        : nil
    case .measure:
      return PlanMeasure(text) == nil
        ? Sentence(
          vi: "phải là indicator:05, block:MDHL, total, rank hoặc measure:online_share",
          en: "must be indicator:05, block:MDHL, total, rank or measure:online_share") : nil
    case .choice(let words):
      return words.contains(text)
        ? nil
        : Sentence(
          vi: "phải là một trong \(words.joined(separator: ", "))",
          en: "must be one of \(words.joined(separator: ", "))")
    case .indicators:
      let isSound = text.split(separator: " ").allSatisfy {
        $0.utf8.count <= 20 && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
      }
      return isSound
        ? nil : Sentence(vi: "phải là số chỉ tiêu, cách nhau bằng dấu cách", en: "must be numbers of indicators")
    }
  }
}
