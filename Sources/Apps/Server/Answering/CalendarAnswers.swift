internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Work
internal import Workdays

/// Days declared off or worked beyond what ships: read, previewed, put in force.
extension Call {
  func calendarForm(_ days: String) -> PageAction {
    PageAction(
      address: "/calendars/check", heading: "Khai thêm ngày nghỉ, ngày làm bù",
      inputs: [
        .init(
          "days", "Mỗi dòng một ngày", .lines, value: days.isEmpty ? "date,kind,label,status\n" : days,
          hint: "Ví dụ: 2026-12-24,holiday,Nghỉ bão,declared.")
      ], label: "Kiểm tra và xem trước", consequence: "Chưa đưa vào dùng.")
  }

  func checkCalendar() async throws -> Response {
    let days = asking.text("days") ?? ""
    let edition = try await service.keeper.current()
    let problems = try sent { () throws(Failure) in try CalendarFile.check(Array(days.utf8)).problems }
    guard problems.isEmpty else {
      return try dataPage(
        "Lịch chưa dùng được", edition,
        [
          .headline("\(problems.count.vietnamese) lỗi; sửa rồi kiểm tra lại."),
          .section(.init(id: "problems", heading: "Lỗi theo dòng", table: problemTable(problems))),
          .action(calendarForm(days)),
        ])
    }
    let entries = try sent { () throws(Failure) in
      try CalendarFile.entries(Array(days.utf8), file: "lịch vừa gửi")
    }
    let parts: [RecordPage.Part] = [
      .headline("\(entries.count.vietnamese) ngày đọc được. Xem đổi gì trước khi đưa vào dùng."),
      .action(
        PageAction(
          address: "/calendars",
          inputs: [
            .init("days", "", .hidden, value: days),
            .init("name", "Tên lịch", value: "khai-\(now.day.iso)", required: true),
          ], label: "Đưa vào dùng", consequence: "Hạn và điểm có những ngày này được tính lại ngay.")),
    ]
    let calendar = edition.desk.calendar.laid(over: entries)
    let preview = try await PreviewAnswer(call: self, edition: edition).parts(calendar: calendar)
    return try dataPage("Xem trước ngày khai thêm", edition, parts + preview)
  }

  func addCalendar() async throws -> Response {
    do throws(Failure) {
      try await managed(
        service.rules.add(
          calendar: Array(asking.required("days").utf8), name: asking.required("name"), at: now))
    } catch {
      if wantsJSON { throw error }
      return try await ruleList(problem: error.sentence)
    }
    return Reply.redirect("/rules")
  }
}
