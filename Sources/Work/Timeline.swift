package import Base
package import Counting
package import Records
package import Rules
internal import Scoring
internal import Workdays

/// What happened to one dossier, in order, with the time between.
package struct Timeline: Sendable {
  package struct Event: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case submitted, received, synced, step, due, late
      case secondSupplement = "second_supplement"
      case ended, returned
    }
    package let at: Instant
    package let kind: Kind
    /// The office or status of a step, the kind of an end.
    package let detail: String
    /// Working days since the day of reception.
    package let workingDay: Int?
  }

  package let dossier: Dossier
  package let procedure: Procedure?
  /// The code in force when the dossier was received, when the dossier has another: its own was closed, or is a copy.
  package let codeInForce: Procedure?
  package let unit: OrgUnit?
  /// Where it was handed in, when another unit resolves it.
  package let receivedUnit: OrgUnit?
  package let events: [Event]
  package let lateness: (since: Instant, reason: Dossier.LateReason)?
  /// The deadline the procedure's term would give; shown beside the promised one, never scored.
  package let computedDue: Instant?
  package let memberships: [Membership]
}

extension Desk {
  /// Nil when no dossier has this code.
  package func timeline(_ code: String, window: Window?, pack: RulePack, now: Instant) -> Timeline? {
    guard let dossier = facts.dossiers.values.joined().first(where: { $0.code == code }) else { return nil }
    let calendar = engine.calendar
    var events: [Timeline.Event] = []
    func add(_ at: Instant?, _ kind: Timeline.Event.Kind, _ detail: String = "") {
      guard let at else { return }
      let day = dossier.receivedAt.flatMap { $0 <= at ? calendar.workdays(after: $0.day, through: at.day) : nil }
      events.append(Timeline.Event(at: at, kind: kind, detail: detail, workingDay: day))
    }
    add(dossier.submittedAt, .submitted)
    add(dossier.receivedAt, .received, dossier.channel.rawValue)
    add(dossier.syncedAt, .synced)
    for step in facts.steps[code] ?? [] { add(step.endedAt ?? step.startedAt, .step, step.words) }
    for step in facts.progress[code] ?? [] { add(step.course.at, .step, step.words) }
    add(dossier.secondSupplementAt, .secondSupplement)
    add(dossier.dueAt, .due)
    // What has not happened yet is not told.
    let lateness = dossier.lateness.flatMap { $0.since <= now ? $0 : nil }
    add(lateness?.since, .late, lateness?.reason == .secondSupplement ? "second_supplement" : "past_due")
    add(dossier.endedAt, .ended, dossier.endKind?.rawValue ?? "")
    if dossier.returnedAt != dossier.endedAt { add(dossier.returnedAt, .returned) }
    let procedure = facts.procedures[dossier.procedure]
    let computed = dossier.receivedAt.flatMap { received in
      procedure.flatMap { calendar.deadline(of: $0, received: received) }
    }
    let codes = dossier.receivedAt.map { ProcedureCodes(facts.procedures, on: $0.day) }
    let inForce = codes.flatMap { $0.current(dossier.procedure) }.flatMap { $0 == dossier.procedure ? nil : $0 }
    let order = events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return Timeline(
      dossier: dossier, procedure: procedure, codeInForce: inForce.flatMap { facts.procedures[$0] },
      unit: facts.units.unit(dossier.unit),
      receivedUnit: receivingUnit(of: dossier), events: order.map(\.element),
      lateness: lateness, computedDue: computed,
      memberships: window.map { engine.memberships(of: dossier, window: $0, pack: pack) } ?? [])
  }
}

extension ProgressStep {
  /// The state it left the dossier in, the office, and its own clock.
  fileprivate var words: String {
    let late = dueAt.map { course.at > $0 } ?? false
    let clock = [startedAt.map { "từ \($0.vietnamese)" }, dueAt.map { "hạn \($0.vietnamese)" }]
    return ([course.word, office] + clock + [late ? "quá hạn bước" : nil]).compactMap(\.self).joined(separator: " · ")
  }
}

extension CourseStep {
  /// The state in the words of the national vocabulary.
  fileprivate var word: String {
    let words = [
      "Mới đăng ký", "Được tiếp nhận", "Không được tiếp nhận", "Đang xử lý", "Yêu cầu bổ sung giấy tờ",
      "Yêu cầu thực hiện nghĩa vụ tài chính", "Công dân yêu cầu rút hồ sơ", "Dừng xử lý", "Đã xử lý xong",
      "Đã trả kết quả",
    ]
    return (1...words.count).contains(Int(status)) ? words[Int(status) - 1] : "\(status)"
  }
}

extension Step {
  /// Status, office, and its own clock: from, until, due.
  fileprivate var words: String {
    let clock = [startedAt.map { "từ \($0.vietnamese)" }, dueAt.map { "hạn \($0.vietnamese)" }]
    let late = endedAt.flatMap { end in dueAt.map { end > $0 } } ?? false
    return ([status, office] + clock + [late ? "quá hạn bước" : nil]).compactMap(\.self).joined(separator: " · ")
  }
}
