internal import Access
internal import Base

extension Routes {
  private static let unit = Route.Parameter(
    "unit", .query, .unit, vi: "Đơn vị; bỏ trống là đơn vị của mình", en: "The unit; one's own without it")
  private static let days: [Route.Parameter] = [
    .init("from", .query, .day, vi: "Từ ngày", en: "From"), .init("to", .query, .day, vi: "Đến ngày", en: "To"),
  ]

  /// What units owe by which day.
  static let obligations: [Route] = [
    Route(
      "/obligations", .may(.readRecords), vi: "Lịch nghĩa vụ của một đơn vị", en: "What a unit owes by which day",
      [unit] + days + files, gives: [.page, .json, .csv, .workbook]
    ) { try await $0.obligations() },
    Route(
      "/obligations.ics", .may(.readRecords), vi: "Lịch nghĩa vụ, tệp iCalendar", en: "The same as an iCalendar file",
      [unit] + days, gives: [.calendar]
    ) { try await $0.obligationCalendar() },
    Route(
      "/obligations/mark", .may(.report), vi: "Đánh dấu một nghĩa vụ đã xong", en: "Mark an obligation as done",
      [.init("id", .query, required: true, vi: "Nghĩa vụ nào", en: "Which obligation")]
    ) { try await $0.obligationForm() },
    Route(
      "/obligations/mark", method: .post, .may(.report), vi: "Đánh dấu một nghĩa vụ đã xong",
      en: "Mark an obligation as done",
      [.init("id", .form, required: true, vi: "Nghĩa vụ nào", en: "Which obligation")] + marks
        + Call.formParameters("obligation", items: [nil])
    ) { try await $0.markObligation() },
    Route(
      "/obligations/calendar", method: .post, .may(.readRecords), vi: "Tạo địa chỉ lịch của riêng mình",
      en: "Make a calendar address of one's own", [.init("unit", .form, .unit, vi: "Đơn vị", en: "Unit")]
    ) { try await $0.makeCalendarAddress() },
    Route(
      "/obligations/calendar/close", method: .post, .may(.readRecords), vi: "Đóng các địa chỉ lịch của mình",
      en: "Close one's calendar addresses"
    ) { try await $0.closeCalendarAddresses() },
    Route(
      "/calendar/:secret", .open, vi: "Lịch nghĩa vụ của một người, theo địa chỉ riêng",
      en: "A person's obligations, under their secret address",
      [.init("secret", .path, vi: "Phần riêng của địa chỉ", en: "The secret part of the address")], gives: [.calendar]
    ) { try await $0.calendarOfPerson() },
  ]
}
