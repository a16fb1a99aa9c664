internal import Foundation
internal import GRDB
internal import Records

/// 0002: every change of the log is an entry of a hash chain, and deliveries are found by their fact and by their unit.
enum ChainMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE log_entry (
          -- 1, 2, 3 …: the version of the log; a restoration may leap. Counted, so that a lost end shows.
          seq INTEGER PRIMARY KEY AUTOINCREMENT,
          kind TEXT NOT NULL CHECK (kind IN ('batch', 'retraction', 'erasure', 'restoration')),
          batch INTEGER REFERENCES batch (id),   -- NULL for a restoration, which is of the whole log
          at INTEGER NOT NULL,                   -- when it arrived
          content BLOB NOT NULL CHECK (length(content) = 32),
          chain BLOB NOT NULL CHECK (length(chain) = 32),
          CHECK ((batch IS NULL) = (kind = 'restoration'))
        ) STRICT;
        -- The deliveries whose payload an erasure took away.
        CREATE TABLE erased (
          entry INTEGER NOT NULL REFERENCES log_entry (seq),
          delivery INTEGER NOT NULL REFERENCES delivery (id),
          PRIMARY KEY (entry, delivery)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX log_entry_batch ON log_entry (batch);

        -- Derived: which deliveries a fact has. The hash is of the kind and the key; see KeyHash.
        CREATE TABLE delivery_key (
          hash INTEGER NOT NULL,
          delivery INTEGER NOT NULL,
          PRIMARY KEY (hash, delivery)
        ) STRICT, WITHOUT ROWID;

        -- Derived: which deliveries name a unit, as it is written.
        CREATE TABLE unit_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE delivery_unit (
          unit INTEGER NOT NULL REFERENCES unit_text (id),
          kind INTEGER NOT NULL,
          delivery INTEGER NOT NULL,
          PRIMARY KEY (unit, kind, delivery)
        ) STRICT, WITHOUT ROWID;

        -- A batch's deliveries lie together.
        ALTER TABLE batch ADD COLUMN first_delivery INTEGER;
        ALTER TABLE batch ADD COLUMN last_delivery INTEGER;
        UPDATE batch SET
          first_delivery = span.first_delivery, last_delivery = span.last_delivery
        FROM (
          SELECT batch, min(id) AS first_delivery, max(id) AS last_delivery FROM delivery GROUP BY batch
        ) AS span WHERE span.batch = batch.id;

        -- Every entry hashes what its batch brought, so each is found without looking at those of others.
        CREATE INDEX quarantine_batch ON quarantine (batch);
        CREATE INDEX batch_finding_batch ON batch_finding (batch);

        -- All kinds but dossiers and steps, which come by the million.
        CREATE INDEX delivery_small_kind ON delivery (kind) WHERE kind <> 5 AND kind <> 6;
        """)
    var index = DeliveryIndex(db)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, kind, key, payload FROM delivery WHERE payload IS NOT NULL ORDER BY id")
    while let row = try rows.next() {
      guard let kind = FactKind(rawValue: row[1]) else { continue }
      try index.add(Records.Statement(kind: kind, key: row[2], instant: nil, payload: row[3]), delivery: row[0])
    }
    try index.finish()
    // Batches and retractions of stores without a chain, in the order in which they arrived as far as it is known.
    let changes = try Row.fetchAll(
      db,
      sql: """
        SELECT id AS batch, arrived_at AS at, 0 AS is_retraction FROM batch
        UNION ALL SELECT id, retracted_at, 1 FROM batch WHERE retracted_at IS NOT NULL
        ORDER BY is_retraction, at, batch
        """)
    for change in changes {
      let isRetraction: Bool = change["is_retraction"]
      try LogChain.append(isRetraction ? .retraction : .batch, batch: change["batch"], at: change["at"], to: db)
    }
    // Said by the chain from now on; what is said twice can differ.
    try db.execute(sql: "ALTER TABLE batch DROP COLUMN retracted_at")
  }
}
