internal import Access
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Plans
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// A collection round: each office confirms its figures in a form that already holds the live ones; who has not is late.
extension Call {
  func roundList() async throws -> Response {
    let edition = try await service.keeper.current()
    let kept = try await service.plans.sheets.sheets("round", in: readableUnits(edition))
    let register = edition.desk.facts.units
    var parts: [RecordPage.Part] = [
      workTabs, .headline(kept.isEmpty ? "Chưa có đợt thu thập nào." : "\(kept.count.vietnamese) đợt thu thập."),
    ]
    if visitor.may(.plan) {
      parts.append(.choices(label: "Việc làm được", [.init("Mở đợt thu thập", link: "/rounds/new")]))
    }
    parts.append(
      .section(
        .init(
          id: "rounds", heading: "Các đợt",
          table: RecordTable(
            [
              .init("title", "Đợt"), .init("unit", "Đơn vị"), .init("due", "Hạn nộp"),
              .init("signed", "Đã xác nhận", number: true), .init("offices", "Phòng, đơn vị", number: true),
              .init("late", "Trễ", number: true),
            ],
            kept.reversed().map { each in
              let round = Round(each.sheet)
              let late = round.late(on: now.day)
              return [
                .text(each.sheet["title"], link: SheetKind.round.address(each.id)),
                .text(register.unit(each.unit)?.name ?? each.unit.text), .day(round.due),
                .integer(round.offices.count { $0.signedOn != nil }), .integer(round.offices.count),
                .integer(late, tone: late > 0 ? .late : nil),
              ]
            }, whenEmpty: "Chưa có đợt nào."))))
    return try answer(sheetPage("Đợt thu thập số liệu", edition, unit: nil, parts: parts))
  }

  func roundForm() async throws -> Response { try await roundForm(problem: nil) }

  private func roundForm(problem: Sentence?) async throws -> Response {
    let edition = try await service.keeper.current()
    let year = now.day.civil.year
    var fields = inputs("round", item: "", itemKind: nil, nil, nil, typed: problem != nil).filter {
      $0.name != "f_status"
    }
    if problem == nil {
      let said = [
        "f_title": "Số liệu Bộ chỉ số 766 năm \(year)", "f_from": "\(year)-01-01", "f_to": "\(year)-12-31",
        "f_due": "\(year)-10-30",
      ]
      fields = fields.map { field in
        var field = field
        field.value = said[field.name] ?? field.value
        return field
      }
    }
    fields.append(
      .init(
        "offices", "Phòng, đơn vị, mỗi dòng một nơi", .lines,
        value: asking.text("offices")
          ?? "Phòng Kinh tế\nPhòng Văn hóa - Xã hội\nVăn phòng HĐND và UBND\nTrung tâm Phục vụ hành chính công"))
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(
      .action(
        PageAction(
          address: "/rounds", inputs: formMarks(nil) + [unitInput(edition)] + fields, label: "Mở đợt",
          consequence: "Mỗi phòng có một biểu điền sẵn số Soi đang tính, chờ xác nhận trước hạn.")))
    return Reply.html(
      sheetPage("Mở đợt thu thập", edition, unit: nil, parts: parts, formats: []).html(),
      status: problem == nil ? .ok : .badRequest)
  }

  func openRound() async throws -> Response {
    let edition = try await service.keeper.current()
    do throws(Failure) {
      let unit = try edition.desk.unit(asking.required("unit"))
      try Sight(edition.desk, visitor, opener: edition).require(.plan, at: unit)
      var edits = try sentFields("round", itemKind: nil) { _ in "" }.filter { !$0.value.isEmpty }
        .map { SheetEdit("", $0.name, $0.value) }
      let names = (asking.text("offices") ?? "").split(whereSeparator: \.isNewline).map(String.init)
      guard !names.isEmpty, names.count <= 60, names.allSatisfy({ $0.count <= 200 }) else {
        throw Failure(.usage, vi: "Nêu từ 1 đến 60 phòng, đơn vị.", en: "Name from 1 to 60 offices.")
      }
      for (index, name) in names.enumerated() {
        edits += [SheetEdit("office-\(index + 1)", "kind", "office"), SheetEdit("office-\(index + 1)", "name", name)]
      }
      let made = try await service.plans.sheets.make(
        "round", at: unit, edits, token: asking.text("token"), by: try await writer())
      return Reply.redirect(SheetKind.round.address(made.id))
    } catch {
      if wantsJSON || error.kind != .usage { throw error }
      return try await roundForm(problem: error.sentence)
    }
  }

