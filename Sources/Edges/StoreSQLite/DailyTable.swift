package import Base
internal import GRDB

/// One unit's provisional figures of one day, as this edge sees them.
package struct DailyRow: Sendable {
  package let unit: String
  package let day: Day
  /// Hundredths of points.
  package let total: Int
  package let best: Int
  package let worst: Int
  package let peers: Int
  package let pack: String

  package init(unit: String, day: Day, total: Int, best: Int, worst: Int, peers: Int, pack: String) {
    self.unit = unit
    self.day = day
    self.total = total
    self.best = best
    self.worst = worst
    self.peers = peers
    self.pack = pack
  }
}

extension SQLiteLog {
  /// Appends the figures of a day; those of a unit that has some of that day already stay as they were told.
  package func append(_ rows: [DailyRow], at instant: Instant) throws(Failure) {
    try writing { db in
      let insert = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO daily_score (unit, day, made_at, total, best, worst, peers, pack)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for row in rows {
        try insert.execute(arguments: [
          row.unit, row.day.iso, instant.seconds, row.total, row.best, row.worst, row.peers, row.pack,
        ])
      }
    }
  }

  /// The newest day anything was told of.
  package func newestDailyDay() throws(Failure) -> Day? {
    try reading { db in try String.fetchOne(db, sql: "SELECT max(day) FROM daily_score").flatMap { Day(iso: $0) } }
  }

  /// The last days of a unit, oldest first.
  package func dailyRows(of unit: String, atMost limit: Int) throws(Failure) -> [DailyRow] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT unit, day, total, best, worst, peers, pack FROM daily_score WHERE unit = ? ORDER BY day DESC LIMIT ?
          """, arguments: [unit, limit]
      ).reversed().compactMap { row in
        let day: String = row[1]
        return Day(iso: day).map {
          DailyRow(
            unit: row[0], day: $0, total: row[2], best: row[3], worst: row[4], peers: row[5], pack: row[6])
        }
      }
    }
  }
}
