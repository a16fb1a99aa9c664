internal import Access
internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Plans
internal import Records
internal import Wording
internal import Work
internal import Workdays

/// What a unit owes by which day, and the same in a calendar of one's own.
extension Call {
  private struct Owed {
    let edition: DeskKeeper.Edition
    let sight: Sight
    let unit: OrgUnit
    let period: Period
    let obligations: [Obligation]
    var calendar: WorkCalendar { edition.desk.calendar }
  }

  private func owed(_ sight: Sight, _ edition: DeskKeeper.Edition, _ code: UnitCode, _ period: Period) async throws
    -> Owed
  {
    let records = try sight.records(of: code)
    guard let unit = edition.desk.facts.units.unit(code) else { throw SoiServer.nothingHere }
    let board = DutyBoard(
      plans: try await service.plans.plans(in: [code]), tasks: try await service.plans.tasks(in: [code]), on: now.day,
      edition.desk.calendar)
    let obligations = try await service.obligations.obligations(
      of: unit, within: period, records, tasks: board, now: now)
    return Owed(edition: edition, sight: sight, unit: unit, period: period, obligations: obligations)
  }

  /// The unit asked for, else the visitor's own, else the first there is.
  private func ownUnit(_ edition: DeskKeeper.Edition, _ sight: Sight) throws(Failure) -> UnitCode {
    if let named = asking.text("unit") {
      let code = try edition.desk.unit(named)
      try sight.require(.readRecords, at: code)
      return code
    }
    let units = edition.desk.facts.units
    let own = visitor.grants.compactMap(\.unit).first { units.contains($0) && sight.may(.readRecords, at: $0) }
    guard let code = own ?? units.codes.first(where: { units.unit($0)?.kind == .commune }) ?? units.codes.first else {
      throw Failure(.notFound, vi: "Kho chưa có đơn vị nào.", en: "The store has no units yet.")
    }
    return code
  }

  /// Without days: the month before and the three to come.
  private func owedDays() throws(Failure) -> Period {
    let from = try asking.day("from") ?? now.day - 31
    let to = try asking.day("to") ?? (from > now.day ? from + 92 : now.day + 92)
    guard let period = Period(from: from, to: to), to - from <= 800 else {
      throw Failure(
        .usage, vi: "Ngày cuối phải sau ngày đầu, trong khoảng hai năm.",
        en: "The last day must follow the first, within two years.")
    }
    return period
  }

  func obligations() async throws -> Response {
    let edition = try await service.keeper.current()
    let sight = Sight(edition.desk, visitor, opener: edition)
    let owed = try await owed(sight, edition, ownUnit(edition, sight), owedDays())
    return try answer(try obligationPage(owed))
  }

  private func obligationPage(_ owed: Owed, made address: String? = nil) throws -> RecordPage {
    let today = now.day
    let states = owed.obligations.map { ($0, $0.standing(on: today, owed.calendar)) }
    let open = states.filter { $0.0.done == nil }
    let late = open.filter { $0.1.state == .late }
    let soon = open.filter { $0.1.state == .soon }
    let unitLink = owed.unit.code.text.percentEncoded
    var parts: [RecordPage.Part] = [
      .headline(
        late.isEmpty && soon.isEmpty
          ? "Không việc nào quá hạn; \(open.count.vietnamese) việc phía trước."
          : "\(late.count.vietnamese) việc quá hạn, \(soon.count.vietnamese) việc trong \(TaskStanding.soonWorkdays) ngày làm việc tới."
      )
    ]
    if let address {
      parts.append(
        .paragraph([
          "Địa chỉ lịch của riêng bạn, chỉ hiện lần này: \(address)",
          "Dán vào mục “thêm lịch từ địa chỉ” của phần mềm lịch. Ai có địa chỉ này xem được lịch của bạn.",
        ]))
    }
    let sections: [(id: String, heading: String, rows: [(Obligation, TaskStanding)])] = [
      ("late", "Quá hạn", late), ("soon", "Sắp đến hạn", soon),
      ("ahead", "Phía trước", open.filter { ![.late, .soon].contains($0.1.state) }),
      ("done", "Đã xong", states.filter { $0.0.done != nil }),
    ]
    for section in sections where !section.rows.isEmpty || section.id == "ahead" {
      parts.append(
        .section(
          .init(
            id: section.id, heading: "\(section.heading) (\(section.rows.count.vietnamese))",
            table: table(section.rows, owed), isFolded: section.id == "done")))
    }
    if visitor.isPerson {
      parts.append(
        .action(
          PageAction(
            address: "/obligations/calendar", heading: "Đưa vào lịch của tôi",
            inputs: [.init("unit", "", .hidden, value: owed.unit.code.text)], label: "Tạo địa chỉ lịch (iCalendar)",
            consequence: "Phần mềm lịch đọc địa chỉ này không cần đăng nhập.", folded: true)))
      parts.append(
        .action(
          PageAction(
            address: "/obligations/calendar/close", heading: "Đóng các địa chỉ lịch đã tạo", label: "Đóng tất cả",
            consequence: "Mọi địa chỉ lịch bạn từng tạo thôi mở được.", folded: true)))
    }
    var page = sheetPage(
      "Lịch nghĩa vụ", owed.edition, unit: owed.unit.code, parts: parts, main: late.isEmpty ? "ahead" : "late")
    page.address = PageAddress(
      "/obligations", [("unit", owed.unit.code.text), ("from", asking.text("from")), ("to", asking.text("to"))])
    parts.insert(workTabs, at: 0)
    parts.insert(
      .choices(label: "Lịch", [.init("Tệp lịch .ics", link: "/obligations.ics?unit=\(unitLink)")]), at: 2)
    page.parts = parts
    return page
  }

