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
internal import Workdays

/// One duty: what, whose, until when, how far, shown by what.
extension Call {
  func oneTask() async throws -> Response { try await oneTask(problem: nil) }

  private func oneTask(problem: Sentence?) async throws -> Response {
    let asked = try await sheet(.task)
    let task = PlanTask(id: asked.id, unit: asked.unit, asked.sheet)
    let plans = try await service.plans.plans(in: [task.unit]).filter { $0.links.contains { $0.task == task.id } }
    let board = DutyBoard(plans: plans, tasks: [task], on: now.day, asked.edition.desk.calendar)
    let standing = board.duties.first?.standing ?? TaskStanding(task.isClosed ? .done : .quiet)
    let figures = try figures(of: task, plans, asked)
    let names = try await writerNames(asked)
    var parts: [RecordPage.Part] = []
    if let problem { parts.append(.headline(problem.vi)) }
    parts += [.headline(headline(task, standing)), taskFacts(task, standing)]
    if asked.mayWrite {
      parts.append(
        .choices(
          label: "Sửa nhiệm vụ",
          [
            .init("Sửa nhiệm vụ", link: "\(asked.address)/edit"),
            .init("Thêm minh chứng", link: "\(asked.address)/edit?new=evidence"),
          ]))
    }
    if asked.mayReport { parts += reporting(task, standing, asked) }
    parts.append(
      .section(.init(id: "evidence", heading: "Minh chứng", table: evidence(task, figures, asked))))
    if !task.occurrences.isEmpty {
      parts.append(.section(.init(id: "occurrences", heading: "Phát sinh", table: occurrences(task, asked))))
    }
    parts.append(.section(.init(id: "reports", heading: "Báo cáo tiến độ", table: reports(task, names))))
    parts.append(
      .section(
        .init(
          id: "plans", heading: "Kế hoạch giao việc này",
          table: RecordTable(
            [.init("title", "Kế hoạch"), .init("period", "Thời gian")],
            plans.map { [.text($0.title, link: SheetKind.plan.address($0.id)), .text($0.period?.name.vi)] },
            whenEmpty: "Không còn kế hoạch nào giao việc này."))))
    parts.append(
      .section(
        .init(
          id: "history", heading: "Ghi gần đây",
          table: history(Array(asked.sheet.entries.suffix(6).reversed()), asked, names, mayUndo: asked.mayWrite),
          more: .init("Toàn bộ lịch sử (\(asked.sheet.revision))", link: "\(asked.address)/history"))))
    return try answer(
      sheetPage(
        task.content, asked.edition, unit: task.unit, parts: parts, main: "reports", window: figures?.window,
        rules: figures?.oneStop?.score.pack.name))
  }

  /// Only where something of the duty is measured.
  private func figures(of task: PlanTask, _ plans: [Plan], _ asked: SheetAsked) throws(Failure) -> LiveFigures? {
    let hasQuery = task.evidence.contains { if case .query = $0.kind { true } else { false } }
    guard hasQuery, let period = plans.compactMap(\.period).first ?? Period.year(now.day.civil.year) else { return nil }
    let edition = asked.edition
    return try edition.desk.liveFigures(task.unit, period, now: now, records: try asked.sight.records(of: task.unit)) {
      edition.ranking($0.parent, kind: $0.kind, $1)
    }
  }

  private func headline(_ task: PlanTask, _ standing: TaskStanding) -> String {
    let due = standing.due.map { ", hạn \($0.vietnamese)" } ?? ""
    return "\(standing.state.sentence.vi)\(due): \(task.lead) chủ trì."
  }

  private func taskFacts(_ task: PlanTask, _ standing: TaskStanding) -> RecordPage.Part {
    .facts(
      [
        .init("state", "Tình trạng", Self.standing(standing)),
        .init("due", "Đến hạn", .day(standing.due)),
        .init("deadline", "Thời gian thực hiện", .text(task.deadline?.sentence.vi)),
        .init("lead", "Chủ trì", .text(task.lead)),
        .init("with", "Phối hợp", .text(task.others.joined(separator: ", "))),
        .init("product", "Sản phẩm", .text(task.product)),
        .init("indicators", "Chỉ tiêu", .text(task.indicators.joined(separator: ", "))),
        .init("expected", "Điểm dự kiến thêm", .points(task.expected)),
      ] + assigned(task))
  }

  private func assigned(_ task: PlanTask) -> [RecordPage.Fact] {
    guard let by = task.assignedBy else { return [] }
    let accepted: RecordTable.Cell =
      task.isAccepted.map { .text($0 ? "đạt" : "chưa đạt", tone: $0 ? .good : .late) }
      ?? .text("chưa nghiệm thu", tone: .quiet)
    return [.init("assigned_by", "Cấp giao", .text(by)), .init("accepted", "Chất lượng", accepted)]
  }

  // MARK: reporting

