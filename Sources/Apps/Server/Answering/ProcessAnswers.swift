internal import Access
internal import Base
internal import Hummingbird
internal import Notebook
internal import Pages
internal import Records
internal import Work
internal import Workdays

/// Internal processes: what was approved, whether its hours add up, and how the dossiers kept to it.
extension Call {
  private func processBook() async throws(Failure) -> ProcessBook {
    ProcessBook(try await service.notebook.entries(kind: ProcessBook.kind))
  }

  /// The part of the page of procedures that tells of processes.
  func processParts(_ asked: RecordsAsked) async throws -> [RecordPage.Part] {
    let book = try await processBook()
    let lines = asked.desk.processes(asked.code, window: asked.window)
    let (shown, pager) = try paged(lines)
    let (beyond, steps) = (lines.reduce(0) { $0 + $1.beyondTerm }, lines.reduce(0) { $0 + $1.stepsBeyond })
    let mayApprove = visitor.may(.manage, at: asked.code, in: asked.desk.facts.units)
    var parts: [RecordPage.Part] = [
      .paragraph([
        book.isEmpty
          ? "Chưa có quy trình nội bộ được phê duyệt trong kho; dưới đây là quy trình như hồ sơ trong kỳ cho thấy: hẹn trả so với thời hạn quy định, tổng giờ của các bước so với thời gian hẹn."
          : "Quy trình được phê duyệt bên cạnh quy trình như hồ sơ trong kỳ cho thấy. Một ngày làm việc là 8 giờ."
      ])
    ]
    if mayApprove {
      let link = asked.link("/processes")
      parts.append(
        .choices(label: "Quy trình", [RecordPage.Choice("Ghi quy trình được phê duyệt", link: link)]))
    }
    parts += [
      .facts([
        RecordPage.Fact(
          "beyond_term", "Hẹn trả vượt thời hạn quy định", .integer(beyond, tone: beyond > 0 ? .late : nil)),
        RecordPage.Fact(
          "steps_beyond", "Tổng giờ các bước vượt thời gian hẹn", .integer(steps, tone: steps > 0 ? .late : nil)),
        RecordPage.Fact("with_steps", "Hồ sơ có đủ giờ từng bước", .integer(lines.reduce(0) { $0 + $1.withSteps })),
      ]),
      .section(
        RecordPage.Section(
          id: "processes", heading: "Thủ tục có hồ sơ trong kỳ (\(lines.count.vietnamese))",
          table: RecordTable(
            Self.columns,
            shown.map { line in
              Self.cells(line)
                + Self.cells(book.process(line.procedure, at: asked.code, in: asked.desk.facts.units), line, asked)
            }, whenEmpty: "Chưa có hồ sơ nào tiếp nhận trong kỳ."), pager: pager)),
    ]
    return parts
  }

  private static let columns: [RecordTable.Column] = [
    .init("procedure", "Mã"), .init("name", "Thủ tục"), .init("dossiers", "Hồ sơ", number: true),
    .init("statutory_days", "Thời hạn quy định (ngày)", number: true),
    .init("promised_days", "Hẹn trả (ngày)", number: true), .init("beyond_term", "Hẹn vượt thời hạn", number: true),
    .init("offices", "Các bước đi qua"), .init("steps_hours", "Tổng giờ các bước, nhiều nhất", number: true),
    .init("steps_beyond", "Bước vượt hẹn", number: true), .init("approved", "Được phê duyệt"),
    .init("conforming", "Đúng quy trình", number: true),
  ]

  private static func cells(_ line: ProcessLine) -> [RecordTable.Cell] {
    [
      .code(line.procedure.text), .text(line.known?.name ?? line.procedure.text, detail: line.known?.field),
      .integer(line.dossiers), .integer(line.known?.statutoryDays),
      line.promised.map { range in
        let text =
          range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
        return RecordTable.Cell(.text(text), shown: text)
      } ?? .empty,
      .integer(line.beyondTerm, tone: line.beyondTerm > 0 ? .late : nil),
      .text(line.offices.joined(separator: " → ")),
      line.longestSteps.map { RecordTable.Cell(.integer($0.seconds / 3600), shown: $0.sentence.vi) } ?? .empty,
      .integer(line.withSteps == 0 ? nil : line.stepsBeyond, tone: line.stepsBeyond > 0 ? .late : nil),
    ]
  }