  private func table(_ rows: [(Obligation, TaskStanding)], _ owed: Owed) -> RecordTable {
    let mayMark = owed.sight.may(.report, at: owed.unit.code)
    return RecordTable(
      [
        .init("due", "Chậm nhất"), .init("title", "Việc"), .init("owner", "Ai làm"), .init("state", "Tình trạng"),
        .init("origin", "Loại"), .init("basis", "Căn cứ"), .init("mark", "Đánh dấu"),
      ],
      rows.map { each, standing in
        let mark: RecordTable.Cell =
          mayMark && [.rule, .announcement].contains(each.origin)
          ? .text(each.done == nil ? "đánh dấu xong" : "sửa", link: "/obligations/mark?id=\(each.id.percentEncoded)")
          : .empty
        return [
          .day(each.due, tone: standing.state == .late ? .late : standing.state == .soon ? .soon : nil),
          .text(each.title.vi, link: each.link), .text(each.owner),
          each.done.map { .text("xong \($0.vietnamese)", tone: .good, detail: standing.wasLate ? "sau hạn" : nil) }
            ?? Self.standing(standing),
          .text(each.origin.sentence.vi),
          .text(each.basis, detail: each.isAssumed ? "ngày mặc định, chưa có văn bản của đơn vị" : nil), mark,
        ]
      }, whenEmpty: "Không có việc nào trong khoảng này.")
  }

  // MARK: done

  /// The one asked for; somebody else's is answered like one that is not there.
  private func marked() async throws -> (Owed, Obligation) {
    let id = try asking.required("id")
    let parts = id.split(separator: "/").map(String.init)
    let edition = try await service.keeper.current()
    let sight = Sight(edition.desk, visitor, opener: edition)
    let missing = Failure(.notFound, vi: "Không có nghĩa vụ này.", en: "There is no such obligation.")
    guard parts.count >= 3, sight.may(.report, at: UnitCode(parts[0])) else { throw missing }
    let around = Day(iso: parts[parts.count - 1]) ?? now.day
    guard let period = Period(from: min(around, now.day) - 400, to: max(around, now.day) + 60) else { throw missing }
    let owed = try await owed(sight, edition, UnitCode(parts[0]), period)
    guard let found = owed.obligations.first(where: { $0.id == id }), [.rule, .announcement].contains(found.origin)
    else {
      throw missing
    }
    return (owed, found)
  }

  func obligationForm() async throws -> Response { try await obligationForm(problem: nil) }

