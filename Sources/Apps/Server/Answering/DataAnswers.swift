internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Wording
internal import Work

/// Where the facts come from: systems and their freshness, batches, what is kept back.
extension Call {
  /// A page about the store as a whole.
  func dataPage(
    _ title: String, _ edition: DeskKeeper.Edition, _ parts: [RecordPage.Part], notes: [Sentence] = []
  ) throws -> Response {
    try answer(
      RecordPage(
        title: title, stamp: RecordPage.Stamp(unit: nil, window: nil, source: "kho dữ liệu của Soi"),
        address: PageAddress(
          request.uri.path, route.parameters.filter { $0.place == .query }.map { ($0.name, asking.text($0.name)) }),
        notes: notes, parts: parts, formats: route.contents.contains(.csv) ? ["csv", "xlsx", "json"] : [],
        frame: frame(edition)))
  }

  func sources() async throws -> Response {
    let edition = try await service.keeper.current()
    let arrivals = try service.arrivals.arrivalsBySystem()
    let systems = try await service.sources.all()
    let names = Set(arrivals.map(\.system)).union(systems.map(\.name)).sorted { VietnameseKey($0) < VietnameseKey($1) }
    let rows = names.map { name -> [RecordTable.Cell] in
      let arrived = arrivals.first { $0.system == name }
      let known = systems.first { $0.name == name }
      let ways = [
        known?.login.map { "đăng nhập \($0.username)" },
        known?.openPath.map { "đường dẫn mở cho \($0.addresses.joined(separator: ", "))" },
      ].compactMap(\.self)
      return [
        .text(name.isEmpty ? "(tệp không ghi hệ thống)" : name),
        .instant(arrived?.newest, tone: arrived.map { freshness($0.newest) } ?? nil),
        .integer(arrived?.batches), .integer(arrived?.deliveries),
        .integer(arrived?.quarantined, link: (arrived?.quarantined ?? 0) > 0 ? "/quarantine" : nil),
        .text(ways.isEmpty ? "tệp hoặc khóa API" : ways.joined(separator: "; ")),
        .text(known?.unit?.text, link: known?.unit.map { "/units/\($0.text.percentEncoded)" }),
      ]
    }
    let table = RecordTable(
      [
        .init("system", "Hệ thống"), .init("newest", "Đến gần nhất"), .init("batches", "Lần", number: true),
        .init("deliveries", "Điều mới", number: true), .init("quarantined", "Giữ lại", number: true),
        .init("ways", "Cách gửi"), .init("unit", "Đơn vị mặc định"),
      ], rows, whenEmpty: "Chưa có gì đến: nhập tệp ở mục Nhập tệp, hoặc thêm hệ thống gửi tin bằng soi sources add.")
    let silent = arrivals.filter { freshness($0.newest) == .late && !$0.system.isEmpty }
    let headline =
      silent.isEmpty
      ? "\(edition.quarantined.vietnamese) dòng bị giữ lại; \(edition.desk.waiting.count.vietnamese) bản ghi chờ đơn vị hoặc thủ tục."
      : "Im lặng quá một ngày: \(silent.map(\.system).joined(separator: ", "))."
    return try dataPage(
      "Nguồn dữ liệu", edition,
      [
        .headline(headline), .choices(label: "Dữ liệu", dataTabs("/sources", edition)),
        .section(.init(id: "systems", heading: "Hệ thống và độ tươi", table: table)),
      ])
  }

  private func freshness(_ newest: Instant) -> RecordTable.Tone? {
    let hours = (now - newest) / 3_600
    return hours >= 24 ? .late : hours >= 4 ? .soon : .good
  }

  /// Only what the visitor may open.
  func dataTabs(_ current: String, _ edition: DeskKeeper.Edition) -> [RecordPage.Choice] {
    var tabs: [(String, String)] = []
    if mayEverywhere(.readRecords, edition) {
      tabs = [("Nguồn", "/sources"), ("Lần nhập", "/batches"), ("Giữ lại", "/quarantine")]
    }
    if mayEverywhere(.mend, edition) { tabs.insert(("Nhập tệp", "/upload"), at: min(2, tabs.count)) }
    tabs.append(("Quy tắc, lịch", "/rules"))
    return tabs.map { label, link in RecordPage.Choice(label, link: link, isCurrent: link == current) }
  }

  // MARK: batches

