package import Base
internal import Counting
internal import Formats
internal import Records
internal import Rules
internal import Scoring

/// Computes the files of a month's edition.
package struct MakeEdition {
  let desk: Desk
  let month: PublicPeriod
  let now: Instant
  /// The desks of earlier editions of the month with what these told, oldest first.
  let earlier: [(desk: Desk, files: [EditionFile])]

  package init(_ desk: Desk, _ month: PublicPeriod, now: Instant, earlier: [(desk: Desk, files: [EditionFile])]) {
    self.desk = desk
    self.month = month
    self.now = now
    self.earlier = earlier
  }

  /// The month, the year up to it, and the quarter, half and year it ends.
  package static func periods(_ month: PublicPeriod) -> [PublicPeriod] {
    let last = month.period.to
    let around = PublicPeriod.Kind.allCases.filter { $0 != .toDate }.compactMap { PublicPeriod($0, around: last) }
      .filter { $0.period.to == last }
    let isYearsEnd = around.contains { $0.kind == .year }
    return around + (isYearsEnd ? [] : [PublicPeriod(.toDate, around: last)].compactMap(\.self))
  }

  package func tables() throws(Failure) -> [EditionTable] {
    var tables = [try scores(), try ranking(), try received()]
    if let quarter { tables.append(try service(quarter)) }
    return tables
  }

  /// The quarter the month ends.
  private var quarter: PublicPeriod? {
    PublicPeriod(.quarter, around: month.period.to).flatMap { $0.period.to == month.period.to ? $0 : nil }
  }

  private var published: [OrgUnit] {
    desk.facts.units.codes.compactMap { desk.facts.units.unit($0) }
      .filter { [.province, .agency, .commune].contains($0.kind) }
  }

  private func question(_ period: PublicPeriod) throws(Failure) -> Question {
    try desk.question(
      Desk.Request(from: period.period.from, to: period.period.to, asOf: period.period.end), now: now
    ).question
  }

  private func scores() throws(Failure) -> EditionTable {
    var rows: [[String]] = []
    for period in Self.periods(month) {
      for score in desk.scorer.scores(published.map(\.code), try question(period)) {
        for indicator in score.indicators {
          rows.append([
            period.name, score.unit.code.text, score.unit.name, score.unit.kind.rawValue, indicator.rule.no,
            indicator.rule.code, indicator.numerator.map { "\($0)" } ?? "",
            indicator.denominator.map { "\($0)" } ?? "", indicator.ratio?.text ?? "", indicator.score.text,
            indicator.max.text, indicator.state.rawValue, indicator.coverage.text, score.pack.name,
          ])
        }
      }
    }
    return EditionTable(
      name: EditionNames.scores,
      header: [
        "period", "unit", "name", "kind", "indicator", "indicator_code", "numerator", "denominator", "ratio", "score",
        "max", "state", "coverage", "rules",
      ], rows: rows)
  }

  private func ranking() throws(Failure) -> EditionTable {
    var rows: [[String]] = []
    for period in Self.periods(month) {
      let question = try question(period)
      let parents = desk.facts.units.codes.compactMap { desk.facts.units.unit($0) }
        .filter { $0.kind == .province || $0.kind == .nation }
      for parent in parents {
        for kind in parent.kind == .nation ? [UnitKind.province] : [.commune, .agency] {
          let ranked = desk.scorer.rank(parent.code, kind: kind, question)
          for unit in ranked {
            rows.append(
              [
                period.name, parent.code.text, kind.rawValue, unit.score.unit.code.text, unit.score.unit.name,
                unit.score.total.text,
                unit.score.blocks.map { "\($0.block.code)=\($0.score.text)" }.joined(separator: " "),
                "\(unit.rank.best)", "\(unit.rank.worst)", "\(ranked.count)", unit.score.pack.name,
              ])
          }
        }
      }
    }
    return EditionTable(
      name: EditionNames.ranking,
      header: [
        "period", "parent", "kind", "unit", "name", "total", "blocks", "rank", "rank_low", "of", "rules",
      ], rows: rows)
  }

  private func received() throws(Failure) -> EditionTable {
    var rows: [[String]] = []
    for province in ProvinceCounts.provinces(desk.facts.units) {
      let counts = ProvinceCounts(desk, province, month.period)
      let before = try toldBefore(EditionNames.received, province, "received")
      let tables = earlier.map { ProvinceCounts($0.desk, province, month.period).received } + [counts.received]
      guard let protected = ProtectedCounts(tables, earlier: before) else { continue }
      rows += lines(protected, counts).map { key, told in
        head(month, counts, key) + [told.text]
      }
    }
    return EditionTable(name: EditionNames.received, header: Self.countHeader + ["received"], rows: rows)
  }

  private func service(_ quarter: PublicPeriod) throws(Failure) -> EditionTable {
    var rows: [[String]] = []
    for province in ProvinceCounts.provinces(desk.facts.units) {
      let counts = ProvinceCounts(desk, province, quarter.period)
      let before = earlier.map { ProvinceCounts($0.desk, province, quarter.period) }
      guard
        let ended = ProtectedCounts(
          before.map(\.ended) + [counts.ended], earlier: try toldBefore(EditionNames.service, province, "ended")),
        let late = ProtectedCounts(
          before.map(\.late) + [counts.late], earlier: try toldBefore(EditionNames.service, province, "late"))
      else { continue }
      for (key, told) in lines(ended, counts) {
        let lateTold = late.told[key] ?? .under(counts.limit(key))
        let quality = ServiceQuality(ended: told, late: lateTold)
        rows.append(
          head(quarter, counts, key) + [
            told.text, lateTold.text, quality.onTimeText,
            quality.isEnough ? counts.typicalDays(key).map { "\($0)" } ?? "" : "",
          ])
      }
    }
    return EditionTable(
      name: EditionNames.service,
      header: Self.countHeader + ["ended", "late", "on_time_percent", "typical_working_days"], rows: rows)
  }

  private static let countHeader = ["period", "province", "unit", "unit_name", "by", "code", "name"]

  private func head(_ period: PublicPeriod, _ counts: ProvinceCounts, _ key: TableKey) -> [String] {
    let unit = key.unit.flatMap { desk.facts.units.unit($0) }
    let (by, code, name) =
      switch key.what {
      case .field(let field): ("field", "", field)
      case .procedure(let code): ("procedure", code.text, desk.facts.procedures[code]?.name ?? "")
      }
    return [
      period.name, counts.province.code.text, unit?.code.text ?? "", unit?.name ?? "", by, code, name,
    ]
  }

  /// What is told, and which small counts are worth a line: those the register lets anybody expect, of procedures and fields
  /// that are told of the whole province. Which lines there are says nothing of what was counted.
  private func lines(_ protected: ProtectedCounts, _ counts: ProvinceCounts) -> [(TableKey, ToldCount)] {
    var lines = protected.told
    for cell in counts.offered {
      var keys = [TableKey.What.procedure(cell.procedure)]
      if let trait = counts.traits[cell.procedure] { keys.append(.field(trait.field)) }
      for what in keys {
        let key = TableKey(cell.unit, what)
        if lines[key] == nil, protected.told[TableKey(nil, what)]?.exact != nil {
          lines[key] = .under(counts.limit(key))
        }
      }
    }
    return lines.sorted { $0.key.order < $1.key.order }.map { ($0.key, $0.value) }
  }

  private func toldBefore(
    _ file: String, _ province: OrgUnit, _ column: String
  ) throws(Failure) -> [[TableKey: ToldCount]] {
    var told: [[TableKey: ToldCount]] = []
    for (_, files) in earlier {
      guard let found = files.first(where: { $0.name == file }) else {
        told.append([:])
        continue
      }
      told.append(try ToldTable(EditionTable(found), column).told(of: province.code))
    }
    return told
  }
}
