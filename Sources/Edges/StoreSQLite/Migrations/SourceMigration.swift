internal import GRDB

/// 0005: systems that deliver messages.
enum SourceMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE source_system (
          name TEXT PRIMARY KEY,
          unit TEXT,
          path_digest BLOB UNIQUE CHECK (length(path_digest) = 32),
          addresses TEXT NOT NULL,               -- one a line
          username TEXT UNIQUE,
          password_digest BLOB CHECK (length(password_digest) = 32),
          session_digest BLOB CHECK (length(session_digest) = 32),
          body_limit INTEGER NOT NULL,
          dossier_link TEXT
        ) STRICT;
        """)
  }
}
