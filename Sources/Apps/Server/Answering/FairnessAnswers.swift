internal import Access
internal import Answers
internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Wording
internal import Work

/// What each officer answers for, without what came to them late. Whoever may not read officers sees their own sheet alone.
extension Call {
  func fairness() async throws -> Response {
    let asked = try await records(named: path("code"), page: "fairness", keeping: ["officer"])
    let units = asked.asked.desk.facts.units
    let report = asked.desk.engine.fairness(asked.code, window: asked.window)
    let sees = { (officer: String) in visitor.maySee(officer: officer, at: asked.code, in: units) }
    let chosen = asking.text("officer") ?? (asked.tellsOfficers ? nil : visitor.officer)
    if let chosen, !sees(chosen) { try asked.asked.sight.require(.readOfficers, at: asked.code) }
    let sheet = chosen.flatMap { chosen in report.sheets.first { $0.officer == chosen } }
    let told = notes(asked.asked, of: asked.code) + Self.basis(report)
    let parts =
      if let chosen {
        try await sheetParts(chosen, sheet, report, asked)
      } else {
        listParts(report, asked)
      }
    return try answer(
      RecordPage(
        title: chosen == nil ? "Trách nhiệm cán bộ" : "Phiếu trách nhiệm cán bộ", stamp: asked.stamp,
        address: asked.address, picker: asked.picker, notes: told, parts: parts,
        main: chosen == nil ? "officers" : "charged", tab: .offices, frame: frame(asked.asked.edition)),
      json: FairnessAnswer.json(
        asked.unit, report, sees: { sees($0) && (chosen == nil || chosen == $0) }, notes: told,
        isSample: asked.asked.desk.isSample, language: .vi))
  }

  /// What the sheets rest on.
  private static func basis(_ report: FairnessReport) -> [Sentence] {
    let cases = report.sheets.flatMap(\.cases)
    let whole = cases.count(where: \.isWhole)
    var told: [Sentence] = []
    if whole > 0 {
      told.append(
        Sentence(
          vi:
            "\(whole.vietnamese) hồ sơ không có bước xử lý: người ghi trên hồ sơ được tính là giữ nó từ lúc tiếp nhận đến lúc kết thúc.",
          en: "\(whole) dossiers have no steps: the officer they name stands for all of their handling."))
    }
    if report.unheld > 0 {
      told.append(
        Sentence(
          vi: "\(report.unheld.vietnamese) hồ sơ không ghi cán bộ nào, nên không nằm trong phiếu của ai.",
          en: "\(report.unheld) dossiers name no officer and stand in nobody's sheet."))
    }
    return told
  }

  // MARK: everybody

  private func listParts(_ report: FairnessReport, _ asked: RecordsAsked) -> [RecordPage.Part] {
    var parts: [RecordPage.Part] = [
      .headline(report.sentence.vi),
      .facts([
        RecordPage.Fact("dossiers", "Hồ sơ của kỳ", .integer(report.dossiers)),
        RecordPage.Fact("late", "Trễ", .integer(report.late)),
        RecordPage.Fact("charged", "Trễ khi đang ở một cán bộ", .integer(report.late - report.uncharged.count)),
        RecordPage.Fact("uncharged", "Không quy được cho ai", .integer(report.uncharged.count)),
        RecordPage.Fact("rate", "Mức chung", report.rate.map { Self.percent($0) } ?? .empty),
      ]),
    ]
    if asked.tellsOfficers {
      parts.append(
        .section(
          RecordPage.Section(
            id: "officers", heading: "Từng cán bộ (\(report.sheets.count.vietnamese))",
            intro:
              "Xếp theo mã, không xếp hạng người. Tỷ lệ chỉ ghi khi có từ \(FairnessReport.fewest) hồ sơ xét được; “khác mức chung” chỉ nói khi ngẫu nhiên khó giải thích.",
            table: officers(report, asked))))
    } else {
      parts.append(
        .paragraph([
          "Số liệu của từng người chỉ dành cho người được giao xem cán bộ; mỗi cán bộ xem được phiếu của chính mình khi tài khoản có mã cán bộ."
        ]))
    }
    parts += [Self.rules]
    return parts
  }

