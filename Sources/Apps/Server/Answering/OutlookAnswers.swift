internal import Answers
internal import Base
internal import Hummingbird
internal import Improving
internal import Pages
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// What the period can still end with: what is certain before what is likely.
extension Call {
  func outlookToEnd() async throws -> Response {
    let asked = try await improving(.outlook)
    if let own = withOwnFigures(asked) { return own }
    let (desk, question) = (asked.asked.desk, asked.asked.question)
    let (bounds, forecast) = try desk.outlook(
      asked.code, question, dossiers: nil, petitions: nil, records: asked.desk)
    let told = bounds.now.notes + notes(asked.asked, of: asked.code, rules: true)
    var parts: [RecordPage.Part] = [
      .headline(bounds.sentence.vi), ImprovePage.outlook.choices(asked),
      .facts([
        RecordPage.Fact("worst", "Xấu nhất còn có thể", .points(bounds.worst)),
        RecordPage.Fact("now", "Hiện nay", .points(bounds.now.total)),
        RecordPage.Fact("best", "Tốt nhất còn có thể", .points(bounds.best)),
        RecordPage.Fact(
          "settled_band", "Xếp loại chắc chắn",
          bounds.settledBand.map { .text($0.name.vi) } ?? RecordTable.Cell(.none, shown: "chưa")),
      ]),
      .section(
        RecordPage.Section(
          id: "indicators", heading: "Cận của từng chỉ tiêu",
          intro:
            "Theo hồ sơ đang mở và số hồ sơ, phản ánh còn có thể đến: nhiều nhất từng đến trong ngần ấy ngày của một năm qua.",
          table: table(bounds))),
    ]
    if let forecast {
      parts += [
        .paragraph([forecast.sentence.vi]),
        .facts([
          RecordPage.Fact("low", "Dự báo thấp", .points(forecast.low)),
          RecordPage.Fact("middle", "Dự báo giữa", .points(forecast.middle)),
          RecordPage.Fact("high", "Dự báo cao", .points(forecast.high)),
        ]),
      ]
    } else {
      parts.append(.paragraph(["Không dự báo: kỳ đã hết, hoặc những ngày qua có quá ít hồ sơ để suy ra."]))
    }
    return try answer(
      improvePage(.outlook, asked, notes: told, parts: parts, main: "indicators"),
      json: OutlookAnswer.json(bounds, forecast, notes: told, isSample: desk.isSample, language: .vi))
  }

  private func table(_ bounds: Bounds) -> RecordTable {
    RecordTable(
      [
        .init("no", "Chỉ tiêu"), .init("worst", "Xấu nhất", number: true), .init("now", "Hiện nay", number: true),
        .init("best", "Tốt nhất", number: true),
      ],
      zip(bounds.now.indicators, bounds.indicators).map { indicator, ends in
        [
          RecordTable.Cell(.text(ends.no), shown: "\(ends.no) \(indicator.rule.name.vi)"), .points(ends.worst),
          .points(ends.now), .points(ends.best),
        ]
      },
      total: [
        RecordTable.Cell(.none, shown: "Tổng cộng"), .points(bounds.worst), .points(bounds.now.total),
        .points(bounds.best),
      ])
  }
}
