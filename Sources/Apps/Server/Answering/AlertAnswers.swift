internal import Access
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Scoring
internal import Wording
internal import Work

/// What units were alerted to, who took note, and the rules of it.
extension Call {
  enum AlertView: String, CaseIterable {
    case open, acknowledged, cleared

    var words: String {
      switch self {
      case .open: "Chờ ghi nhận"
      case .acknowledged: "Đã ghi nhận"
      case .cleared: "Hết lý do"
      }
    }

    func admits(_ alert: AlertCase) -> Bool {
      switch self {
      case .open: alert.isOpen
      case .acknowledged: alert.acknowledgedAt != nil
      case .cleared: alert.acknowledgedAt == nil && alert.clearedAt != nil
      }
    }
  }

  private func sight() async throws -> (edition: DeskKeeper.Edition, sight: Sight) {
    let edition = try await service.keeper.current()
    return (edition, Sight(edition.desk, visitor, opener: edition))
  }

  func alerts() async throws -> Response {
    let (edition, sight) = try await sight()
    guard let view = AlertView(rawValue: asking.text("state") ?? "open") else {
      throw Failure(
        .usage, vi: "“state” phải là open, acknowledged hoặc cleared.",
        en: "“state” must be open, acknowledged or cleared.")
    }
    let all = try await service.alerts.cases().filter { sight.may(.readRecords, at: $0.alert.unit) }
    let cases = all.filter(view.admits).sorted { a, b in
      a.alert.billionths != b.alert.billionths ? a.alert.billionths > b.alert.billionths : a.number > b.number
    }
    let (shown, pager) = try paged(cases)
    let address = PageAddress("/alerts", ["state", "per_page", "page"].map { ($0, asking.text($0)) })
    let units = edition.desk.facts.units
    let rules = try await service.alerts.rules().keys.filter { sight.may(.readRecords, at: $0) }
    return try answer(
      RecordPage(
        title: "Cảnh báo",
        stamp: RecordPage.Stamp(unit: nil, window: nil, source: "sổ ghi của Soi, tính đến \(now.vietnamese)"),
        address: address,
        parts: [
          .headline(finding(all, hasRules: !rules.isEmpty)),
          .choices(
            label: "Tình trạng",
            AlertView.allCases.map { choice in
              RecordPage.Choice(
                choice.words, count: all.count { choice.admits($0) },
                link: address.setting(("state", choice == .open ? nil : choice.rawValue)).text,
                isCurrent: choice == view)
            }),
          .section(
            RecordPage.Section(
              id: "alerts", heading: "\(view.words): \(cases.count.vietnamese)",
              intro: "Mỗi chuyện báo một lần. Ghi nhận là có người lo; không ai ghi nhận thì chuyển lên cấp trên.",
              table: table(shown, units), pager: pager)),
          .choices(
            label: "Quy tắc báo của đơn vị",
            ruleUnits(Array(rules), units).map { unit in
              RecordPage.Choice("Quy tắc: \(unit.name)", link: "/units/\(unit.code.text.percentEncoded)/alert-rule")
            }),
        ], frame: frame(edition)))
  }

  /// Those with a rule, and the visitor's own.
  private func ruleUnits(_ ruled: [UnitCode], _ units: UnitRegister) -> [OrgUnit] {
    let own = visitor.grants.compactMap(\.unit).filter { units.contains($0) }
    return Set(ruled + own).compactMap { units.unit($0) }.sorted { VietnameseKey($0.name) < VietnameseKey($1.name) }
  }

  private func finding(_ all: [AlertCase], hasRules: Bool) -> String {
    let open = all.filter(\.isOpen)
    if open.isEmpty {
      return hasRules || !all.isEmpty
        ? "Không có cảnh báo nào chờ ghi nhận." : "Chưa đơn vị nào đặt quy tắc báo: mở Quy tắc bên dưới để bật."
    }
    let escalated = open.count { !$0.escalatedTo.isEmpty }
    let points = Points(hundredths: (open.reduce(0) { $0 + $1.alert.billionths } + 5_000_000) / 10_000_000)
    let up = escalated > 0 ? "; \(escalated.vietnamese) đã chuyển lên cấp trên" : ""
    return "\(open.count.vietnamese) cảnh báo chờ ghi nhận, đáng \(points.vietnamese) điểm\(up)."
  }

