internal import GRDB

/// Frozen editions of public figures: appended, never changed, each file as it is downloaded.
enum EditionMigration {
  static let name = "0008-editions"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE edition (
          number INTEGER PRIMARY KEY,            -- the order of making, from 1 without gaps
          month TEXT NOT NULL,                   -- 2026-10
          made_at INTEGER NOT NULL,              -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
          version INTEGER NOT NULL,              -- of the log the figures are of
          replaces INTEGER REFERENCES edition (number),
          reason TEXT NOT NULL,
          changes TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32)
        ) STRICT;

        CREATE TABLE edition_file (
          edition INTEGER NOT NULL REFERENCES edition (number),
          name TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32),
          content BLOB NOT NULL,
          PRIMARY KEY (edition, name)
        ) STRICT;

        CREATE TRIGGER edition_is_never_changed BEFORE UPDATE ON edition
        BEGIN SELECT raise(ABORT, 'editions are never changed'); END;
        CREATE TRIGGER edition_is_never_deleted BEFORE DELETE ON edition
        BEGIN SELECT raise(ABORT, 'editions are never deleted'); END;
        CREATE TRIGGER edition_file_is_never_changed BEFORE UPDATE ON edition_file
        BEGIN SELECT raise(ABORT, 'editions are never changed'); END;
        CREATE TRIGGER edition_file_is_never_deleted BEFORE DELETE ON edition_file
        BEGIN SELECT raise(ABORT, 'editions are never deleted'); END;
        """)
  }
}
