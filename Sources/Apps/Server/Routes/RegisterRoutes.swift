internal import Access
internal import Base
internal import Plans

extension Routes {
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]
  private static let id = Route.Parameter("id", .path, .text, vi: "Mã", en: "Its name")
  private static let unit = Route.Parameter("unit", .form, .unit, required: true, vi: "Đơn vị", en: "The unit")

  /// A list, a form and a page for each kind of register.
  private static func register(_ kind: SheetKind) -> [Route] {
    [
      Route(kind.path, .may(.readRecords), vi: kind.title, en: "Register: \(kind.words.en)", files, gives: contents) {
        try await $0.registerList(kind)
      },
      Route("\(kind.path)/new", .may(.plan), vi: "Thêm \(kind.words.vi)", en: "Add a \(kind.words.en)") {
        try await $0.registerForm(kind)
      },
      Route(
        kind.path, method: .post, .may(.plan), vi: "Thêm \(kind.words.vi)", en: "Add a \(kind.words.en)",
        [unit] + marks + Call.formParameters(kind.kind, items: [nil])
      ) { try await $0.addToRegister(kind) },
      Route(
        "\(kind.path)/:id", .may(.readRecords), vi: "Một \(kind.words.vi)", en: "One \(kind.words.en)", [id] + files,
        gives: contents
      ) { try await $0.registerPage(kind) },
    ] + sheet(kind, items: [])
  }

  /// Work with people: rounds of figures, obstacles, measures, meetings, initiatives.
  static let registers: [Route] =
    SheetKind.registers.flatMap { register($0) } + [
      Route(
        "/meetings/:id/assign", method: .post, .may(.plan), vi: "Giao một kết luận thành nhiệm vụ",
        en: "Make a decision a duty",
        [
          id, .init("decision", .form, required: true, vi: "Kết luận", en: "The decision"),
          .init("plan", .form, required: true, vi: "Kế hoạch", en: "The plan"),
          .init("lead", .form, required: true, vi: "Đơn vị chủ trì", en: "Lead office"),
          .init("by", .form, .day, required: true, vi: "Xong trước hết ngày", en: "Done by"),
        ] + marks
      ) { try await $0.assignDecision() },
      Route(
        "/rounds", .may(.readRecords), vi: "Đợt thu thập số liệu", en: "Collection rounds", files, gives: contents
      ) { try await $0.roundList() },
      Route("/rounds/new", .may(.plan), vi: "Mở đợt thu thập", en: "Open a round") { try await $0.roundForm() },
      Route(
        "/rounds", method: .post, .may(.plan), vi: "Mở đợt thu thập", en: "Open a round",
        [unit, .init("offices", .form, required: true, vi: "Phòng, đơn vị", en: "Offices")] + marks
          + Call.formParameters("round", items: [nil])
      ) { try await $0.openRound() },
      Route(
        "/rounds/:id", .may(.readRecords), vi: "Một đợt thu thập", en: "A round", [id] + files, gives: contents
      ) { try await $0.oneRound() },
      Route(
        "/rounds/:id/office", .may(.report), vi: "Biểu của một phòng", en: "An office's form",
        [id, .init("office", .query, required: true, vi: "Phòng nào", en: "Which office")]
      ) { try await $0.officeForm() },
      Route(
        "/rounds/:id/office", method: .post, .may(.report), vi: "Xác nhận số liệu của một phòng",
        en: "Confirm an office's figures",
        [
          id, .init("office", .form, required: true, vi: "Phòng nào", en: "Which office"),
          .init("note", .form, vi: "Ghi chú", en: "Note"),
        ] + marks
      ) { try await $0.signRound() },
    ] + sheet(.round, items: ["office"])
}
