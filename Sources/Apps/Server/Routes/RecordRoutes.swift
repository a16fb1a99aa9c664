internal import Access
internal import Records
internal import Work

extension Routes {
  /// What a page with tables takes beside its question.
  static let files: [Route.Parameter] = [
    .init("page", .query, .integer, vi: "Trang", en: "Page"),
    .init("per_page", .query, .integer, vi: "Số dòng một trang, nhiều nhất 500", en: "Rows a page, 500 at most"),
    .init("format", .query, .choice(["csv", "xlsx", "json"]), vi: "Dạng tệp", en: "Form of a file"),
    .init("table", vi: "Bảng nào của trang, cho CSV", en: "Which table of the page, for CSV"),
  ]
  private static let ofUnit: [Route.Parameter] =
    [
      .init(
        "unit", .query, .unit, vi: "Mã hoặc tên đơn vị; bỏ trống là đơn vị của mình",
        en: "Code or name of the unit; one's own without it")
    ]
    + .question + files
  static let unitInPath: [Route.Parameter] =
    [.init("code", .path, .unit, vi: "Mã đơn vị", en: "The unit's code")] + .question + files
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]

  private static let lists: [Route] = Call.kinds.map { kind in
    Route(
      "/dossiers/\(kind.path)", .may(.readRecords), vi: kind.words, en: "Dossiers: \(kind.path)",
      ofUnit + Call.workParameters.filter { ["office", "field", "system"].contains($0.name) }
        + [
          .init(
            "reason", .query, .choice(["past_due", "second_supplement"]), vi: "Lý do trễ", en: "Why it is late")
        ], gives: contents
    ) { try await $0.dossierList(kind) }
  }

  /// Pages with records: whose they are is decided by `Sight`.
  static let records: [Route] =
    [
      Route(
        "/dossiers", .may(.readRecords), vi: "Hồ sơ cần xử lý, gấp nhất trước",
        en: "Dossiers to act on, most urgent first", ofUnit + Call.workParameters, gives: contents
      ) { try await $0.work() },
      Route(
        "/dossiers/:code", .may(.readRecords), vi: "Diễn biến một hồ sơ", en: "What happened to one dossier",
        [.init("code", .path, .dossier, vi: "Mã hồ sơ", en: "The dossier's code")] + .question + files, gives: contents
      ) { try await $0.dossier() },
      Route(
        "/units/:code/indicators/:no", .may(.readRecords), vi: "Một chỉ tiêu của một đơn vị",
        en: "One indicator of a unit",
        unitInPath + [
          .init("no", .path, .text, vi: "Số chỉ tiêu", en: "The indicator's number"),
          .init(
            "list", .query, .choice(Call.Side.allCases.map(\.rawValue)), vi: "Bản ghi nào", en: "Which records"),
        ], gives: contents
      ) { try await $0.indicator() },
      Route(
        "/units/:code/losses", .may(.readRecords), vi: "Sổ mất điểm của một đơn vị", en: "The loss ledger of a unit",
        unitInPath + LossKey.allCases.map { Route.Parameter($0.rawValue, vi: $0.words, en: $0.rawValue) } + [
          .init("recoverable", .query, .flag, vi: "Chỉ phần còn lấy lại được", en: "Only what can be won back")
        ], gives: contents
      ) { try await $0.lossLedger() },
      Route(
        "/petitions", .may(.readRecords), vi: "Phản ánh, kiến nghị, quá hạn trước", en: "Petitions, overdue ones first",
        ofUnit + [
          .init("state", .query, .choice(PetitionState.allCases.map(\.rawValue)), vi: "Tình trạng", en: "State"),
          .init("kind", .query, .choice(PetitionKind.allCases.map(\.rawValue)), vi: "Loại", en: "Kind"),
        ], gives: contents
      ) { try await $0.petitions() },
      Route(
        "/offices", .may(.readRecords), vi: "Số đếm theo phòng và cán bộ", en: "Counts by office and officer",
        ofUnit + [
          .init(
            "by", .query, .choice(["unit", "officer"]), vi: "Trên một đơn vị: chia theo gì",
            en: "Above a single unit: broken down by what")
        ], gives: contents
      ) { try await $0.offices() },
      Route(
        "/procedures", .may(.readRecords), vi: "Thủ tục, công bố, quy trình",
        en: "Procedures, announcements, processes",
        ofUnit + [
          .init(
            "view", .query, .choice(["services", "announcements", "processes"]), vi: "Phần nào", en: "Which part")
        ], gives: contents
      ) { try await $0.procedures() },
      Route(
        "/processes/:procedure", .may(.readRecords), vi: "Quy trình nội bộ của một thủ tục",
        en: "The internal process of a procedure",
        [.init("procedure", .path, vi: "Mã thủ tục", en: "The procedure's code")] + ofUnit, gives: contents
      ) { try await $0.process() },
      Route(
        "/processes", .may(.manage), vi: "Ghi quy trình được phê duyệt", en: "Put down approved processes",
        [.init("unit", .query, .unit, vi: "Đơn vị", en: "The unit")]
      ) { try await $0.processForm() },
      Route(
        "/processes", method: .post, .may(.manage), vi: "Ghi quy trình được phê duyệt",
        en: "Put down approved processes",
        [
          .init("unit", .form, .unit, required: true, vi: "Duyệt cho đơn vị", en: "Approved for the unit"),
          .init("decision", .form, required: true, vi: "Số, ký hiệu quyết định", en: "The decision's number"),
          .init("since", .form, .day, required: true, vi: "Có hiệu lực từ", en: "In force from"),
          .init("rows", .form, required: true, vi: "Mỗi dòng một bước", en: "A step a line"),
        ], bodyLimit: 4 << 20
      ) { try await $0.approveProcesses() },
      Route(
        "/compare", .may(.readRecords), vi: "Đối chiếu ba nguồn", en: "Three sources compared", ofUnit, gives: contents
      ) { try await $0.compare() },
      Route(
        "/search", .signedIn, vi: "Tìm đơn vị, thủ tục, hồ sơ", en: "Find units, procedures, dossiers",
        [.init("q", vi: "Tìm gì, không cần dấu", en: "What to find, marks not needed")] + files, gives: contents
      ) { try await $0.search() },
    ] + lists
}