  func batches() async throws -> Response {
    let edition = try await service.keeper.current()
    let before = try asking.text("before").map { text throws(Failure) in
      guard let number = Int(text), number > 0 else {
        throw Failure(.usage, vi: "“before” phải là số lần nhập.", en: "“before” must be a batch number.")
      }
      return number
    }
    let batches = try service.arrivals.arrivals(before: before, atMost: 50)
    let table = RecordTable(
      [
        .init("batch", "Lần", number: true), .init("arrived_at", "Lúc"), .init("system", "Hệ thống"),
        .init("files", "Tệp"), .init("accepted", "Nhận", number: true), .init("updated", "Đổi", number: true),
        .init("quarantined", "Giữ lại", number: true), .init("state", "Tình trạng"),
      ],
      batches.map { batch in
        [
          .integer(batch.number, link: "/batches/\(batch.number)"), .instant(batch.arrivedAt), .text(batch.system),
          .text(fileNames(batch)),
          .integer(batch.files.reduce(0) { $0 + $1.accepted }), .integer(batch.files.reduce(0) { $0 + $1.updated }),
          .integer(batch.files.reduce(0) { $0 + $1.quarantined }),
          .text(state(batch), tone: batch.retractedAt == nil ? nil : .quiet),
        ]
      })
    var older: RecordPage.Choice?
    if batches.count == 50, let last = batches.last {
      older = RecordPage.Choice("Cũ hơn", link: "/batches?before=\(last.number)")
    }
    var parts: [RecordPage.Part] = [
      .choices(label: "Dữ liệu", dataTabs("/batches", edition)),
      .section(.init(id: "batches", heading: "Mới nhất trước", table: table, more: older)),
    ]
    if edition.desk.isSample, mayEverywhere(.mend, edition) { parts.append(.action(removal)) }
    return try dataPage("Các lần nhập", edition, parts)
  }

  /// Where a file lay on somebody's machine is nobody's business.
  func fileName(_ path: String) -> String {
    path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? path
  }

  func kind(_ stem: String) -> RecordTable.Cell {
    RecordTable.Cell(.text(stem), shown: FactKind(fileStem: stem)?.sentence.vi ?? stem)
  }

  private func fileNames(_ batch: Batch) -> String {
    let names = batch.files.prefix(3).map { fileName($0.path) }.joined(separator: ", ")
    return batch.files.count > 3 ? "\(names) và \((batch.files.count - 3).vietnamese) tệp nữa" : names
  }

  private var removal: PageAction {
    PageAction(
      address: "/sample/remove", heading: "Gỡ dữ liệu mẫu", label: "Gỡ mọi dữ liệu mẫu",
      consequence:
        "Mọi lần nhập có dấu dữ liệu mẫu thôi được tính, cùng lúc; số liệu thật còn nguyên. Bản ghi mẫu vẫn nằm trong kho để kiểm toán."
    )
  }

  private func state(_ batch: Batch) -> String {
    if let at = batch.retractedAt { return "đã rút lúc \(at.vietnamese)" }
    return batch.isSample ? "dữ liệu mẫu" : "đang tính"
  }

  func batch() async throws -> Response {
    let edition = try await service.keeper.current()
    let batch = try namedBatch()
    let table = RecordTable(
      [
        .init("path", "Tệp"), .init("kind", "Loại"), .init("rows", "Dòng", number: true),
        .init("accepted", "Nhận", number: true), .init("updated", "Đổi", number: true),
        .init("unchanged", "Như cũ", number: true), .init("quarantined", "Giữ lại", number: true),
      ],
      batch.files.map {
        [
          .text(fileName($0.path)), kind($0.kind), .integer($0.rows), .integer($0.accepted), .integer($0.updated),
          .integer($0.unchanged), .integer($0.quarantined),
        ]
      }, whenEmpty: "Lần này là tin nhắn, không có tệp.")
    var parts: [RecordPage.Part] = [
      .facts([
        .init("arrived_at", "Đến lúc", .instant(batch.arrivedAt)), .init("system", "Hệ thống", .text(batch.system)),
        .init("state", "Tình trạng", .text(state(batch))),
      ]),
      .section(.init(id: "files", heading: "Tệp", table: table)),
    ]
    if batch.retractedAt == nil, mayEverywhere(.mend, edition) {
      parts.append(
        .action(
          .init(
            address: "/batches/\(batch.number)/retract", label: "Rút lại lần nhập này",
            consequence:
              "Mọi điều lần này nói sẽ thôi được tính, trừ điều lần khác cũng nói; bản ghi vẫn còn trong kho. Điểm của các đơn vị có hồ sơ trong lần này đổi ngay."
          )))
    }
    return try dataPage("Lần nhập số \(batch.number.vietnamese)", edition, parts)
  }

