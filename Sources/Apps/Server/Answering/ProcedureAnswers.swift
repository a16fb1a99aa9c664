internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Work
internal import Workdays

/// Procedures: what is offered and how, what was announced and published in time, and how the processes run.
extension Call {
  func procedures() async throws -> Response {
    if let own = try await withOwnUnit() { return own }
    let asked = try await records(keeping: ["view", "per_page", "page"])
    let view = asking.text("view") ?? "services"
    let sections: [(id: String, words: String)] = [
      ("services", "Dịch vụ"), ("announcements", "Công bố, công khai"), ("processes", "Quy trình nội bộ"),
    ]
    guard sections.contains(where: { $0.id == view }) else {
      throw Failure(
        .usage, vi: "“view” phải là services, announcements hoặc processes.",
        en: "“view” must be services, announcements or processes.")
    }
    let services = asked.desk.facts.units.subtree(asked.code).flatMap { asked.desk.facts.services[$0] ?? [] }
      .filter { $0.isValid(on: asked.window.lastDay) }
    var parts: [RecordPage.Part] = [
      .headline(finding(services)),
      .choices(
        label: "Phần",
        sections.map { section in
          RecordPage.Choice(
            section.words, link: asked.address.setting(("view", section.id == "services" ? nil : section.id)).text,
            isCurrent: section.id == view)
        }),
    ]
    parts.append(
      .links([
        RecordPage.Choice(
          "Rà soát danh mục: nên đổi cách cung cấp thủ tục nào",
          link: asked.link("/units/\(asked.code.text.percentEncoded)/catalogue", unit: false))
      ]))
    switch view {
    case "announcements": parts += try announcementParts(asked)
    case "processes": parts += try await processParts(asked)
    default: parts.append(.section(try serviceSection(services, asked)))
    }
    return try answer(
      RecordPage(
        title: "Thủ tục hành chính", stamp: view == "announcements" ? asked.stampWithRules : asked.stamp,
        address: asked.address, picker: asked.picker, notes: notes(asked.asked, of: asked.code), parts: parts,
        tab: .procedures, frame: frame(asked.asked.edition)))
  }

  private func finding(_ services: [Service]) -> String {
    let distinct = Set(services.map(\.procedure)).count
    let full = Set(services.filter { $0.onlineLevel == .full }.map(\.procedure)).count
    let partial = Set(services.filter { $0.onlineLevel == .partial }.map(\.procedure)).count
    return
      "\(distinct.vietnamese) thủ tục đang cung cấp; \(full.vietnamese) trực tuyến toàn trình, \(partial.vietnamese) một phần."
  }

  private func serviceSection(_ services: [Service], _ asked: RecordsAsked) throws -> RecordPage.Section {
    let facts = asked.desk.facts
    let sorted = services.sorted { $0.procedure != $1.procedure ? $0.procedure < $1.procedure : $0.unit < $1.unit }
    let received = Dictionary(
      asked.desk.engine.counts(asked.code, window: asked.window, by: .procedure).map { ($0.key, $0.counts.received) },
      uniquingKeysWith: +)
    let (shown, pager) = try paged(sorted)
    func flag(_ flag: Bool?, _ yes: String, _ no: String) -> RecordTable.Cell {
      flag.map { RecordTable.Cell(.flag($0), shown: $0 ? yes : no) } ?? .empty
    }
    typealias Column = RecordTable.Column
    var columns = [
      Column("procedure", "Mã"), Column("name", "Thủ tục"), Column("online_level", "Mức trực tuyến"),
      Column("payment_integrated", "Thanh toán trực tuyến"),
      Column("statutory_days", "Thời hạn (ngày làm việc)", number: true),
      Column("received", "Hồ sơ trong kỳ", number: true), Column("own_authority", "Thẩm quyền riêng"),
      Column("valid_from", "Từ ngày"),
    ]
    if isSubtree(asked) { columns.append(Column("unit", "Đơn vị")) }
    return RecordPage.Section(
      id: "services", heading: "Dịch vụ đang cung cấp (\(sorted.count.vietnamese))",
      table: RecordTable(
        columns,
        shown.map { service in
          let procedure = facts.procedures[service.procedure]
          var cells: [RecordTable.Cell] = [
            .code(service.procedure.text), .text(procedure?.name, detail: procedure?.field),
            RecordTable.Cell(
              .text((service.onlineLevel ?? .none).rawValue), shown: service.onlineLevel?.words ?? "(chưa rõ)",
              tone: service.onlineLevel == .full ? .good : nil),
            flag(service.paymentIntegrated, "đã tích hợp", "chưa"), .integer(procedure?.statutoryDays),
            .integer(received[service.procedure.text] ?? 0), flag(service.ownAuthority, "có", "không"),
            .day(service.validFrom),
          ]
          if isSubtree(asked) { cells.append(.text(facts.units.unit(service.unit)?.name)) }
          return cells
        }, whenEmpty: "Chưa có danh mục dịch vụ của đơn vị. Nhập services.csv."), pager: pager)
  }

