internal import Base
internal import Counting
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// The communes of a province that need somebody to look, by name.
struct CommunesAnswer {
  let asked: Asked
  let request: Desk.Request
  let province: OrgUnit
  /// What a link of the board says about period and standpoint.
  let address: PageAddress
  let now: Instant

  private static let shown = 4
  private static let daysBack = 7
  /// A cause is common from so many communes on.
  private static let fewestInCommon = 3

  /// Nil for other units, and where nobody is ranked.
  func section() throws(Failure) -> CommunesSection? {
    guard province.kind == .province else { return nil }
    let ranked = asked.edition.ranking(province.code, kind: .commune, asked.question)
    if ranked.isEmpty { return nil }
    let lowest = ranked.sorted { a, b in
      a.score.total != b.score.total ? a.score.total < b.score.total : a.score.unit.code < b.score.unit.code
    }.prefix(Self.shown).map { unit in
      line(unit, figure: "\(unit.score.total.vietnamese) điểm", detail: place(unit.rank, of: ranked.count))
    }
    return CommunesSection(
      since: "trong \(Self.daysBack) ngày", fallen: try fallen(ranked), lowest: Array(lowest),
      common: common(ranked.map(\.score.unit.code)), ranking: ranking)
  }

  /// Those that lost most points since a week before the as-of.
  private func fallen(_ ranked: [RankedUnit]) throws(Failure) -> [TodaySection.Line] {
    let window = asked.question.window
    let day = window.end.day - Self.daysBack
    guard day >= window.period.from else { return [] }
    var earlier = request
    earlier.asOf = .end(of: day)
    let (question, _) = try asked.desk.question(earlier, now: now)
    guard question.pack.name == asked.question.pack.name else { return [] }
    let before = Dictionary(
      asked.edition.ranking(province.code, kind: .commune, question).map { ($0.score.unit.code, $0) },
      uniquingKeysWith: { first, _ in first })
    let moved = ranked.compactMap { unit in
      before[unit.score.unit.code].map {
        (unit: unit, was: $0, by: unit.score.total.hundredths - $0.score.total.hundredths)
      }
    }.filter { $0.by < 0 }
    return moved.sorted { a, b in a.by != b.by ? a.by < b.by : a.unit.score.unit.code < b.unit.score.unit.code }
      .prefix(Self.shown).map { moved in
        line(
          moved.unit, figure: "−\(Points(hundredths: -moved.by).vietnamese)",
          detail: "còn \(moved.unit.score.total.vietnamese) điểm; \(way(moved.was.rank.best, moved.unit.rank.best))",
          tone: .late)
      }
  }

  /// Where each commune loses most of what is known; indicators with several communes.
  private func common(_ communes: [UnitCode]) -> [TodaySection.Line] {
    var worst: [String: (rule: IndicatorScore, communes: Int)] = [:]
    for code in communes {
      guard let score = asked.desk.scorer.score(code, asked.question) else { continue }
      let known = score.indicators.filter {
        // What comes from the province is the same for all of them, and not theirs.
        ($0.state == .value || $0.state == .zero) && $0.origin != .constant && $0.origin != .inherited
          && $0.lost > .zero
      }
      guard let most = known.max(by: { $0.lost != $1.lost ? $0.lost < $1.lost : $0.rule.no > $1.rule.no }) else {
        continue
      }
      worst[most.rule.no, default: (most, 0)].communes += 1
    }
    return worst.values.filter { $0.communes >= Self.fewestInCommon }
      .sorted { $0.communes != $1.communes ? $0.communes > $1.communes : $0.rule.rule.no < $1.rule.rule.no }
      .prefix(Self.shown).map { worst in
        TodaySection.Line(
          "\(worst.rule.rule.no) \(worst.rule.rule.name.vi)", figure: "\(worst.communes.vietnamese) xã, phường",
          link: link("/units/\(province.code.text.percentEncoded)/losses", [("indicator", worst.rule.rule.no)]))
      }
  }

  private func line(
    _ unit: RankedUnit, figure: String, detail: String, tone: RecordTable.Tone? = nil
  ) -> TodaySection.Line {
    TodaySection.Line(
      unit.score.unit.name, figure: figure, link: link("/units/\(unit.score.unit.code.text.percentEncoded)", []),
      detail: detail, tone: tone)
  }

  private func way(_ was: Int, _ now: Int) -> String { was == now ? "vẫn hạng \(now)" : "hạng \(was) → \(now)" }

  private func place(_ rank: RankInterval, of peers: Int) -> String {
    rank.best == rank.worst ? "hạng \(rank.best)/\(peers)" : "hạng \(rank.best)–\(rank.worst)/\(peers)"
  }

  private var ranking: String {
    let period = asked.question.window.period
    let name = PublicPeriod.Kind.allCases.compactMap { PublicPeriod($0, around: period.to) }
      .first { $0.period == period }?.name
    return PageAddress(
      "/ranking", [("parent", province.code.text), ("kind", "commune"), ("period", name), ("sort", "fallen")]
    ).text
  }

  private func link(_ path: String, _ items: [(String, String?)]) -> String {
    let kept = address.at(path, keeping: ["from", "to", "as_of", "source", "rules", "tree", "rounding"])
    return PageAddress(path, kept.items.map { ($0.name, $0.value) } + items).text
  }
}
