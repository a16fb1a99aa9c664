internal import Access
internal import Papers

extension Routes {
  private static let pageAndJSON: [Route.Content] = [.page, .json]
  private static let id = Route.Parameter("id", .path, vi: "Mã bản thảo", en: "The draft's id")
  private static let revision = Route.Parameter(
    "revision", .form, .integer, required: true, vi: "Bản đang sửa", en: "The revision that was seen")
  private static let kinds = LegalPaper.Kind.allCases.map(\.rawValue)

  /// Drafts of papers: written, checked, approved by a second person, frozen. Whose they are is decided by the unit they lie in.
  static let papers: [Route] = [
    Route(
      "/papers", .may(.readRecords), vi: "Văn bản", en: "Papers",
      [
        .init("page", .query, .integer, vi: "Trang", en: "Page"),
        .init("per_page", .query, .integer, vi: "Số dòng một trang", en: "Rows a page"),
      ], gives: pageAndJSON
    ) { try await $0.papers() },
    Route(
      "/papers", method: .post, .may(.draft), vi: "Lập bản thảo", en: "Make a draft",
      [
        .init("kind", .form, .choice(kinds), required: true, vi: "Loại văn bản", en: "Kind of paper"),
        .init("unit", .form, .unit, required: true, vi: "Đơn vị", en: "The unit"),
        .init("period", .form, required: true, vi: "Kỳ: 2026-10, 2026-Q3, 2026-H1, 2026", en: "The period"),
        .init("replaces", .form, vi: "Thay cho văn bản đã chốt nào", en: "Which frozen paper it replaces"),
      ]
    ) { try await $0.makePaper() },
    Route("/papers/check", .signedIn, vi: "Kiểm tra một văn bản: biểu mẫu", en: "Check a paper: the form") {
      try await $0.paperCheckForm()
    },
    Route(
      "/papers/check", method: .post, .signedIn, vi: "Kiểm tra một văn bản, không giữ lại",
      en: "Check a paper, kept nowhere",
      [.init("answer", .form, .choice(["list", "marked"]), vi: "Trả lời bằng gì", en: "Form of the answer")],
      gives: pageAndJSON + [.document], bodyLimit: 32 << 20
    ) { try await $0.checkPapers() },
    Route(
      "/papers/:id", .may(.readRecords), vi: "Một văn bản", en: "A paper", [id], gives: pageAndJSON
    ) { try await $0.paperPage() },
    Route(
      "/papers/:id/edit", method: .post, .may(.draft), vi: "Sửa bản thảo", en: "Change a draft",
      [
        id, revision,
        .init(
          "do", .form, .choice(["set", "add", "remove", "head", "now"]), required: true, vi: "Làm gì", en: "What to do"),
        .init("line", .form, vi: "Đoạn nào", en: "Which paragraph"), .init("text", .form, vi: "Lời", en: "The words"),
      ]
    ) { try await $0.editPaper() },
    Route(
      "/papers/:id/approve", method: .post, .may(.decide), vi: "Duyệt", en: "Approve",
      [
        id, .init("content", .form, required: true, vi: "Dấu của bản đã xem", en: "The mark of what was seen"),
        .init("accepting", .form, vi: "Vì sao chấp nhận mâu thuẫn", en: "Why findings are accepted"),
      ]
    ) { try await $0.approvePaper() },
    Route(
      "/papers/:id/return", method: .post, .may(.decide), vi: "Trả lại để sửa", en: "Send back",
      [id, .init("reason", .form, required: true, vi: "Cần sửa gì", en: "What to change")]
    ) { try await $0.returnPaper() },
    Route("/papers/:id/freeze", method: .post, .may(.draft), vi: "Chốt", en: "Freeze", [id]) {
      try await $0.freezePaper()
    },
    Route(
      "/papers/:id/files/:file", .may(.readRecords), vi: "Tệp .docx hoặc .pdf", en: "The file, .docx or .pdf",
      [id, .init("file", .path, vi: "van-ban.docx hoặc van-ban.pdf", en: "van-ban.docx or van-ban.pdf")],
      gives: [.document, .pdf]
    ) { try await $0.paperFile() },
  ]

  private static let month = Route.Parameter("month", .path, vi: "Tháng: 2026-10", en: "The month: 2026-10")

  /// Editions on their way to the public.
  static let editions: [Route] = [
    Route(
      "/editions", .mayEverywhere(.publish), vi: "Ấn bản chờ duyệt và đã công bố", en: "Editions waiting and published",
      gives: pageAndJSON
    ) { try await $0.editionOffice() },
    Route(
      "/editions", method: .post, .mayEverywhere(.publish), vi: "Lập ấn bản một tháng", en: "Make a month's edition",
      [
        .init("month", .form, required: true, vi: "Tháng: 2026-10", en: "The month: 2026-10"),
        .init("reason", .form, vi: "Vì sao sửa tháng đã chốt", en: "Why a frozen month is revised"),
      ]
    ) { try await $0.proposeEdition() },
    Route(
      "/editions/:month/approve", method: .post, .mayEverywhere(.publish), vi: "Duyệt và công bố",
      en: "Approve and publish", [month]
    ) { try await $0.approveEdition() },
    Route(
      "/editions/:month/withdraw", method: .post, .mayEverywhere(.publish), vi: "Bỏ ấn bản chờ duyệt",
      en: "Drop a waiting edition", [month, .init("reason", .form, required: true, vi: "Vì sao", en: "Why")]
    ) { try await $0.withdrawEdition() },
  ]

  /// What anybody who holds a frozen paper may ask.
  static let verifying: [Route] = [
    Route(
      "/verify", .open, vi: "Tra mã của một số liệu đã in", en: "Verify a printed figure",
      [.init("code", vi: "Mã in trong văn bản", en: "The code in the paper")]
    ) { try await $0.verifyForm() },
    Route(
      "/verify/:code", .open, vi: "Một mã: số lúc chốt và nay", en: "A code: the figure then and now",
      [
        .init("code", .path, vi: "Mã in trong văn bản", en: "The code in the paper"),
        .init("value", vi: "Số đã in, để đối chiếu", en: "The printed figure, to compare"),
      ], gives: pageAndJSON
    ) { try await $0.verifyCode() },
  ]
}