  private func table(_ cases: [AlertCase], _ units: UnitRegister) -> RecordTable {
    RecordTable(
      [
        .init("number", "Số"), .init("text", "Chuyện gì"), .init("kind", "Loại"), .init("raised_at", "Báo lúc"),
        .init("points", "Điểm", number: true), .init("state", "Tình trạng"), .init("unit", "Đơn vị"),
      ],
      cases.map { alert in
        [
          RecordTable.Cell(.integer(alert.number), shown: "№ \(alert.number)", link: "/alerts/\(alert.number)"),
          .text(alert.alert.sentence.vi),
          RecordTable.Cell(.text(alert.alert.kind.rawValue), shown: alert.alert.kind.sentence.vi),
          .instant(alert.raisedAt), points(alert.alert.billionths), state(alert, units),
          .text(units.unit(alert.alert.unit)?.name ?? alert.alert.unit.text),
        ]
      }, whenEmpty: "Không có cảnh báo nào ở mục này.")
  }

  private func points(_ billionths: Int) -> RecordTable.Cell {
    billionths == 0
      ? .empty
      : RecordTable.Cell(
        .decimal(RecordCells.fourDecimals(billionths, ".")), shown: "≈ \(RecordCells.fourDecimals(billionths, ","))")
  }

  private func state(_ alert: AlertCase, _ units: UnitRegister) -> RecordTable.Cell {
    if let at = alert.acknowledgedAt {
      return RecordTable.Cell(
        .text("acknowledged"), shown: "Đã ghi nhận \(at.vietnamesePadded)", tone: .good,
        detail: alert.note.isEmpty ? nil : alert.note)
    }
    if alert.clearedAt != nil { return RecordTable.Cell(.text("cleared"), shown: "Hết lý do", tone: .quiet) }
    if let above = alert.escalatedTo.last {
      return RecordTable.Cell(
        .text("escalated"), shown: "Đã chuyển lên \(units.unit(above)?.name ?? above.text)", tone: .late)
    }
    return RecordTable.Cell(.text("open"), shown: "Chờ ghi nhận", tone: .soon)
  }

  private func namedAlert() async throws -> (alert: AlertCase, edition: DeskKeeper.Edition) {
    let (edition, sight) = try await sight()
    guard let number = Int(path("number")),
      let alert = try await service.alerts.cases().first(where: { $0.number == number }),
      sight.may(.readRecords, at: alert.alert.unit)
    else {
      throw Failure(.notFound, vi: "Không có cảnh báo số này trong phạm vi của bạn.", en: "There is no such alert.")
    }
    return (alert, edition)
  }

  func oneAlert() async throws -> Response {
    let (alert, edition) = try await namedAlert()
    let units = edition.desk.facts.units
    let own = alert.alert
    var facts: [RecordPage.Fact] = [
      .init("state", "Tình trạng", state(alert, units)), .init("raised_at", "Báo lúc", .instant(alert.raisedAt)),
      .init("told_at", "Gửi thư lúc", .instant(alert.toldAt)), .init("points", "Đáng", points(own.billionths)),
    ]
    if own.kind == .dossier {
      facts.append(
        .init("record", "Hồ sơ", .code(own.record, link: "/dossiers/\(own.record.percentEncoded)")))
    }
    if let office = own.office { facts.append(.init("office", "Phòng", .text(office))) }
    var parts: [RecordPage.Part] = [.headline(own.sentence.vi), .facts(facts)]
    if alert.isOpen {
      parts.append(
        .action(
          PageAction(
            address: "/alerts/\(alert.number)/acknowledge", heading: "Ghi nhận",
            inputs: [PageAction.Input("note", "Sẽ làm gì, ai làm (không bắt buộc)")], label: "Tôi lo việc này",
            consequence: "Cảnh báo này không chuyển lên cấp trên nữa và không báo lại.")))
    }
    return try answer(
      RecordPage(
        title: "Cảnh báo số \(alert.number)",
        stamp: RecordPage.Stamp(unit: units.unit(own.unit), window: nil, source: "sổ ghi của Soi"),
        address: PageAddress("/alerts/\(alert.number)"), parts: parts, formats: ["json"], frame: frame(edition)))
  }

  func acknowledgeAlert() async throws -> Response {
    let (alert, _) = try await namedAlert()
    try await service.alerts.acknowledge(
      alert, note: asking.text("note") ?? "", by: visitor.kind, at: now,
      address: try await service.access.addresses.hash(address))
    service.openAlerts.set(try await service.alerts.cases())
    return Reply.redirect("/alerts")
  }

