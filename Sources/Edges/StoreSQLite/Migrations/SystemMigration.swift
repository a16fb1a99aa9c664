internal import GRDB

/// 0004: what source systems are remembered by, and the files that watched folders have brought.
enum SystemMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE system_mapping (
          system TEXT NOT NULL,
          part TEXT NOT NULL,                    -- column, word or dates
          kind INTEGER NOT NULL,                 -- the kind of list; 0 for words and dates
          said TEXT NOT NULL,                    -- the heading or word as the source writes it
          meaning TEXT NOT NULL,
          is_decided INTEGER NOT NULL CHECK (is_decided IN (0, 1)),
          learned_at INTEGER NOT NULL,
          PRIMARY KEY (system, part, kind, said)
        ) STRICT;

        CREATE TABLE watched_file (
          digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
          path TEXT NOT NULL,
          seen_at INTEGER NOT NULL
        ) STRICT;
        """)
  }
}
