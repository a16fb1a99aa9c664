internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Wording
internal import Work
internal import Workdays

/// Rule packs and calendars: which there are, which holds, what they say, what another would change.
extension Call {
  func ruleList(problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    let (shelf, book) = (try service.rules.shelf(), try service.rules.book())
    let active = shelf.chosen(on: now.day)
    var parts: [RecordPage.Part] = [
      .headline(
        problem?.vi ?? active.map { "Hôm nay điểm được tính theo \($0.title.vi) (\($0.name))." }
          ?? "Không có bộ quy tắc nào đang dùng."),
      .choices(label: "Dữ liệu", dataTabs("/rules", edition)),
      .section(.init(id: "packs", heading: "Bộ quy tắc", table: packTable(shelf, book, active))),
    ]
    let calendars = book.entries.filter { $0.kind == .calendar }
    parts.append(
      .section(
        .init(
          id: "calendars", heading: "Ngày nghỉ, làm bù khai thêm",
          intro: "Lịch nghỉ lễ nhà nước đi kèm Soi; ở đây là những ngày đơn vị khai thêm.",
          table: calendarTable(calendars))))
    if mayEverywhere(.manage, edition) {
      parts += [.action(packForm("")), .action(calendarForm(""))]
      let mine =
        book.active(.pack).map { ("/rules/\($0.name.percentEncoded)/retire", $0.name) }
        + book.active(.calendar).map { ("/calendars/\($0.name.percentEncoded)/retire", $0.name) }
      for (address, name) in mine {
        parts.append(
          .action(
            PageAction(
              address: address, label: "Thôi dùng “\(name)”",
              consequence: "Các kỳ dùng “\(name)” được tính lại ngay theo bộ đứng sau; nó vẫn nằm trong kho để tra lại."
            )))
      }
    }
    return try dataPage("Bộ quy tắc và lịch", edition, parts)
  }

  private func packForm(_ yaml: String) -> PageAction {
    PageAction(
      address: "/rules/check", heading: "Thêm bộ quy tắc",
      inputs: [
        .init("yaml", "Nội dung tệp .yaml", .lines, value: yaml, hint: "Cách viết: tài liệu “Viết bộ quy tắc”.")
      ], label: "Kiểm tra và xem trước", consequence: "Chưa đưa vào dùng.")
  }

  private func packTable(_ shelf: PackShelf, _ book: RuleBook, _ active: RulePack?) -> RecordTable {
    var rows = shelf.packs.map { pack -> [RecordTable.Cell] in
      let entry = book.active(.pack, pack.name)
      return [
        .text(pack.title.vi, link: "/rules/\(pack.name.percentEncoded)", detail: pack.name),
        .text(
          pack.name == active?.name
            ? "đang dùng" : pack.isDefault ? "tự chọn theo ngày của kỳ" : "chỉ khi gọi tên",
          tone: pack.name == active?.name ? .good : nil), .day(pack.validFrom), .day(pack.validTo),
        .points(pack.max), .text(entry == nil ? "đi kèm Soi" : "trong kho"), .instant(entry?.arrivedAt), .empty,
      ]
    }
    rows += book.entries.filter { $0.kind == .pack && $0.retiredAt != nil }.map { entry in
      [
        .text(entry.name), .text("thôi dùng", tone: .quiet), .empty, .empty, .empty, .text("trong kho"),
        .instant(entry.arrivedAt), .instant(entry.retiredAt),
      ]
    }
    return RecordTable(
      [
        .init("name", "Bộ quy tắc"), .init("state", "Tình trạng"), .init("valid_from", "Hiệu lực từ"),
        .init("valid_to", "Đến"), .init("max", "Điểm tối đa", number: true), .init("origin", "Nguồn gốc"),
        .init("arrived_at", "Vào kho lúc"), .init("retired_at", "Thôi dùng lúc"),
      ], rows)
  }

  private func calendarTable(_ entries: [RuleBook.Entry]) -> RecordTable {
    RecordTable(
      [
        .init("name", "Lịch"), .init("days", "Số ngày", number: true), .init("arrived_at", "Vào kho lúc"),
        .init("retired_at", "Thôi dùng lúc"),
      ],
      entries.map { entry in
        [
          .text(entry.name), .integer(try? CalendarFile.entries(entry.content, file: entry.name).count),
          .instant(entry.arrivedAt), .instant(entry.retiredAt),
        ]
      }, whenEmpty: "Chưa khai thêm ngày nào.")
  }

  // MARK: one pack

  private func namedPack() throws(Failure) -> RulePack {
    let name = path("name")
    guard let pack = try service.rules.shelf().packs.first(where: { $0.name == name }) else {
      throw Failure(.notFound, vi: "Không có bộ quy tắc này.", en: "There is no such rule pack.")
    }
    return pack
  }