  private static func cells(
    _ process: ApprovedProcess?, _ line: ProcessLine, _ asked: RecordsAsked
  ) -> [RecordTable.Cell] {
    guard let process else { return [.empty, .empty] }
    let kept = asked.desk.conformance(to: process, of: asked.code, window: asked.window)
    let isBeyond = (process.beyond(line.known) ?? .zero) > .zero
    return [
      .text(
        "\(process.steps.count.vietnamese) bước, \(process.total.hours)",
        link: asked.link("/processes/\(process.procedure.text.percentEncoded)"), tone: isBeyond ? .late : nil,
        detail: isBeyond ? "vượt thời hạn quy định" : nil),
      kept.dossiers == 0
        ? .empty
        : RecordTable.Cell(
          .integer(kept.conforming), shown: "\(kept.conforming.vietnamese)/\(kept.dossiers.vietnamese)"),
    ]
  }

  // MARK: one process

  func process() async throws -> Response {
    let asked = try await records(keeping: ["procedure"])
    let code = ProcedureCode(path("procedure"))
    guard let process = try await processBook().process(code, at: asked.code, in: asked.desk.facts.units) else {
      throw Failure(
        .notFound, vi: "Thủ tục \(code.text.prefix(60)) chưa có quy trình được phê duyệt cho đơn vị này.",
        en: "No process of procedure \(code.text.prefix(60)) was approved for this unit.")
    }
    let known = asked.desk.facts.procedures[code]
    let kept = asked.desk.conformance(to: process, of: asked.code, window: asked.window)
    return try answer(
      RecordPage(
        title: known?.name ?? code.text, stamp: asked.stamp, address: asked.address, picker: asked.picker,
        notes: notes(asked.asked, of: asked.code),
        parts: [
          .headline(Self.finding(process, kept, known)),
          .facts([
            .init("decision", "Quyết định", .text(process.decision)), .init("from", "Từ ngày", .day(process.from)),
            .init("approved_for", "Duyệt cho", .code(process.unit.text)),
            .init(
              "hours", "Tổng giờ các bước",
              RecordTable.Cell(.integer(process.total.seconds / 3600), shown: process.total.hours)),
            .init("statutory_days", "Thời hạn quy định (ngày)", .integer(known?.statutoryDays)),
          ]),
          .section(.init(id: "steps", heading: "Từng bước", table: Self.steps(kept))),
        ], tab: .procedures, frame: frame(asked.asked.edition)))
  }

  private static func finding(_ process: ApprovedProcess, _ kept: ProcessConformance, _ known: Procedure?) -> String {
    let sum =
      switch process.beyond(known) {
      case nil: "Tổng các bước \(process.total.hours); chưa biết thời hạn quy định."
      case let beyond? where beyond > .zero:
        "Tổng các bước \(process.total.hours), vượt thời hạn quy định \(beyond.hours)."
      case let beyond? where beyond < .zero:
        "Tổng các bước \(process.total.hours), ngắn hơn thời hạn quy định \((-beyond).hours)."
      case _?: "Tổng các bước \(process.total.hours), đúng bằng thời hạn quy định."
      }
    if kept.dossiers == 0 { return sum + " Kỳ này chưa có hồ sơ nào xong mà ghi đủ bước." }
    return sum + " \(kept.conforming.vietnamese) trong \(kept.dossiers.vietnamese) hồ sơ đã xong đi đúng các bước."
  }

  private static func steps(_ kept: ProcessConformance) -> RecordTable {
    RecordTable(
      [
        .init("no", "Bước", number: true), .init("name", "Việc"), .init("office", "Phòng"),
        .init("hours", "Được duyệt (giờ)", number: true), .init("taken", "Hồ sơ qua bước", number: true),
        .init("median", "Một nửa làm xong trong", number: true), .init("beyond", "Làm quá giờ duyệt", number: true),
        .init("given", "Giao quá giờ duyệt", number: true),
      ],
      kept.steps.enumerated().map { index, step in
        [
          .integer(index + 1), .text(step.approved.name), .text(step.approved.office),
          RecordTable.Cell(.integer(step.approved.time.seconds / 3600), shown: step.approved.time.hours),
          .integer(step.taken),
          step.median.map { RecordTable.Cell(.integer($0.seconds / 3600), shown: $0.hours) } ?? .empty,
          .integer(step.taken == 0 ? nil : step.beyond, tone: step.beyond > 0 ? .late : nil),
          .integer(step.taken == 0 ? nil : step.given, tone: step.given > 0 ? .late : nil),
        ]
      })
  }

