internal import GRDB

/// 0005: who may sign in, what is open, which programs hold keys, and the trail of who did what. Nothing here can be used to
/// sign in: of passwords, tokens and secrets only hashes are kept.
enum AccessMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE account (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          login TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          unit TEXT,
          officer TEXT,                          -- the person's code in records
          password TEXT,                         -- scrypt with its terms and salt; NULL: signs in elsewhere
          must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
          is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
          created_at INTEGER NOT NULL            -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
        ) STRICT;

        CREATE TABLE account_grant (
          account INTEGER NOT NULL REFERENCES account (id),
          role TEXT NOT NULL,
          unit TEXT NOT NULL,                    -- '' for all units
          PRIMARY KEY (account, role, unit)
        ) STRICT, WITHOUT ROWID;

        -- Whom an outside provider means. Pre-registered by an administrator as login or e-mail, then by subject.
        CREATE TABLE account_identity (
          issuer TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('subject', 'email', 'login')),
          value TEXT NOT NULL,
          account INTEGER NOT NULL REFERENCES account (id),
          PRIMARY KEY (issuer, kind, value)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
          token BLOB PRIMARY KEY CHECK (length(token) = 32),   -- SHA-256 of what the browser holds
          account INTEGER NOT NULL REFERENCES account (id),
          created_at INTEGER NOT NULL,
          seen_at INTEGER NOT NULL,
          address BLOB NOT NULL CHECK (length(address) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_account ON session (account);

        CREATE TABLE access_key (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL,
          secret BLOB NOT NULL CHECK (length(secret) = 32),    -- SHA-256 of 32 random bytes
          scopes TEXT NOT NULL,                  -- permissions, sorted, with spaces between
          valid_to INTEGER NOT NULL,             -- days since 1970-01-01
          created_at INTEGER NOT NULL,
          revoked_at INTEGER,
          last_used INTEGER
        ) STRICT;

        CREATE TABLE access_key_grant (
          access_key INTEGER NOT NULL REFERENCES access_key (id),
          role TEXT NOT NULL,
          unit TEXT NOT NULL,
          PRIMARY KEY (access_key, role, unit)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sign_in_attempt (
          scope TEXT NOT NULL CHECK (scope IN ('pair', 'login', 'address')),
          subject BLOB NOT NULL CHECK (length(subject) = 32),
          count INTEGER NOT NULL,
          last_at INTEGER NOT NULL,
          succeeded_at INTEGER,                  -- of a pair: when it last signed in
          PRIMARY KEY (scope, subject)
        ) STRICT, WITHOUT ROWID;

        -- Keys of this store: what addresses are hashed with.
        CREATE TABLE store_secret (
          name TEXT PRIMARY KEY,
          bytes BLOB NOT NULL CHECK (length(bytes) = 32)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE trail (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          at INTEGER NOT NULL,
          who TEXT NOT NULL CHECK (who IN ('anonymous', 'person', 'key', 'operator')),
          who_number INTEGER NOT NULL,           -- of the account or key; 0 for the others
          deed TEXT NOT NULL,
          unit TEXT,
          record TEXT NOT NULL,
          row_count INTEGER NOT NULL,
          address BLOB CHECK (address IS NULL OR length(address) = 32),
          -- What the account or key named by 'record' was after this; see AccessState.
          state BLOB CHECK (state IS NULL OR length(state) = 32),
          chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;
        CREATE INDEX trail_at ON trail (at);
        CREATE INDEX trail_state ON trail (record, number) WHERE state IS NOT NULL;

        CREATE TRIGGER trail_is_never_changed BEFORE UPDATE ON trail
        BEGIN SELECT raise(ABORT, 'the trail is never changed'); END;

        CREATE TRIGGER trail_is_never_deleted BEFORE DELETE ON trail
        BEGIN SELECT raise(ABORT, 'the trail is never deleted'); END;
        """)
  }
}
