internal import GRDB

/// What people write down: plans, answers, approvals. Appended, never changed, hung on a chain; a body may go when the law
/// orders it, its hash stays.
enum NotebookMigration {
  static let name = "0013-notebook"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE notebook (
          number INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of arrival, from 1 without gaps
          kind TEXT NOT NULL,
          subject TEXT NOT NULL,
          revision INTEGER NOT NULL CHECK (revision > 0),
          unit TEXT NOT NULL,
          at INTEGER NOT NULL,                   -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
          who TEXT NOT NULL,
          who_number INTEGER NOT NULL,
          act TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32),
          body BLOB,                             -- JSON; NULL once the law has it deleted
          chain BLOB NOT NULL CHECK (length(chain) = 32),  -- hash of the row and of the chain before it
          UNIQUE (kind, subject, revision)
        ) STRICT;
        CREATE INDEX notebook_unit ON notebook (kind, unit);

        CREATE TRIGGER notebook_is_never_changed BEFORE UPDATE OF
          number, kind, subject, revision, unit, at, who, who_number, act, digest, chain ON notebook
        BEGIN SELECT raise(ABORT, 'the notebook is never changed'); END;
        CREATE TRIGGER notebook_bodies_only_go BEFORE UPDATE OF body ON notebook WHEN NEW.body IS NOT NULL
        BEGIN SELECT raise(ABORT, 'the notebook is never changed'); END;
        CREATE TRIGGER notebook_is_never_deleted BEFORE DELETE ON notebook
        BEGIN SELECT raise(ABORT, 'the notebook is never deleted'); END;
        """)
  }
}
