internal import Access
internal import ArgumentParser
internal import Base
internal import Documents
internal import Formats
internal import Improving
internal import Papers
internal import Plans
internal import Records
internal import Scoring
internal import StoreSQLite
internal import Wording
internal import Work

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Kế hoạch, chỉ tiêu, nhiệm vụ · plans, targets, duties",
    discussion: """
      soi plan new chi-so-766-xa --unit MÃ --year 2026
      soi plan show KẾ-HOẠCH
      soi plan done NHIỆM-VỤ --text "Đã báo cáo" --of 2026-12-31
      """,
    subcommands: [
      Templates.self, New.self, List.self, Show.self, Edit.self, Done.self, Undo.self, History.self, Paper.self,
    ], defaultSubcommand: List.self)

  struct Templates: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Các mẫu · the templates")
    @OptionGroup var common: Common

    func run() throws {
      let templates = try Shipped.templates().templates
      var table = TextTable(
        columns: [.init("Mẫu"), .init("Tên"), .init("Chỉ tiêu", .right), .init("Nhiệm vụ", .right), .init("Lấy từ")])
      table.rows = templates.map {
        [$0.name, $0.title.text(common.lang), "\($0.targets.count)", "\($0.tasks.count)", $0.source]
      }
      common.put(
        .array(
          templates.map {
            [
              "template": .string($0.name), "title": .string($0.title.text(common.lang)), "source": .string($0.source),
              "targets": .integer($0.targets.count), "tasks": .integer($0.tasks.count),
            ]
          }), table)
    }
  }

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lập kế hoạch của một đơn vị từ mẫu · make a plan from a template")
    @OptionGroup var common: Common
    @Argument(help: "Mẫu; xem soi plan templates · the template") var template: String
    @Option(help: ArgumentHelp("Mã hoặc tên đơn vị · the unit", valueName: "CODE")) var unit: String
    @Option(help: "Năm · the year") var year: Int?

    func run() async throws {
      let opened = try OpenedPlans(common)
      let template = try opened.plans.templates.template(template)
      let code = try opened.desk.unit(unit)
      let year = year ?? Clock.now.day.civil.year
      guard let period = Period.year(year), (2020...2100).contains(year),
        let unit = opened.desk.facts.units.unit(code)
      else { throw Failure(.usage, vi: "--year phải từ 2020 đến 2100.", en: "--year must be from 2020 to 2100.") }
      let figures = try opened.figures(code, period)
      let parent = unit.parent.flatMap { opened.desk.facts.units.unit($0)?.name } ?? "cấp trên"
      let plan = try await opened.plans.make(
        template, for: unit, .init(unitName: unit.name, parentName: parent, year: year, today: Clock.now.day),
        figures: figures, by: opened.writer)
      var table = TextTable(columns: [.init("Kế hoạch"), .init("Tên")])
      table.rows = [[plan.id, plan.title]]
      common.put(["plan": .string(plan.id), "title": .string(plan.title)], table)
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Các kế hoạch · the plans")
    @OptionGroup var common: Common
    @Option(help: ArgumentHelp("Mã hoặc tên đơn vị · only of a unit", valueName: "CODE")) var unit: String?

    func run() async throws {
      let opened = try OpenedPlans(common)
      let units = try unit.map { reference throws(Failure) in [try opened.desk.unit(reference)] }
      let board = DutyBoard(
        plans: try await opened.plans.plans(in: units), tasks: try await opened.plans.tasks(in: units),
        on: Clock.now.day, opened.desk.calendar)
      var table = TextTable(
        columns: [
          .init("Kế hoạch"), .init("Tên"), .init("Đơn vị"), .init("Nhiệm vụ", .right), .init("Quá hạn", .right),
          .init("Sắp đến hạn", .right),
        ])
      func late(_ plan: Plan, _ state: TaskStanding.State) -> Int {
        board.duties(of: plan).count { $0.standing.state == state }
      }
      table.rows = board.plans.map {
        [$0.id, $0.title, $0.unit.text, "\(board.duties(of: $0).count)", "\(late($0, .late))", "\(late($0, .soon))"]
      }
      table.isSample = opened.desk.isSample
      common.put(
        .array(
          board.plans.map {
            [
              "plan": .string($0.id), "title": .string($0.title), "unit": .string($0.unit.text),
              "tasks": .integer(board.duties(of: $0).count), "late": .integer(late($0, .late)),
              "soon": .integer(late($0, .soon)),
            ]
          }), table)
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Chỉ tiêu và nhiệm vụ, với số của hôm nay · targets and duties beside the figures of today")
    @OptionGroup var common: Common
    @Argument(help: "Kế hoạch · the plan") var plan: String

    func run() async throws {
      let opened = try OpenedPlans(common)
      let progress = try await opened.progress(plan)
      common.put(PlanTables.json(progress, common.lang), PlanTables.table(progress, opened.desk.isSample, common.lang))
    }
  }

  struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sửa một ô của kế hoạch hay nhiệm vụ · write fields of a plan or a duty",
      discussion: "soi plan edit KẾ-HOẠCH --item target-1 --set goal=95 --set by=2026-12-31")
    @OptionGroup var common: Common
    @Argument(help: "Kế hoạch hoặc nhiệm vụ · a plan or a duty") var id: String
    @Option(help: "Mục; bỏ trống là thông tin chung · the item; none: the sheet's own") var item = ""
    @Option(name: .customLong("set"), parsing: .singleValue, help: "ô=giá trị, lặp lại được · field=value, repeatable")
    var fields: [String] = []

    func run() async throws {
      let opened = try OpenedPlans(common)
      let (kind, kept) = try await opened.sheet(id)
      let itemKind = item.isEmpty ? nil : kept.sheet.text(item, "kind")
      if !item.isEmpty, itemKind == nil {
        throw Failure(.notFound, vi: "Không có mục “\(item.prefix(40))”.", en: "There is no item “\(item.prefix(40))”.")
      }
      let known = SheetForm.fields(kind, item: itemKind)
      var edits: [SheetEdit] = []
      for text in fields {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let field = known.first(where: { $0.name == parts[0] }) else {
          let names = known.map(\.name).joined(separator: ", ")
          throw Failure(
            .usage, vi: "--set “\(text.prefix(40))”: ô phải là một trong \(names).",
            en: "--set “\(text.prefix(40))”: the field must be one of \(names).")
        }
        let value = nfc(parts[1])
        if let refusal = SheetForm.refusal(value, in: field) {
          throw Failure(.usage, vi: "“\(field.name)” \(refusal.vi).", en: "“\(field.name)” \(refusal.en).")
        }
        edits.append(SheetEdit(item, field.name, value))
      }
      guard !edits.isEmpty else { throw Failure(.usage, vi: "Nêu ít nhất một --set.", en: "Name at least one --set.") }
      _ = try await opened.plans.sheets.write(
        edits, of: kind, id, at: kept.unit, act: "edit", by: opened.writer)
    }
  }

  struct Done: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Báo một nhiệm vụ đã xong · report a duty as done")
    @OptionGroup var common: Common
    @Argument(help: "Nhiệm vụ · the duty") var task: String
    @Option(help: "Đã làm gì · what was done") var text = "Đã xong"
    @Option(help: ArgumentHelp("Kỳ hay việc nào · which time of it", valueName: "NGÀY|MỤC")) var of: String?
    @Option(help: ArgumentHelp("Ngày xong · the day", valueName: "2026-10-30")) var on: String?

    func run() async throws {
      let opened = try OpenedPlans(common)
      guard let duty = try await opened.plans.task(task) else { throw OpenedPlans.missing(task) }
      let day = try on.map { text throws(Failure) in
        if let day = Day(iso: text) { return day }
        throw Failure(.usage, vi: "--on: “\(text)” không phải ngày.", en: "--on: “\(text)” is not a day.")
      }
      let item = duty.sheet.freshItem("report")
      var edits = [
        SheetEdit(item, "kind", "report"), SheetEdit(item, "on", (day ?? Clock.now.day).iso),
        SheetEdit(item, "text", nfc(text)), SheetEdit(item, "done", "1"),
      ]
      if let of { edits.append(SheetEdit(item, "of", of)) }
      _ = try await opened.plans.sheets.write(edits, of: "task", task, at: duty.unit, act: "done", by: opened.writer)
    }
  }

  struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Hoàn tác một lần ghi · take an entry back")
    @OptionGroup var common: Common
    @Argument(help: "Kế hoạch hoặc nhiệm vụ · a plan or a duty") var id: String
    @Option(help: "Lần ghi; xem soi plan history · the entry") var revision: Int

    func run() async throws {
      let opened = try OpenedPlans(common)
      let (kind, _) = try await opened.sheet(id)
      _ = try await opened.plans.sheets.undo(revision, of: kind, id, by: opened.writer)
    }
  }

  struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Ai ghi gì, lúc nào · who wrote what when")
    @OptionGroup var common: Common
    @Argument(help: "Kế hoạch hoặc nhiệm vụ · a plan or a duty") var id: String

    func run() async throws {
      let opened = try OpenedPlans(common)
      let (_, kept) = try await opened.sheet(id)
      common.put(PlanTables.historyJSON(kept.sheet), PlanTables.history(kept.sheet, common.lang))
    }
  }

  struct Paper: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "In kế hoạch thành văn bản theo Nghị định 30/2020 · the plan's paper in the legal form")
    @OptionGroup var common: Common
    @Argument(help: "Kế hoạch · the plan") var plan: String
    @Option(help: ArgumentHelp("Tệp ghi ra, .docx hoặc .pdf · the file", valueName: "FILE")) var out: String

    func run() async throws {
      let isPdf = out.lowercased().hasSuffix(".pdf")
      guard isPdf || out.lowercased().hasSuffix(".docx") else {
        throw Failure(.usage, vi: "--out phải là .docx hoặc .pdf.", en: "--out must end in .docx or .pdf.")
      }
      let opened = try OpenedPlans(common)
      let progress = try await opened.progress(plan)
      guard let unit = opened.desk.facts.units.unit(progress.plan.unit) else { throw OpenedPlans.missing(plan) }
      let paper = PlanPaper(
        plan: progress.plan, duties: progress.duties.map { ($0.link.area, $0.task) }, unit: unit,
        score: progress.figures?.oneStop?.score, today: Clock.now.day, isSample: opened.desk.isSample
      ).paper
      let docx = try DocxPaper.bytes(paper)
      try writeFile(out, isPdf ? PaperPdf.bytes(docx: docx) : docx)
      if !common.quiet { print(common.lang == .vi ? "Đã ghi \(out)" : "Wrote \(out)") }
    }
  }
}