  // MARK: approving

  func processForm(problems: [LocatedProblem] = [], problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    let register = edition.desk.facts.units
    let own = edition.lists.units.filter { visitor.may(.manage, at: $0.code, in: register) }
    if let named = asking.text("unit") { try requireManaging(try edition.desk.unit(named), register) }
    var parts: [RecordPage.Part] = []
    if let problem { parts.append(.headline(problem.vi)) }
    if !problems.isEmpty {
      parts += [
        .headline("\(problems.count.vietnamese) lỗi; sửa rồi gửi lại. Chưa ghi gì."),
        .section(.init(id: "problems", heading: "Lỗi theo dòng", table: problemTable(problems))),
      ]
    }
    parts.append(
      .action(
        PageAction(
          address: "/processes", heading: "Ghi quy trình được phê duyệt",
          inputs: [
            .init(
              "unit", "Duyệt cho", .choice(own.map { ($0.code.text, "\($0.name) (\($0.code.text))") }),
              value: asking.text("unit") ?? "", hint: "Mọi đơn vị bên dưới theo, trừ khi có quy trình riêng.",
              required: true),
            .init("decision", "Số, ký hiệu quyết định", value: asking.text("decision") ?? "", required: true),
            .init("since", "Có hiệu lực từ", .day, value: asking.text("since") ?? now.day.iso, required: true),
            .init(
              "rows", "Mỗi dòng một bước", .lines, value: asking.text("rows") ?? "Mã thủ tục,Bước,Phòng,Giờ\n",
              hint: "Ví dụ: 1.001193,Thẩm định,Phòng Kinh tế,12. Dán được từ Excel; nhiều thủ tục một lần.",
              required: true),
          ], label: "Ghi",
          consequence: "Quy trình cũ của cùng thủ tục và đơn vị thôi dùng; vẫn còn trong sổ. Điểm không đổi.")))
    return try dataPage("Quy trình nội bộ", edition, parts)
  }

  private func requireManaging(_ unit: UnitCode, _ register: UnitRegister) throws(Failure) {
    if visitor.may(.manage, at: unit, in: register) { return }
    throw Failure(
      .denied, vi: "Đơn vị này không thuộc phạm vi của bạn.", en: "This unit is not within what you were granted.")
  }

  func approveProcesses() async throws -> Response {
    let desk = try await service.keeper.current().desk
    let unit = try desk.unit(asking.required("unit"))
    try requireManaging(unit, desk.facts.units)
    guard let since = Day(iso: try asking.required("since")) else {
      throw Failure(.usage, vi: "Ngày hiệu lực phải viết như 2026-07-01.", en: "The first day must be like 2026-07-01.")
    }
    let decision = String(try asking.required("decision").prefix(200))
    let (processes, problems) = try sent { () throws(Failure) in
      try ProcessFile.read(Array(asking.required("rows").utf8))
    }
    if !problems.isEmpty {
      if !wantsJSON { return try await processForm(problems: problems) }
      throw Failure(
        .usage, vi: problems.map { $0.line(in: "", .vi) }.joined(separator: "\n"),
        en: problems.map { $0.line(in: "", .en) }.joined(separator: "\n"))
    }
    for (procedure, steps) in processes {
      let process = ApprovedProcess(procedure: procedure, unit: unit, decision: decision, from: since, steps: steps)
      let subject = ProcessBook.subject(procedure, at: unit)
      let last = try await service.notebook.entries(of: subject).last?.revision ?? 0
      guard case .written(_) = try await write(subject, at: unit, "approve", ProcessBook.body(process), after: last)
      else {
        throw Failure(
          .conflict, vi: "Có người vừa ghi quy trình của \(procedure.text). Xem lại rồi gửi tiếp.",
          en: "Somebody wrote the process of \(procedure.text) just now. Look and send again.")
      }
    }
    return Reply.redirect(PageAddress("/procedures", [("unit", unit.text), ("view", "processes")]).text)
  }
}

extension WorkingTime {
  /// `12 giờ`, `4 giờ 30 phút`: processes are approved in hours, however many.
  fileprivate var hours: String {
    let (hours, minutes) = (abs(seconds) / 3600, abs(seconds) / 60 % 60)
    if minutes == 0 { return "\(hours.vietnamese) giờ" }
    return hours == 0 ? "\(minutes) phút" : "\(hours.vietnamese) giờ \(minutes) phút"
  }
}