  func oneRound() async throws -> Response {
    let asked = try await sheet(.round)
    let round = Round(asked.sheet)
    let names = try await writerNames(asked)
    let late = round.late(on: now.day)
    let signed = round.offices.count { $0.signedOn != nil }
    let mayReport = asked.mayReport
    var parts: [RecordPage.Part] = [
      workTabs,
      .headline(
        "\(signed)/\(round.offices.count) phòng, đơn vị đã xác nhận"
          + (late > 0
            ? "; \(late) trễ hạn \(round.due?.vietnamese ?? "")." : "; hạn \(round.due?.vietnamese ?? "chưa đặt").")),
    ]
    if asked.mayWrite {
      parts.append(
        .choices(
          label: "Sửa đợt",
          [
            .init("Sửa đợt", link: "\(asked.address)/edit"),
            .init("Thêm phòng, đơn vị", link: "\(asked.address)/edit?new=office"),
          ]))
    }
    parts.append(
      .section(
        .init(
          id: "offices", heading: "Phòng, đơn vị",
          table: RecordTable(
            [
              .init("office", "Phòng, đơn vị"), .init("figures", "Số đã xác nhận", number: true),
              .init("signed", "Xác nhận ngày"), .init("by", "Ai"), .init("state", "Tình trạng"),
            ],
            round.offices.map { office in
              let isLate = round.isLate(office, on: now.day)
              return [
                .text(office.name, link: mayReport ? "\(asked.address)/office?office=\(office.item)" : nil),
                .integer(office.figures), .day(office.signedOn), .text(office.signedBy.map(names)),
                office.signedOn != nil
                  ? .text(isLate ? "đã xác nhận, sau hạn" : "đã xác nhận", tone: isLate ? .soon : .good)
                  : .text(isLate ? "trễ hạn" : "chờ xác nhận", tone: isLate ? .late : nil),
              ]
            }))))
    parts.append(.section(.init(id: "figures", heading: "Số đã xác nhận", table: confirmed(asked, round))))
    parts.append(
      .section(
        .init(
          id: "history", heading: "Ghi gần đây",
          table: history(Array(asked.sheet.entries.suffix(6).reversed()), asked, names, mayUndo: asked.mayWrite),
          more: .init("Toàn bộ lịch sử (\(asked.sheet.revision))", link: "\(asked.address)/history"))))
    return try answer(sheetPage(Self.title(asked), asked.edition, unit: asked.unit, parts: parts, main: "figures"))
  }

  private func confirmed(_ asked: SheetAsked, _ round: Round) -> RecordTable {
    let offices = Dictionary(round.offices.map { ($0.item, $0.name) }, uniquingKeysWith: { first, _ in first })
    return RecordTable(
      [
        .init("office", "Phòng, đơn vị"), .init("measure", "Chỉ tiêu"),
        .init("live", "Soi tính lúc xác nhận", number: true),
        .init("value", "Số xác nhận", number: true), .init("note", "Ghi chú"),
      ],
      asked.sheet.items("figure").map { item in
        let (live, value) = (asked.sheet.text(item, "live"), asked.sheet.text(item, "value"))
        return [
          .text(asked.sheet.text(item, "office").flatMap { offices[$0] }),
          cell(asked.sheet.text(item, "measure"), "measure", asked.pack), .text(live.map { "\($0) %" }),
          .text(value.map { "\($0) %" }, tone: live != value ? .soon : nil), .text(asked.sheet.text(item, "note")),
        ]
      }, whenEmpty: "Chưa phòng nào xác nhận số.")
  }

  // MARK: an office's form

  /// The indicators an office answers for: those of the unit's duties it leads or helps with; all where no plan says.
  private func indicators(of office: Round.Office, _ asked: SheetAsked) async throws(Failure) -> [String] {
    let key = nameKey(office.name)
    let own = try await service.plans.tasks(in: [asked.unit]).filter { task in
      ([task.lead] + task.others).contains { nameKey($0) == key }
    }.flatMap(\.indicators)
    let all = asked.pack?.indicators.map(\.no) ?? []
    return own.isEmpty ? all : all.filter(Set(own).contains)
  }

  private func office(_ asked: SheetAsked) throws(Failure) -> (round: Round, office: Round.Office) {
    let round = Round(asked.sheet)
    let item = try asking.required("office")
    guard let office = round.offices.first(where: { $0.item == item }) else {
      throw Failure(.notFound, vi: "Đợt này không có phòng ấy.", en: "The round has no such office.")
    }
    return (round, office)
  }