  private static let rules = RecordPage.Part.paragraph([
    "Một hồ sơ trễ tính cho người đang giữ nó lúc nó trễ, nếu nó đến tay khi còn hạn và còn giờ của bước; nếu không, tính cho người trước đó đã dùng quá giờ của bước mình; không ai như thế thì không tính cho ai.",
    "Phần trễ đến tay từ trước không bao giờ tính cho người nhận. Giờ là giờ làm việc, đã trừ lúc tạm dừng.",
  ])

  private static func percent(_ rate: Fraction) -> RecordTable.Cell {
    .percent(Percent(hundredths: (rate * Fraction(100)).roundedHundredths))
  }

  private func rate(_ sheet: OfficerSheet, _ report: FairnessReport) -> RecordTable.Cell {
    sheet.rate(fewest: FairnessReport.fewest).map { Self.percent($0) }
      ?? RecordTable.Cell(.none, shown: "chưa đủ hồ sơ để so", tone: .quiet)
  }

  /// How long the officer's matters are given, in working days of eight hours with one decimal.
  private func term(_ sheet: OfficerSheet) -> RecordTable.Cell {
    guard let minutes = sheet.meanTermMinutes else { return .empty }
    let tenths = (minutes * 10 + 240) / 480
    return RecordTable.Cell(.decimal("\(tenths / 10).\(tenths % 10)"), shown: "\(tenths / 10),\(tenths % 10)")
  }

  private func officers(_ report: FairnessReport, _ asked: RecordsAsked) -> RecordTable {
    RecordTable(
      [
        .init("officer", "Cán bộ"), .init("dossiers", "Hồ sơ qua tay", number: true),
        .init("charged", "Trễ khi đang giữ", number: true), .init("inherited", "Đến tay đã trễ", number: true),
        .init("open", "Đang giữ, còn hạn", number: true), .init("judged", "Xét được", number: true),
        .init("rate", "Xong khi còn hạn", number: true), .init("standing", "So với mức chung"),
        .init("mean_term_days", "Thời hạn trung bình (ngày)", number: true),
        .init("used_hours", "Giờ làm việc", number: true), .init("pace", "Dùng so với giờ được giao", number: true),
        .init("steps_over", "Bước quá giờ", number: true),
      ],
      report.sheets.map { sheet in
        [
          .code(sheet.officer, link: asked.address.setting(("officer", sheet.officer)).text),
          .integer(sheet.cases.count), .integer(sheet.count(.charged), tone: sheet.count(.charged) > 0 ? .late : nil),
          .integer(sheet.count(.inherited)), .integer(sheet.count(.open)), .integer(sheet.judged),
          rate(sheet, report),
          RecordTable.Cell(
            .text(report.standing(sheet).rawValue), shown: report.standing(sheet).sentence.vi,
            tone: report.standing(sheet) == .tooFew ? .quiet : nil),
          term(sheet),
          RecordTable.Cell(.integer(sheet.usedMinutes / 60), shown: (sheet.usedMinutes / 60).vietnamese),
          sheet.pace.map { Self.percent($0) } ?? .empty,
          RecordTable.Cell(
            .integer(sheet.stepsOver), shown: "\(sheet.stepsOver.vietnamese)/\(sheet.steps.vietnamese)"),
        ]
      }, whenEmpty: "Không hồ sơ nào của kỳ ghi cán bộ.")
  }

  // MARK: one officer

