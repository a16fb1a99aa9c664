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

/// What the score would be if this were done. Everything tried stands in the address, so that it can be sent on.
extension Call {
  /// How many records each remedy is tried on, and what else is tried, as the address calls it.
  static let tried: [Route.Parameter] =
    countedRemedies.map { remedy in
      Route.Parameter(remedy.rawValue, .query, .integer, vi: remedy.sentence.vi, en: remedy.sentence.en)
    } + [
      .init(
        "do", vi: "Từng việc MÃ=VIỆC, cách nhau bởi dấu cách", en: "Single remedies CODE=REMEDY, with spaces between"),
      .init("add", vi: "Thêm hồ sơ TỔNG:TRỰC_TUYẾN:THỦ_TỤC", en: "Further dossiers ALL:ONLINE:PROCEDURE"),
      .init("then", vi: "Bộ quy tắc khác cho mọi đơn vị", en: "Other rules for everybody"),
      .init("target", vi: "Mục tiêu khác của một chỉ tiêu, 08=60", en: "Another target of an indicator, 08=60"),
    ]
  private static let countedRemedies = Remedy.allCases.filter { $0 != .receiveOnline }

  func whatIf() async throws -> Response {
    let asked = try await improving(.whatif, keeping: Self.tried.map(\.name))
    if let own = withOwnFigures(asked) { return own }
    let (desk, question) = (asked.asked.desk, asked.asked.question)
    let open = asked.desk.scorer.openActs(asked.code, question)
    let change = try change(open, asked)
    let answer = try desk.whatIf(asked.code, change, question, records: asked.desk)
    let told = notes(asked.asked, of: asked.code, rules: true)
    let isTried = !change.acts.isEmpty || change.pack != nil || change.volume != nil
    var parts: [RecordPage.Part] = [
      .headline(
        isTried
          ? answer.sentence.vi
          : "Hôm nay \(answer.before.total.vietnamese) điểm. Chọn việc muốn thử rồi xem điểm và hạng đổi ra sao."),
      ImprovePage.whatif.choices(asked), .ask(form(open, asked)),
    ]
    parts += isTried ? result(answer, change, asked) : [.section(blockSection(answer))]
    parts.append(
      .paragraph([
        "Điểm là điểm chấm lại trên một bản sao đã làm xong các việc ấy; dữ liệu thật không đổi. Hạng tính với các đơn vị khác đứng yên.",
        "Việc làm sai sự thật (kết quả trước khi có kết quả, dời ngày hẹn, trả lời lùi ngày) không thử được.",
      ]))
    return try self.answer(
      improvePage(.whatif, asked, notes: told, parts: parts, main: isTried ? "indicators" : "blocks"),
      json: WhatIfAnswer.json(answer, notes: told, isSample: desk.isSample, language: .vi))
  }

