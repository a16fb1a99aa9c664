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

/// One plan: targets beside the figures of now, duties by what presses, budget, what was written.
extension Call {
  func onePlan() async throws -> Response {
    let asked = try await sheet(.plan)
    let plan = Plan(id: asked.id, unit: asked.unit, asked.sheet)
    let records = try asked.sight.records(of: asked.unit)
    let edition = asked.edition
    let tasks = try await service.plans.tasks(in: [plan.unit])
    let progress = try edition.desk.progress(plan, tasks: tasks, now: now, records: records) {
      edition.ranking($0.parent, kind: $0.kind, $1)
    }
    let names = try await writerNames(asked)
    let pack = progress.figures?.oneStop?.score.pack ?? asked.pack
    var parts: [RecordPage.Part] = [.headline(headline(progress)), planFacts(progress)]
    if asked.mayWrite { parts.append(planChoices(asked)) }
    parts.append(
      .section(
        .init(
          id: "targets", heading: "Chỉ tiêu: từ hiện tại đến mục tiêu",
          intro: "Vạch đen là mục tiêu, vạch nâu là lúc lập kế hoạch. Chỉ so số cùng nguồn, cùng đơn vị tính.",
          table: targets(progress, asked, pack), bullets: bullets(progress, asked, pack), isFolded: true)))
    parts.append(
      .section(
        .init(
          id: "tasks", heading: "Nhiệm vụ",
          intro:
            "“Đã thêm” là điểm các chỉ tiêu của nhiệm vụ tăng từ khi lập kế hoạch, “còn mất” là điểm chúng đang mất; nhiệm vụ chung chỉ tiêu thì chung số.",
          table: duties(progress, edition))))
    if !plan.budgets.isEmpty || asked.mayWrite {
      parts.append(.section(.init(id: "budget", heading: "Kinh phí", table: budget(plan, asked))))
    }
    parts.append(
      .section(
        .init(
          id: "sections", heading: "Căn cứ, mục đích, tổ chức thực hiện", table: sections(plan, asked), isFolded: true))
    )
    parts.append(
      .section(
        .init(
          id: "history", heading: "Ghi gần đây",
          table: history(Array(asked.sheet.entries.suffix(6).reversed()), asked, names, mayUndo: asked.mayWrite),
          more: .init("Toàn bộ lịch sử (\(asked.sheet.revision))", link: "\(asked.address)/history"))))
    return try answer(
      sheetPage(
        plan.title, edition, unit: plan.unit, source: "sổ công việc và số liệu của đơn vị", parts: parts,
        main: "tasks", window: progress.figures?.window, rules: pack?.name))
  }

  private func headline(_ progress: PlanProgress) -> String {
    let late = progress.duties.count { $0.standing.state == .late }
    let reached = progress.targets.count { $0.state == .reached }
    let unknown = progress.targets.count { $0.state == .unknown }
    var text = "Đạt \(reached)/\(progress.plan.targets.count) chỉ tiêu"
    if unknown > 0 { text += ", \(unknown) chưa có số liệu" }
    text += late > 0 ? "; \(late) nhiệm vụ quá hạn" : "; không nhiệm vụ nào quá hạn"
    if let realised = progress.gain.realised, realised != .zero {
      text +=
        "; từ khi lập \(realised > .zero ? "thêm" : "mất") \(Points(hundredths: abs(realised.hundredths)).vietnamese) điểm"
    }
    return text + "."
  }

