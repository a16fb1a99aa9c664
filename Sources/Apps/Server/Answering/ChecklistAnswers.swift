internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work
internal import Workdays

/// What to see to before a dossier is accepted, with what each thing is worth per dossier now; made to be printed.
extension Call {
  func checklist() async throws -> Response {
    let asked = try await improving(.checklist, keeping: ["procedure", "channel"])
    if let own = withOwnFigures(asked) { return own }
    guard let score = asked.asked.desk.scorer.score(asked.code, asked.asked.question) else {
      throw SoiServer.nothingHere
    }
    let procedures = procedures(asked)
    guard let code = asking.text("procedure").map({ ProcedureCode($0) }) ?? procedures.first?.code else {
      throw Failure(
        .notFound, vi: "Đơn vị này chưa có thủ tục hay hồ sơ nào để lập phiếu.",
        en: "This unit has neither procedures nor dossiers yet.")
    }
    let procedure = asked.desk.facts.procedures[code]
    let channel = try asking.text("channel").map { text throws(Failure) in
      guard let channel = Channel(rawValue: text) else {
        throw Failure(
          .usage, vi: "“channel” phải là online, direct hoặc post.", en: "“channel” must be online, direct or post.")
      }
      return channel
    }
    let state = IntakeState(
      channel: channel ?? .online, received: asked.window.end, has: [:], isFree: procedure?.fee == false)
    let lines = Adviser(asked.desk.scorer, score).lines(code, state, isCounted: false)
      .filter { $0.item != .online || channel != .online }
    let promise = promised(procedure, asked.window.end, asked.desk.calendar)
    return try answer(
      improvePage(
        .checklist, asked, notes: score.notes + notes(asked.asked, of: asked.code, rules: true),
        parts: [
          .headline(finding(lines, procedure, code)), ImprovePage.checklist.choices(asked),
          .filters([
            FilterField(
              "procedure", "Thủ tục", procedures.map { ($0.code.text, "\($0.name) (\($0.code.text))") }),
            FilterField("channel", "Kênh nộp", Channel.allCases.map { ($0.rawValue, $0.sentence.vi) }),
          ]),
          .facts(facts(procedure, code, channel, promise)),
          .section(
            RecordPage.Section(
              id: "checklist", heading: "Kiểm tra trước khi nhấn tiếp nhận",
              intro:
                "Điểm của từng việc là phần một hồ sơ này mang về cho đơn vị khi các việc khác đều đủ; làm sau khi tiếp nhận thì nhiều việc không kịp nữa.",
              table: table(lines))),
          .paragraph([
            "Thiếu thành phần: ghi đủ mọi thứ trong một phiếu yêu cầu bổ sung. Yêu cầu lần thứ hai là hồ sơ trễ ngay, dù sau đó trả đúng hẹn.",
            "Thành phần nào đã có trong kho dữ liệu thì không yêu cầu nộp lại.",
          ]),
        ], main: "checklist"))
  }

  /// What is asked for here, most often first.
  private func procedures(_ asked: RecordsAsked) -> [(code: ProcedureCode, name: String)] {
    let facts = asked.desk.facts
    let subtree = facts.units.subtree(asked.code)
    var counts: [ProcedureCode: Int] = [:]
    for unit in subtree {
      for dossier in facts.dossiers[unit] ?? [] where dossier.isReceived(in: asked.window) {
        counts[dossier.procedure, default: 0] += 1
      }
      for service in facts.services[unit] ?? [] where service.isValid(on: asked.window.lastDay) {
        counts[service.procedure, default: 0] += 0
      }
    }
    return counts.sorted { $0.value != $1.value ? $0.value > $1.value : codePointOrder($0.key.text, $1.key.text) }
      .map { ($0.key, facts.procedures[$0.key]?.name ?? $0.key.text) }
  }

  private func finding(_ lines: [AdviceLine], _ procedure: Procedure?, _ code: ProcedureCode) -> String {
    let sum = lines.reduce(0) { $0 + $1.shares.billionths }
    let most = lines.max { $0.shares.billionths < $1.shares.billionths }
    guard sum > 0, let most else {
      return "Mọi chỉ tiêu theo hồ sơ đã đủ điểm; các việc dưới đây vẫn là nghĩa vụ."
    }
    return
      "Mỗi hồ sơ làm đủ mang về ≈ \(RecordCells.fourDecimals(sum, ",")) điểm; nhiều nhất: \(most.item.sentence.vi.lowercasedFirst) (≈ \(RecordCells.fourDecimals(most.shares.billionths, ",")))."
  }

  private func facts(
    _ procedure: Procedure?, _ code: ProcedureCode, _ channel: Channel?, _ promise: Deadline?
  ) -> [RecordPage.Fact] {
    [
      RecordPage.Fact(
        "procedure", "Thủ tục",
        RecordTable.Cell(.text(code.text), shown: procedure?.name ?? code.text, detail: code.text)),
      RecordPage.Fact("channel", "Kênh nộp", .text(channel?.sentence.vi ?? "mọi kênh")),
      RecordPage.Fact(
        "fee", "Phí, lệ phí", .text(procedure?.fee.map { $0 ? "có" : "không" } ?? "chưa rõ")),
      RecordPage.Fact(
        "promised", "Nhận lúc này thì hẹn trả",
        promise.map { .instant($0.due, detail: $0.counting.first?.vi) } ?? .text("chưa biết thời hạn của thủ tục")),
    ]
  }

  private func table(_ lines: [AdviceLine]) -> RecordTable {
    RecordTable(
      [
        .init("item", "Việc"), .init("checked", "Đủ"), .init("points", "Điểm mỗi hồ sơ", number: true),
        .init("indicators", "Chỉ tiêu"),
      ],
      lines.map { line in
        [
          RecordTable.Cell(.text(line.item.rawValue), shown: line.item.sentence.vi),
          RecordTable.Cell(.none, shown: "☐"),
          line.shares.isEmpty
            ? RecordTable.Cell(.decimal("0"), shown: "đã đủ điểm", tone: .quiet)
            : RecordTable.Cell(
              .decimal(RecordCells.fourDecimals(line.shares.billionths, ".")),
              shown: "≈ \(RecordCells.fourDecimals(line.shares.billionths, ","))"),
          .text(line.shares.map(\.no).joined(separator: ", ")),
        ]
      })
  }
}

extension String {
  /// In the middle of a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
