internal import Access
internal import Work

extension Routes {
  /// What anybody sees without signing in: figures of units, editions, one's own dossier.
  static let publics: [Route] = [
    Route(
      "/", .open, vi: "Trang đầu", en: "The first page",
      [.init("find", vi: "Chữ trong tên đơn vị", en: "Words of a unit's name")]
    ) { call in
      call.visitor.isSignedIn ? Reply.redirect("/board") : try await call.home()
    },
    Route("/ranking", .open, vi: "Xếp hạng", en: "The ranking", .ranking, gives: [.page, .json]) {
      try await $0.rankingPage()
    },
    Route("/ranking.csv", .open, vi: "Xếp hạng, CSV", en: "The ranking as CSV", .ranking, gives: [.csv]) {
      try await $0.rankingCSV()
    },
    Route("/ranking.json", .open, vi: "Xếp hạng, JSON", en: "The ranking as JSON", .ranking, gives: [.json]) {
      try await $0.rankingJSON()
    },
    unit("/communes/:code"), unit("/agencies/:code"), unit("/provinces/:code"),
    Route("/look-up", .open, vi: "Tra cứu hồ sơ: biểu mẫu", en: "Look a dossier up: the form") {
      try await $0.lookUpForm()
    },
    Route(
      "/look-up", method: .post, .open, vi: "Tra cứu hồ sơ bằng giấy hẹn", en: "Look a dossier up by its receipt",
      [
        .init("code", .form, .dossier, required: true, vi: "Mã hồ sơ", en: "The dossier's code"),
        .init("received_on", .form, .day, required: true, vi: "Ngày tiếp nhận", en: "The day of reception"),
        .init("received_at", .form, .text, required: true, vi: "Giờ phút tiếp nhận", en: "The minute of reception"),
        .init("promised_on", .form, .day, vi: "Ngày hẹn trả", en: "The promised day"),
      ], bodyLimit: 4 << 10
    ) { try await $0.lookUp() },
    Route("/method", .open, vi: "Cách tính", en: "The method") { try await $0.method() },
    Route("/open-data", .open, vi: "Dữ liệu mở", en: "Open data", gives: [.page, .json]) { try await $0.openData() },
    Route("/open-data/catalog.json", .open, vi: "Danh mục dữ liệu", en: "The catalogue", gives: [.json]) {
      try await $0.catalog()
    },
    Route(
      "/open-data/files/:file", .open, vi: "Một sổ đăng ký: units, procedures, calendar", en: "A register",
      [.init("file", .path, vi: "Tên.csv, .json hoặc .xlsx", en: "Name.csv, .json or .xlsx")],
      gives: [.csv, .json, .workbook]
    ) { try await $0.registerFile() },
    Route("/open-data/editions/:number", .open, vi: "Một ấn bản", en: "An edition", [.edition]) {
      try await $0.editionPage()
    },
    Route(
      "/open-data/editions/:number/:file", .open, vi: "Một tệp của ấn bản", en: "A file of an edition",
      [.edition, .init("file", .path, vi: "Tên.csv, .json hoặc .xlsx", en: "Name.csv, .json or .xlsx")],
      gives: [.csv, .json, .workbook]
    ) { try await $0.editionFile() },
  ]

  private static func unit(_ path: String) -> Route {
    Route(
      path, .open, vi: "Một đơn vị, cho người dân", en: "A unit, for citizens",
      [
        .init("code", .path, .unit, vi: "Mã đơn vị", en: "The unit's code"), .publicPeriod,
        .init("find", vi: "Chữ trong tên thủ tục", en: "Words of a procedure's name"),
      ], gives: [.page, .json]
    ) { try await $0.publicUnit() }
  }
}

extension Route.Parameter {
  fileprivate static let edition = Self("number", .path, .integer, vi: "Số ấn bản", en: "The edition's number")

  static let publicPeriod = Self(
    "period", vi: "Kỳ: 2026-10, 2026-Q4, 2026-H2, 2026, ytd:2026-10",
    en: "The period: 2026-10, 2026-Q4, 2026-H2, 2026, ytd:2026-10")
}

extension [Route.Parameter] {
  fileprivate static let ranking: [Route.Parameter] = [
    .init("parent", .query, .unit, vi: "Đơn vị cấp trên", en: "The unit above"),
    .init("kind", .query, .choice(["commune", "agency", "province"]), vi: "Cấp đơn vị", en: "Kind of unit"),
    .publicPeriod, .init("page", .query, .integer, vi: "Trang của bảng", en: "Page of the table"),
    .init("sort", .query, .choice(["rank", "fallen", "risen"]), vi: "Sắp xếp trang", en: "Order of the page"),
  ]
}