  // MARK: rules

  func alertRule() async throws -> Response {
    let (edition, sight) = try await sight()
    let unit = try edition.desk.unit(path("code"))
    try sight.require(.readRecords, at: unit)
    let kept = try await service.alerts.rules()[unit]
    let mayChange = sight.may(.decide, at: unit)
    let shown = edition.desk.facts.units.unit(unit)
    var parts: [RecordPage.Part] = [
      .headline(kept == nil ? "Đơn vị này chưa đặt quy tắc báo." : "Quy tắc báo đang chạy."),
      .facts(AlertForm.facts(kept ?? AlertRule(unit: unit), isKept: kept != nil, showsMail: mayChange)),
    ]
    if mayChange {
      parts.append(
        .action(
          PageAction(
            address: "/units/\(unit.text.percentEncoded)/alert-rule", heading: "Đặt quy tắc",
            inputs: AlertForm.inputs(kept ?? AlertRule(unit: unit)), label: "Lưu quy tắc",
            consequence: "Ô để trống là không báo theo điều ấy. Mỗi phút xem một lần; mỗi chuyện báo một lần.")))
    }
    return try answer(
      RecordPage(
        title: "Quy tắc báo", stamp: RecordPage.Stamp(unit: shown, window: nil, source: "sổ ghi của Soi"),
        address: PageAddress("/units/\(unit.text.percentEncoded)/alert-rule"), parts: parts, formats: ["json"],
        frame: frame(edition)))
  }

  func keepAlertRule() async throws -> Response {
    let (edition, sight) = try await sight()
    let unit = try edition.desk.unit(path("code"))
    try sight.require(.decide, at: unit)
    try await service.alerts.keep(
      try AlertForm.rule(unit, asking), by: visitor.kind, at: now,
      address: try await service.access.addresses.hash(address))
    return Reply.redirect("/units/\(unit.text.percentEncoded)/alert-rule")
  }
}

/// The form of a rule: what stands in it, and what it comes to.
enum AlertForm {
  static let fields: [Route.Parameter] = [
    .init("chance", .form, vi: "Khả năng trễ từ, phần trăm", en: "Chance from, percent"),
    .init("hours_left", .form, vi: "Còn lại từ, giờ làm việc", en: "Working hours left"),
    .init("points", .form, vi: "Đáng ít nhất, điểm", en: "Points at stake, at least"),
    .init("silent_hours", .form, vi: "Nguồn im lặng, giờ làm việc", en: "A silent source, working hours"),
    .init("overtaken", .form, .flag, vi: "Báo khi bị vượt hạng", en: "When overtaken"),
    .init("quiet", .form, vi: "Giờ yên lặng", en: "Quiet hours"),
    .init("escalate_hours", .form, vi: "Chuyển lên sau, giờ làm việc", en: "Passed up after, working hours"),
    .init("mail_to", .form, vi: "Thư cảnh báo gửi tới", en: "Letters of alerts to"),
    .init("brief_to", .form, vi: "Tin sáng 07:30 gửi tới", en: "The morning brief to"),
  ]

  private static func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

  static func facts(_ rule: AlertRule, isKept: Bool, showsMail: Bool) -> [RecordPage.Fact] {
    func hours(_ value: Int?) -> RecordTable.Cell {
      value.map { RecordTable.Cell(.integer($0), shown: "\($0) giờ làm việc") } ?? .empty
    }
    var facts: [RecordPage.Fact] = [
      .init("kept", "Đang chạy", RecordTable.Cell(.flag(isKept), shown: isKept ? "có" : "chưa")),
      .init(
        "chance", "Khả năng trễ từ", rule.chance.map { RecordTable.Cell(.integer($0), shown: "\($0) %") } ?? .empty),
      .init("hours_left", "Hoặc còn lại từ", hours(rule.hoursLeft)),
      .init("points", "Đáng ít nhất", .points(rule.points)),
      .init("silent_hours", "Nguồn im lặng", hours(rule.silentHours)),
      .init(
        "overtaken", "Bị vượt hạng", RecordTable.Cell(.flag(rule.overtaken), shown: rule.overtaken ? "báo" : "không")),
      .init("quiet", "Giờ yên lặng", .text("\(clock(rule.quiet.from))–\(clock(rule.quiet.to)), ngày nghỉ")),
      .init("escalate_hours", "Chuyển lên sau", hours(rule.escalateHours)),
    ]
    if showsMail {
      facts += [
        .init("mail_to", "Thư cảnh báo", .text(rule.mailTo.joined(separator: ", "))),
        .init("brief_to", "Tin sáng", .text(rule.briefTo.joined(separator: ", "))),
      ]
    }
    return facts
  }

