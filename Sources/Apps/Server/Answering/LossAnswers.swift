internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// The loss ledger as a page of its own: where every hundredth went.
extension Call {
  func lossLedger() async throws -> Response {
    let asked = try await records(
      named: path("code"), page: "losses",
      keeping: LossKey.allCases.map(\.rawValue) + ["recoverable", "per_page", "page"])
    let keys = LossKey.allCases.filter { $0 != .owner || isSubtree(asked) }
    let question = asked.asked.question
    guard let score = asked.desk.scorer.score(asked.code, question) else { throw SoiServer.nothingHere }
    // Comparing exact fractions thousands of times costs more than making a key of each once.
    let keyed = asked.desk.scorer.losses(of: score, question).map { (weight: $0.points.billionths, line: $0) }
    let lines = keyed.sorted { a, b in
      a.weight != b.weight ? b.weight < a.weight : (a.line.no, a.line.code) < (b.line.no, b.line.code)
    }.map(\.line)
    let chosen = keys.map { ($0, self.chosen($0.rawValue)) }
    let isThisPeriod = asking.text("recoverable") == "1"
    let listed = lines.filter { line in
      chosen.allSatisfy { key, value in value.map { $0 == key.key(line) } ?? true }
        && (!isThisPeriod || line.recoverable == .thisPeriod)
    }
    let (shown, pager) = try paged(listed)
    let lost = score.max - score.total
    let blind = Set(score.indicators.filter { $0.unknown > .zero }.map(\.rule.no))
    let known = lines.filter { !blind.contains($0.no) }
    let groups = keys.map { ($0, $0.groups(lines, lost: lost)) }
    let winnable = groups.first?.1.reduce(0) { $0 + $1.recoverable } ?? 0
    var picker = asked.picker
    picker.source = question.source
    var parts: [RecordPage.Part] = [
      .headline(
        listed.count == lines.count
          ? finding(score, known, LossKey.indicator.groups(known, lost: score.missed))
          : chosenFinding(listed, lines, lost)),
      .facts([
        RecordPage.Fact("total", "Được", .points(score.total)), RecordPage.Fact("max", "Tối đa", .points(score.max)),
        RecordPage.Fact("lost", "Mất", .points(score.missed)),
        RecordPage.Fact("unknown", "Chưa có dữ liệu để biết", .points(score.unknown)),
        RecordPage.Fact(
          "recoverable", "Còn lấy lại được trong kỳ",
          RecordTable.Cell(
            .decimal(Points(hundredths: winnable / 10_000_000).text),
            shown: Points(hundredths: winnable / 10_000_000).vietnamese,
            link: asked.address.setting(("recoverable", isThisPeriod ? nil : "1")).text,
            detail: isThisPeriod ? "đang chỉ xem phần này" : nil)),
      ]),
    ]
    parts.append(.beside(groups.map { key, groups in section(key, groups, lost, asked) }))
    parts += [
      .filters(
        groups.map { key, groups in
          FilterField(
            key.rawValue, key.words, groups.map { ($0.key.isEmpty ? "?" : $0.key, label(key, $0.key, asked)) })
        }),
      .section(
        RecordPage.Section(
          id: "lines", heading: "Từng dòng (\(listed.count.vietnamese))",
          intro:
            "Phân số là số chính xác; các dòng của cả sổ cộng lại đúng bằng \(lost.vietnamese) điểm chưa được, kể cả phần chưa có dữ liệu.",
          table: table(shown, asked), pager: pager)),
    ]
    return try answer(
      RecordPage(
        title: "Sổ mất điểm", stamp: asked.stampWithRules, address: asked.address, picker: picker,
        notes: score.notes + notes(asked.asked, of: asked.code, rules: true), parts: parts, tab: .losses,
        frame: frame(asked.asked.edition)))
  }

  private func finding(
    _ score: UnitScore, _ lines: [LossLine], _ groups: [LossGroup]
  ) -> String {
    let blind =
      score.unknown > .zero ? " Thêm \(score.unknown.vietnamese) điểm chưa có dữ liệu để biết được hay mất." : ""
    guard score.missed != .zero, let worst = groups.first else { return "Không mất điểm nào." + blind }
    let records = lines.count { $0.kind == .record }
    return
      "Mất \(score.missed.vietnamese) điểm, nhiều nhất ở chỉ tiêu \(worst.key) (\(worst.shown.vietnamese)); \(records.vietnamese) lượt bản ghi."
      + blind
  }

  /// Of a part of the ledger, beside the whole.
  private func chosenFinding(_ listed: [LossLine], _ lines: [LossLine], _ lost: Points) -> String {
    let sum = Fraction(listed.reduce(0) { $0 + $1.points.billionths }, 1_000_000_000)
    return
      "Phần đang lọc: \(listed.count.vietnamese) trong \(lines.count.vietnamese) dòng, mất ≈ \(Points(hundredths: sum.roundedHundredths).vietnamese) trong \(lost.vietnamese) điểm của cả sổ."
  }

