internal import Base
internal import Formats
internal import Pages
internal import Plans
internal import Rules
internal import Wording
internal import Work

/// Fields of sheets as fields of forms, and back.
extension Call {
  static func formName(_ field: String) -> String { "f_\(field)" }

  /// Names of all fields a form of this kind can send.
  static func formParameters(_ sheet: String, items: [String?]) -> [Route.Parameter] {
    var seen: Set<String> = []
    return items.flatMap { SheetForm.fields(sheet, item: $0) }.filter { seen.insert($0.name).inserted }
      .flatMap { field -> [Route.Parameter] in
        let words = SheetWords.field(field.name)
        let own = Route.Parameter(formName(field.name), .form, vi: words.vi, en: words.en)
        if field.kind != .deadline { return [own] }
        return [
          own, .init(formName("\(field.name)_day"), .form, .day, vi: "Ngày của thời hạn", en: "The deadline's day"),
        ]
      }
  }

  /// What makes sending a form twice, or after somebody else, lose nothing.
  func formMarks(_ sheet: Sheet?) -> [PageAction.Input] {
    [
      .init("base", "", .hidden, value: String(sheet?.revision ?? 0)),
      .init("token", "", .hidden, value: asking.text("token") ?? FormSeal.freshToken()),
    ]
  }

  /// `typed`: what the form just sent is shown, whatever stands in the sheet.
  func inputs(
    _ kind: String, item: String, itemKind: String?, _ sheet: Sheet?, _ pack: RulePack?, typed: Bool = false,
    conflicts: [SheetMerge.Conflict] = [], names: (String) -> String = { $0 }
  ) -> [PageAction.Input] {
    SheetForm.fields(kind, item: itemKind).flatMap { field -> [PageAction.Input] in
      let name = Self.formName(field.name)
      let value = typed ? (asking.text(name) ?? "") : (sheet?.text(item, field.name) ?? "")
      let words = SheetWords.field(field.name)
      var hint: String?
      if let conflict = conflicts.first(where: { $0.place.field == field.name }) {
        let theirs = SheetWords.value(conflict.theirs, of: field.name, pack).vi
        hint = "\(names(conflict.by)) đã ghi trước: “\(theirs)”. Ô này giữ điều bạn gõ; gửi lại là ghi đè."
      }
      switch field.kind {
      case .line, .points, .indicators:
        return [.init(name, words.vi, value: value, hint: hint, required: field.isRequired)]
      case .number, .money:
        return [.init(name, words.vi, value: value.replacing(".", with: ","), hint: hint, required: field.isRequired)]
      case .lines: return [.init(name, words.vi, .lines, value: value, hint: hint, required: field.isRequired)]
      case .day: return [.init(name, words.vi, .day, value: value, hint: hint, required: field.isRequired)]
      case .choice(let options):
        let blank = field.isRequired ? [] : [(value: "", label: "–")]
        return [
          .init(
            name, words.vi, .choice(blank + options.map { (value: $0, label: SheetWords.choice($0).vi) }),
            value: value, hint: hint)
        ]
      case .measure: return [.init(name, words.vi, .choice(Self.measures(pack)), value: value, hint: hint)]
      case .deadline: return deadlineInputs(name, words.vi, value, hint, typed: typed)
      }
    }
  }

  private static func measures(_ pack: RulePack?) -> [(value: String, label: String)] {
    var measures: [PlanMeasure] = [.total, .rank(block: nil)]
    measures += (pack?.blocks ?? []).flatMap { [.block($0.code), .rank(block: $0.code)] }
    measures += (pack?.indicators ?? []).map { .indicator($0.no) }
    measures += TrackedShare.allCases.map { .tracked($0) }
    return [(value: "", label: "không có số đo, theo báo cáo")]
      + measures.map { (value: $0.text, label: $0.sentence(pack).vi) }
  }

  // MARK: deadlines: a kind and a day