  func rulePack() async throws -> Response {
    let edition = try await service.keeper.current()
    let pack = try namedPack()
    let words = RuleWords(pack)
    var parts: [RecordPage.Part] = [
      .choices(label: "Dữ liệu", dataTabs("/rules", edition)),
      .section(
        .init(
          id: "pack", heading: "Bộ này",
          table: RecordTable(
            [.init("label", "Điều"), .init("value", "Nói rằng")],
            words.packFields().map { [.text($0.label.vi), .text($0.value.vi)] }))),
      .section(
        .init(
          id: "indicators", heading: "\(pack.indicators.count) chỉ tiêu bằng lời", table: words.table(pack))),
    ]
    if mayEverywhere(.manage, edition) {
      parts.insert(
        .choices(
          label: "Xem trước",
          [.init("Xem trước: nếu tính theo bộ này", link: "/rules/\(pack.name.percentEncoded)/preview")]), at: 1)
    }
    return try dataPage(pack.title.vi, edition, parts)
  }

  // MARK: put in force, take out

  func checkPack() async throws -> Response {
    let yaml = asking.text("yaml") ?? ""
    let shelf = try service.rules.shelf()
    let (pack, problems) = try shelf.check(Array(yaml.utf8))
    let edition = try await service.keeper.current()
    guard let pack, problems.isEmpty else {
      return try dataPage(
        "Bộ quy tắc chưa dùng được", edition,
        [
          .headline("\(problems.count.vietnamese) lỗi; sửa rồi kiểm tra lại."),
          .section(.init(id: "problems", heading: "Lỗi theo dòng", table: problemTable(problems))),
          .action(packForm(yaml)),
        ])
    }
    let active = shelf.chosen(on: min(now.day, pack.validTo ?? now.day))
    var parts: [RecordPage.Part] = [
      .headline("Bộ \(pack.name) đúng. Xem nó đổi gì trước khi đưa vào dùng."),
      .action(
        PageAction(
          address: "/rules", inputs: [.init("yaml", "", .hidden, value: yaml)], label: "Đưa \(pack.name) vào dùng",
          consequence: pack.isDefault
            ? "Mọi kỳ kết thúc từ ngày \(pack.validFrom.vietnamese) được tính theo bộ này ngay."
            : "Chỉ dùng khi gọi tên.")),
    ]
    if let active {
      let differences = PackDifference.between(active, pack)
      parts.append(
        .section(
          .init(
            id: "differences", heading: "Khác \(active.name) ở \(differences.count.vietnamese) điều",
            table: RecordTable(
              [.init("difference", "Điều khác")], differences.map { [.text($0.sentence.vi)] },
              whenEmpty: "Hai bộ nói như nhau."))))
      parts += try await PreviewAnswer(call: self, edition: edition).parts(after: pack)
    }
    return try dataPage("Xem trước bộ \(pack.name)", edition, parts)
  }

  func packPreview() async throws -> Response {
    let edition = try await service.keeper.current()
    let pack = try namedPack()
    let parts = try await PreviewAnswer(call: self, edition: edition).parts(after: pack)
    return try dataPage(
      "Nếu tính theo \(pack.name)", edition, [.choices(label: "Dữ liệu", dataTabs("/rules", edition))] + parts)
  }

  func problemTable(_ problems: [LocatedProblem]) -> RecordTable {
    RecordTable(
      [
        .init("line", "Dòng", number: true), .init("column", "Cột", number: true), .init("problem", "Lỗi"),
        .init("hint", "Gợi ý"),
      ],
      problems.map {
        [.integer($0.place.line), .integer($0.place.column), .text($0.sentence.vi, tone: .late), .text($0.hint?.vi)]
      })
  }

  func addPack() async throws -> Response {
    do throws(Failure) {
      try await managed(service.rules.add(pack: Array(asking.required("yaml").utf8), at: now))
    } catch {
      if wantsJSON { throw error }
      return try await ruleList(problem: error.sentence)
    }
    return Reply.redirect("/rules")
  }

  func retire(_ kind: RuleEvent.Kind) async throws -> Response {
    do throws(Failure) {
      try await managed(service.rules.retire(kind, path("name"), at: now))
    } catch {
      if wantsJSON { throw error }
      return try await ruleList(problem: error.sentence)
    }
    return Reply.redirect("/rules")
  }

  func managed(_ entry: RuleBook.Entry) async throws(Failure) {
    service.keeper.lookAgain()
    try await note(.managed, record: "\(entry.kind.rawValue):\(entry.name)")
  }
}

extension RuleWords {
  /// Every indicator with its sentences.
  fileprivate func table(_ pack: RulePack) -> RecordTable {
    RecordTable(
      [
        .init("no", "Số"), .init("name", "Chỉ tiêu"), .init("max", "Tối đa", number: true),
        .init("words", "Tính thế nào"),
      ],
      pack.indicators.map { rule in
        [
          .text(rule.no), .text(rule.name.vi), .points(rule.max),
          .text(sentences(rule).map(\.vi).joined(separator: " ")),
        ]
      })
  }
}