  private func sheetParts(
    _ officer: String, _ sheet: OfficerSheet?, _ report: FairnessReport, _ asked: RecordsAsked
  ) async throws -> [RecordPage.Part] {
    let replies = try await replyParts(to: officer, asked)
    var back: [RecordPage.Choice] = []
    if asked.tellsOfficers {
      back.append(RecordPage.Choice("‹ Mọi cán bộ", link: asked.address.setting(("officer", nil)).text))
    }
    guard let sheet else {
      return [.headline("Cán bộ \(officer) không giữ hồ sơ nào của kỳ này."), .links(back)] + replies + [Self.rules]
    }
    return [
      .headline(finding(sheet, report)), .links(back),
      .facts([
        RecordPage.Fact("officer", "Cán bộ", .code(sheet.officer)),
        RecordPage.Fact("dossiers", "Hồ sơ qua tay", .integer(sheet.cases.count)),
        RecordPage.Fact(
          "charged", "Trễ khi đang giữ", .integer(sheet.count(.charged), tone: sheet.count(.charged) > 0 ? .late : nil)),
        RecordPage.Fact("inherited", "Đến tay đã trễ, không tính", .integer(sheet.count(.inherited))),
        RecordPage.Fact("rate", "Xong khi còn hạn", rate(sheet, report)),
        RecordPage.Fact("rate_of_all", "Mức chung của đơn vị", report.rate.map { Self.percent($0) } ?? .empty),
        RecordPage.Fact("standing", "So với mức chung", .text(report.standing(sheet).sentence.vi)),
        RecordPage.Fact("mean_term_days", "Thời hạn trung bình của hồ sơ (ngày làm việc)", term(sheet)),
        RecordPage.Fact("used", "Giờ làm việc đã dùng", Self.minutes(sheet.usedMinutes)),
        RecordPage.Fact(
          "budget", "Giờ được giao (bước có hạn)",
          sheet.budgetMinutes > 0 ? Self.minutes(sheet.budgetMinutes) : .empty),
        RecordPage.Fact(
          "steps_over", "Bước quá giờ",
          RecordTable.Cell(
            .integer(sheet.stepsOver), shown: "\(sheet.stepsOver.vietnamese)/\(sheet.steps.vietnamese)")),
      ]),
      .section(outcomes(sheet)), .section(cases(sheet, .charged, "charged", asked)),
      .section(cases(sheet, .inherited, "inherited", asked)),
    ] + replies + [Self.rules, .signatures(["Cán bộ", "Trưởng phòng", "Thủ trưởng đơn vị"])]
  }

  private func finding(_ sheet: OfficerSheet, _ report: FairnessReport) -> String {
    let (charged, inherited) = (sheet.count(.charged), sheet.count(.inherited))
    let lead =
      charged == 0
      ? "\(sheet.cases.count.vietnamese) hồ sơ qua tay, không hồ sơ nào trễ khi đang giữ."
      : "\(charged.vietnamese) trong \(sheet.cases.count.vietnamese) hồ sơ trễ khi đang giữ."
    let tail = inherited == 0 ? "" : " \(inherited.vietnamese) hồ sơ đến tay đã trễ, không tính cho cán bộ này."
    let comparison = report.standing(sheet) == .tooFew ? " Chưa đủ hồ sơ để so." : ""
    return lead + tail + comparison
  }

  private func outcomes(_ sheet: OfficerSheet) -> RecordPage.Section {
    RecordPage.Section(
      id: "outcomes", heading: "Các hồ sơ ấy ra sao",
      table: RecordTable(
        [.init("outcome", "Kết quả"), .init("count", "Hồ sơ", number: true)],
        OfficerCase.Outcome.allCases.map { outcome in
          [RecordTable.Cell(.text(outcome.rawValue), shown: outcome.sentence.vi), .integer(sheet.count(outcome))]
        }, total: [RecordTable.Cell(.none, shown: "Tổng cộng"), .integer(sheet.cases.count)]))
  }

  private func cases(
    _ sheet: OfficerSheet, _ outcome: OfficerCase.Outcome, _ id: String, _ asked: RecordsAsked
  ) -> RecordPage.Section {
    let cases = sheet.cases.filter { $0.outcome == outcome }
    return RecordPage.Section(
      id: id, heading: "\(outcome.sentence.vi) (\(cases.count.vietnamese))",
      table: RecordTable(
        [
          .init("code", "Hồ sơ"), .init("procedure", "Thủ tục"), .init("received_at", "Tiếp nhận"),
          .init("due_at", "Hẹn trả"), .init("ended_at", "Kết thúc"), .init("used_minutes", "Ở tay", number: true),
          .init("budget_minutes", "Được giao", number: true),
        ],
        cases.map { one in
          [
            .code(one.dossier.code, link: asked.dossier(one.dossier.code)),
            RecordCells.procedure(one.dossier.procedure, asked.desk.facts.procedures[one.dossier.procedure]),
            .instant(one.dossier.receivedAt), .instant(one.dossier.dueAt), .instant(one.dossier.endedAt),
            Self.minutes(one.usedMinutes), one.budgetMinutes.map { Self.minutes($0) } ?? .empty,
          ]
        }, whenEmpty: "Không có hồ sơ nào."))
  }
}
