internal import GRDB

/// The schema's history. A migration that has shipped is never edited: stores of every earlier version open.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001-log") { db in
      try db.execute(
        sql: """
          CREATE TABLE batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            arrived_at INTEGER NOT NULL,           -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
            system TEXT NOT NULL,
            is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
            restated BLOB,                         -- deliveries its rows said again, as a DeliveryList
            retracted_at INTEGER
          ) STRICT;

          CREATE TABLE batch_file (
            batch INTEGER NOT NULL REFERENCES batch (id),
            position INTEGER NOT NULL,
            path TEXT NOT NULL,
            kind TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            quarantined INTEGER NOT NULL,
            PRIMARY KEY (batch, position)
          ) STRICT;

          CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of arrival
            batch INTEGER NOT NULL REFERENCES batch (id),
            kind INTEGER NOT NULL,
            key TEXT NOT NULL,
            stated_at INTEGER,                     -- the instant of this state at its source
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            payload TEXT                           -- NULL once the law has it deleted
          ) STRICT;

          CREATE TABLE quarantine (
            batch INTEGER NOT NULL REFERENCES batch (id),
            file TEXT NOT NULL,
            line INTEGER NOT NULL,
            column_name TEXT NOT NULL,
            value TEXT NOT NULL,
            reason TEXT NOT NULL
          ) STRICT;

          CREATE TABLE batch_finding (
            batch INTEGER NOT NULL REFERENCES batch (id),
            kind TEXT NOT NULL,
            fact_kind INTEGER NOT NULL,
            unit TEXT,
            record TEXT NOT NULL,
            detail TEXT NOT NULL
          ) STRICT;
          """)
    }
    migrator.registerMigration("0002-chain", migrate: ChainMigration.migrate)
    migrator.registerMigration("0003-rules", migrate: RuleMigration.migrate)
    migrator.registerMigration("0004-mappings", migrate: SystemMigration.migrate)
    migrator.registerMigration("0005-sources", migrate: SourceMigration.migrate)
    migrator.registerMigration("0006-access", migrate: AccessMigration.migrate)
    migrator.registerMigration("0007-retractions", migrate: RetractionMigration.migrate)
    migrator.registerMigration(EditionMigration.name, migrate: EditionMigration.migrate)
    migrator.registerMigration("0009-rule-chain", migrate: RuleChainMigration.migrate)
    migrator.registerMigration(ReachMigration.name, migrate: ReachMigration.migrate)
    migrator.registerMigration(WebhookMigration.name, migrate: WebhookMigration.migrate)
    migrator.registerMigration(DailyMigration.name, migrate: DailyMigration.migrate)
    migrator.registerMigration(NotebookMigration.name, migrate: NotebookMigration.migrate)
    return migrator
  }
}
