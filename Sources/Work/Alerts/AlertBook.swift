package import Access
package import Base
package import Formats
package import Improving
internal import Notebook

/// Rules of alerts and what became of alerts, as they stand in the notebook.
package struct AlertBook: Sendable {
  private let shelf: any NotebookShelf
  private static let ruleKind = "alert-rule"
  private static let alertKind = "alert"
  private static let briefKind = "brief"

  package init(_ shelf: some NotebookShelf) { self.shelf = shelf }

  // MARK: rules

  /// By unit: the last one written of each.
  package func rules() async throws(Failure) -> [UnitCode: AlertRule] {
    var rules: [UnitCode: AlertRule] = [:]
    for entry in try await shelf.entries(kind: Self.ruleKind) {
      rules[entry.unit] =
        entry.act == "remove" ? nil : (try? readJSON(entry.body)).flatMap { AlertRule(entry.unit, $0) }
    }
    return rules
  }

  /// Nil: written; else somebody wrote first.
  package func keep(_ rule: AlertRule, by who: Visitor.Kind, at now: Instant, address: Digest? = nil)
    async throws(Failure)
  {
    let subject = Subject(kind: Self.ruleKind, id: rule.unit.text)
    let revision = try await shelf.entries(of: subject).last?.revision ?? 0
    let draft = NotebookDraft(
      subject: subject, unit: rule.unit, at: now, by: who, act: revision == 0 ? "create" : "edit",
      body: Array(rule.json.serialized().utf8), address: address)
    if case .changed = try await shelf.write(draft, after: revision) { throw Self.changed }
  }

  // MARK: alerts

  /// In the order they were raised; `units`: those that lie in one of them.
  package func cases(units: [UnitCode]? = nil) async throws(Failure) -> [AlertCase] {
    var cases: [String: AlertCase] = [:]
    var order: [String] = []
    for entry in try await shelf.entries(kind: Self.alertKind, units: units) {
      let body = (try? readJSON(entry.body)) ?? .null
      switch entry.act {
      case "raise":
        guard cases[entry.subject.id] == nil, let alert = Alert(entry.subject.id, entry.unit, body) else { continue }
        cases[entry.subject.id] = AlertCase(alert, at: entry.at, number: entry.number)
        order.append(entry.subject.id)
      case let act:
        guard let event = Self.event(act, body) else { continue }
        cases[entry.subject.id]?.add(event, at: entry.at)
      }
    }
    return order.compactMap { cases[$0] }
  }

  private static func event(_ act: String, _ body: JSON) -> AlertCase.Event? {
    switch act {
    case "tell": .told
    case "escalate": body["to"]?.string.map { .escalated(to: UnitCode($0)) }
    case "acknowledge": .acknowledged(note: body["note"]?.string ?? "")
    case "clear": .cleared
    default: nil
    }
  }

  /// Nothing is raised twice: false when it was there.
  @discardableResult
  func raise(_ alert: Alert, at now: Instant) async throws(Failure) -> Bool {
    let writing = try await shelf.write(draft(alert, "raise", alert.json, at: now, by: .operator), after: 0)
    if case .written = writing { return true }
    return false
  }

  /// What happened to it next. Somebody else's word in between is no hindrance to a note of the service itself.
  func note(_ alert: AlertCase, _ event: AlertCase.Event, at now: Instant) async throws(Failure) {
    let (act, body): (String, JSON) =
      switch event {
      case .raised: ("raise", alert.alert.json)
      case .told: ("tell", .object([]))
      case .escalated(let unit): ("escalate", ["to": .string(unit.text)])
      case .acknowledged(let note): ("acknowledge", ["note": .string(note)])
      case .cleared: ("clear", .object([]))
      }
    _ = try await shelf.write(draft(alert.alert, act, body, at: now, by: .operator), after: alert.revision)
  }

  /// Somebody takes note.
  package func acknowledge(
    _ alert: AlertCase, note: String, by who: Visitor.Kind, at now: Instant, address: Digest? = nil
  ) async throws(Failure) {
    let draft = draft(
      alert.alert, "acknowledge", ["note": .string(String(note.prefix(500)))], at: now, by: who, address: address)
    if case .changed = try await shelf.write(draft, after: alert.revision) { throw Self.changed }
  }

  private func draft(
    _ alert: Alert, _ act: String, _ body: JSON, at now: Instant, by who: Visitor.Kind, address: Digest? = nil
  ) -> NotebookDraft {
    NotebookDraft(
      subject: Subject(kind: Self.alertKind, id: alert.id), unit: alert.unit, at: now, by: who, act: act,
      body: Array(body.serialized().utf8), address: address)
  }

  // MARK: briefs

  /// True once for each unit and day: whoever is told so sends it.
  func takesBrief(of unit: UnitCode, at now: Instant) async throws(Failure) -> Bool {
    let subject = Subject(kind: Self.briefKind, id: "\(unit.text)|\(now.day.iso)")
    let draft = NotebookDraft(
      subject: subject, unit: unit, at: now, by: .operator, act: "send", body: Array("{}".utf8))
    if case .written = try await shelf.write(draft, after: 0) { return true }
    return false
  }

  private static let changed = Failure(
    .conflict, vi: "Người khác vừa ghi trước. Tải lại trang rồi làm lại.",
    en: "Somebody wrote first. Reload the page and do it again.")
}

extension Alert {
  fileprivate var json: JSON {
    [
      "kind": .string(kind.rawValue), "record": .string(record), "name": .string(name),
      "office": office.map { .string($0) } ?? .null, "moment": moment.map { .string($0.iso) } ?? .null,
      "chance": chance.map { .integer($0) } ?? .null, "billionths": .integer(billionths),
    ]
  }

  fileprivate init?(_ id: String, _ unit: UnitCode, _ json: JSON) {
    guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }), let record = json["record"]?.string else {
      return nil
    }
    self.init(
      id: id, kind: kind, unit: unit, record: record, name: json["name"]?.string ?? record,
      office: json["office"]?.string,
      moment: json["moment"]?.string.flatMap { Instant(iso: $0, missing: .startOfDay) }, chance: json["chance"]?.int,
      billionths: json["billionths"]?.int ?? 0)
  }
}

extension AlertRule {
  package var json: JSON {
    [
      "unit": .string(unit.text), "chance": chance.map { .integer($0) } ?? .null,
      "hours_left": hoursLeft.map { .integer($0) } ?? .null, "points": .string(points.text),
      "silent_hours": silentHours.map { .integer($0) } ?? .null, "overtaken": .flag(overtaken),
      "quiet_from": .integer(quiet.from), "quiet_to": .integer(quiet.to),
      "escalate_hours": escalateHours.map { .integer($0) } ?? .null,
      "mail_to": .array(mailTo.map { .string($0) }), "brief_to": .array(briefTo.map { .string($0) }),
    ]
  }

  fileprivate init?(_ unit: UnitCode, _ json: JSON) {
    guard json.object != nil else { return nil }
    func list(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
    self.init(
      unit: unit, chance: json["chance"]?.int, hoursLeft: json["hours_left"]?.int,
      points: json["points"]?.string.flatMap { Points(text: $0) } ?? .zero, silentHours: json["silent_hours"]?.int,
      overtaken: json["overtaken"]?.flag ?? false,
      quiet: QuietHours(
        from: json["quiet_from"]?.int ?? QuietHours.standard.from, to: json["quiet_to"]?.int ?? QuietHours.standard.to),
      escalateHours: json["escalate_hours"]?.int, mailTo: list("mail_to"), briefTo: list("brief_to"))
  }
}
