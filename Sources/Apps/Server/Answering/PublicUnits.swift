internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Work

/// One unit for citizens.
extension Call {
  func publicUnit() async throws -> Response {
    let facts = try await publicDesk()
    let code = try facts.desk.unit(path("code"))
    let period = try publicPeriod(facts)
    let (question, notes) = try facts.day.question(period, facts.desk, now: now)
    guard let score = facts.desk.scorer.score(code, question) else { throw HTTPError(.notFound) }
    if wantsJSON { return publicScore(score, notes, isSample: facts.desk.isSample) }
    let above = above(score.unit, facts.units)
    let ranking = try above.map { above throws(Failure) in
      try publicRanking(facts, above, score.unit.kind, period, live: true)
    }
    let rank = ranking?.rows.first { $0.code == code }?.rank
    let before = ranking.flatMap { rankingBefore(facts, $0) }
    let earlier = before.flatMap { earlier in
      earlier.rows.first { $0.code == code }.map { (earlier.period.sentence.vi, $0.rank, $0.total) }
    }
    let page = PublicUnitPage(
      score: score, above: above, periodWords: period.sentence.vi, periodName: period.name,
      periods: periodChoices(facts, score.unit, period), rank: rank, peers: ranking?.rows.map(\.total) ?? [],
      before: earlier, frozen: try frozenPlace(facts, score.unit, above, period),
      services: try services(score.unit), daily: period.kind == .year ? try dailySection(code) : nil, notes: notes,
      frame: frame(facts.edition))
    return Reply.html(page.html())
  }

  private static let daysShown = 30

  private func dailySection(_ unit: UnitCode) throws(Failure) -> DailySection {
    DailySection(
      rows: try service.daily.figures(of: unit, atMost: Self.daysShown).map { figure in
        let (best, worst) = (figure.rank.best, figure.rank.worst)
        let place = best == worst ? "\(best)/\(figure.peers)" : "\(best)–\(worst)/\(figure.peers)"
        return DailySection.Row(day: figure.day, total: figure.total, place: place, best: best, pack: figure.pack)
      })
  }

  /// The unit whose units are ranked with this one.
  private func above(_ unit: OrgUnit, _ units: UnitRegister) -> OrgUnit? {
    (units.ancestor(of: unit.code, kind: .province) ?? unit.parent).flatMap { units.unit($0) }
  }

  private func periodChoices(
    _ facts: PublicDesk, _ unit: OrgUnit, _ asked: PublicPeriod
  ) -> [RankingPage.Choice] {
    var periods = PublicPeriod.Kind.allCases.filter { $0 != .half && $0 != .toDate }.compactMap {
      PublicPeriod($0, around: facts.day.day)
    }
    periods += periods.prefix(2).compactMap(\.before).filter { facts.desk.covers($0.period) }
    if !periods.contains(asked) { periods.append(asked) }
    return periods.sorted { ($0.kind.rawValue, $1.name) < ($1.kind.rawValue, $0.name) }.map { period in
      RankingPage.Choice(
        PlaceWords.capitalized(period.sentence.vi), "?period=\(period.name.percentEncoded)",
        isCurrent: period == asked)
    }
  }
}
