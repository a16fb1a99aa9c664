internal import Base
internal import Records
internal import Rules
internal import Scoring
internal import Wording

/// Scores, rankings and losses as tables for a terminal.
enum ScoreTables {
  static func heading(_ unit: OrgUnit, _ window: Window, isSample: Bool, _ language: Language) -> [String] {
    var lines = ["\(unit.name) (\(unit.code.text))"]
    switch language {
    case .vi:
      lines.append(
        "Kỳ \(window.period.from.vietnamese) – \(window.period.to.vietnamese), tính đến \(window.end.vietnamese)"
          + (window.isOpen ? " (tạm thời)" : ""))
      if isSample { lines.append("DỮ LIỆU MẪU") }
    case .en:
      lines.append(
        "Period \(window.period.from.iso) – \(window.period.to.iso), as of \(window.end.isoLocal)"
          + (window.isOpen ? " (provisional)" : ""))
      if isSample { lines.append("SAMPLE DATA") }
    }
    return lines
  }

  /// What every row of a file must carry to mean something alone.
  private static func context(_ unit: OrgUnit, _ window: Window, _ rules: String) -> [(heading: String, value: String)]
  {
    [
      ("of_unit", unit.code.text), ("from", window.period.from.iso), ("to", window.period.to.iso),
      ("as_of", window.end.iso), ("rules", rules),
    ]
  }