  // MARK: announcements

  /// Rows of the province serve its communes and agencies, as in indicators 01–03.
  private func announcementParts(_ asked: RecordsAsked) throws -> [RecordPage.Part] {
    let facts = asked.desk.facts
    let kind = asked.unit.kind
    let owner =
      kind == .province || kind == .nation
      ? asked.code : facts.units.ancestor(of: asked.code, kind: .province) ?? asked.code
    let owners: [UnitCode] = kind == .nation ? facts.units.subtree(owner) : [owner]
    let signed: [Announcement] = owners.flatMap { facts.announcements[$0] ?? [] }
      .filter { $0.signedOn <= asked.window.lastDay }
    let rows: [Announcement] = signed.sorted { (a: Announcement, b: Announcement) -> Bool in
      a.signedOn != b.signedOn ? b.signedOn < a.signedOn : a.procedure < b.procedure
    }
    let measures = asked.asked.question.pack.indicators.compactMap { rule -> AnnouncementMeasure? in
      if case .announcements(let measure) = rule.measure { measure } else { nil }
    }
    let engine = asked.desk.engine
    func term(_ row: Announcement, _ isSigning: Bool) -> AnnouncementTerm? {
      measures.lazy.compactMap { measure -> AnnouncementTerm? in
        switch measure {
        case .signedInTime: isSigning ? engine.term(measure, row, window: asked.window) : nil
        case .publishedInTime: isSigning ? nil : engine.term(measure, row, window: asked.window)
        case .complete: nil
        }
      }.first
    }
    func cell(_ term: AnnouncementTerm?, isDone: Bool) -> RecordTable.Cell {
      guard let term else { return .empty }
      let words = term.isInTime ? (isDone ? "đúng hạn" : "còn hạn") : (isDone ? "trễ" : "quá hạn")
      return RecordTable.Cell(
        .day(term.lastDay), shown: term.lastDay.vietnamesePadded, tone: term.isInTime ? .good : .late, detail: words)
    }
    let late = rows.count { term($0, false)?.isInTime == false }
    let (shown, pager) = try paged(rows)
    let intro =
      owner == asked.code
      ? nil
      : "Danh sách của \(facts.units.unit(owner)?.name ?? owner.text): công bố, công khai là việc của tỉnh, đơn vị theo số của tỉnh."
    return [
      .facts([
        RecordPage.Fact("announcements_total", "Đã công bố", .integer(rows.count)),
        RecordPage.Fact("published_late", "Công khai trễ hoặc quá hạn", .integer(late, tone: late > 0 ? .late : nil)),
        RecordPage.Fact(
          "incomplete", "Thiếu bộ phận tạo thành",
          .integer(rows.count { $0.publishedOn != nil && $0.partsComplete != true })),
      ]),
      .section(
        RecordPage.Section(
          id: "announcements", heading: "Công bố, công khai (\(rows.count.vietnamese))", intro: intro,
          table: RecordTable(
            [
              .init("procedure", "Mã"), .init("name", "Thủ tục"), .init("decision", "Quyết định"),
              .init("signed_on", "Ký ngày"), .init("sign_by", "Phải ký trước"), .init("effective_on", "Hiệu lực"),
              .init("published_on", "Công khai ngày"), .init("publish_by", "Hạn công khai"),
              .init("parts", "Bộ phận tạo thành"),
            ],
            shown.map { row in
              let published = row.publishedOn.flatMap { $0 <= asked.window.lastDay ? $0 : nil }
              return [
                .code(row.procedure.text), .text(facts.procedures[row.procedure]?.name ?? row.procedure.text),
                .text(row.decision), .day(row.signedOn), cell(term(row, true), isDone: true), .day(row.effectiveOn),
                .day(published), cell(term(row, false), isDone: published != nil),
                row.partsComplete.map {
                  RecordTable.Cell(
                    .flag($0), shown: $0 ? "đủ" : "thiếu", tone: $0 ? .good : .late, detail: row.partsMissing)
                } ?? .empty,
              ]
            }, whenEmpty: "Chưa có quyết định công bố nào. Nhập announcements.csv."), pager: pager)),
    ]
  }
}

extension OnlineLevel {
  var words: String {
    switch self {
    case .none: "Chưa trực tuyến"
    case .partial: "Một phần"
    case .full: "Toàn trình"
    }
  }
}