  static func inputs(_ rule: AlertRule) -> [PageAction.Input] {
    func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
    return [
      .init("chance", "Khả năng trễ từ (%)", value: number(rule.chance), hint: "1–99"),
      .init("hours_left", "Hoặc còn lại từ (giờ làm việc)", value: number(rule.hoursLeft)),
      .init("points", "Chỉ hồ sơ đáng ít nhất (điểm)", value: rule.points.vietnamese, hint: "0,00 là mọi hồ sơ"),
      .init("silent_hours", "Nguồn im lặng quá (giờ làm việc)", value: number(rule.silentHours)),
      .init(
        "overtaken", "Khi đơn vị khác vượt hạng", .choice([("1", "Báo"), ("0", "Không báo")]),
        value: rule.overtaken ? "1" : "0"),
      .init(
        "quiet", "Giờ yên lặng, không gửi thư", value: "\(clock(rule.quiet.from))-\(clock(rule.quiet.to))",
        hint: "như 17:30-07:00; ngày nghỉ luôn yên lặng"),
      .init("escalate_hours", "Không ai ghi nhận thì chuyển lên sau (giờ làm việc)", value: number(rule.escalateHours)),
      .init(
        "mail_to", "Thư cảnh báo gửi tới", value: rule.mailTo.joined(separator: " "),
        hint: "nhiều địa chỉ cách nhau dấu cách"),
      .init("brief_to", "Tin sáng 07:30 gửi tới", value: rule.briefTo.joined(separator: " ")),
    ]
  }

  static func rule(_ unit: UnitCode, _ asking: Asking) throws(Failure) -> AlertRule {
    func number(_ name: String, _ range: ClosedRange<Int>) throws(Failure) -> Int? {
      guard let text = asking.text(name) else { return nil }
      if let value = Int(text), range.contains(value) { return value }
      throw wrong("“\(name)” phải là số từ \(range.lowerBound) đến \(range.upperBound), hoặc để trống.", name)
    }
    func addresses(_ name: String) throws(Failure) -> [String] {
      let all = (asking.text(name) ?? "").split(whereSeparator: { " ,;\n\r\t".contains($0) }).map(String.init)
      guard all.count <= 20, all.allSatisfy(Letter.isAddress) else {
        throw wrong("“\(name)” phải gồm địa chỉ thư như ten@donvi.gov.vn, nhiều nhất 20.", name)
      }
      return all
    }
    guard let points = Points(text: (asking.text("points") ?? "0").replacing(",", with: ".")), points >= .zero else {
      throw wrong("“points” phải là số điểm như 0,01.", "points")
    }
    return AlertRule(
      unit: unit, chance: try number("chance", 1...99), hoursLeft: try number("hours_left", 0...400), points: points,
      silentHours: try number("silent_hours", 1...400), overtaken: asking.text("overtaken") == "1",
      quiet: try quiet(asking.text("quiet")), escalateHours: try number("escalate_hours", 1...400),
      mailTo: try addresses("mail_to"), briefTo: try addresses("brief_to"))
  }

  /// `17:30-07:00`.
  private static func quiet(_ text: String?) throws(Failure) -> QuietHours {
    guard let text else { return .standard }
    let ends = text.split(whereSeparator: { "-–".contains($0) }).map { part in
      part.split(separator: ":").compactMap { Int($0.filter { !$0.isWhitespace }) }
    }
    guard ends.count == 2, ends.allSatisfy({ $0.count == 2 && (0...23).contains($0[0]) && (0...59).contains($0[1]) })
    else { throw wrong("Giờ yên lặng ghi như 17:30-07:00.", "quiet") }
    return QuietHours(from: ends[0][0] * 60 + ends[0][1], to: ends[1][0] * 60 + ends[1][1])
  }

  private static func wrong(_ vi: String, _ name: String) -> Failure {
    Failure(.usage, vi: vi, en: "“\(name)” cannot be read.")
  }
}