  private static let deadlines: [(value: String, label: String)] = [
    ("", "chưa đặt"), ("day", "Đúng ngày chọn bên dưới"), ("yearly", "Hằng năm, vào ngày ấy"),
    ("quarterly", "Tháng cuối mỗi quý, vào ngày ấy"), ("monthly", "Hằng tháng, vào ngày ấy"),
    ("always", "Thường xuyên (mỗi quý một minh chứng)"), ("arising", "Khi có phát sinh"),
    ("decision", "Sau khi có quyết định công bố"), ("appointment", "Theo giấy hẹn"),
  ]

  private func deadlineInputs(
    _ name: String, _ label: String, _ value: String, _ hint: String?, typed: Bool
  ) -> [PageAction.Input] {
    var (kind, day) = (value, asking.text(Self.formName("deadline_day")) ?? "")
    if !typed, let deadline = TaskDeadline(value) {
      day = ""
      switch deadline {
      case .day(let on): (kind, day) = ("day", on.iso)
      case .recurring(.yearly(let month, let of)):
        (kind, day) = ("yearly", Day(year: now.day.civil.year, month: month, day: of)?.iso ?? "")
      case .recurring(.quarterly(let of)):
        (kind, day) = ("quarterly", Day(year: now.day.civil.year, month: 12, day: of)?.iso ?? "")
      case .recurring(.monthly(let of)):
        (kind, day) = ("monthly", Day(year: now.day.civil.year, month: 12, day: of)?.iso ?? "")
      case .continuous: kind = "always"
      case .whenArising: kind = "arising"
      case .afterDecision: kind = "decision"
      case .byAppointment: kind = "appointment"
      }
    }
    return [
      .init(name, label, .choice(Self.deadlines), value: kind, hint: hint),
      .init(name + "_day", "Ngày của thời hạn, nếu có", .day, value: day),
    ]
  }

  /// The text of a deadline from its two fields; a text written out is taken as it is. Days to work in stay what they were.
  private func deadline(_ name: String, before: String) throws(Failure) -> String {
    let kind = asking.text(name) ?? ""
    if kind.isEmpty || TaskDeadline(kind) != nil, kind != "always", kind != "appointment",
      !["arising", "decision"].contains(kind)
    {
      return kind
    }
    let day = asking.text(name + "_day").flatMap { Day(iso: $0) }
    if before.hasPrefix(kind + ":"), ["arising", "decision"].contains(kind) { return before }
    switch kind {
    case "always", "appointment", "arising", "decision": return kind
    default: break
    }
    guard let day else {
      throw Failure(.usage, vi: "Thời gian thực hiện này cần một ngày.", en: "This deadline needs a day.")
    }
    let (_, month, of) = day.civil
    switch kind {
    case "day": return day.iso
    case "yearly": return "yearly:\(padded(month, 2))-\(padded(of, 2))"
    case "quarterly": return "quarterly:\(of)"
    case "monthly": return "monthly:\(of)"
    default: throw Failure(.usage, vi: "Không có kiểu thời hạn này.", en: "There is no such kind of deadline.")
    }
  }

  // MARK: back

  /// What the form sent, checked, in the form it is kept.
  func sentFields(_ kind: String, itemKind: String?, before: (String) -> String) throws(Failure) -> [(
    name: String, value: String
  )] {
    var fields: [(name: String, value: String)] = []
    for field in SheetForm.fields(kind, item: itemKind) {
      let name = Self.formName(field.name)
      var value = nfc(asking.text(name) ?? "").replacing("\r\n", with: "\n").trimmed
      switch field.kind {
      case .deadline: value = try deadline(name, before: before(field.name))
      case .number: value = plannedNumber(value)?.plannedText ?? value
      case .points: value = value.replacing(",", with: ".")
      case .money: value = value.filter { $0 != "." && $0 != " " }
      default: break
      }
      if let refusal = SheetForm.refusal(value, in: field) {
        let label = SheetWords.field(field.name)
        throw Failure(.usage, vi: "“\(label.vi)” \(refusal.vi).", en: "“\(label.en)” \(refusal.en).")
      }
      fields.append((field.name, value))
    }
    return fields
  }
}

extension String {
  /// Without white space around it.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