  private func planFacts(_ progress: PlanProgress) -> RecordPage.Part {
    let plan = progress.plan
    func count(_ state: TaskStanding.State) -> Int { progress.duties.count { $0.standing.state == state } }
    var facts: [RecordPage.Fact] = [
      .init("period", "Thời gian", .text(plan.period?.name.vi)),
      .init("done", "Nhiệm vụ đã xong", .text("\(count(.done))/\(progress.duties.count)")),
      .init("late", "Quá hạn", .integer(count(.late), tone: count(.late) > 0 ? .late : nil)),
      .init("soon", "Sắp đến hạn", .integer(count(.soon), tone: count(.soon) > 0 ? .soon : nil)),
      .init("realised", "Điểm đã thêm từ khi lập", shift(progress.gain.realised)),
      .init("left", "Điểm các chỉ tiêu còn mất", .points(progress.gain.left)),
    ]
    if plan.isClosed { facts.insert(.init("closed", "Tình trạng", .text("đã đóng", tone: .quiet)), at: 0) }
    return .facts(facts)
  }

  /// A change of points; unknown is not zero.
  func shift(_ points: Points?) -> RecordTable.Cell {
    guard let points else { return .text("chưa rõ", tone: .quiet) }
    return RecordTable.Cell(
      .decimal(points.text), shown: (points > .zero ? "+" : "") + points.vietnamese,
      tone: points > .zero ? .good : points < .zero ? .late : nil)
  }

  private func planChoices(_ asked: SheetAsked) -> RecordPage.Part {
    .choices(
      label: "Sửa kế hoạch",
      [
        .init("Sửa thông tin chung", link: "\(asked.address)/edit"),
        .init("Thêm chỉ tiêu", link: "\(asked.address)/edit?new=target"),
        .init("Thêm nhiệm vụ", link: "\(asked.address)/tasks/new"),
        .init("Thêm kinh phí", link: "\(asked.address)/edit?new=budget"),
        .init("Thêm mục", link: "\(asked.address)/edit?new=section"),
      ])
  }

  private func edit(_ item: String, _ asked: SheetAsked) -> RecordTable.Cell {
    asked.mayWrite ? .text("sửa", link: "\(asked.address)/edit?item=\(item.percentEncoded)") : .empty
  }

  // MARK: targets

  static func tone(_ state: TargetProgress.State) -> RecordTable.Tone? {
    switch state {
    case .reached, .onTrack: .good
    case .behind: .soon
    case .missed: .late
    case .unknown: .quiet
    }
  }

  private func now(_ target: TargetProgress) -> (text: String, why: String?) {
    switch target.now {
    case .known(let value, let count):
      let shown = (target.target.goal?.unit ?? target.target.unit).shown(value).vi
      return (shown, count.map { "\($0.0.vietnamese)/\($0.1.vietnamese)" })
    case .unknown(let why): return ("chưa có số", why.vi)
    }
  }

  private func bullets(_ progress: PlanProgress, _ asked: SheetAsked, _ pack: RulePack?) -> BulletChart {
    BulletChart(
      title: "Chỉ tiêu của kế hoạch",
      rows: progress.targets.map { each in
        let (target, goal) = (each.target, each.target.goal)
        let (text, why) = now(each)
        let scale = scale(each, progress, pack)
        func place(_ value: Fraction?) -> Int? {
          guard let value, let scale, scale.from != scale.to else { return nil }
          let share = (value - scale.from) / (scale.to - scale.from)
          return min(1000, max(0, (share * Fraction(1000)).roundedHundredths / 100))
        }
        var detail = [goal.map { "số \($0.source.sentence.vi)" }, why].compactMap(\.self)
        if let start = target.start {
          let on = start.on.map { " ngày \($0.vietnamese)" } ?? ""
          detail.append(
            "lúc lập\(on): \(start.shown.vi)\(target.mixesSources ? " (\(start.source.sentence.vi), không so được)" : "")"
          )
        }
        if let expected = each.expected, each.state == .behind || each.state == .onTrack {
          detail.append("đúng nhịp thì đến nay \(target.unit.shown(expected).vi)")
        }
        let isSame = !target.mixesSources
        return BulletChart.Row(
          label: target.title, now: text,
          goal: (goal?.shown.vi ?? "chưa đặt") + (goal?.on.map { " đến \($0.vietnamese)" } ?? ""),
          state: each.state.sentence.vi, tone: Self.tone(each.state), detail: detail.joined(separator: " · "),
          value: place(each.now.fraction), start: isSame ? place(target.start?.value) : nil, target: place(goal?.value),
          link: asked.mayWrite ? "\(asked.address)/edit?item=\(target.item.percentEncoded)" : nil)
      })
  }

