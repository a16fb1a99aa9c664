internal import Access

extension Routes {
  private static let contents: [Route.Content] = [.page, .json, .csv, .workbook]
  private static let number = Route.Parameter("number", .path, .integer, vi: "Số cảnh báo", en: "The alert's number")
  private static let unit = Route.Parameter("code", .path, .unit, vi: "Mã đơn vị", en: "The unit's code")

  /// What units were alerted to, and by which rules.
  static let alerts: [Route] = [
    Route(
      "/alerts", .may(.readRecords), vi: "Cảnh báo chờ ghi nhận", en: "Alerts that wait for somebody's note",
      [
        .init(
          "state", .query, .choice(Call.AlertView.allCases.map(\.rawValue)), vi: "Tình trạng", en: "State"),
        .init("page", .query, .integer, vi: "Trang", en: "Page"),
        .init("per_page", .query, .integer, vi: "Số dòng một trang, nhiều nhất 500", en: "Rows a page, 500 at most"),
        .init("format", .query, .choice(["csv", "xlsx", "json"]), vi: "Dạng tệp", en: "Form of a file"),
      ], gives: contents
    ) { try await $0.alerts() },
    Route(
      "/alerts/:number", .may(.readRecords), vi: "Một cảnh báo", en: "One alert", [number], gives: [.page, .json]
    ) { try await $0.oneAlert() },
    Route(
      "/alerts/:number/acknowledge", method: .post, .may(.readRecords), vi: "Ghi nhận một cảnh báo",
      en: "Take note of an alert",
      [number, .init("note", .form, vi: "Sẽ làm gì, ai làm", en: "What will be done, by whom")]
    ) { try await $0.acknowledgeAlert() },
    Route(
      "/units/:code/alert-rule", .may(.readRecords), vi: "Quy tắc báo của một đơn vị", en: "A unit's rule of alerts",
      [unit], gives: [.page, .json]
    ) { try await $0.alertRule() },
    Route(
      "/units/:code/alert-rule", method: .post, .may(.decide), vi: "Đặt quy tắc báo", en: "Set the rule of alerts",
      [unit] + AlertForm.fields
    ) { try await $0.keepAlertRule() },
  ]
}
