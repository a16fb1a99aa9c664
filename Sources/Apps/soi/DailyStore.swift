internal import Base
internal import Records
internal import Scoring
internal import StoreSQLite
internal import Work

/// The port of daily figures on the store's table.
struct DailyStore: DailyLog {
  let log: SQLiteLog

  func newestDay() throws(Failure) -> Day? { try log.newestDailyDay() }

  func append(_ figures: [DailyFigure], at instant: Instant) throws(Failure) {
    try log.append(
      figures.map {
        DailyRow(
          unit: $0.unit.text, day: $0.day, total: $0.total.hundredths, best: $0.rank.best, worst: $0.rank.worst,
          peers: $0.peers, pack: $0.pack)
      }, at: instant)
  }

  func figures(of unit: UnitCode, atMost limit: Int) throws(Failure) -> [DailyFigure] {
    try log.dailyRows(of: unit.text, atMost: limit).map {
      DailyFigure(
        unit: unit, day: $0.day, total: Points(hundredths: $0.total),
        rank: RankInterval(best: $0.best, worst: $0.worst),
        peers: $0.peers, pack: $0.pack)
    }
  }
}
