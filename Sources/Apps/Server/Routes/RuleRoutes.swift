internal import Access
internal import Base
internal import Work

extension Routes {
  private static let name = Route.Parameter("name", .path, vi: "Tên", en: "Name")
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]
  private static let form = Route.Parameter(
    "format", .query, .choice(["csv", "xlsx", "json"]), vi: "Dạng tệp", en: "Form of a file")
  private static let ofUnits: [Route.Parameter] =
    [
      .init("parent", .query, .unit, vi: "Đơn vị cấp trên", en: "The unit above"),
      .init("kind", .query, .choice(["commune", "agency", "province"]), vi: "Cấp đơn vị", en: "Kind of unit"),
      form,
    ] + .question

  /// By what is counted: rule packs and calendars, what they say, and what another would change.
  static let rules: [Route] = [
    Route(
      "/rules", .may(.readRecords), vi: "Bộ quy tắc và lịch", en: "Rule packs and calendars", [form], gives: contents
    ) {
      try await $0.ruleList()
    },
    Route(
      "/rules/:name", .may(.readRecords), vi: "Một bộ quy tắc bằng lời", en: "A rule pack in words", [name, form],
      gives: contents
    ) { try await $0.rulePack() },
    Route(
      "/rules/:name/preview", .mayEverywhere(.manage), vi: "Xem trước một bộ quy tắc", en: "What a pack would change",
      [name] + ofUnits, gives: contents
    ) { try await $0.packPreview() },
    Route(
      "/rules/check", method: .post, .mayEverywhere(.manage), vi: "Kiểm tra và xem trước một bộ quy tắc",
      en: "Check and preview a rule pack",
      [.init("yaml", .form, vi: "Nội dung tệp .yaml", en: "The YAML")], bodyLimit: 1 << 20
    ) { try await $0.checkPack() },
    Route(
      "/rules", method: .post, .mayEverywhere(.manage), vi: "Đưa một bộ quy tắc vào dùng",
      en: "Put a rule pack in force",
      [.init("yaml", .form, required: true, vi: "Nội dung tệp .yaml", en: "The YAML")], bodyLimit: 1 << 20
    ) { try await $0.addPack() },
    Route(
      "/rules/:name/retire", method: .post, .mayEverywhere(.manage), vi: "Thôi dùng một bộ quy tắc",
      en: "Retire a rule pack",
      [name]
    ) { try await $0.retire(.pack) },
    Route(
      "/calendars/check", method: .post, .mayEverywhere(.manage), vi: "Kiểm tra và xem trước các ngày khai thêm",
      en: "Check and preview declared days",
      [.init("days", .form, vi: "Các dòng CSV date,kind,label,status", en: "Rows of CSV")], bodyLimit: 256 << 10
    ) { try await $0.checkCalendar() },
    Route(
      "/calendars", method: .post, .mayEverywhere(.manage), vi: "Đưa các ngày khai thêm vào dùng",
      en: "Put declared days in force",
      [
        .init("days", .form, required: true, vi: "Các dòng CSV", en: "Rows of CSV"),
        .init("name", .form, required: true, vi: "Tên lịch", en: "The calendar's name"),
      ], bodyLimit: 256 << 10
    ) { try await $0.addCalendar() },
    Route(
      "/calendars/:name/retire", method: .post, .mayEverywhere(.manage), vi: "Thôi dùng một lịch",
      en: "Retire a calendar", [name]
    ) { try await $0.retire(.calendar) },
  ]
}