  func retractBatch() async throws -> Response {
    let batch = try namedBatch()
    _ = try service.arrivals.retract(batch.number, at: now)
    try await note(.retracted, record: "batch:\(batch.number)")
    return Reply.redirect("/batches/\(batch.number)")
  }

  private func namedBatch() throws(Failure) -> Batch {
    guard let number = Int(path("number")), let batch = try service.arrivals.arrival(number) else {
      throw Failure(.notFound, vi: "Không có lần nhập này.", en: "There is no such batch.")
    }
    return batch
  }

  /// Writes what was done into the trail before the answer leaves.
  func note(_ deed: Deed, unit: UnitCode? = nil, record: String = "", rows: Int = 1) async throws(Failure) {
    let from = try await service.access.addresses.hash(address)
    try await service.access.trail.append([
      TrailEntry(at: now, who: visitor.kind, deed, unit: unit, record: record, rows: rows, address: from)
    ])
  }

  // MARK: what is kept back

  func quarantine() async throws -> Response {
    let edition = try await service.keeper.current()
    let desk = edition.desk
    let rows = try service.log.quarantine(desk.moment)
    let (shown, pager) = try paged(rows)
    let mayMend = mayEverywhere(.mend, edition)
    let hints = desk.facts.admission.hints(for: Set(desk.waiting.filter { $0.missing == .unit }.map(\.named)))
    let waiting = Dictionary(grouping: desk.waiting, by: { "\($0.missing)\u{1F}\($0.named)" }).values
      .sorted { $0.count != $1.count ? $0.count > $1.count : codePointOrder($0[0].named, $1[0].named) }
    let waitingTable = RecordTable(
      [
        .init("named", "Được gọi là"), .init("missing", "Thiếu"), .init("records", "Bản ghi", number: true),
        .init("hint", "Có lẽ là"),
      ],
      waiting.map { group in
        let hint = hints[group[0].named]
        let isUnit = group[0].missing == .unit
        return [
          .code(
            group[0].named, link: mayMend && isUnit ? "/quarantine/alias?code=\(group[0].named.percentEncoded)" : nil),
          .text(group[0].missing == .unit ? "đơn vị" : "thủ tục"), .integer(group.count),
          .text(hint?.sentence(group[0].named).vi),
        ]
      }, whenEmpty: "Không có bản ghi nào chờ.")
    let table = RecordTable(
      [
        .init("file", "Tệp hoặc dịch vụ"), .init("line", "Dòng", number: true), .init("column", "Cột"),
        .init("value", "Giá trị"), .init("reason", "Lý do"),
      ],
      shown.map { row in
        [
          .text(fileName(row.file), link: mayMend ? correction(row) : nil), .integer(row.line), .code(row.column),
          .text(row.value),
          .text(row.reason.sentence.vi),
        ]
      }, whenEmpty: "Không có dòng nào bị giữ lại.")
    return try dataPage(
      "Dòng bị giữ lại", edition,
      [
        .headline(
          "\(rows.count.vietnamese) dòng không đọc được, \(desk.waiting.count.vietnamese) bản ghi chờ đơn vị hoặc thủ tục."
        ),
        .choices(label: "Dữ liệu", dataTabs("/quarantine", edition)),
        .section(
          .init(
            id: "waiting", heading: "Chờ đơn vị hoặc thủ tục",
            intro:
              "Tự vào số liệu ngay khi đơn vị, thủ tục hoặc mã khác của đơn vị được khai, không cần gửi lại. Bấm vào mã để khai nó là đơn vị nào.",
            table: waitingTable)),
        .section(
          .init(
            id: "quarantine", heading: "Không đọc được",
            intro:
              "Sửa ở nguồn rồi gửi hoặc nhập lại; dòng đúng tự thay dòng này. Không sửa được ở nguồn thì bấm vào tên tệp để điền lại dòng ấy.",
            table: table, pager: pager)),
      ])
  }
}
