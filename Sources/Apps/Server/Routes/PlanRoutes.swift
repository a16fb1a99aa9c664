internal import Access
internal import Base

extension Routes {
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]
  private static let id = Route.Parameter("id", .path, .text, vi: "Mã", en: "Its name")
  private static let revision = Route.Parameter(
    "revision", .query, .integer, required: true, vi: "Lần ghi nào", en: "Which entry")
  /// What a form carries so that nothing is lost or written twice.
  static let marks: [Route.Parameter] = [
    .init("base", .form, .integer, vi: "Lần ghi mà biểu mẫu dựa trên", en: "The entry the form was made on"),
    .init("token", .form, vi: "Dấu của lần gửi", en: "The mark of the sending"),
  ]

  /// Editing, history and taking back: the same for every kind of sheet. `items`: kinds of items its forms know.
  static func sheet(_ kind: SheetKind, items: [String]) -> [Route] {
    let own = "\(kind.path)/:id"
    let item = [
      Route.Parameter(
        "item", .query, vi: "Mục nào; bỏ trống là thông tin chung", en: "Which item; the sheet's own without it"),
      Route.Parameter("new", .query, .text, vi: "Loại mục thêm mới", en: "The kind of a new item"),
    ]
    let sentItem = [
      Route.Parameter("item", .form, vi: "Mục nào", en: "Which item"),
      Route.Parameter("new", .form, vi: "Loại mục thêm mới", en: "The kind of a new item"),
    ]
    return [
      Route(
        "\(own)/edit", .may(.plan), vi: "Sửa \(kind.words.vi)", en: "Edit a \(kind.words.en)", [id] + item
      ) { try await $0.sheetEditForm(kind) },
      Route(
        "\(own)/edit", method: .post, .may(.plan), vi: "Ghi sửa đổi \(kind.words.vi)",
        en: "Write edits of a \(kind.words.en)",
        [id] + sentItem + marks + Call.formParameters(kind.kind, items: [nil] + items)
      ) { try await $0.sheetEdit(kind) },
      Route(
        "\(own)/remove", method: .post, .may(.plan), vi: "Bỏ một mục của \(kind.words.vi)",
        en: "Remove an item of a \(kind.words.en)",
        [id, .init("item", .form, required: true, vi: "Mục nào", en: "Which item")] + marks
      ) { try await $0.sheetRemove(kind) },
      Route(
        "\(own)/history", .may(.readRecords), vi: "Lịch sử \(kind.words.vi)", en: "The history of a \(kind.words.en)",
        [id] + files, gives: contents
      ) { try await $0.sheetHistory(kind) },
      Route(
        "\(own)/undo", .may(.plan), vi: "Xem lần ghi sẽ hoàn tác", en: "See the entry to be taken back", [id, revision]
      ) { try await $0.sheetUndoForm(kind) },
      Route(
        "\(own)/undo", method: .post, .may(.plan), vi: "Hoàn tác một lần ghi", en: "Take an entry back",
        [id, .init("revision", .form, .integer, required: true, vi: "Lần ghi nào", en: "Which entry")] + marks
      ) { try await $0.sheetUndo(kind) },
    ]
  }

  /// Plans and duties.
  static let plans: [Route] =
    [
      Route(
        "/plans", .may(.readRecords), vi: "Kế hoạch và nhiệm vụ cần làm", en: "Plans, and the duties due",
        [.init("view", .query, .choice(Call.DutyView.allCases.map(\.rawValue)), vi: "Nhiệm vụ nào", en: "Which duties")]
          + files, gives: contents
      ) { try await $0.planList() },
      Route("/plans/new", .may(.plan), vi: "Lập kế hoạch từ mẫu", en: "Make a plan from a template") {
        try await $0.newPlanForm()
      },
      Route(
        "/plans", method: .post, .may(.plan), vi: "Lập kế hoạch từ mẫu", en: "Make a plan from a template",
        [
          .init("template", .form, required: true, vi: "Mẫu", en: "Template"),
          .init("unit", .form, .unit, required: true, vi: "Đơn vị", en: "Unit"),
          .init("year", .form, .integer, required: true, vi: "Năm", en: "Year"),
        ] + marks
      ) { try await $0.makePlan() },
      Route(
        "/plans/:id", .may(.readRecords), vi: "Một kế hoạch và tiến độ", en: "A plan and how far it is", [id] + files,
        gives: contents
      ) { try await $0.onePlan() },
      Route("/plans/:id/tasks/new", .may(.plan), vi: "Thêm nhiệm vụ", en: "Add a duty", [id]) {
        try await $0.newTaskForm()
      },
      Route(
        "/plans/:id/tasks", method: .post, .may(.plan), vi: "Thêm nhiệm vụ", en: "Add a duty",
        [id, .init("area", .form, vi: "Mục của phụ lục", en: "Part of the annex")] + marks
          + Call.formParameters("task", items: [nil])
      ) { try await $0.addTask() },
      Route(
        "/tasks/:id", .may(.readRecords), vi: "Một nhiệm vụ", en: "A duty", [id] + files, gives: contents
      ) { try await $0.oneTask() },
      Route(
        "/tasks/:id/report", method: .post, .may(.report), vi: "Báo cáo tiến độ", en: "Report how far it is",
        [id] + marks + Call.formParameters("task", items: ["report"])
      ) { try await $0.reportTask() },
      Route(
        "/tasks/:id/occurrence", method: .post, .may(.report), vi: "Ghi một phát sinh", en: "Note an occurrence",
        [id] + marks + Call.formParameters("task", items: ["occurrence"])
      ) { try await $0.noteOccurrence() },
    ] + sheet(.plan, items: ["section", "target", "task", "budget"])
    + sheet(.task, items: ["evidence", "report", "occurrence"])
}