  private func live(_ asked: SheetAsked, _ round: Round) throws(Failure) -> LiveFigures? {
    guard let period = round.period else { return nil }
    let edition = asked.edition
    return try edition.desk.liveFigures(
      asked.unit, period, now: now, records: try asked.sight.records(of: asked.unit)
    ) { edition.ranking($0.parent, kind: $0.kind, $1) }
  }

  func officeForm() async throws -> Response { try await officeForm(problem: nil) }

  private func officeForm(problem: Sentence?) async throws -> Response {
    let asked = try await sheet(.round)
    try require(.report, asked)
    let (round, office) = try office(asked)
    let figures = try live(asked, round)
    var fields: [PageAction.Input] = []
    for no in try await indicators(of: office, asked) {
      let measure = PlanMeasure.indicator(no)
      let value = figures?.value(measure, .percent, .oneStop)
      let kept = asked.sheet.text("figure-\(office.item)-\(no)", "value")
      let hint: String =
        switch value {
        case .known(let fraction, let count)?:
          "Soi tính \(PlanUnit.percent.shown(fraction).vi)"
            + (count.map { " (\($0.0.vietnamese)/\($0.1.vietnamese))" } ?? "")
        case .unknown(let why)?: "Soi: \(why.vi)"
        case nil: "Soi: chưa có số liệu"
        }
      fields.append(
        .init(
          "v_\(no)", "\(measure.sentence(asked.pack).vi) (%)",
          value: asking.text("v_\(no)") ?? (kept ?? value?.fraction?.plannedText)?.replacing(".", with: ",") ?? "",
          hint: hint))
    }
    fields.append(.init("note", "Ghi chú, giải thích chỗ khác số Soi tính", .lines, value: asking.text("note") ?? ""))
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(
      .action(
        PageAction(
          address: "\(asked.address)/office", heading: office.name,
          inputs: formMarks(asked.sheet) + [.init("office", "", .hidden, value: office.item)] + fields,
          label: "Xác nhận số liệu",
          consequence: "Ghi với tên bạn và ngày hôm nay. Xác nhận lại được khi số đổi.")))
    parts.append(back(asked))
    return Reply.html(
      sheetPage("Xác nhận số liệu: \(Self.title(asked))", asked.edition, unit: asked.unit, parts: parts, formats: [])
        .html(),
      status: problem == nil ? .ok : .badRequest)
  }

  func signRound() async throws -> Response {
    let asked = try await sheet(.round)
    try require(.report, asked)
    let (round, office) = try office(asked)
    let figures = try live(asked, round)
    var edits: [SheetEdit] = []
    let note = asking.text("note") ?? ""
    for no in try await indicators(of: office, asked) {
      let item = "figure-\(office.item)-\(no)"
      let text = asking.text("v_\(no)") ?? ""
      let number = plannedNumber(text)
      if !text.isEmpty, number == nil || number.map({ $0 < .zero || $0 > Fraction(100) }) ?? false {
        let problem = Sentence(
          vi: "Chỉ tiêu \(no): “\(text.prefix(20))” không phải tỷ lệ từ 0 đến 100.",
          en: "Indicator \(no): “\(text.prefix(20))” is no percentage from 0 to 100.")
        if wantsJSON { throw Failure(.usage, vi: problem.vi, en: problem.en) }
        return try await officeForm(problem: problem)
      }
      let live = figures?.value(.indicator(no), .percent, .oneStop).fraction?.plannedText ?? ""
      edits += [
        SheetEdit(item, "kind", "figure"), SheetEdit(item, "office", office.item),
        SheetEdit(item, "measure", PlanMeasure.indicator(no).text), SheetEdit(item, "live", live),
        SheetEdit(item, "value", number?.plannedText ?? ""),
      ]
      if live != number?.plannedText ?? "", !note.isEmpty {
        edits.append(SheetEdit(item, "note", String(note.prefix(SheetField.longest))))
      }
    }
    let signature = "signature-\(office.item)"
    edits += [
      SheetEdit(signature, "kind", "signature"), SheetEdit(signature, "office", office.item),
      SheetEdit(signature, "on", now.day.iso),
    ]
    return try await write(edits, asked, act: "sign") { _, _ in
      try await officeForm(
        problem: Sentence(
          vi: "Có người của phòng vừa xác nhận số khác. Điều bạn gõ còn nguyên; gửi lại là ghi đè.",
          en:
            "Somebody of the office confirmed other figures. What you typed is kept; sending again writes over theirs.")
      )
    }
  }
}
