internal import Access
internal import Base
internal import Records

extension Routes {
  private static let contents: [Route.Content] = [.page, .json]

  /// Which row of the quarantine is meant: the mark it has in the list.
  private static func row(_ place: Route.Parameter.Place) -> [Route.Parameter] {
    [.init("row", place, .mark, required: true, vi: "Dấu của dòng trong danh sách", en: "The row's mark in the list")]
  }
  private static let kind = Route.Parameter(
    "kind", .query, .choice(FactKind.allCases.map(\.fileStem)), vi: "Loại bản ghi", en: "Kind of record")

  /// What people change by hand: files they send, rows they correct, codes they explain, made-up data they remove.
  static let byHand: [Route] = [
    Route("/upload", .mayEverywhere(.mend), vi: "Nhập tệp hoặc danh sách", en: "Take files or lists in") {
      try await $0.uploadForm()
    },
    Route(
      "/upload", method: .post, .mayEverywhere(.mend), vi: "Kiểm tra tệp trước khi nhận",
      en: "Check files before taking them",
      [
        .init("rows", .form, vi: "Các dòng CSV dán vào", en: "Rows of CSV, pasted"),
        .init("kind", .form, .choice(FactKind.allCases.map(\.fileStem)), vi: "Dòng dán là gì", en: "What was pasted"),
        .init("unit", .form, vi: "Đơn vị của dòng không ghi đơn vị", en: "The unit of rows that name none"),
        .init("system", .form, vi: "Hệ thống nguồn", en: "Source system"),
        .init("mapping", .form, vi: "Ánh xạ tên cột", en: "Mapping of headings"),
        .init("from", .form, .day, vi: "Kỳ của tệp: từ ngày", en: "The file's period: first day"),
        .init("to", .form, .day, vi: "Kỳ của tệp: đến ngày", en: "The file's period: last day"),
        .init("as_of", .form, .instant, vi: "Thời điểm lấy số", en: "When the figures were taken"),
      ], gives: contents, bodyLimit: 64 << 20
    ) { try await $0.checkUpload() },
    Route(
      "/upload/:token", .mayEverywhere(.mend), vi: "Kết quả đọc thử", en: "What a trial found",
      [.init("token", .path, vi: "Lần kiểm tra", en: "The trial")], gives: contents
    ) { try await $0.uploadTrial() },
    Route(
      "/upload/:token", method: .post, .mayEverywhere(.mend), vi: "Nhận vào kho", en: "Take into the store",
      [.init("token", .path, vi: "Lần kiểm tra", en: "The trial")]
    ) { try await $0.takeUpload() },
    Route(
      "/quarantine/row", .mayEverywhere(.mend), vi: "Sửa một dòng bị giữ lại", en: "Correct a row kept back",
      row(.query) + [kind]
    ) { try await $0.correctionForm() },
    Route(
      "/quarantine/row", method: .post, .mayEverywhere(.mend), vi: "Nhận lại dòng đã sửa", en: "Take a corrected row",
      row(.form) + [
        .init("kind", .form, .choice(FactKind.allCases.map(\.fileStem)), vi: "Loại bản ghi", en: "Kind of record")
      ] + Call.correctionColumns
    ) { try await $0.correctRow() },
    Route(
      "/quarantine/alias", .mayEverywhere(.mend), vi: "Khai một mã là đơn vị nào", en: "Say what unit a code means",
      [.init("code", .query, .text, required: true, vi: "Mã lạ", en: "The strange code")]
    ) { try await $0.aliasForm() },
    Route(
      "/quarantine/alias", method: .post, .mayEverywhere(.mend), vi: "Khai một mã là đơn vị nào",
      en: "Say what unit a code means",
      [
        .init("code", .form, .text, required: true, vi: "Mã lạ", en: "The strange code"),
        .init("unit", .form, .unit, required: true, vi: "Đơn vị", en: "The unit"),
      ]
    ) { try await $0.declareAlias() },
    Route("/sample/remove", method: .post, .mayEverywhere(.mend), vi: "Gỡ dữ liệu mẫu", en: "Remove the made-up data") {
      try await $0.removeSample()
    },
  ]
}