  /// The two ends of a bar: nothing and all there can be; of places the last and the first.
  private func scale(_ each: TargetProgress, _ progress: PlanProgress, _ pack: RulePack?) -> (
    from: Fraction, to: Fraction
  )? {
    guard let goal = each.target.goal else { return nil }
    switch goal.unit {
    case .percent: return (.zero, Fraction(100))
    case .points:
      switch each.target.measure {
      case .total: return pack.map { (.zero, $0.blocks.reduce(Points.zero) { $0 + $1.max }.fraction) }
      case .block(let code): return pack?.block(code).map { (.zero, $0.max.fraction) }
      case .indicator(let no): return pack?.indicator(no).map { (.zero, $0.max.fraction) }
      default: return nil
      }
    case .place:
      let worst = max(each.now.fraction ?? .zero, each.target.start?.value ?? .zero, goal.value) + Fraction(1)
      return (worst, Fraction(1))
    case .count: return (.zero, max(goal.value, each.now.fraction ?? .zero))
    }
  }

  private func targets(_ progress: PlanProgress, _ asked: SheetAsked, _ pack: RulePack?) -> RecordTable {
    RecordTable(
      [
        .init("title", "Chỉ tiêu"), .init("measure", "Số đo"), .init("source", "Số của ai"),
        .init("start", "Lúc lập", number: true), .init("now", "Nay", number: true),
        .init("goal", "Mục tiêu", number: true), .init("by", "Đến ngày"), .init("gap", "Còn thiếu", number: true),
        .init("state", "Tình trạng"), .init("edit", "Sửa"),
      ],
      progress.targets.map { each in
        let target = each.target
        func cell(_ value: Fraction?) -> RecordTable.Cell {
          value.map { RecordTable.Cell(.decimal($0.plannedText), shown: target.unit.shown($0).vi) } ?? .empty
        }
        return [
          .text(target.title, detail: target.note), .text(target.measure?.sentence(pack).vi ?? "theo báo cáo"),
          .text(target.goal?.source.sentence.vi), cell(target.start?.value),
          each.now.fraction == nil
            ? .text(now(each).text, tone: .quiet, detail: now(each).why) : cell(each.now.fraction),
          cell(target.goal?.value), .day(target.goal?.on), cell(each.gap.map { $0 < .zero ? .zero : $0 }),
          RecordTable.Cell(.text(each.state.rawValue), shown: each.state.sentence.vi, tone: Self.tone(each.state)),
          edit(target.item, asked),
        ]
      }, whenEmpty: progress.plan.targets.isEmpty ? "Chưa có chỉ tiêu nào." : "Kế hoạch chưa đến ngày đầu.")
  }

  // MARK: duties, money, texts

  private func duties(_ progress: PlanProgress, _ edition: DeskKeeper.Edition) -> RecordTable {
    RecordTable(
      [
        .init("content", "Nhiệm vụ"), .init("lead", "Chủ trì"), .init("state", "Tình trạng"),
        .init("due", "Đến hạn"), .init("deadline", "Thời gian thực hiện"), .init("indicators", "Chỉ tiêu"),
        .init("expected", "Dự kiến", number: true), .init("realised", "Đã thêm", number: true),
        .init("left", "Còn mất", number: true),
      ],
      progress.duties.map { duty in
        let isMeasured = !duty.task.indicators.isEmpty
        return [
          .text(
            duty.task.content, link: SheetKind.task.address(duty.task.id), detail: duty.link.area),
          .text(
            duty.task.lead,
            detail: duty.task.others.isEmpty ? nil : "phối hợp: \(duty.task.others.joined(separator: ", "))"),
          Self.standing(duty.standing), .day(duty.standing.due),
          .text(duty.task.deadline?.sentence.vi), .text(duty.task.indicators.joined(separator: ", ")),
          .points(duty.task.expected), isMeasured ? shift(duty.gain.realised) : .empty,
          isMeasured ? .points(duty.gain.left) : .empty,
        ]
      }, whenEmpty: "Chưa có nhiệm vụ nào.")
  }

