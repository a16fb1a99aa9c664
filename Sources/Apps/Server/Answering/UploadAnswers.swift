internal import Access
internal import Base
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Intake
internal import Pages
internal import Records
internal import Wording
internal import Work

/// Files and lists taken in through a page: read on trial, shown, then taken.
extension Call {
  /// What cannot be read was sent so: that is the sender's to mend, not a failure of the service.
  func sent<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    do throws(Failure) { return try body() } catch {
      throw error.kind == .failed ? Failure(.usage, vi: error.sentence.vi, en: error.sentence.en) : error
    }
  }

  func uploadForm(problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    var parts: [RecordPage.Part] = []
    if let problem { parts.append(.headline(problem.vi)) }
    parts += [
      .choices(label: "Dữ liệu", dataTabs("/upload", edition)),
      .paragraph([
        "Danh sách kết xuất từ hệ thống một cửa, tệp đơn vị, thủ tục, phản ánh, số Cổng công bố: Soi tự nhận ra tên cột, ngày, chữ cũ. Tệp được đọc thử trước, chưa ghi gì; xem kết quả rồi mới nhận.",
        "Cột họ tên, điện thoại, địa chỉ, số định danh bị bỏ ngay khi đọc.",
      ]),
      .action(
        PageAction(
          address: "/upload", inputs: uploadInputs(edition), label: "Kiểm tra",
          consequence: "Chưa ghi gì vào kho.")),
    ]
    return try dataPage("Nhập tệp", edition, parts)
  }

  private func uploadInputs(_ edition: DeskKeeper.Edition) -> [PageAction.Input] {
    var units: [(value: String, label: String)] = [("", "(theo tệp)")]
    for unit in edition.lists.units.prefix(1_200) { units.append((unit.code.text, unit.name)) }
    var kinds: [(value: String, label: String)] = [("", "(danh sách hồ sơ)")]
    for kind in FactKind.allCases where kind != .progress {
      kinds.append((kind.fileStem, "\(kind.sentence.vi) (\(kind.fileStem).csv)"))
    }
    var rows = PageAction.Input("rows", "Hoặc dán các dòng CSV", .lines, value: asking.text("rows") ?? "")
    rows.hint = "Dòng đầu là tên cột, ví dụ với đơn vị: code,name,kind,parent."
    var kind = PageAction.Input("kind", "Các dòng dán là", .choice(kinds), value: asking.text("kind") ?? "")
    var system = PageAction.Input(
      "system", "Hệ thống nguồn", value: asking.text("system") ?? "", hint: "Để nhớ tên cột cho lần sau.")
    var mapping = PageAction.Input(
      "mapping", "Ánh xạ tên cột", .lines, value: asking.text("mapping") ?? "",
      hint: "Chỉ khi Soi hỏi. Ví dụ: columns: rồi dòng sau, thụt vào: “Ngày HT”: ended_at.")
    var from = PageAction.Input("from", "Kỳ của tệp: từ ngày", .day, value: asking.text("from") ?? "")
    from.hint = "Chỉ cho số Cổng, bảng điểm, biểu báo cáo không ghi kỳ trong tệp."
    var to = PageAction.Input("to", "Kỳ của tệp: đến ngày", .day, value: asking.text("to") ?? "")
    var asOf = PageAction.Input("as_of", "Thời điểm lấy số", .moment, value: asking.text("as_of") ?? "")
    (rows.isExtra, kind.isExtra, system.isExtra, mapping.isExtra) = (true, true, true, true)
    (from.isExtra, to.isExtra, asOf.isExtra) = (true, true, true)
    return [
      PageAction.Input("files", "Tệp .csv, .xlsx, .jsonl, .json", .files, hint: "Chọn được nhiều tệp, cả thảy 64 MB."),
      PageAction.Input("unit", "Đơn vị của dòng không ghi đơn vị", .choice(units), value: asking.text("unit") ?? ""),
      rows, kind, system, mapping, from, to, asOf,
    ]
  }

  func checkUpload() async throws -> Response {
    do {
      var options = ImportOptions()
      options.unit = asking.text("unit").map { UnitCode($0) }
      options.system = asking.text("system")
      if let from = try asking.day("from"), let to = try asking.day("to") {
        options.period = Period(from: from, to: to)
      }
      options.asOf = try asking.instant("as_of")
      if let mapping = asking.text("mapping") {
        options.mapping = try MappingFile.read(text: mapping, path: "ánh xạ")
      }
      var files: [UploadDesk.File] = []
      if let form = request.headers[.contentType].flatMap({ MultipartForm(contentType: $0, body) }) {
        files = form.files.map { UploadDesk.File(name: $0.fileName ?? "", content: $0.content) }
      }
      if let rows = asking.text("rows"), rows.contains(where: { !$0.isWhitespace }) {
        let stem = asking.text("kind") ?? "danh-sach"
        files.append(UploadDesk.File(name: "\(stem).csv", content: Array(rows.utf8)))
      }
      options.isSample = files.contains { $0.name == "soi-sample.json" }
      files.removeAll { $0.name == "soi-sample.json" }
      let trial = try await service.uploads.check(files, options, owner: visitor.kind, at: now)
      if wantsJSON { return try await trialPage(trial) }
      // An address of its own: it can be reloaded, gone back to, and sent to whoever asks.
      return Reply.redirect("/upload/\(trial.token)")
    } catch let failure as Failure where failure.kind != .denied && !wantsJSON {
      return try await uploadForm(problem: failure.sentence)
    }
  }

  func uploadTrial() async throws -> Response {
    try await trialPage(try await service.uploads.trial(path("token"), owner: visitor.kind, at: now))
  }

  private func trialPage(_ trial: UploadDesk.Trial) async throws -> Response {
    let report = trial.report
    let sums = report.files.map(\.summary)
    let new = sums.reduce(0) { $0 + $1.accepted + $1.updated }
    var parts: [RecordPage.Part] = [
      .headline(
        "Đọc thử xong: \(new.vietnamese) dòng nói điều mới, \(sums.reduce(0) { $0 + $1.unchanged }.vietnamese) dòng đã biết, \(report.quarantine.count.vietnamese) dòng sẽ bị giữ lại."
      ),
      .choices(label: "Dữ liệu", dataTabs("/upload", try await service.keeper.current())),
    ]
    if new > 0 {
      parts.append(
        .action(
          PageAction(
            address: "/upload/\(trial.token)", label: "Nhận vào kho",
            consequence: "Thành một lần nhập, rút lại được trọn. Điểm của các đơn vị có trong tệp đổi ngay.")))
    } else {
      parts.append(
        .paragraph([
          report.quarantine.isEmpty
            ? "Kho đã biết mọi dòng: không có gì để nhận."
            : "Không có dòng nào nói điều mới: sửa các dòng bị giữ lại trong tệp rồi kiểm tra lại."
        ]))
    }
    parts.append(.section(.init(id: "files", heading: "Tệp", table: filesTable(sums))))
    let warnings = report.files.flatMap(\.warnings).map(\.vi)
    if !warnings.isEmpty { parts.append(.paragraph(warnings)) }
    if !report.quarantine.isEmpty {
      parts.append(.section(.init(id: "quarantine", heading: "Sẽ bị giữ lại", table: keptBackTable(report.quarantine))))
    }
    let headings = report.files.filter(\.isList).flatMap { file in
      file.headings.map { (match: $0, kind: FactKind(fileStem: file.summary.kind)) }
    }
    if !headings.isEmpty {
      parts.append(.section(.init(id: "headings", heading: "Tên cột được hiểu là", table: headingTable(headings))))
    }
    return try dataPage("Kết quả đọc thử", try await service.keeper.current(), parts)
  }

  private func filesTable(_ sums: [FileSummary]) -> RecordTable {
    RecordTable(
      [
        .init("path", "Tệp"), .init("kind", "Loại"), .init("rows", "Dòng", number: true),
        .init("accepted", "Mới", number: true), .init("updated", "Đổi", number: true),
        .init("unchanged", "Như cũ", number: true), .init("quarantined", "Giữ lại", number: true),
      ],
      sums.map {
        [
          .text(fileName($0.path)), kind($0.kind), .integer($0.rows), .integer($0.accepted), .integer($0.updated),
          .integer($0.unchanged), .integer($0.quarantined, tone: $0.quarantined > 0 ? .soon : nil),
        ]
      })
  }

  private func keptBackTable(_ rows: [QuarantinedRow]) -> RecordTable {
    RecordTable(
      [
        .init("file", "Tệp"), .init("line", "Dòng", number: true), .init("column", "Cột"), .init("value", "Giá trị"),
        .init("reason", "Lý do"), .init("hint", "Có lẽ là"),
      ],
      rows.prefix(200).map { row in
        [
          .text(fileName(row.file)), .integer(row.line), .code(row.column), .text(row.value),
          .text(row.reason.sentence.vi), .text(row.hint?.sentence(row.value).vi),
        ]
      })
  }

  /// What a column is called on forms, beside the name that files and mappings have for it.
  private static func columnWords(_ name: String, _ kind: FactKind?) -> String {
    guard let column = kind.flatMap({ Schema.of($0).column(named: name) }) else { return name }
    return "\(column.sentence.vi) (\(name))"
  }

  private func headingTable(_ headings: [(match: HeadingMatch, kind: FactKind?)]) -> RecordTable {
    RecordTable(
      [.init("heading", "Trong tệp"), .init("meaning", "Được hiểu là"), .init("evidence", "Vì")],
      headings.map { match, kind in
        let (words, tone): (String, RecordTable.Tone?) =
          switch match.meaning {
          case .column(let name): (Self.columnWords(name, kind), .good)
          case .personal: ("dữ liệu cá nhân, bỏ", .quiet)
          case .duplicate(let other): ("trùng với cột \(Self.columnWords(other, kind)), bỏ", .quiet)
          case .ignored: ("không cần cho bộ chỉ số", .quiet)
          case .unknown: ("không hiểu, không lưu", .soon)
          }
        return [.text(match.heading), .text(words, tone: tone), .text(match.evidence?.vi)]
      })
  }

  func takeUpload() async throws -> Response {
    let report = try await service.uploads.take(path("token"), owner: visitor.kind, at: now)
    service.keeper.lookAgain()
    let batch = report.batch ?? 0
    try await note(
      .imported, record: "batch:\(batch)", rows: report.files.reduce(0) { $0 + $1.summary.rows })
    return Reply.redirect("/batches/\(batch)")
  }
}
