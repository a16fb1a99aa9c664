internal import Access
internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work
internal import Workdays

/// What happened to one dossier, clock by clock, and every count it is in.
extension Call {
  func dossier() async throws -> Response {
    let standpoint = try asking.standpoint(now: now)
    let edition = try await service.keeper.current(at: standpoint)
    let sight = Sight(edition.desk, visitor, opener: edition)
    let (desk, dossier) = try sight.dossier(path("code"))
    // Without a period, the year in which it was received.
    var request = try asking.deskRequest(now: now)
    if asking.text("from") == nil, let year = dossier.receivedAt.flatMap({ Period.year($0.day.civil.year) }) {
      (request.from, request.to) = (year.from, year.to)
    }
    let (question, notes) = try desk.question(request, now: now)
    let at = min(request.asOf ?? now, now)
    guard
      let timeline = desk.timeline(dossier.code, window: question.window, pack: question.pack, now: at),
      let unit = timeline.unit
    else { throw SoiServer.nothingHere }
    let mayOfficers = sight.may(.readOfficers, at: dossier.unit)
    let steps = desk.facts.steps[dossier.code] ?? []
    let clocks = ClockReader(desk.calendar, at: at).clocks(of: dossier, steps: steps)
    let address = PageAddress(
      "/dossiers/\(dossier.code.percentEncoded)",
      [
        ("from", question.window.period.from.iso), ("to", question.window.period.to.iso),
        ("as_of", asking.text("as_of")), ("rules", asking.text("rules")), ("tree", asking.text("tree")),
        ("known_at", asking.text("known_at")),
      ])
    var parts: [RecordPage.Part] = [
      .headline(finding(timeline, at)),
      .facts(facts(timeline, mayOfficers, try await linkToSource(dossier))),
      .section(clockSection(clocks, at)),
    ]
    if !steps.isEmpty { parts.append(.section(stepSection(steps, desk.calendar, at, mayOfficers))) }
    parts += [
      .section(eventSection(timeline, desk.calendar)),
      .section(placeSection(desk.places(of: dossier, question), question, dossier, address)),
    ]
    var said = notes
    if let code = timeline.codeInForce {
      said.append(
        Sentence(
          vi:
            "Ngày tiếp nhận, mã \(dossier.procedure.text) không còn hiệu lực hoặc là bản sao; mã hiện hành: \(code.code.text) \(code.name).",
          en: "On reception the code \(dossier.procedure.text) was closed or is a copy; in force: \(code.code.text)."))
    }
    return try answer(
      RecordPage(
        title: "Hồ sơ \(dossier.code)",
        stamp: RecordPage.Stamp(unit: unit, window: question.window, rules: question.pack.name),
        address: address,
        picker: PeriodPicker(
          address: address, window: question.window, now: now, saysAsOf: asking.text("as_of") != nil),
        notes: said, parts: parts, frame: frame(edition)))
  }

  private func finding(_ timeline: Timeline, _ at: Instant) -> String {
    let dossier = timeline.dossier
    if let late = timeline.lateness, late.since <= at {
      let why = late.reason == .secondSupplement ? "vì yêu cầu bổ sung lần hai" : "vì quá ngày hẹn trả"
      return "Trễ từ \(late.since.vietnamese), \(why)."
    }
    if dossier.hasEnded(by: at) { return "Đã kết thúc đúng hạn." }
    if dossier.receivedAt == nil { return "Chưa được tiếp nhận; chưa tính ở chỉ tiêu nào." }
    return dossier.dueAt.map { "Đang giải quyết, hẹn trả \($0.vietnamese)." }
      ?? "Đang giải quyết, không có ngày hẹn trả."
  }

  /// Where the dossier stands in the system it came from, when that system is known with an address.
  private func linkToSource(_ dossier: Dossier) async throws(Failure) -> String? {
    guard let system = dossier.system else { return nil }
    return try await service.sources.all().first { $0.name == system }?.link(toDossier: dossier.code)
  }

