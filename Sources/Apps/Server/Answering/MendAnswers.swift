internal import Access
internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Records
internal import Wording
internal import Work

/// Rows kept back and records that wait, mended on a page.
extension Call {
  /// Every canonical column by the name its field has on the form.
  static let correctionColumns: [Route.Parameter] = {
    var seen: Set<String> = []
    return FactKind.allCases.flatMap { Schema.of($0).fileColumns }.filter { seen.insert($0.name).inserted }
      .map { Route.Parameter(Self.field($0.name), .form, vi: $0.sentence.vi, en: $0.sentence.en) }
  }()

  private static func field(_ column: String) -> String { "v_\(column)" }

  /// The page that corrects a row.
  func correction(_ row: QuarantinedRow) -> String {
    PageAddress("/quarantine/row", [("row", Self.mark(row))]).text
  }

  /// Stands for the place a row was read from: a path says more of somebody's machine than an address should.
  private static func mark(_ row: QuarantinedRow) -> String {
    let place = JSON.array([.string(row.file), .integer(row.line), .string(row.column)]).serialized()
    return sha256(place.utf8).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func namedRow() async throws(Failure) -> (row: QuarantinedRow, edition: DeskKeeper.Edition) {
    let edition = try await service.keeper.current()
    let mark = try asking.required("row")
    let rows = try service.log.quarantine(edition.desk.moment)
    guard let row = rows.first(where: { Self.mark($0) == mark }) else {
      throw Failure(
        .notFound, vi: "Dòng này không còn bị giữ lại: đã được sửa, hoặc lần nhập đã rút.",
        en: "This row is not kept back any more: it was corrected, or its batch was taken back.")
    }
    return (row, edition)
  }

  private func kind(of row: QuarantinedRow) throws(Failure) -> FactKind {
    if let named = asking.text("kind") {
      guard let kind = FactKind(fileStem: named) else {
        throw Failure(.usage, vi: "Không có loại bản ghi “\(named.prefix(40))”.", en: "There is no such kind.")
      }
      return kind
    }
    return try service.arrivals.kind(ofFile: row.file) ?? .dossier
  }

  func correctionForm() async throws -> Response {
    let (row, edition) = try await namedRow()
    return try correctionForm(row, edition, problem: nil)
  }

  private func correctionForm(
    _ row: QuarantinedRow, _ edition: DeskKeeper.Edition, problem: Sentence?
  ) throws -> Response {
    let kind = try kind(of: row)
    let hidden = [("row", Self.mark(row)), ("kind", kind.fileStem)]
      .map { PageAction.Input($0.0, "", .hidden, value: $0.1) }
    let inputs = Schema.of(kind).fileColumns.map { column in
      var input = PageAction.Input(
        Self.field(column.name), column.sentence.vi, Self.input(column),
        value: asking.text(Self.field(column.name)) ?? "", required: column.isRequired)
      if column.name == row.column {
        input.hint = "Trong tệp: “\(row.value)”. \(row.reason.sentence.vi)."
        if input.value.isEmpty, case .text = input.kind { input.value = row.value }
      }
      input.isExtra = !column.isRequired && !column.isKey && column.name != row.column
      return input
    }
    var parts: [RecordPage.Part] = [
      .headline(
        problem?.vi ?? "\(row.reason.sentence.vi): cột \(columnName(row.column, kind)), giá trị “\(row.value)”."),
      .facts([
        .init("file", "Tệp", .text(fileName(row.file))), .init("line", "Dòng", .integer(row.line)),
        .init("kind", "Loại", self.kind(kind.fileStem)),
      ]),
    ]
    parts.append(
      .action(
        PageAction(
          address: "/quarantine/row", heading: "Điền lại dòng này", inputs: hidden + inputs, label: "Nhận dòng đã sửa",
          consequence:
            "Ô để trống là không nói gì. Dòng đã sửa là một lần nhập riêng, ghi vào nhật ký tên bạn, rút lại được; điểm đổi ngay."
        )))
    return try dataPage("Sửa dòng bị giữ lại", edition, parts)
  }

  private func columnName(_ name: String, _ kind: FactKind) -> String {
    Schema.of(kind).column(named: name)?.sentence.vi ?? name
  }

  private static func input(_ column: Column) -> PageAction.Input.Kind {
    switch column.type {
    case .day: .day
    case .instant: .moment
    case .flag: .choice([("", "(không rõ)"), ("1", "có"), ("0", "không")])
    case .choice(let words): choices(words, of: column)
    case .code, .text, .count, .points: .text
    }
  }

  private static func choices(_ words: [String], of column: Column) -> PageAction.Input.Kind {
    var options: [(value: String, label: String)] = [("", "(không rõ)")]
    for word in words { options.append((word, column.sentence(ofChoice: word).vi)) }
    return .choice(options)
  }

  func correctRow() async throws -> Response {
    let (row, edition) = try await namedRow()
    let kind = try kind(of: row)
    let cells = Schema.of(kind).fileColumns.compactMap { column in
      asking.text(Self.field(column.name)).map { (name: column.name, text: $0) }
    }
    do throws(Failure) {
      let batch = try await MendRecords(service.deliveries, at: now).correct(row, as: kind, cells)
      try await mended(batch)
    } catch {
      if wantsJSON || error.kind != .usage { throw error }
      return try correctionForm(row, edition, problem: error.sentence)
    }
    return Reply.redirect("/quarantine")
  }

  private func mended(_ batch: Int) async throws(Failure) {
    service.keeper.lookAgain()
    try await note(.mended, record: "batch:\(batch)")
  }

  // MARK: codes of units

  func aliasForm() async throws -> Response {
    let edition = try await service.keeper.current()
    let code = try asking.required("code")
    let waiting = edition.desk.waiting.filter { $0.missing == .unit && $0.named == code }
    let hint = edition.desk.facts.admission.hints(for: [code])[code]
    var units: [(value: String, label: String)] = [("", "(chọn đơn vị)")]
    for unit in edition.lists.units { units.append((unit.code.text, "\(unit.name) (\(unit.code.text))")) }
    var parts: [RecordPage.Part] = [
      .headline("\(waiting.count.vietnamese) bản ghi gọi đơn vị là “\(code)”, chưa ai biết là đơn vị nào.")
    ]
    if let hint { parts.append(.paragraph([hint.sentence(code).vi])) }
    parts.append(
      .action(
        PageAction(
          address: "/quarantine/alias",
          inputs: [
            .init("code", "", .hidden, value: code),
            .init("unit", "“\(code)” là", .choice(units), required: true),
          ], label: "Khai",
          consequence: "Mọi bản ghi đang chờ với mã này vào số liệu của đơn vị ấy ngay, cả những bản ghi đến sau.")))
    return try dataPage("Mã lạ “\(code)”", edition, parts)
  }

  func declareAlias() async throws -> Response {
    let desk = try await service.keeper.current().desk
    let (code, unit) = (try asking.required("code"), try desk.unit(asking.required("unit")))
    try await mended(try await MendRecords(service.deliveries, at: now).alias(code, means: unit))
    return Reply.redirect("/quarantine")
  }

  // MARK: made-up data

  func removeSample() async throws -> Response {
    for number in try service.arrivals.retractSample(at: now) {
      try await note(.retracted, record: "batch:\(number)")
    }
    service.keeper.lookAgain()
    return Reply.redirect("/batches")
  }
}
