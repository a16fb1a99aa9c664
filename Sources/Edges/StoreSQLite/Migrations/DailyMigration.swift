internal import GRDB

/// Provisional public figures of every day, as they stood when the day was told: appended, never changed.
enum DailyMigration {
  static let name = "0012-daily"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE daily_score (
          unit TEXT NOT NULL,
          day TEXT NOT NULL,                     -- 2026-11-20: the year up to the end of this day
          made_at INTEGER NOT NULL,              -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
          total INTEGER NOT NULL,                -- hundredths of points
          best INTEGER NOT NULL,
          worst INTEGER NOT NULL,
          peers INTEGER NOT NULL,
          pack TEXT NOT NULL,
          PRIMARY KEY (unit, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX daily_score_day ON daily_score (day);

        CREATE TRIGGER daily_score_is_never_changed BEFORE UPDATE ON daily_score
        BEGIN SELECT raise(ABORT, 'daily figures are never changed'); END;
        CREATE TRIGGER daily_score_is_never_deleted BEFORE DELETE ON daily_score
        BEGIN SELECT raise(ABORT, 'daily figures are never deleted'); END;
        """)
  }
}