  /// So many records of each sort, the most urgent first, and whatever is named one by one.
  private func change(_ open: [OpenActs], _ asked: RecordsAsked) throws(Failure) -> Change {
    var acts: [RemedyAct] = []
    for sort in open {
      guard let text = asking.text(sort.remedy.rawValue) else { continue }
      guard let count = Int(text), count >= 0 else {
        throw Failure(
          .usage, vi: "“\(sort.remedy.rawValue)” phải là số nguyên từ 0.",
          en: "“\(sort.remedy.rawValue)” must be a whole number from 0.")
      }
      acts += sort.acts.prefix(count)
    }
    for text in (asking.text("do") ?? "").split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let act = try RemedyAct(text: String(text), unit: asked.code, named: "do")
      if !acts.contains(act) { acts.append(act) }
    }
    let shelf = asked.asked.desk.shelf
    var pack: RulePack?
    if let name = asking.text("then") { pack = try shelf.pack(named: try packName(name)) }
    if let target = asking.text("target") {
      pack = try (pack ?? asked.asked.question.pack).settingTarget(text: target, named: "target")
    }
    var volume: Change.Volume?
    if let text = asking.text("add") { volume = try Change.Volume(text: text, named: "add") }
    return Change(acts: acts, pack: pack, volume: volume)
  }

  /// Only packs by name: a path in an address must not open files of the machine.
  private func packName(_ name: String) throws(Failure) -> String {
    if !name.contains("/"), !name.hasSuffix(".yaml"), !name.hasSuffix(".yml") { return name }
    throw Failure(
      .usage, vi: "“then” là tên bộ quy tắc, không phải tệp.", en: "“then” is the name of a pack, not a file.")
  }

  private func form(_ open: [OpenActs], _ asked: RecordsAsked) -> AskForm {
    let counted = open.filter { Self.countedRemedies.contains($0.remedy) }.map { sort in
      AskForm.Field(
        sort.remedy.rawValue, sort.remedy.sentence.vi, .count(most: sort.acts.count),
        value: asking.text(sort.remedy.rawValue), hint: "còn \(sort.acts.count.vietnamese) làm được")
    }
    let packs = [(value: "", label: "(như đang dùng)")] + asked.asked.desk.shelf.packs.map { ($0.name, $0.title.vi) }
    return AskForm(
      [
        AskForm.Group("Làm bao nhiêu việc mỗi loại (gấp trước)", counted),
        AskForm.Group(
          "Từng hồ sơ, hồ sơ đến thêm, quy tắc khác",
          [
            AskForm.Field(
              "do", "Từng việc", .lines, value: asking.text("do"),
              hint: "mỗi dòng MÃ=VIỆC, ví dụ H99.1=attach_result"),
            AskForm.Field(
              "add", "Thêm hồ sơ xử lý trọn vẹn", value: asking.text("add"),
              hint: "tổng:trực tuyến:thủ tục, ví dụ 100:80:1.001193"),
            AskForm.Field("then", "Bộ quy tắc", .choice(packs), value: asking.text("then")),
            AskForm.Field(
              "target", "Mục tiêu của một chỉ tiêu, phần trăm", value: asking.text("target"), hint: "ví dụ 08=60"),
          ], isFolded: true),
      ], label: "Thử")
  }

  // MARK: what comes of it

  private func result(
    _ answer: WhatIf, _ change: Change, _ asked: RecordsAsked
  ) -> [RecordPage.Part] {
    var facts = [
      RecordPage.Fact("before", "Hôm nay", .points(answer.before.total)),
      RecordPage.Fact("after", "Nếu làm", .points(answer.after.total)),
      RecordPage.Fact("shift", "Chênh", RecordCells.shift(answer.shift)),
    ]
    if let before = answer.rankBefore?.rank.best, let after = answer.rankAfter?.rank.best {
      facts += [
        RecordPage.Fact("rank_before", "Hạng hôm nay", .integer(before)),
        RecordPage.Fact("rank_after", "Hạng nếu làm", .integer(after)),
      ]
    }
    facts.append(RecordPage.Fact("acts", "Số việc", .integer(change.acts.count)))
    return [
      .facts(facts),
      .section(blockSection(answer)),
      .section(
        RecordPage.Section(
          id: "indicators", heading: "Từng chỉ tiêu đổi",
          intro: "Số đạt trên tổng số, hôm nay và nếu làm; điểm tính từ tỷ lệ ấy theo công thức của chỉ tiêu.",
          table: indicators(answer, asked))),
      .section(
        RecordPage.Section(
          id: "tried", heading: "Những việc đã thử (\(change.acts.count.vietnamese))", table: tried(change, asked),
          isFolded: true)),
    ]
  }

  private func blockSection(_ answer: WhatIf) -> RecordPage.Section {
    RecordPage.Section(id: "blocks", heading: "Từng nhóm", table: blocks(answer))
  }

  private func blocks(_ answer: WhatIf) -> RecordTable {
    let after = Dictionary(
      answer.after.blocks.map { ($0.block.code, $0.score) }, uniquingKeysWith: { first, _ in first })
    return RecordTable(
      [
        .init("block", "Nhóm"), .init("max", "Tối đa", number: true), .init("before", "Hôm nay", number: true),
        .init("after", "Nếu làm", number: true), .init("shift", "Chênh", number: true),
      ],
      answer.before.blocks.map { block in
        [
          RecordTable.Cell(.text(block.block.code), shown: block.block.name.vi), .points(block.block.max),
          .points(block.score), .points(after[block.block.code]),
          RecordCells.shift((after[block.block.code] ?? block.score) - block.score),
        ]
      },
      total: [
        RecordTable.Cell(.none, shown: "Tổng cộng"), .points(answer.before.max), .points(answer.before.total),
        .points(answer.after.total), RecordCells.shift(answer.shift),
      ])
  }

  private func indicators(_ answer: WhatIf, _ asked: RecordsAsked) -> RecordTable {
    func counts(_ indicator: IndicatorScore) -> RecordTable.Cell {
      guard let n = indicator.numerator, let d = indicator.denominator else { return .empty }
      return RecordTable.Cell(
        .text("\(n)/\(d)"), shown: "\(n.vietnamese)/\(d.vietnamese)",
        detail: indicator.ratio.map { "\($0.vietnamese) %" })
    }
    let after = Dictionary(answer.after.indicators.map { ($0.rule.no, $0) }, uniquingKeysWith: { first, _ in first })
    let moved = answer.before.indicators.compactMap { before in
      after[before.rule.no].flatMap { after in
        before.score != after.score || before.numerator != after.numerator || before.denominator != after.denominator
          ? (before, after) : nil
      }
    }
    return RecordTable(
      [
        .init("no", "Chỉ tiêu"), .init("counts_before", "Hôm nay, đạt/tổng", number: true),
        .init("counts_after", "Nếu làm, đạt/tổng", number: true), .init("before", "Điểm hôm nay", number: true),
        .init("after", "Điểm nếu làm", number: true), .init("shift", "Chênh", number: true),
      ],
      moved.map { before, after in
        [
          RecordTable.Cell(
            .text(before.rule.no), shown: "\(before.rule.no) \(before.rule.name.vi)",
            link: asked.link("/units/\(asked.code.text.percentEncoded)/indicators/\(before.rule.no)", unit: false)),
          counts(before), counts(after), .points(before.score), .points(after.score),
          RecordCells.shift(after.score - before.score),
        ]
      }, whenEmpty: "Không chỉ tiêu nào đổi.")
  }

  private func tried(_ change: Change, _ asked: RecordsAsked) -> RecordTable {
    RecordTable(
      [.init("code", "Bản ghi"), .init("remedy", "Việc")],
      change.acts.map { act in
        let record: RecordTable.Cell =
          switch act {
          case .dossier(let code, _): .code(code, link: asked.dossier(code))
          case .petition(let code): .code(code)
          case .integratePayment(_, let code), .offerOnline(_, let code), .completeParts(_, let code),
            .receiveOnline(_, let code, _):
            .code(code.text, detail: asked.desk.facts.procedures[code]?.name)
          }
        return [record, RecordTable.Cell(.text(act.remedy.rawValue), shown: act.remedy.sentence.vi)]
      }, whenEmpty: "Chỉ đổi quy tắc hoặc số hồ sơ đến.")
  }
}