  private func obligationForm(problem: Sentence?, conflicts: [SheetMerge.Conflict] = []) async throws -> Response {
    let (owed, each) = try await marked()
    let kept = try await service.plans.sheets.sheet("obligation", each.id)?.sheet
    var fields = inputs(
      "obligation", item: "", itemKind: nil, kept, nil, typed: problem != nil || !conflicts.isEmpty,
      conflicts: conflicts)
    if kept == nil, problem == nil, let index = fields.firstIndex(where: { $0.name == "f_done" }) {
      fields[index].value = now.day.iso
    }
    fields = fields.map { field in
      var field = field
      if field.name == "f_done" { field.label = "Xong ngày (bỏ trống: chưa xong)" }
      return field
    }
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(.headline("\(each.title.vi): chậm nhất \(each.due.vietnamese)."))
    parts.append(
      .action(
        PageAction(
          address: "/obligations/mark", inputs: formMarks(kept) + [.init("id", "", .hidden, value: each.id)] + fields,
          label: "Ghi", consequence: "Ghi vào sổ với tên bạn; lời nhắc về việc này thôi gửi khi đã xong.")))
    return Reply.html(
      sheetPage("Đánh dấu nghĩa vụ", owed.edition, unit: owed.unit.code, parts: parts, formats: []).html(),
      status: problem == nil ? .ok : .badRequest)
  }

  func markObligation() async throws -> Response {
    let (owed, each) = try await marked()
    let edits: [SheetEdit]
    do throws(Failure) {
      edits = try sentFields("obligation", itemKind: nil) { _ in "" }.map { SheetEdit("", $0.name, $0.value) }
    } catch {
      if wantsJSON { throw error }
      return try await obligationForm(problem: error.sentence)
    }
    let outcome = try await service.plans.sheets.write(
      [SheetEdit("", "kind", "obligation")] + edits, of: "obligation", each.id, at: owed.unit.code, act: "done",
      on: asking.text("base").flatMap { Int($0) }, token: asking.text("token"), by: try await writer())
    guard case .conflict(_, let conflicts) = outcome else {
      return Reply.redirect("/obligations?unit=\(owed.unit.code.text.percentEncoded)")
    }
    if wantsJSON { throw Failure(.conflict, vi: "Có người đã ghi trước.", en: "Somebody wrote first.") }
    return try await obligationForm(problem: nil, conflicts: conflicts)
  }

  // MARK: calendars

  func obligationCalendar() async throws -> Response {
    let edition = try await service.keeper.current()
    let sight = Sight(edition.desk, visitor, opener: edition)
    return try calendarFile(try await owed(sight, edition, ownUnit(edition, sight), owedDays()))
  }

  /// A secret address: as much as its owner may see now.
  func calendarOfPerson() async throws -> Response {
    guard let owner = try await service.feed.owner(of: path("secret")),
      let person = try await service.access.accounts.visitor(owner.account)
    else { throw SoiServer.nothingHere }
    let edition = try await service.keeper.current()
    let sight = Sight(edition.desk, person, opener: edition)
    guard sight.may(.readRecords, at: owner.unit) else { throw SoiServer.nothingHere }
    guard let period = Period(from: now.day - 62, to: now.day + 366) else { throw SoiServer.nothingHere }
    return try calendarFile(try await owed(sight, edition, owner.unit, period))
  }

  private func calendarFile(_ owed: Owed) throws -> Response {
    let calendar = owed.calendar
    let events = owed.obligations.map { each in
      ICalendar.Event(
        uid: "\(each.id)@soi766", day: each.due, summary: each.title.vi,
        text: "\(owed.unit.name)\n\(each.owner)\nCăn cứ: \(each.basis)\(each.isAssumed ? " (ngày mặc định)" : "")",
        category: each.origin.sentence.vi, isDone: each.done != nil,
        remindersBefore: each.reminderDays(calendar).map { each.due - $0 }, changedAt: now)
    }
    let text = ICalendar(name: "Nghĩa vụ \(owed.unit.name)", events: events).text
    readings.add(Reading(deed: .readRecords, unit: owed.unit.code, record: "", rows: events.count))
    return Reply.text(text, type: "text/calendar; charset=utf-8")
  }

  func makeCalendarAddress() async throws -> Response {
    let edition = try await service.keeper.current()
    let sight = Sight(edition.desk, visitor, opener: edition)
    guard visitor.isPerson else {
      throw Failure(
        .denied, vi: "Địa chỉ lịch là của một người; chương trình đọc /obligations.ics bằng khóa của mình.",
        en: "A calendar address belongs to a person; a program reads /obligations.ics with its key.")
    }
    let owed = try await owed(sight, edition, ownUnit(edition, sight), owedDays())
    let secret = try await service.feed.make(for: owed.unit.code, by: try await writer())
    return Reply.html(try obligationPage(owed, made: "\(service.settings.address)/calendar/\(secret)").html())
  }

  func closeCalendarAddresses() async throws -> Response {
    _ = try await service.feed.close(by: try await writer())
    return Reply.redirect("/obligations")
  }
}
