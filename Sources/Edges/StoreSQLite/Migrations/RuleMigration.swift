internal import GRDB

/// 0003: rule packs and calendars of the store, dated and append-only. What is taken out of use gets a row of its own.
enum RuleMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE rule_event (
          number INTEGER PRIMARY KEY,            -- the order of arrival, from 1 without gaps
          at INTEGER NOT NULL,                   -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
          kind TEXT NOT NULL CHECK (kind IN ('pack', 'calendar')),
          action TEXT NOT NULL CHECK (action IN ('add', 'retire')),
          name TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32),
          content BLOB NOT NULL                  -- the file as it came; empty for 'retire'
        ) STRICT;

        CREATE TRIGGER rule_event_is_never_changed BEFORE UPDATE ON rule_event
        BEGIN SELECT raise(ABORT, 'rule events are never changed'); END;

        CREATE TRIGGER rule_event_is_never_deleted BEFORE DELETE ON rule_event
        BEGIN SELECT raise(ABORT, 'rule events are never deleted'); END;
        """)
  }
}
