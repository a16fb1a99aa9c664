internal import Answers
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// What the formulas invite, found in the records: each a question to those concerned, with its price and its records.
extension Call {
  func patterns() async throws -> Response {
    let asked = try await improving(.patterns)
    if let own = withOwnFigures(asked) { return own }
    let question = asked.asked.question
    // How each promise was stated over time is read from the deliveries: of a whole province too much for one page.
    let isWide = [.nation, .province].contains(asked.unit.kind)
    let moves = isWide ? [] : try asked.asked.desk.promiseMoves(asked.code)
    let patterns = asked.desk.scorer.patterns(asked.code, question, moves: moves)
    let told = notes(asked.asked, of: asked.code, rules: true) + (isWide ? [Self.withoutMoves] : [])
    var parts: [RecordPage.Part] = [
      .headline(finding(patterns)), ImprovePage.patterns.choices(asked),
      .section(
        RecordPage.Section(
          id: "patterns", heading: "Những điều cần hỏi", table: table(patterns, tellsOfficers: asked.tellsOfficers))),
    ]
    for (number, pattern) in patterns.enumerated() {
      parts.append(.section(records(pattern, number + 1, moves, asked)))
    }
    parts.append(
      .paragraph([
        "Mỗi dấu hiệu là một câu hỏi, không phải kết luận: người liên quan trả lời trước khi ai kết luận.",
        "Điểm là phần chỉ số đang dựa vào (hoặc đã mất vì) các hồ sơ ấy, trước khi làm tròn. Xã bận mà ngay thẳng, đóng nhiều hồ sơ vào cuối buổi, không bị hỏi.",
      ]))
    return try answer(
      improvePage(.patterns, asked, notes: told, parts: parts, main: "patterns"),
      json: PatternAnswer.json(
        asked.unit, patterns, question, notes: told, isSample: asked.asked.desk.isSample, language: .vi,
        tellsOfficers: asked.tellsOfficers))
  }

  private static let withoutMoves = Sentence(
    vi: "Ngày hẹn lùi lại chỉ được xem ở trang của từng xã, từng sở.",
    en: "Promises put off are looked at on the page of each commune and agency.")

  private func finding(_ patterns: [Pattern]) -> String {
    guard let first = patterns.first else { return "Không thấy dấu hiệu nào cần hỏi lại trong kỳ này." }
    let points = Points(hundredths: first.points.roundedHundredths).vietnamese
    return patterns.count == 1
      ? "Một dấu hiệu cần hỏi lại: \(lowered(first.kind.sentence.vi)), \(points) điểm."
      : "\(patterns.count) dấu hiệu cần hỏi lại; đáng kể nhất: \(lowered(first.kind.sentence.vi)), \(points) điểm."
  }

  private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private func table(_ patterns: [Pattern], tellsOfficers: Bool) -> RecordTable {
    RecordTable(
      [
        .init("pattern", "Dấu hiệu"), .init("question", "Câu hỏi"), .init("dossiers", "Hồ sơ", number: true),
        .init("points", "Điểm", number: true),
      ],
      patterns.enumerated().map { number, pattern in
        [
          RecordTable.Cell(
            .text(pattern.kind.rawValue), shown: pattern.sentence(tellsOfficers: tellsOfficers).vi,
            link: "#dossiers_\(number + 1)"),
          .text(pattern.kind.question.vi), .integer(pattern.dossiers.count), RecordCells.points(pattern.points),
        ]
      }, whenEmpty: "Không có gì cần hỏi.")
  }

  /// The records of one finding, one click below it.
  private func records(_ pattern: Pattern, _ number: Int, _ moves: [PromiseMove], _ asked: RecordsAsked)
    -> RecordPage.Section
  {
    let first =
      pattern.kind == .movedPromise
      ? Dictionary(moves.map { ($0.dossier, $0) }, uniquingKeysWith: { earlier, _ in earlier }) : [:]
    let wanted = Set(pattern.dossiers)
    let dossiers = asked.desk.facts.units.subtree(asked.code).flatMap { asked.desk.facts.dossiers[$0] ?? [] }
      .filter { wanted.contains($0.code) }.sorted { codePointOrder($0.code, $1.code) }
    var columns: [RecordTable.Column] = [
      .init("code", "Hồ sơ"), .init("procedure", "Thủ tục"), .init("received_at", "Tiếp nhận"),
      .init("due_at", "Hẹn trả"),
      .init("ended_at", "Kết thúc"), .init("result_file_at", "Tệp kết quả"), .init("office", "Phòng"),
    ]
    if asked.tellsOfficers { columns.append(.init("officer", "Cán bộ")) }
    return RecordPage.Section(
      id: "dossiers_\(number)",
      heading: "\(number). \(pattern.sentence(tellsOfficers: asked.tellsOfficers).vi)", intro: pattern.kind.question.vi,
      table: RecordTable(
        columns,
        dossiers.map { dossier in
          var cells: [RecordTable.Cell] = [
            .code(dossier.code, link: asked.dossier(dossier.code)),
            RecordCells.procedure(dossier.procedure, asked.desk.facts.procedures[dossier.procedure]),
            .instant(dossier.receivedAt),
            .instant(first[dossier.code]?.from), .instant(first[dossier.code]?.at), .instant(dossier.dueAt),
            .instant(dossier.endedAt),
            .instant(dossier.resultFileAt), .text(dossier.office),
          ]
          if asked.tellsOfficers { cells.append(.text(dossier.officer)) }
          return cells
        }), isFolded: true)
  }
}