  private func label(_ key: LossKey, _ text: String, _ asked: RecordsAsked) -> String {
    switch key {
    case .indicator: "\(text) \(asked.asked.question.pack.indicator(text)?.name.vi ?? "")"
    case .reason: LossLine.Reason(rawValue: text)?.sentence.vi ?? text
    case .owner: asked.desk.facts.units.unit(UnitCode(text))?.name ?? "(không gắn với đơn vị nào)"
    case .office, .field: text.isEmpty ? "(không gắn với \(key.words.lowercased()))" : text
    }
  }

  private static let groupsShown = 20

  private func section(
    _ key: LossKey, _ all: [LossGroup], _ lost: Points, _ asked: RecordsAsked
  ) -> RecordPage.Section {
    // A page shows the largest; files and programs get them all.
    let isWhole = wantsJSON || asking.text("format") != nil
    let groups = isWhole ? all : Array(all.prefix(Self.groupsShown))
    return RecordPage.Section(
      id: "by_\(key.rawValue)", heading: "Theo \(key.words.lowercased())",
      intro: groups.count < all.count
        ? "\(groups.count) khoản lớn nhất trong \(all.count.vietnamese); tải CSV hoặc Excel để có cả." : nil,
      table: RecordTable(
        [
          .init(key.rawValue, key.words), .init("lost", "Mất điểm", number: true),
          .init("records", "Bản ghi", number: true), .init("recoverable", "Còn lấy lại được", number: true),
        ],
        groups.map { group in
          [
            RecordTable.Cell(
              group.key.isEmpty ? .none : .text(group.key), shown: label(key, group.key, asked),
              link: asked.address.setting((key.rawValue, group.key.isEmpty ? "?" : group.key)).text),
            .points(group.shown), .integer(group.records),
            .points(Points(hundredths: group.recoverable / 10_000_000)),
          ]
        },
        total: groups.isEmpty
          ? nil
          : [
            RecordTable.Cell(.none, shown: "Tổng cộng"), .points(lost),
            .integer(all.reduce(0) { $0 + $1.records }),
            .points(Points(hundredths: all.reduce(0) { $0 + $1.recoverable } / 10_000_000)),
          ], whenEmpty: "Không mất điểm nào."), isFolded: key != .indicator && groups.count > 12)
  }

  private func table(_ lines: [LossLine], _ asked: RecordsAsked) -> RecordTable {
    typealias Column = RecordTable.Column
    var columns = [
      Column("no", "Chỉ tiêu"), Column("code", "Bản ghi"), Column("reason", "Lý do"),
      Column("points", "Mất điểm", number: true), Column("points_shown", "Xấp xỉ", number: true),
      Column("recoverable", "Lấy lại"), Column("field", "Lĩnh vực"), Column("office", "Phòng"),
    ]
    if asked.tellsOfficers { columns.append(Column("officer", "Cán bộ")) }
    let isAbove = isSubtree(asked)
    if isAbove { columns.append(Column("owner", "Đơn vị")) }
    return RecordTable(
      columns,
      lines.map { line in
        var cells: [RecordTable.Cell] = [
          RecordTable.Cell(
            .text(line.no), shown: line.no,
            link: asked.link("/units/\(asked.code.text.percentEncoded)/indicators/\(line.no)", unit: false)),
          record(line, asked), RecordTable.Cell(.text(line.reason.rawValue), shown: line.reason.sentence.vi),
          RecordTable.Cell(.fraction(line.points), shown: line.points.description),
          RecordTable.Cell(
            .decimal(RecordCells.fourDecimals(line.points.billionths, ".")),
            shown: RecordCells.fourDecimals(line.points.billionths, ",")),
          RecordTable.Cell(.text(line.recoverable.rawValue), shown: line.recoverable.sentence.vi),
          .text(line.field), .text(line.office),
        ]
        if asked.tellsOfficers { cells.append(.text(line.officer)) }
        if isAbove { cells.append(.text(line.unit.map { asked.desk.facts.units.unit($0)?.name ?? $0.text })) }
        return cells
      }, whenEmpty: "Không có dòng nào ở mục này.")
  }

  private func record(_ line: LossLine, _ asked: RecordsAsked) -> RecordTable.Cell {
    switch line.recordKind {
    case .dossier?: .code(line.code, link: asked.dossier(line.code))
    case .procedure?, .announcement?:
      .code(line.code, detail: asked.desk.facts.procedures[ProcedureCode(line.code)]?.name)
    case .petition?: .code(line.code)
    case nil: .empty
    }
  }
}

extension LossKey {
  var words: String {
    switch self {
    case .indicator: "Chỉ tiêu"
    case .office: "Phòng"
    case .field: "Lĩnh vực"
    case .reason: "Lý do"
    case .owner: "Đơn vị"
    }
  }
}
