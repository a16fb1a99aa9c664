internal import Access
internal import Base
internal import Formats
internal import Hummingbird
internal import Notebook
internal import Pages
internal import Records
internal import Work

/// What an officer answers to the own sheet, and what the head adds: kept in the notebook, shown beside the figures.
extension Call {
  private static let longestReply = 4_000

  private func subject(_ officer: String, _ unit: UnitCode) -> Subject {
    Subject(kind: "reply", id: "\(unit.text)/\(officer)")
  }

  /// The officer, and whoever heads or leads the unit. A program speaks for nobody.
  private func mayReply(to officer: String, _ asked: RecordsAsked) -> Bool {
    guard case .person = visitor.kind else { return false }
    if visitor.officer == officer { return asked.asked.sight.may(.readRecords, at: asked.code) }
    let sight = asked.asked.sight
    return sight.may(.readOfficers, at: asked.code)
      && (sight.may(.readPersonal, at: asked.code) || sight.may(.decide, at: asked.code))
  }

  /// All that was answered to an officer's sheet, and the form for those who may.
  func replyParts(to officer: String, _ asked: RecordsAsked) async throws -> [RecordPage.Part] {
    let entries = try await service.notebook.entries(of: subject(officer, asked.code))
    var parts: [RecordPage.Part] = [
      .section(
        RecordPage.Section(
          id: "replies", heading: "Ý kiến trả lời (\(entries.count.vietnamese))", table: table(of: entries)))
    ]
    if mayReply(to: officer, asked) {
      parts.append(.action(form(officer, asked, revision: entries.last?.revision ?? 0, typed: "", heading: "Trả lời")))
    }
    return parts
  }

  private func table(of entries: [NotebookEntry]) -> RecordTable {
    RecordTable(
      [.init("at", "Lúc"), .init("by", "Người viết"), .init("period", "Về kỳ"), .init("text", "Ý kiến")],
      entries.map { entry in
        let body = try? readJSON(entry.body)
        return [
          .instant(entry.at), .text(body?["name"]?.string, detail: Self.part(body?["as"]?.string)),
          .text(body?["period"]?.string), .text(body?["text"]?.string ?? "(đã xóa theo luật)"),
        ]
      }, whenEmpty: "Chưa có ý kiến nào.")
  }

  private static func part(_ word: String?) -> String? {
    word == "officer" ? "cán bộ" : word == "head" ? "người phụ trách" : nil
  }

  private func form(
    _ officer: String, _ asked: RecordsAsked, revision: Int, typed: String, heading: String
  ) -> PageAction {
    let period = asked.window.period
    return PageAction(
      address: "/units/\(asked.code.text.percentEncoded)/fairness/reply", heading: heading,
      inputs: [
        .init("officer", "", .hidden, value: officer), .init("revision", "", .hidden, value: String(revision)),
        .init("from", "", .hidden, value: period.from.iso), .init("to", "", .hidden, value: period.to.iso),
        .init("text", "Ý kiến về phiếu này", .lines, value: typed, hint: "Không ghi dữ liệu cá nhân của người dân."),
      ], label: "Gửi ý kiến",
      consequence: "Ý kiến được giữ nguyên, kèm tên bạn và thời điểm, cạnh số liệu; ai xem phiếu cũng đọc được.")
  }

  func reply() async throws -> Response {
    let asked = try await records(named: path("code"), page: "fairness", keeping: ["officer"])
    let officer = try asking.required("officer")
    guard mayReply(to: officer, asked) else {
      throw Failure(
        .denied, vi: "Chỉ cán bộ ấy và người phụ trách đơn vị trả lời được phiếu này.",
        en: "Only the officer and who heads the unit may answer this sheet.")
    }
    let text = try asking.required("text")
    guard text.contains(where: { !$0.isWhitespace }), text.count <= Self.longestReply else {
      throw Failure(
        .usage, vi: "Ý kiến phải có chữ và không quá \(Self.longestReply) ký tự.",
        en: "An answer has words, and at most \(Self.longestReply) characters.")
    }
    guard let revision = Int(try asking.required("revision")), revision >= 0 else {
      throw Failure(.usage, vi: "“revision” phải là số.", en: "“revision” must be a number.")
    }
    let body: JSON = [
      "text": .string(text), "name": .string(visitor.name), "as": visitor.officer == officer ? "officer" : "head",
      "period": .string(asked.window.period.name.vi), "from": .string(asked.window.period.from.iso),
      "to": .string(asked.window.period.to.iso),
    ]
    switch try await write(subject(officer, asked.code), at: asked.code, "create", body, after: revision) {
    case .written:
      return Reply.redirect(asked.address.setting(("officer", officer)).text)
    case .changed(let since):
      // Nobody's words are lost: what came meanwhile stands above what was typed.
      let parts: [RecordPage.Part] = [
        .headline("Vừa có ý kiến khác được gửi. Đọc rồi gửi lại ý kiến của bạn."),
        .section(
          RecordPage.Section(id: "replies", heading: "Ý kiến vừa đến", table: table(of: since))),
        .action(
          form(officer, asked, revision: since.last?.revision ?? revision, typed: text, heading: "Ý kiến của bạn")),
      ]
      return try answer(
        RecordPage(
          title: "Trả lời phiếu trách nhiệm", stamp: asked.stamp, address: asked.address, parts: parts, formats: [],
          tab: .offices, frame: frame(asked.asked.edition)))
    }
  }
}
