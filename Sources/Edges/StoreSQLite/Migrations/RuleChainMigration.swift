internal import Foundation
internal import GRDB

/// 0009: rule events hang on a chain of their own, as deliveries and the trail do: what was in force when can be proved.
enum RuleChainMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE chained_rule_event (
          number INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of arrival, from 1 without gaps
          at INTEGER NOT NULL,                   -- seconds of Vietnam time since 1970-01-01T00:00:00+07:00
          kind TEXT NOT NULL CHECK (kind IN ('pack', 'calendar')),
          action TEXT NOT NULL CHECK (action IN ('add', 'retire')),
          name TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32),
          content BLOB NOT NULL,                 -- the file as it came; empty for 'retire'
          chain BLOB NOT NULL CHECK (length(chain) = 32)   -- hash of the row and of the chain before it
        ) STRICT;
        """)
    var before = RuleChain.start
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, at, kind, action, name, digest, content FROM rule_event ORDER BY number")
    for row in rows {
      let (digest, content): (Data, Data) = (row[5], row[6])
      before = RuleChain.link(
        after: before, number: row[0], at: row[1], kind: row[2], action: row[3], name: row[4], digest: Array(digest))
      try db.execute(
        sql: """
          INSERT INTO chained_rule_event (number, at, kind, action, name, digest, content, chain)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          row[0] as Int, row[1] as Int64, row[2] as String, row[3] as String, row[4] as String, digest, content,
          Data(before),
        ])
    }
    try db.execute(
      sql: """
        DROP TABLE rule_event;
        ALTER TABLE chained_rule_event RENAME TO rule_event;

        CREATE TRIGGER rule_event_is_never_changed BEFORE UPDATE ON rule_event
        BEGIN SELECT raise(ABORT, 'rule events are never changed'); END;

        CREATE TRIGGER rule_event_is_never_deleted BEFORE DELETE ON rule_event
        BEGIN SELECT raise(ABORT, 'rule events are never deleted'); END;
        """)
  }
}
