internal import Access
internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Records
internal import Work

/// Editions made by one person and published by another.
extension Call {
  func editionOffice(problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    let waiting = try await service.editionOffice.waiting()
    let published = try service.editions.editions()
    var parts: [RecordPage.Part] = problem.map { [.headline($0.vi)] } ?? []
    parts.append(.choices(label: "Văn bản", paperTabs("/editions", edition)))
    parts.append(
      .section(
        .init(
          id: "waiting", heading: "Chờ người thứ hai duyệt",
          intro: "Đã tính và tự kiểm: tổng các chỉ tiêu bằng tổng điểm, tỷ lệ khớp tử và mẫu, số nhỏ đã che.",
          table: RecordTable(
            [
              .init("month", "Tháng"), .init("at", "Lập lúc"), .init("by", "Ai lập"), .init("reason", "Vì sao sửa"),
              .init("digest", "Mã"),
            ],
            waiting.map {
              [
                .text($0.month.name), .instant($0.at), .text(Self.words($0.by)), .text($0.reason),
                .code(hex($0.digest.bytes)),
              ]
            }, whenEmpty: "Không có ấn bản nào chờ duyệt."))))
    for proposal in waiting {
      if proposal.by != visitor.kind {
        parts.append(
          .action(
            PageAction(
              address: "/editions/\(proposal.month.name)/approve",
              label: "Duyệt và công bố \(proposal.month.sentence.vi)",
              consequence: "Công khai ngay cho mọi người và không đổi được nữa; sửa là ra ấn bản mới.")))
      }
      parts.append(
        .action(
          PageAction(
            address: "/editions/\(proposal.month.name)/withdraw",
            inputs: [.init("reason", "Vì sao bỏ", required: true)], label: "Bỏ bản \(proposal.month.name)")))
    }
    parts.append(
      .action(
        PageAction(
          address: "/editions", heading: "Lập ấn bản",
          inputs: [
            .init("month", "Tháng đã hết", value: asking.text("month") ?? lastMonth, required: true),
            .init("reason", "Vì sao sửa tháng đã chốt", value: asking.text("reason") ?? "", hint: "Lần đầu để trống."),
          ], label: "Lập và kiểm", consequence: "Chưa công khai: người thứ hai duyệt rồi mới công bố.")))
    parts.append(
      .section(
        .init(
          id: "published", heading: "Đã công bố",
          table: RecordTable(
            [
              .init("number", "Số", number: true), .init("month", "Tháng"), .init("made_at", "Lúc"),
              .init("replaces", "Thay cho", number: true), .init("reason", "Lý do"), .init("changes", "Thay đổi"),
            ],
            published.reversed().map {
              [
                RecordTable.Cell(.integer($0.number), shown: "\($0.number)", link: "/open-data/editions/\($0.number)"),
                .text($0.month.name), .instant($0.madeAt), .integer($0.replaces), .text($0.reason), .text($0.changes),
              ]
            }, whenEmpty: "Chưa công bố ấn bản nào."))))
    return try dataPage("Ấn bản công khai", edition, parts)
  }

  private var lastMonth: String { PublicPeriod(.month, around: now.day.firstOfMonth - 1)?.name ?? "" }

  private func month(_ name: String) throws(Failure) -> PublicPeriod {
    if let month = PublicPeriod(name: name), month.kind == .month { return month }
    throw Failure(.usage, vi: "Ấn bản là của một tháng, ví dụ 2026-10.", en: "An edition is of a month, like 2026-10.")
  }

  private func publishing() async throws -> (publish: PublishEdition, unit: UnitCode) {
    let desk = try await service.keeper.current().desk
    return (service.editionOffice.publishing(desk, now: now, deskThen: service.deskThen), desk.topUnit)
  }

  func proposeEdition() async throws -> Response {
    do {
      let (publish, unit) = try await publishing()
      _ = try await service.editionOffice.propose(
        month(asking.required("month")), reason: asking.text("reason") ?? "", publish, at: unit, by: writer())
    } catch let failure as Failure where !wantsJSON {
      return try await editionOffice(problem: failure.sentence)
    }
    return Reply.redirect("/editions")
  }

  func approveEdition() async throws -> Response {
    let (publish, unit) = try await publishing()
    let edition = try await service.editionOffice.approve(month(path("month")), publish, at: unit, by: writer())
    try await note(.published, unit: unit, record: "edition:\(edition.number)")
    return Reply.redirect("/editions")
  }

  func withdrawEdition() async throws -> Response {
    let (_, unit) = try await publishing()
    try await service.editionOffice.withdraw(
      month(path("month")), reason: asking.required("reason"), at: unit, by: writer())
    return Reply.redirect("/editions")
  }
}