  private func facts(_ timeline: Timeline, _ mayOfficers: Bool, _ link: String?) -> [RecordPage.Fact] {
    let dossier = timeline.dossier
    var facts = [
      RecordPage.Fact(
        "procedure", "Thủ tục",
        RecordTable.Cell(
          .text(dossier.procedure.text), shown: timeline.procedure?.name ?? dossier.procedure.text,
          detail: [dossier.procedure.text, timeline.procedure?.field].compactMap(\.self).joined(separator: " · "))),
      RecordPage.Fact("channel", "Kênh nộp", .text(dossier.channel.sentence.vi)),
      RecordPage.Fact("received_at", "Tiếp nhận", .instant(dossier.receivedAt)),
      RecordPage.Fact(
        "due_at", "Hẹn trả",
        .instant(
          dossier.dueAt,
          detail: timeline.computedDue.map { "theo thời hạn thủ tục: \($0.vietnamesePadded), chỉ để đối chiếu" })),
      RecordPage.Fact("ended_at", "Kết thúc", .instant(dossier.endedAt, detail: dossier.endKind?.sentence.vi)),
      RecordPage.Fact("office", "Phòng", .text(dossier.office)),
    ]
    if mayOfficers { facts.append(RecordPage.Fact("officer", "Cán bộ", .text(dossier.officer))) }
    facts.append(
      RecordPage.Fact(
        "system", "Hệ thống nguồn",
        .text(
          dossier.system, link: link, detail: link == nil ? nil : "mở hồ sơ ở hệ thống nguồn")))
    if let place = timeline.receivedUnit {
      facts.append(RecordPage.Fact("received_unit", "Nơi tiếp nhận", .text(place.name, detail: place.code.text)))
    }
    return facts
  }

  private func clockSection(_ clocks: [DossierClock], _ at: Instant) -> RecordPage.Section {
    let rows = clocks.map { clock -> [RecordTable.Cell] in
      [
        RecordTable.Cell(.text(clock.kind.rawValue), shown: clock.kind.sentence.vi), .instant(clock.since),
        .instant(clock.limit), .instant(clock.stopped),
        RecordTable.Cell(.integer(clock.used.seconds / 60), shown: clock.used.sentence.vi), RecordCells.clock(clock),
      ]
    }
    let chart = StepChart(
      title: "Các đồng hồ",
      rows: clocks.map { clock in
        StepChart.Row(
          label: clock.kind.sentence.vi, detail: RecordCells.clock(clock).shown, from: clock.since,
          to: clock.stopped ?? at, limit: clock.limit,
          tone: clock.state == .over || clock.state == .missed ? .late : nil)
      })
    return RecordPage.Section(
      id: "clocks", heading: "Đồng hồ",
      intro: "Thời gian tính theo giờ làm việc; vạch đậm là hạn của mỗi đồng hồ.",
      table: RecordTable(
        [
          .init("clock", "Đồng hồ"), .init("since", "Từ"), .init("limit", "Hạn"), .init("stopped", "Dừng"),
          .init("used_minutes", "Đã chạy"), .init("left_minutes", "Còn hoặc quá"),
        ], rows, whenEmpty: "Chưa đồng hồ nào chạy."), steps: chart)
  }

  private func stepSection(
    _ steps: [Step], _ calendar: WorkCalendar, _ at: Instant, _ mayOfficers: Bool
  ) -> RecordPage.Section {
    typealias Column = RecordTable.Column
    var columns = [
      Column("seq", "Bước", number: true), Column("office", "Phòng"), Column("status", "Trạng thái"),
      Column("started_at", "Từ"), Column("due_at", "Hạn bước"), Column("ended_at", "Xong"),
      Column("used_minutes", "Đã dùng"), Column("allowed_minutes", "Được"),
      Column("paused_minutes", "Tạm dừng (phút)", number: true),
    ]
    if mayOfficers { columns.append(Column("officer", "Cán bộ")) }
    func isLate(_ step: Step) -> Bool { step.dueAt.map { min(step.endedAt ?? at, at) > $0 } ?? false }
    let rows = steps.map { step -> [RecordTable.Cell] in
      let end = step.endedAt.flatMap { $0 <= at ? $0 : nil } ?? at
      let used = step.startedAt.flatMap { $0 <= end ? calendar.workingTime(from: $0, to: end) : nil }
      let allowed = step.startedAt.flatMap { start in step.dueAt.map { calendar.workingTime(from: start, to: $0) } }
      var cells: [RecordTable.Cell] = [
        .integer(step.sequence), .text(step.office), .text(step.status), .instant(step.startedAt),
        .instant(step.dueAt),
        .instant(step.endedAt, tone: isLate(step) ? .late : nil, detail: isLate(step) ? "quá hạn bước" : nil),
        used.map { RecordTable.Cell(.integer($0.seconds / 60), shown: $0.sentence.vi) } ?? .empty,
        allowed.map { RecordTable.Cell(.integer($0.seconds / 60), shown: $0.sentence.vi) } ?? .empty,
        .integer(step.pausedMinutes),
      ]
      if mayOfficers { cells.append(.text(step.officer)) }
      return cells
    }
    let chart = StepChart(
      title: "Các bước",
      rows: steps.compactMap { step in
        step.startedAt.map {
          StepChart.Row(
            label: "\(step.sequence). \(step.office ?? "")", detail: step.status ?? "", from: $0,
            to: max($0, step.endedAt ?? at), limit: step.dueAt, tone: isLate(step) ? .late : nil)
        }
      })
    return RecordPage.Section(id: "steps", heading: "Các bước", table: RecordTable(columns, rows), steps: chart)
  }