/// What commands about plans work with. Whoever runs them on the machine of the store is its operator.
struct OpenedPlans {
  let desk: Desk
  let plans: PlanDesk
  let obligations: ObligationDesk

  init(_ common: Common) throws(Failure) {
    let log = try common.existingLog()
    desk = try common.desk()
    plans = PlanDesk(SheetDesk(NotebookStore(log: log)), templates: try Shipped.templates())
    obligations = ObligationDesk(plans.sheets, rules: try Shipped.obligations())
  }

  var writer: SheetDesk.Writer { SheetDesk.Writer(.operator, at: Clock.now) }

  static func missing(_ id: String) -> Failure {
    Failure(
      .notFound, vi: "Không có kế hoạch hay nhiệm vụ “\(id.prefix(60))”. Xem soi plan list.",
      en: "There is no plan or duty “\(id.prefix(60))”. See soi plan list.")
  }

  /// The sheet of a plan or a duty, by its name alone.
  func sheet(_ id: String) async throws(Failure) -> (kind: String, kept: SheetDesk.Kept) {
    for kind in ["plan", "task"] {
      if let kept = try await plans.sheets.sheet(kind, id) { return (kind, kept) }
    }
    throw Self.missing(id)
  }

  func figures(_ unit: UnitCode, _ period: Period) throws(Failure) -> LiveFigures? {
    try desk.liveFigures(unit, period, now: Clock.now, records: try desk.opened(at: unit)) {
      desk.scorer.rank($0.parent, kind: $0.kind, $1)
    }
  }

  func progress(_ id: String) async throws(Failure) -> PlanProgress {
    guard let plan = try await plans.plan(id) else { throw Self.missing(id) }
    return try desk.progress(
      plan, tasks: try await plans.tasks(in: [plan.unit]), now: Clock.now, records: try desk.opened(at: plan.unit)
    ) { desk.scorer.rank($0.parent, kind: $0.kind, $1) }
  }
}
