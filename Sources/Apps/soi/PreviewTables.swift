internal import Answers
internal import Base
internal import Formats
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// A preview for a terminal, for programs and for a sheet.
struct PreviewTables {
  let preview: Preview
  let parent: OrgUnit
  let kind: UnitKind
  let isSample: Bool
  let language: Language

  private var vi: Bool { language == .vi }
  private var before: Question { preview.before.question }
  private var after: Question { preview.after.question }

  /// Units with what changes, then what it comes to.
  func text(notes: [Sentence]) -> String {
    var table = TextTable(
      columns: vi
        ? [
          .init("Mã"), .init("Đơn vị"), .init("Điểm trước", .right), .init("Điểm sau", .right), .init("Chênh", .right),
          .init("Hạng trước", .right), .init("Hạng sau", .right), .init("Bản ghi đổi", .right), .init("Ở chỉ tiêu"),
        ]
        : [
          .init("Code"), .init("Unit"), .init("Before", .right), .init("After", .right), .init("Shift", .right),
          .init("Rank before", .right), .init("Rank after", .right), .init("Records", .right), .init("In indicators"),
        ])
    table.isSample = isSample
    table.title = ScoreTables.heading(parent, after.window, isSample: isSample, language) + [packs]
    table.rows = preview.units.map { unit in
      [
        unit.unit.code.text, unit.unit.name, points(unit.before.score.total), points(unit.after.score.total),
        signed(unit.shift), place(unit.before.rank), place(unit.after.rank),
        ScoreTables.count(unit.affected.count, language), moved(unit),
      ]
    }
    table.notes = [summary] + otherMaximum + byIndicator + notes.map { $0.text(language) }
    return table.text()
  }

  private var packs: String {
    let (old, new) = (
      "\(before.pack.name) (\(points(before.pack.max)))", "\(after.pack.name) (\(points(after.pack.max)))"
    )
    return vi ? "Xem trước: \(old) → \(new)" : "Preview: \(old) → \(new)"
  }

  private func moved(_ unit: Preview.UnitShift) -> String {
    unit.indicators.filter { $0.shift != .zero }.map { "\($0.no) \(signed($0.shift))" }.joined(separator: ", ")
  }

  private var summary: String {
    let totals = preview.totals
    return vi
      ? "\(totals.units) đơn vị: \(totals.scoresChanged) đổi điểm, \(totals.ranksChanged) đổi hạng (\(totals.up) lên, \(totals.down) xuống); \(totals.affected.vietnamese) bản ghi đổi cách tính; tổng điểm chênh \(signed(totals.shift))."
      : "\(totals.units) units: \(totals.scoresChanged) change score, \(totals.ranksChanged) change rank (\(totals.up) up, \(totals.down) down); \(totals.affected) records stand differently; totals shift by \(signed(totals.shift))."
  }

  /// Points of different totals cannot be subtracted silently.
  private var otherMaximum: [String] {
    if before.pack.max == after.pack.max { return [] }
    let (old, new) = (points(before.pack.max), points(after.pack.max))
    return [
      vi
        ? "Hai bộ có tổng điểm khác nhau (\(old) và \(new)): chênh điểm chỉ để tham khảo, hãy so hạng."
        : "The packs have different totals (\(old) and \(new)): compare ranks, not points."
    ]
  }

  private var byIndicator: [String] {
    preview.totals.indicators.filter { $0.shift != .zero || $0.affected > 0 }.map { no, shift, affected in
      let name = (after.pack.indicator(no) ?? before.pack.indicator(no))?.name.text(language) ?? ""
      return vi
        ? "  \(no) \(name): chênh \(signed(shift)), \(affected.vietnamese) bản ghi"
        : "  \(no) \(name): shift \(signed(shift)), \(affected) records"
    }
  }

  /// One row for each unit and indicator, and one for each unit's total.
  func long() -> TextTable {
    var table = TextTable(
      columns: [
        .init("unit"), .init("name"), .init("indicator"), .init("before", .right), .init("after", .right),
        .init("shift", .right), .init("rank_before", .right), .init("rank_after", .right), .init("affected", .right),
      ])
    table.isSample = isSample
    for unit in preview.units {
      let (code, name) = (unit.unit.code.text, unit.unit.name)
      table.rows.append([
        code, name, "TOTAL", unit.before.score.total.text, unit.after.score.total.text, unit.shift.text,
        "\(unit.before.rank.best)", "\(unit.after.rank.best)", "\(unit.affected.count)",
      ])
      for indicator in unit.indicators where indicator.isChanged {
        table.rows.append([
          code, name, indicator.no, indicator.before?.score.text ?? "", indicator.after?.score.text ?? "",
          indicator.shift.text, "", "", "\(indicator.affected.count)",
        ])
      }
    }
    return table
  }

  func json(notes: [Sentence]) -> JSON {
    let totals = preview.totals
    return [
      "parent": .string(parent.code.text), "kind": .string(kind.rawValue),
      "period": [
        "from": .string(after.window.period.from.iso), "to": .string(after.window.period.to.iso),
      ],
      "as_of": .string(after.window.end.iso),
      "before": side(before), "after": side(after),
      "totals": [
        "units": .integer(totals.units), "scores_changed": .integer(totals.scoresChanged),
        "ranks_changed": .integer(totals.ranksChanged), "up": .integer(totals.up), "down": .integer(totals.down),
        "shift": .string(totals.shift.text), "affected": .integer(totals.affected),
        "indicators": .array(
          totals.indicators.map {
            ["no": .string($0.no), "shift": .string($0.shift.text), "affected": .integer($0.affected)]
          }),
      ],
      "units": .array(preview.units.map(unit)),
      "sample": .flag(isSample), "notes": .array(notes.map { .string($0.text(language)) }),
    ]
  }

  private func side(_ question: Question) -> JSON {
    ["rules": .string(question.pack.name), "max": .string(question.pack.max.text)]
  }

  private func unit(_ unit: Preview.UnitShift) -> JSON {
    [
      "code": .string(unit.unit.code.text), "name": .string(unit.unit.name),
      "before": standing(unit.before), "after": standing(unit.after), "shift": .string(unit.shift.text),
      "affected": .integer(unit.affected.count),
      "indicators": .array(
        unit.indicators.filter(\.isChanged).map { indicator in
          [
            "no": .string(indicator.no), "before": score(indicator.before), "after": score(indicator.after),
            "shift": .string(indicator.shift.text), "affected": .integer(indicator.affected.count),
          ]
        }),
    ]
  }

  private func standing(_ ranked: RankedUnit) -> JSON {
    [
      "total": .string(ranked.score.total.text), "band": .string(ranked.score.band?.name.vi ?? ""),
      "rank": .integer(ranked.rank.best), "rank_low": .integer(ranked.rank.worst),
    ]
  }

  private func score(_ score: IndicatorScore?) -> JSON {
    guard let score else { return .null }
    return [
      "numerator": score.numerator.map { .integer($0) } ?? .null,
      "denominator": score.denominator.map { .integer($0) } ?? .null,
      "score": .string(score.score.text), "max": .string(score.max.text), "state": .string(score.state.rawValue),
    ]
  }

  private func points(_ points: Points) -> String { ScoreTables.points(points, language) }
  private func signed(_ points: Points) -> String { (points > .zero ? "+" : "") + self.points(points) }
  private func place(_ rank: RankInterval) -> String {
    rank.best == rank.worst ? "\(rank.best)" : "\(rank.best)–\(rank.worst)"
  }
}