  static func score(_ score: UnitScore, notes: [Sentence], isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init(""), .init("Chỉ tiêu"), .init("Số đạt", .right), .init("Tổng số", .right), .init("Tỷ lệ %", .right),
          .init("Điểm", .right), .init("Tối đa", .right), .init("Đủ dữ liệu %", .right), .init("Nguồn"),
        ]
        : [
          .init(""), .init("Indicator"), .init("Achieved", .right), .init("Of", .right), .init("Ratio %", .right),
          .init("Score", .right), .init("Max", .right), .init("Coverage %", .right), .init("From"),
        ])
    table.isSample = isSample
    table.title = heading(score.unit, score.window, isSample: isSample, language)
    table.context = context(score.unit, score.window, score.pack.name)
    table.title.append(total(score, language))
    for block in score.blocks {
      table.rows.append([
        block.block.code, block.block.name.text(language), "", "", "", points(block.score, language),
        points(block.block.max, language), "", "",
      ])
      for indicator in score.indicators where indicator.rule.block == block.block.code {
        table.rows.append(row(indicator, language))
      }
    }
    table.notes = (score.notes + notes).map { $0.text(language) }
    table.notes.append(
      vi
        ? "Bộ quy tắc \(score.pack.name); nguồn: \(score.source.sentence.vi)."
        : "Rule pack \(score.pack.name); source: \(score.source.sentence.en).")
    return table
  }

  /// A band is said where the unknown points cannot change it, and no total where nothing is known.
  private static func total(_ score: UnitScore, _ language: Language) -> String {
    let vi = language == .vi
    if score.isBlank { return vi ? "CHƯA CÓ SỐ LIỆU của kỳ này để tính điểm" : "NO DATA of this period to score" }
    let total = vi ? score.total.vietnamese : score.total.text
    let max = vi ? score.max.shortVietnamese : score.max.text
    var text = vi ? "TỔNG ĐIỂM \(total) / \(max)" : "TOTAL \(total) / \(max)"
    if let band = score.certainBand { text += " · \(band.name.text(language))" }
    if score.unknown > .zero {
      text += vi ? " · chưa biết \(score.unknown.vietnamese) điểm" : " · \(score.unknown.text) points unknown"
    }
    return text
  }

  private static func row(_ indicator: IndicatorScore, _ language: Language) -> [String] {
    let vi = language == .vi
    let ratio = indicator.ratio.map { vi ? $0.vietnamese : $0.text } ?? ""
    let state = indicator.state == .value || indicator.state == .zero ? nil : indicator.state.sentence?.text(language)
    let marks = indicator.marks.contains("temporary") ? (vi ? " (tạm thời)" : " (temporary)") : ""
    return [
      indicator.rule.no, indicator.rule.name.text(language), count(indicator.numerator, language),
      count(indicator.denominator, language), state ?? ratio,
      indicator.unknown > .zero && indicator.score == .zero ? "–" : points(indicator.score, language),
      points(indicator.max, language), vi ? indicator.coverage.vietnamese : indicator.coverage.text,
      indicator.origin.sentence.text(language) + marks,
    ]
  }

  static func rank(
    _ parent: OrgUnit, _ kind: UnitKind, _ ranked: [RankedUnit], _ question: Question, _ notes: [Sentence],
    isSample: Bool, _ language: Language
  ) -> TextTable {
    let vi = language == .vi
    let blocks = question.pack.blocks.map(\.code)
    let isIncomplete = ranked.contains { $0.score.unknown > .zero }
    var table = TextTable(
      columns: [
        .init(vi ? "Hạng" : "Rank", .right), .init(vi ? "Mã" : "Code"), .init(vi ? "Đơn vị" : "Unit"),
        .init(vi ? "Tổng" : "Total", .right),
      ] + (isIncomplete ? [.init(vi ? "Chưa biết" : "Unknown", .right)] : []) + blocks.map { .init($0, .right) }
        + [.init(vi ? "Xếp loại" : "Band")])
    table.isSample = isSample
    table.title = heading(parent, question.window, isSample: isSample, language)
    table.context = context(parent, question.window, question.pack.name)
    table.title.append("\(kind.sentence.text(language)): \(ranked.count)")
    for unit in ranked {
      let place = unit.rank.best == unit.rank.worst ? "\(unit.rank.best)" : "\(unit.rank.best)–\(unit.rank.worst)"
      table.rows.append(
        [place, unit.score.unit.code.text, unit.score.unit.name, points(unit.score.total, language)]
          + (isIncomplete ? [points(unit.score.unknown, language)] : [])
          + unit.score.blocks.map { points($0.score, language) } + [unit.score.certainBand?.name.text(language) ?? ""])
    }
    table.notes = notes.map { $0.text(language) }
    if isIncomplete {
      table.notes.append(
        vi
          ? "Cột “Chưa biết”: điểm chưa có dữ liệu để biết được hay mất; thứ hạng có thể đổi khi đủ dữ liệu."
          : "“Unknown”: points neither won nor lost for want of data; places may change when it comes.")
    }
    table.notes += [
      vi
        ? "Bộ quy tắc \(question.pack.name); nguồn: \(question.source.sentence.vi)."
        : "Rule pack \(question.pack.name); source: \(question.source.sentence.en)."
    ]
    return table
  }

  static func losses(_ score: UnitScore, _ lines: [LossLine], _ notes: [Sentence], isSample: Bool, _ language: Language)
    -> TextTable
  {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("CT"), .init("Bản ghi"), .init("Mất điểm", .right), .init("Vì sao"), .init("Lấy lại"),
          .init("Lĩnh vực"),
          .init("Phòng"), .init("Cán bộ"),
        ]
        : [
          .init("No"), .init("Record"), .init("Points", .right), .init("Why"), .init("Recoverable"), .init("Field"),
          .init("Office"), .init("Officer"),
        ])
    table.isSample = isSample
    table.title = heading(score.unit, score.window, isSample: isSample, language)
    table.context = context(score.unit, score.window, score.pack.name)
    let unknown = score.unknown
    let blind =
      unknown == .zero
      ? "" : vi ? ", chưa có dữ liệu để biết \(unknown.vietnamese)" : ", unknown for want of data \(unknown.text)"
    table.title.append(
      vi
        ? "Đạt \(score.total.vietnamese), mất \(score.missed.vietnamese) điểm\(blind), \(lines.count.vietnamese) dòng"
        : "Total \(score.total.text), lost \(score.missed.text)\(blind), \(lines.count) lines")
    table.notes = (score.notes + notes).map { $0.text(language) }
    table.rows = lines.map { line in
      [
        line.no, line.recordKind == nil ? "" : line.code, shown(line.points, language),
        line.reason.sentence.text(language), line.kind == .record ? line.recoverable.sentence.text(language) : "",
        line.field ?? "", line.office ?? "",
        line.officer ?? "",
      ]
    }
    // Eyes read decimals; the exact number is for programs.
    var columns = table.columns
    columns.insert(.init(vi ? "Mất điểm, chính xác" : "Points, exact"), at: 3)
    table.rowsInCSV = (
      columns,
      zip(table.rows, lines).map { row, line in
        var row = row
        row[2] = line.points.sixDecimals
        row.insert(bracketed(line.points), at: 3)
        return row
      }
    )
    return table
  }

  /// Two decimals where that is all, else four.
  private static func shown(_ points: Fraction, _ language: Language) -> String {
    let rounded = Points(hundredths: points.roundedHundredths)
    if rounded.fraction == points { return self.points(rounded, language) }
    // Four decimals, rounded from the number itself and not from six.
    let tenThousandths = (abs(points.billionths) + 50_000) / 100_000
    let text =
      "\(points.billionths < 0 ? "-" : "")\(tenThousandths / 10_000).\(padded(tenThousandths % 10_000, 4))"
    return language == .vi ? text.replacing(".", with: ",") : text
  }

  static func points(_ points: Points, _ language: Language) -> String {
    language == .vi ? points.vietnamese : points.text
  }

  static func count(_ count: Int?, _ language: Language) -> String {
    count.map { language == .vi ? $0.vietnamese : String($0) } ?? ""
  }
}