  private func reporting(_ task: PlanTask, _ standing: TaskStanding, _ asked: SheetAsked) -> [RecordPage.Part] {
    var times: [(value: String, label: String)] = [("", "cả nhiệm vụ")]
    if let of = standing.of {
      let name =
        Day(iso: of).map { "kỳ \($0.vietnamese)" }
        ?? task.occurrences.first { $0.item == of }.map { "“\($0.title)”" } ?? of
      times.append((of, name))
    }
    for each in task.occurrences where each.item != standing.of { times.append((each.item, "“\(each.title)”")) }
    var actions: [RecordPage.Part] = [
      .action(
        PageAction(
          address: "\(asked.address)/report", heading: "Báo cáo tiến độ",
          inputs: formMarks(asked.sheet) + [
            .init("f_text", "Đã làm được gì", .lines, value: asking.text("f_text") ?? ""),
            .init("f_of", "Báo cáo của", .choice(times), value: asking.text("f_of") ?? standing.of ?? ""),
            .init(
              "f_done", "Đã xong", .choice([("0", "chưa"), ("1", "đã xong")]), value: asking.text("f_done") ?? "0"),
            .init("f_on", "Ngày", .day, value: asking.text("f_on") ?? now.day.iso, required: true),
          ], label: "Gửi báo cáo", consequence: "Ghi với tên bạn; người giao việc thấy ngay.", folded: true))
    ]
    switch task.deadline {
    case .whenArising, .afterDecision:
      actions.append(
        .action(
          PageAction(
            address: "\(asked.address)/occurrence", heading: "Ghi một phát sinh, một quyết định công bố",
            inputs: formMarks(asked.sheet) + [
              .init("f_title", "Việc gì, số quyết định", value: asking.text("f_title") ?? "", required: true),
              .init("f_on", "Ngày phát sinh, ngày ký", .day, value: now.day.iso, required: true),
            ], label: "Ghi", consequence: "Từ ngày ấy bắt đầu tính hạn theo ngày làm việc.", folded: true)))
    default: break
    }
    return actions
  }

  func reportTask() async throws -> Response {
    try await addByReport("report", act: asking.text("f_done") == "1" ? "done" : "report")
  }

  func noteOccurrence() async throws -> Response { try await addByReport("occurrence", act: "occur") }

  /// What those may add to a duty who may not change it.
  private func addByReport(_ kind: String, act: String) async throws -> Response {
    let asked = try await sheet(.task)
    try require(.report, asked)
    let item = asked.sheet.freshItem(kind)
    var edits = [SheetEdit(item, "kind", kind)]
    do throws(Failure) {
      edits += try sentFields("task", itemKind: kind) { _ in "" }.filter { !$0.value.isEmpty }
        .map { SheetEdit(item, $0.name, $0.value) }
    } catch {
      if wantsJSON { throw error }
      return try await oneTask(problem: error.sentence)
    }
    return try await write(edits, asked, act: act) { _, _ in
      try await oneTask(
        problem: Sentence(
          vi: "Có người vừa báo cáo cùng lúc. Điều bạn gõ còn nguyên; gửi lại.",
          en: "Somebody reported at the same time. What you typed is kept; send it again."))
    }
  }

  // MARK: tables

  private func evidence(_ task: PlanTask, _ figures: LiveFigures?, _ asked: SheetAsked) -> RecordTable {
    RecordTable(
      [.init("title", "Minh chứng"), .init("what", "Là gì"), .init("state", "Nay"), .init("edit", "Sửa")],
      task.evidence.map { evidence in
        let edit: RecordTable.Cell =
          asked.mayWrite ? .text("sửa", link: "\(asked.address)/edit?item=\(evidence.item.percentEncoded)") : .empty
        switch evidence.kind {
        case .document(let document):
          return [
            .text(evidence.title), .text(document),
            .text(evidence.on.map { "có từ \($0.vietnamese)" } ?? "có", tone: .good),
            edit,
          ]
        case .query(let measure, let goal):
          let bound = measure.isBetterSmaller ? "không quá" : "từ"
          let value = figures?.value(measure, goal.unit, goal.source)
          let shown: RecordTable.Cell
          switch value {
          case .known(let fraction, _):
            let holds = figures.flatMap { evidence.holds($0) } ?? false
            shown = .text(
              "\(goal.unit.shown(fraction).vi): \(holds ? "đang giữ được" : "không giữ được")",
              tone: holds ? .good : .late)
          case .unknown(let why): shown = .text(why.vi, tone: .quiet)
          case nil: shown = .text("chưa đến kỳ", tone: .quiet)
          }
          return [
            .text(evidence.title),
            .text("\(measure.sentence(asked.pack).vi) \(bound) \(goal.shown.vi), số \(goal.source.sentence.vi)"), shown,
            edit,
          ]
        }
      }, whenEmpty: "Chưa có minh chứng.")
  }

  private func occurrences(_ task: PlanTask, _ asked: SheetAsked) -> RecordTable {
    let calendar = asked.edition.desk.calendar
    let done = Dictionary(
      task.reports.filter(\.isDone).compactMap { report in report.of.map { ($0, report.on) } }, uniquingKeysWith: { $1 }
    )
    return RecordTable(
      [.init("title", "Việc"), .init("on", "Ngày"), .init("due", "Hạn"), .init("done", "Xong")],
      task.occurrences.map { each in
        var due: Day?
        switch task.deadline {
        case .whenArising(let workdays)?, .afterDecision(let workdays)?:
          due = calendar.workday(workdays, after: each.on)
        default: break
        }
        let isLate = due.map { (done[each.item] ?? now.day) > $0 } ?? false
        return [
          .text(each.title), .day(each.on), .day(due, tone: isLate ? .late : nil),
          done[each.item].map { .day($0) } ?? .text("chưa", tone: isLate ? .late : nil),
        ]
      })
  }

  private func reports(_ task: PlanTask, _ names: (String) -> String) -> RecordTable {
    RecordTable(
      [
        .init("on", "Ngày"), .init("by", "Ai"), .init("of", "Của kỳ, việc"), .init("text", "Nội dung"),
        .init("done", "Đã xong"),
      ],
      task.reports.reversed().map { report in
        let of = report.of.flatMap { of in
          Day(iso: of)?.vietnamese ?? task.occurrences.first { $0.item == of }?.title ?? of
        }
        return [
          .day(report.on), .text(names(report.by)), .text(of), .text(report.text),
          report.isDone ? .text("đã xong", tone: .good) : .text("chưa"),
        ]
      }, whenEmpty: "Chưa có báo cáo nào.")
  }
}