  private func budget(_ plan: Plan, _ asked: SheetAsked) -> RecordTable {
    func money(_ value: Int?) -> RecordTable.Cell { .integer(value) }
    let rows = plan.budgets.map { budget -> [RecordTable.Cell] in
      [
        .text(budget.title), money(budget.allotted), money(budget.spent),
        money(budget.allotted.flatMap { allotted in budget.spent.map { allotted - $0 } }), .text(budget.evidence),
        edit(budget.item, asked),
      ]
    }
    return RecordTable(
      [
        .init("title", "Nguồn, việc"), .init("allotted", "Được bố trí (đồng)", number: true),
        .init("spent", "Đã chi (đồng)", number: true), .init("left", "Còn lại (đồng)", number: true),
        .init("evidence", "Chứng từ"), .init("edit", "Sửa"),
      ], rows, whenEmpty: "Chưa ghi kinh phí.")
  }

  private func sections(_ plan: Plan, _ asked: SheetAsked) -> RecordTable {
    var rows: [[RecordTable.Cell]] = [
      [
        .text("Căn cứ"), .text(plan.basis.joined(separator: "; ")),
        asked.mayWrite ? .text("sửa", link: "\(asked.address)/edit") : .empty,
      ]
    ]
    rows += plan.sections.map { section in
      [.text(section.heading), .text(section.lines.joined(separator: " ")), edit(section.item, asked)]
    }
    return RecordTable([.init("heading", "Mục"), .init("text", "Nội dung"), .init("edit", "Sửa")], rows)
  }

  // MARK: a duty of the plan's own

  func newTaskForm() async throws -> Response {
    let asked = try await sheet(.plan)
    try require(.plan, asked)
    return try newTaskForm(asked, problem: nil)
  }

  private func newTaskForm(_ asked: SheetAsked, problem: Sentence?) throws -> Response {
    let area = asking.text("area") ?? asked.sheet.items("task").last.flatMap { asked.sheet.text($0, "area") } ?? ""
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(
      .action(
        PageAction(
          address: "\(asked.address)/tasks",
          inputs: formMarks(nil)
            + inputs("task", item: "", itemKind: nil, nil, asked.pack, typed: problem != nil).filter {
              !["f_accepted", "f_status"].contains($0.name)
            } + [.init("area", "Mục của phụ lục", value: area)], label: "Giao nhiệm vụ",
          consequence: "Nhiệm vụ vào kế hoạch này và vào danh sách việc của đơn vị chủ trì.")))
    parts.append(back(asked))
    return Reply.html(
      sheetPage("Thêm nhiệm vụ: \(Self.title(asked))", asked.edition, unit: asked.unit, parts: parts, formats: [])
        .html(),
      status: problem == nil ? .ok : .badRequest)
  }

  func addTask() async throws -> Response {
    let asked = try await sheet(.plan)
    try require(.plan, asked)
    do throws(Failure) {
      let fields = try sentFields("task", itemKind: nil) { _ in "" }
      _ = try await service.plans.addTask(
        fields, area: asking.text("area") ?? "", to: Plan(id: asked.id, unit: asked.unit, asked.sheet),
        token: asking.text("token"), by: try await writer())
      return Reply.redirect(asked.address)
    } catch {
      if wantsJSON || error.kind != .usage { throw error }
      return try newTaskForm(asked, problem: error.sentence)
    }
  }
}
