package import Base
internal import Formats
package import Plans
package import Records
internal import Workdays

/// What a unit owes: by rules that come again, by decisions to be published, by petitions, by dossiers and by its duties.
package struct ObligationDesk: Sendable {
  package let rules: [ObligationRule]
  private let sheets: SheetDesk
  /// Dossiers are told by day so far ahead; farther the list of dossiers is the better place.
  private static let dossierDays = 14

  package init(_ sheets: SheetDesk, rules: [ObligationRule]) {
    self.sheets = sheets
    self.rules = rules
  }

  /// Reads the rules that ship.
  package static func rules(_ source: PackShelf.Source) throws(Failure) -> [ObligationRule] {
    let strict = readStrictYAML(try decodeText(source.yaml))
    let reading = strict.tree.map { ObligationRule.read($0) }
    let problems = (strict.problems + (reading?.problems ?? [])).byPlace
    guard let rules = reading?.rules, problems.isEmpty else {
      throw Failure(
        .usage, vi: problems.prefix(20).map { $0.line(in: source.name, .vi) }.joined(separator: "\n"),
        en: problems.prefix(20).map { $0.line(in: source.name, .en) }.joined(separator: "\n"))
    }
    return rules
  }

  /// `desk`: with the unit's records on it where they may be told, else the registers alone. `tasks`: the duties of its plans.
  package func obligations(
    of unit: OrgUnit, within period: Period, _ desk: Desk, tasks: DutyBoard?, now: Instant
  ) async throws(Failure) -> [Obligation] {
    let marks = try await sheets.sheets("obligation", in: [unit.code])
    let done = Dictionary(
      marks.compactMap { mark in mark.sheet["done"].flatMap { Day(iso: $0) }.map { (mark.id, $0) } },
      uniquingKeysWith: { $1 })
    let calendar = desk.calendar
    var found = rules.flatMap { $0.obligations(of: unit, within: period, calendar) { done[$0] } }
    found += announcements(unit.code, period, desk) { done[$0] }
    found += petitions(unit.code, period, desk, now)
    found += dossiers(unit.code, period, desk, now)
    found += duties(unit.code, period, tasks)
    return found.byDueDay
  }

  /// Published within five working days of the signing.
  private func announcements(
    _ unit: UnitCode, _ period: Period, _ desk: Desk, done: (String) -> Day?
  ) -> [Obligation] {
    struct Decision: Hashable {
      let number: String
      let signedOn: Day
    }
    let rows = desk.facts.units.subtree(unit).flatMap { desk.facts.announcements[$0] ?? [] }
      .filter { $0.withdrawnOn == nil }
    return Dictionary(grouping: rows) { Decision(number: $0.decision, signedOn: $0.signedOn) }.compactMap { key, rows in
      let due = desk.calendar.workday(5, after: key.signedOn)
      guard period.contains(due) else { return nil }
      let open = rows.count { $0.publishedOn == nil }
      let id = "\(unit.text)/announcement/\(key.number)"
      return Obligation(
        id: id, unit: unit, origin: .announcement,
        title: Sentence(
          vi: "Công khai \(rows.count.vietnamese) thủ tục của Quyết định \(key.number)",
          en: "Publish \(rows.count) procedures of decision \(key.number)"), owner: "Văn phòng HĐND và UBND", due: due,
        basis: "Chậm nhất 05 ngày làm việc kể từ ngày ký \(key.signedOn.vietnamese)",
        done: done(id) ?? (open == 0 ? rows.compactMap(\.publishedOn).max() : nil),
        link: "/procedures?unit=\(unit.text.percentEncoded)&view=announcements")
    }
  }

  private func petitions(_ unit: UnitCode, _ period: Period, _ desk: Desk, _ now: Instant) -> [Obligation] {
    desk.facts.units.subtree(unit).flatMap { desk.facts.petitions[$0] ?? [] }.compactMap { petition in
      guard let state = petition.state(desk.calendar, at: now), [.late, .soon, .open].contains(state),
        let limit = petition.clocks(desk.calendar, at: now).first(where: { $0.kind == .answer })?.limit,
        period.contains(limit.day)
      else { return nil }
      return Obligation(
        id: "\(unit.text)/petition/\(petition.code)", unit: unit, origin: .petition,
        title: Sentence(vi: "Trả lời phản ánh, kiến nghị \(petition.code)", en: "Answer petition \(petition.code)"),
        owner: "Trung tâm Phục vụ hành chính công", due: limit.day, basis: "15 ngày làm việc từ khi tiếp nhận",
        link: "/petitions?unit=\(unit.text.percentEncoded)")
    }
  }

  /// One line a day: how many dossiers are promised for it.
  private func dossiers(_ unit: UnitCode, _ period: Period, _ desk: Desk, _ now: Instant) -> [Obligation] {
    let last = min(period.to, now.day + Self.dossierDays)
    let open = desk.facts.units.subtree(unit).flatMap { desk.facts.dossiers[$0] ?? [] }
      .filter { !$0.hasEnded(by: now) && $0.receivedAt != nil }
    let byDay = Dictionary(
      grouping: open.compactMap { $0.dueAt?.day }.filter { now.day <= $0 && $0 <= last && period.contains($0) }
    ) { $0 }
    return byDay.map { day, dossiers in
      Obligation(
        id: "\(unit.text)/dossiers/\(day.iso)", unit: unit, origin: .dossiers,
        title: Sentence(
          vi: "\(dossiers.count.vietnamese) hồ sơ đến hạn trả kết quả", en: "\(dossiers.count) dossiers are due"),
        owner: "Các phòng chuyên môn", due: day, basis: "Theo giấy hẹn trả",
        link: "/dossiers?unit=\(unit.text.percentEncoded)&state=soon")
    }
  }

  private func duties(_ unit: UnitCode, _ period: Period, _ board: DutyBoard?) -> [Obligation] {
    (board?.duties ?? []).compactMap { duty in
      guard duty.task.unit == unit, let due = duty.standing.due, duty.standing.state != .done, period.contains(due)
      else { return nil }
      return Obligation(
        id: "\(unit.text)/task/\(duty.task.id)/\(due.iso)", unit: unit, origin: .task,
        title: Sentence(vi: duty.task.content, en: duty.task.content), owner: duty.task.lead, due: due,
        basis: duty.plans.map(\.title).joined(separator: "; "), link: "/tasks/\(duty.task.id.percentEncoded)")
    }
  }
}
