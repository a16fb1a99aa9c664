package import Base
internal import Records
internal import Rules
package import Scoring

/// A unit's provisional figures as they were told on one day: of the year up to its end.
package struct DailyFigure: Hashable, Sendable {
  package let unit: UnitCode
  package let day: Day
  package let total: Points
  package let rank: RankInterval
  package let peers: Int
  package let pack: String

  package init(unit: UnitCode, day: Day, total: Points, rank: RankInterval, peers: Int, pack: String) {
    self.unit = unit
    self.day = day
    self.total = total
    self.rank = rank
    self.peers = peers
    self.pack = pack
  }
}

/// Where the figures of every day are kept. What was told of a day stays what was told.
package protocol DailyLog: Sendable {
  func newestDay() throws(Failure) -> Day?
  func append(_ figures: [DailyFigure], at instant: Instant) throws(Failure)
  /// The last days of a unit, oldest first.
  func figures(of unit: UnitCode, atMost limit: Int) throws(Failure) -> [DailyFigure]
}

/// Keeps the figures of the newest public day, once.
package struct KeepDaily: Sendable {
  private let log: any DailyLog

  package init(_ log: some DailyLog) { self.log = log }

  /// - Returns: the day, when it was told just now; nil when it had been, or when there is nothing to tell.
  package func callAsFunction(_ desk: Desk, now: Instant) throws(Failure) -> Day? {
    if desk.facts.units.rows.isEmpty { return nil }
    let day = PublicDay(desk, now: now)
    if let newest = try log.newestDay(), newest >= day.day { return nil }
    let figures = try figures(desk, day, now)
    if figures.isEmpty { return nil }
    try log.append(figures, at: now)
    return day.day
  }

  private func figures(_ desk: Desk, _ day: PublicDay, _ now: Instant) throws(Failure) -> [DailyFigure] {
    guard let year = PublicPeriod(.year, around: day.day), desk.hasRecords(year.period) else { return [] }
    let (question, _) = try day.question(year, desk, now: now)
    let units = desk.facts.units
    var figures: [DailyFigure] = []
    for parent in units.codes {
      let kinds: [UnitKind] =
        switch units.unit(parent)?.kind {
        case .province: [.commune, .agency]
        case .nation: [.province]
        default: []
        }
      for kind in kinds {
        let ranked = desk.scorer.rank(parent, kind: kind, question)
        figures += ranked.map { unit in
          DailyFigure(
            unit: unit.score.unit.code, day: day.day, total: unit.score.total, rank: unit.rank, peers: ranked.count,
            pack: question.pack.name)
        }
      }
    }
    return figures
  }
}
