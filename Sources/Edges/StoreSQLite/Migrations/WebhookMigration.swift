internal import GRDB

/// 0011: addresses of other systems, and what they are still to be told.
enum WebhookMigration {
  static let name = "0011-webhooks"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE webhook (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          address TEXT NOT NULL,
          unit TEXT NOT NULL,
          events TEXT NOT NULL,                  -- separated by spaces
          may_be_private INTEGER NOT NULL CHECK (may_be_private IN (0, 1)),
          secret BLOB NOT NULL CHECK (length(secret) = 32),
          created_at INTEGER NOT NULL            -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
        ) STRICT;

        CREATE TABLE webhook_news (
          webhook INTEGER NOT NULL REFERENCES webhook (number) ON DELETE CASCADE,
          event TEXT NOT NULL,
          body TEXT NOT NULL,                    -- the newest that was queued or told
          due_at INTEGER,                        -- NULL: told
          tries INTEGER NOT NULL,
          PRIMARY KEY (webhook, event)
        ) STRICT;
        """)
  }
}
