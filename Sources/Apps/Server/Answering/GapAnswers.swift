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

/// What a published total lacks beside what one's own figures explain.
extension Call {
  func gapOfPublished() async throws -> Response {
    let asked = try await improving(.gap)
    if let own = withOwnFigures(asked) { return own }
    let (desk, question) = (asked.asked.desk, asked.asked.question)
    let told = notes(asked.asked, of: asked.code, rules: true)
    let figures = desk.facts.published[asked.code] ?? []
    let claim = PublishedClaim(
      figures, period: question.window.period, notAfter: question.publishedBy, pack: question.pack)
    if claim.isEmpty { return try answer(nothingPublished(figures, told, asked)) }
    let gap = try desk.gap(asked.code, claim, question, records: asked.desk)
    let unitName = { (unit: UnitCode) in desk.facts.units.unit(unit)?.name ?? unit.text }
    let page = improvePage(
      .gap, asked, notes: told + (gap.basis == .figures ? [Self.figuresOnly] : []),
      parts: [
        .headline(gap.sentence.vi), ImprovePage.gap.choices(asked),
        .facts([
          RecordPage.Fact("published", "Công bố", .points(gap.published)),
          RecordPage.Fact("max", "Tối đa", .points(gap.max)), RecordPage.Fact("lost", "Mất", .points(gap.lost)),
          RecordPage.Fact("explained", "Đã rõ", .points(gap.explained)),
          RecordPage.Fact("unexplained", "Chưa rõ", .points(gap.unexplained)),
        ]),
        .section(
          RecordPage.Section(
            id: "hypotheses", heading: "Có thể vì sao",
            intro: gap.isUnknown
              ? "Không nguyên nhân nào khớp mọi số đã công bố; dưới đây là những cái gần nhất."
              : "Mỗi nguyên nhân được thử trọn vẹn; cái khớp mọi số đã công bố đứng trước.",
            table: hypotheses(gap, unitName))),
        .section(
          RecordPage.Section(
            id: "figures", heading: "Công bố bên cạnh số của mình", table: comparison(gap, question.pack))),
      ], main: "hypotheses")
    return try answer(
      page,
      json: GapAnswer.json(gap, question, unitName: unitName, notes: told, isSample: desk.isSample, language: .vi))
  }

  private static let figuresOnly = Sentence(
    vi: "Chưa có hồ sơ của kỳ trong kho: chỉ đối chiếu các số đã in với nhau.",
    en: "There are no records of the period in the store: only the printed figures are compared.")

  /// Says so, and where there is something to compare.
  private func nothingPublished(_ figures: [PublishedFigure], _ told: [Sentence], _ asked: RecordsAsked) -> RecordPage {
    let periods = Set(figures.filter { $0.score != nil }.map(\.period)).sorted { ($1.to, $1.from) < ($0.to, $0.from) }
    var parts: [RecordPage.Part] = [
      .headline("Chưa có điểm công bố nào của đúng kỳ này, nên chưa có khe hở nào để giải thích."),
      ImprovePage.gap.choices(asked),
      .paragraph([
        "Trang này so điểm Cổng công bố với điểm tính từ hồ sơ của đơn vị. Nạp điểm công bố ở trang Dữ liệu (published.csv), đúng ngày đầu và ngày cuối của kỳ đã in."
      ]),
    ]
    if !periods.isEmpty {
      parts.append(
        .choices(
          label: "Kỳ có điểm công bố",
          periods.prefix(12).map { period in
            RecordPage.Choice(
              period.name.vi,
              link: asked.address.setting(("from", period.from.iso), ("to", period.to.iso), ("as_of", nil)).text)
          }))
    }
    return improvePage(.gap, asked, notes: told, parts: parts)
  }

  private func hypotheses(_ gap: Gap, _ unitName: (UnitCode) -> String) -> RecordTable {
    RecordTable(
      [
        .init("cause", "Nguyên nhân"), .init("fits", "Khớp"), .init("arithmetic", "Phép tính"),
        .init("residual", "Còn lệch", number: true),
      ],
      gap.hypotheses.map { hypothesis in
        [
          RecordTable.Cell(
            .text(hypothesis.cause.kind.rawValue), shown: hypothesis.cause.sentence(unitName).vi,
            detail: hypothesis.cause.kind.sentence.vi),
          RecordTable.Cell(
            .flag(hypothesis.fits), shown: hypothesis.fits ? "Khớp mọi số" : "Không khớp hết",
            tone: hypothesis.fits ? .good : .quiet),
          .text(hypothesis.arithmetic?.vi), .points(hypothesis.residual),
        ]
      }, whenEmpty: "Không còn gì phải giải thích.")
  }

  private func comparison(_ gap: Gap, _ pack: RulePack) -> RecordTable {
    RecordTable(
      [
        .init("figure", "Số"), .init("max", "Tối đa", number: true), .init("own", "Của mình", number: true),
        .init("published", "Công bố", number: true), .init("shift", "Chênh", number: true),
      ],
      gap.figures.map { figure in
        [
          RecordCells.figure(figure.figure, pack), .points(figure.max), .points(figure.own), .points(figure.published),
          RecordCells.shift(figure.published - figure.own),
        ]
      })
  }
}