  private func eventSection(_ timeline: Timeline, _ calendar: WorkCalendar) -> RecordPage.Section {
    var before: Instant?
    let rows = timeline.events.map { event -> [RecordTable.Cell] in
      let gap = before.map { calendar.workingTime(from: $0, to: event.at) }
      before = event.at
      return [
        .instant(event.at),
        RecordTable.Cell(.text(event.kind.rawValue), shown: event.kind.words, tone: event.kind == .late ? .late : nil),
        .text(event.words), .integer(event.workingDay),
        gap.map { RecordTable.Cell(.integer($0.seconds / 60), shown: $0.sentence.vi) } ?? .empty,
      ]
    }
    return RecordPage.Section(
      id: "events", heading: "Diễn biến",
      table: RecordTable(
        [
          .init("at", "Lúc"), .init("kind", "Việc"), .init("detail", "Chi tiết"),
          .init("working_day", "Ngày làm việc thứ", number: true), .init("gap_minutes", "Sau việc trước"),
        ], rows))
  }

  private func placeSection(
    _ places: [DossierPlace], _ question: Question, _ dossier: Dossier, _ address: PageAddress
  ) -> RecordPage.Section {
    let words = RuleWords(question.pack)
    let period = "from=\(question.window.period.from.iso)&to=\(question.window.period.to.iso)"
    let rows = places.map { place -> [RecordTable.Cell] in
      let rule = place.rule
      let why: String
      let state: RecordTable.Cell
      switch place.state {
      case .achieved:
        (state, why) = (RecordTable.Cell(.text(place.state.rawValue), shown: "Đạt", tone: .good), "")
      case .missing:
        state = RecordTable.Cell(.text(place.state.rawValue), shown: "Chưa đạt", tone: .late)
        why = place.reason?.sentence.vi ?? ""
      case .outside:
        state = RecordTable.Cell(.text(place.state.rawValue), shown: "Không thuộc", tone: .quiet)
        why = words.outside(rule)?.vi ?? ""
      case .notLooked:
        state = RecordTable.Cell(.text(place.state.rawValue), shown: "Không xét", tone: .quiet)
        why = "Chỉ tiêu xét hồ sơ \(words.population(rule).vi)"
      }
      return [
        RecordTable.Cell(
          .text(rule.no), shown: "\(rule.no) \(rule.name.vi)",
          link: "/units/\(dossier.unit.text.percentEncoded)/indicators/\(rule.no)?\(period)"),
        state, .text(why), place.points.map { RecordCells.points($0) } ?? .empty,
      ]
    }
    return RecordPage.Section(
      id: "counts", heading: "Hồ sơ này ở các chỉ tiêu",
      intro: "Trong kỳ đang chọn. Điểm mất là phần của hồ sơ này (hoặc của thủ tục) trong chỉ tiêu của đơn vị.",
      table: RecordTable(
        [
          .init("no", "Chỉ tiêu"), .init("state", "Kết quả"), .init("reason", "Vì sao"),
          .init("points", "Mất điểm", number: true),
        ], rows))
  }
}

extension Timeline.Event.Kind {
  var words: String {
    switch self {
    case .submitted: "Nộp"
    case .received: "Tiếp nhận"
    case .synced: "Đồng bộ lên Cổng DVCQG"
    case .step: "Bước xử lý"
    case .due: "Hẹn trả"
    case .late: "Trễ từ đây"
    case .secondSupplement: "Yêu cầu bổ sung lần hai"
    case .ended: "Kết thúc"
    case .returned: "Trả kết quả"
    }
  }
}

extension Timeline.Event {
  var words: String {
    switch kind {
    case .received: Channel(rawValue: detail)?.sentence.vi ?? ""
    case .ended: EndKind(rawValue: detail)?.sentence.vi ?? ""
    case .late: detail == "second_supplement" ? "yêu cầu bổ sung lần hai" : "quá ngày hẹn trả"
    default: detail
    }
  }
}
