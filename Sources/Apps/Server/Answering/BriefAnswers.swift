internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Records
internal import Scoring
internal import Wording
internal import Work

/// The leader's brief on a page: the same words as the letter of half past seven.
extension Call {
  func leadersBrief() async throws -> Response {
    let asked = try await improving(.brief)
    if let own = withOwnFigures(asked) { return own }
    guard let brief = try asked.asked.desk.brief(asked.code, asked.asked.question, opened: asked.desk) else {
      throw SoiServer.nothingHere
    }
    let decisions = RecordTable(
      [
        .init("order", "Việc"), .init("records", "Bản ghi", number: true),
        .init("points", "Lấy lại được", number: true),
        .init("office", "Phòng"),
      ],
      brief.decisions.map { gain in
        [
          RecordTable.Cell(
            .text("\(gain.no) \(gain.reason.rawValue)"),
            shown: "\(gain.no) \(gain.reason.sentence.vi)",
            link: asked.link(
              "/units/\(asked.code.text.percentEncoded)/losses",
              [("indicator", gain.no), ("reason", gain.reason.rawValue), ("recoverable", "1")], unit: false)),
          .integer(gain.records), .points(gain.points), .text(gain.office),
        ]
      }, whenEmpty: "Không còn điểm nào lấy lại được trong kỳ.")
    let heads = RecordTable(
      [
        .init("code", "Mã hồ sơ"), .init("chance_percent", "Khả năng trễ"), .init("left", "Còn lại"),
        .init("office", "Phòng"), .init("procedure", "Thủ tục"),
      ],
      brief.heads.map { warning in
        [
          .code(warning.dossier.code, link: asked.dossier(warning.dossier.code)),
          warning.chance.map { RecordTable.Cell(.integer($0.percent), shown: "\($0.percent) %", tone: .soon) }
            ?? RecordTable.Cell(.none, shown: warning.state.sentence.vi, tone: .late),
          RecordCells.clock(warning.clock(.whole)), .text(warning.dossier.office),
          RecordCells.procedure(warning.dossier.procedure, warning.procedure),
        ]
      }, whenEmpty: "Không có hồ sơ nào trễ hay dễ trễ.")
    return try answer(
      improvePage(
        .brief, asked, notes: brief.score.notes + notes(asked.asked, of: asked.code, rules: true),
        parts: [
          .headline(brief.position.vi), ImprovePage.brief.choices(asked),
          .paragraph(brief.changeSentences.map(\.vi)),
          .section(
            RecordPage.Section(id: "decisions", heading: "Quyết định hôm nay", table: decisions)),
          .section(
            RecordPage.Section(
              id: "late", heading: "Dễ trễ", intro: brief.warnings.sentence.vi, table: heads,
              more: RecordPage.Choice(
                "Cả danh sách", link: asked.link("/units/\(asked.code.text.percentEncoded)/warnings", unit: false)))),
        ], main: "decisions"))
  }
}
