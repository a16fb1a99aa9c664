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
    let asked = try await improving(.gap, keeping: ["published"] + Self.publishedNames)
    if let own = withOwnFigures(asked) { return own }
    let (desk, question) = (asked.asked.desk, asked.asked.question)
    let told = notes(asked.asked, of: asked.code, rules: true)
    let figures = desk.facts.published[asked.code] ?? []
    let typed = try typed(question.pack)
    let claim =
      typed
      ?? PublishedClaim(
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
        .ask(form(claim, question.pack, isTyped: typed != nil)),
      ], main: "hypotheses")
    return try answer(
      page,
      json: GapAnswer.json(gap, question, unitName: unitName, notes: told, isSample: desk.isSample, language: .vi))
  }

  // MARK: typed figures

  /// The figures a letter usually prints, as the address calls them; any other in `published`, one a line.
  static let publishedNames = ["TOTAL", "CKMB", "TDGQ", "CLGQ", "TTTT", "MDSH", "MDHL"]

  /// Nil when nothing is typed: what was imported is meant then.
  private func typed(_ pack: RulePack) throws(Failure) -> PublishedClaim? {
    var claim = PublishedClaim()
    for name in Self.publishedNames {
      if let text = asking.text(name) { try set(name, text, &claim, pack) }
    }
    for entry in (asking.text("published") ?? "").split(whereSeparator: { $0.isWhitespace || $0 == ";" }) {
      let parts = entry.split(separator: "=", maxSplits: 1)
      try set(String(parts[0]), parts.count == 2 ? String(parts[1]) : "", &claim, pack)
    }
    return claim.isEmpty ? nil : claim
  }

  private func set(
    _ name: String, _ text: String, _ claim: inout PublishedClaim, _ pack: RulePack
  ) throws(Failure) {
    if let points = Points(text: text.replacing(",", with: ".")), points >= .zero,
      claim.set(name, to: points, pack)
    {
      return
    }
    throw Failure(
      .usage,
      vi:
        "“\(name)=\(text.prefix(40))” không phải điểm đã in của một khối, một chỉ tiêu hay TOTAL. Ví dụ: TDGQ=19,97 hoặc 05=19,97.",
      en:
        "“\(name)=\(text.prefix(40))” is no printed score of a block, an indicator or TOTAL. For example: TDGQ=19.97 or 05=19.97."
    )
  }

  private func form(_ claim: PublishedClaim, _ pack: RulePack, isTyped: Bool) -> AskForm {
    let fields = Self.publishedNames.filter { $0 == "TOTAL" || pack.block($0) != nil }.map { name in
      AskForm.Field(
        name, name == "TOTAL" ? "Tổng điểm" : pack.block(name)?.name.vi ?? name, value: asking.text(name),
        hint: isTyped
          ? nil : claim.figures.first { $0.name == name }.map { "đang dùng số đã nhập: \($0.points.vietnamese)" })
    }
    return AskForm(
      [
        AskForm.Group("Gõ số như in trong văn bản", fields, isFolded: !claim.isEmpty),
        AskForm.Group(
          "Điểm của từng chỉ tiêu, nếu có in",
          [
            AskForm.Field(
              "published", "Mỗi dòng một số", .lines, value: asking.text("published"),
              hint: "ví dụ 05=19,97 hoặc 12=5,90")
          ], isFolded: true),
      ], label: "Tìm nguyên nhân")
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
        "Trang này so điểm Cổng công bố với điểm tính từ hồ sơ của đơn vị. Gõ số như in trong văn bản, hoặc nạp điểm công bố ở trang Dữ liệu (published.csv), đúng ngày đầu và ngày cuối của kỳ đã in."
      ]),
      .ask(form(PublishedClaim(), asked.asked.question.pack, isTyped: false)),
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
            .text(hypothesis.cause.kind.rawValue), shown: hypothesis.sentence(unitName).vi,
            detail: hypothesis.kind.vi),
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
