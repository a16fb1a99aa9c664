import Base
import Foundation
import GRDB
import Records
import StoreSQLite
import TestKit
import Testing

/// `verify` notices whatever was changed by hand or by a failing disk.
@Suite struct TamperTests {
  @Test func `a store nobody touched is sound`() throws {
    let store = try SoundStore()
    defer { store.remove() }
    #expect(try SQLiteLog(path: store.path).verify() == [])
  }

  @Test(arguments: [
    ("a payload", "UPDATE delivery SET payload = replace(payload, '1=', '1= ') WHERE id = 40"),
    ("a payload gone", "UPDATE delivery SET payload = NULL WHERE id = 40"),
    ("a text erased and brought back", "UPDATE delivery SET payload = '1=E2' WHERE payload IS NULL"),
    ("a key", "UPDATE delivery SET key = key || 'x' WHERE id = 40"),
    ("a kind", "UPDATE delivery SET kind = 99 WHERE id = 40"),
    ("an instant", "UPDATE delivery SET stated_at = 1 WHERE id = 40"),
    ("a digest", "UPDATE delivery SET digest = zeroblob(32) WHERE id = 40"),
    ("a delivery of another batch", "UPDATE delivery SET batch = 1 WHERE id = 40"),
    ("a delivery gone", "DELETE FROM delivery WHERE id = 40"),
    (
      "a delivery more",
      "INSERT INTO delivery (batch, kind, key, digest, payload) SELECT batch, kind, key, digest, payload FROM delivery WHERE id = 40"
    ),
    ("an index row gone", "DELETE FROM delivery_key WHERE delivery = 40"),
    ("an index row more", "INSERT INTO delivery_key VALUES (7, 40)"),
    ("an index row elsewhere", "UPDATE delivery_key SET delivery = 41 WHERE delivery = 40"),
    ("an index row under another hash", "UPDATE delivery_key SET hash = 5 WHERE delivery = 40"),
    (
      "a unit row gone",
      "DELETE FROM delivery_unit WHERE delivery = (SELECT max(delivery) FROM delivery_unit)"
    ),
    ("a unit row more", "INSERT INTO delivery_unit SELECT unit, kind, 1 FROM delivery_unit LIMIT 1"),
    (
      "a unit row elsewhere",
      "UPDATE delivery_unit SET delivery = 1 WHERE delivery = (SELECT max(delivery) FROM delivery_unit)"
    ),
    (
      "a unit row of another unit",
      "UPDATE delivery_unit SET unit = (SELECT max(id) + 1 FROM unit_text) WHERE delivery = (SELECT max(delivery) FROM delivery_unit)"
    ),
    ("a unit's text", "UPDATE unit_text SET text = text || 'x' WHERE id = 1"),
    ("a unit's text more", "INSERT INTO unit_text (text) VALUES ('ai đó')"),
    ("a unit's text gone", "DELETE FROM unit_text WHERE id = 1"),
    ("a batch's arrival", "UPDATE batch SET arrived_at = arrived_at + 1 WHERE id = 3"),
    ("a batch's system", "UPDATE batch SET system = 'khác' WHERE id = 3"),
    ("a batch's sample mark", "UPDATE batch SET is_sample = 0 WHERE id = 5"),
    ("what a batch said again", "UPDATE batch SET restated = x'0101' WHERE id = 3"),
    ("what a batch said again, gone", "UPDATE batch SET restated = NULL WHERE id = 3"),
    ("a batch's first delivery", "UPDATE batch SET first_delivery = first_delivery + 1 WHERE id = 3"),
    ("a batch's last delivery", "UPDATE batch SET last_delivery = last_delivery + 1 WHERE id = 3"),
    ("a batch gone", "DELETE FROM batch WHERE id = 3"),
    ("a batch more", "INSERT INTO batch (arrived_at, system, is_sample) VALUES (1, '', 0)"),
    (
      "the last batch gone with its entry and all its rows",
      """
      DELETE FROM log_entry WHERE batch = 5; DELETE FROM batch WHERE id = 5; DELETE FROM batch_file WHERE batch = 5;
      DELETE FROM delivery WHERE batch = 5; DELETE FROM quarantine WHERE batch = 5; DELETE FROM batch_finding WHERE batch = 5
      """
    ),
    ("a file's counts", "UPDATE batch_file SET accepted = accepted + 1 WHERE batch = 3 AND position = 1"),
    ("a file's path", "UPDATE batch_file SET path = 'c.csv' WHERE batch = 3 AND position = 1"),
    ("a file's place", "UPDATE batch_file SET position = 7 WHERE batch = 3 AND position = 1"),
    ("a file gone", "DELETE FROM batch_file WHERE batch = 3 AND position = 1"),
    ("a file of a batch nobody knows", "INSERT INTO batch_file VALUES (77, 0, '', '', 0, 0, 0, 0, 0)"),
    ("a quarantined row", "UPDATE quarantine SET line = line + 1 WHERE batch = 3"),
    ("a quarantined row gone", "DELETE FROM quarantine WHERE batch = 3 AND line = 4"),
    ("a quarantined row more", "INSERT INTO quarantine VALUES (3, 'b.csv', 6, 'unit', '', 'unknown_unit')"),
    ("a finding", "UPDATE batch_finding SET detail = 'y' WHERE batch = 3"),
    ("a finding's unit", "UPDATE batch_finding SET unit = NULL WHERE batch = 3 AND record = 'E1'"),
    ("a finding gone", "DELETE FROM batch_finding WHERE batch = 3 AND record = 'E1'"),
    ("an entry's time", "UPDATE log_entry SET at = at + 1 WHERE seq = 3"),
    ("an entry's batch", "UPDATE log_entry SET batch = 1 WHERE seq = 3"),
    ("an entry's content", "UPDATE log_entry SET content = zeroblob(32) WHERE seq = 3"),
    ("an entry's hash", "UPDATE log_entry SET chain = zeroblob(32) WHERE seq = 3"),
    ("an entry gone", "DELETE FROM log_entry WHERE seq = 3"),
    ("the last entry gone", "DELETE FROM log_entry WHERE seq = 7"),
    ("a retraction gone", "DELETE FROM log_entry WHERE kind = 'retraction'"),
    ("a retraction of another batch", "UPDATE log_entry SET batch = 3 WHERE kind = 'retraction'"),
    ("a retraction for an erasure", "UPDATE log_entry SET kind = 'erasure' WHERE kind = 'retraction'"),
    (
      "two entries in the other order",
      """
      UPDATE log_entry SET seq = 100 WHERE seq = 3; UPDATE log_entry SET seq = 3 WHERE seq = 4;
      UPDATE log_entry SET seq = 4 WHERE seq = 100
      """
    ),
    (
      "an entry appended by hand",
      "INSERT INTO log_entry SELECT 8, kind, 3, at, content, chain FROM log_entry WHERE kind = 'retraction'"
    ),
    (
      "a forged erasure",
      "UPDATE delivery SET payload = NULL WHERE id = 40; INSERT INTO erased VALUES (7, 40)"
    ),
    (
      "an erasure forged on an import",
      "UPDATE delivery SET payload = NULL WHERE id = 40; INSERT INTO erased VALUES (3, 40); DELETE FROM delivery_key WHERE delivery = 40; DELETE FROM delivery_unit WHERE delivery = 40"
    ),
    ("an erasure gone", "DELETE FROM erased"),
    ("an index dropped", "DROP INDEX delivery_small_kind; UPDATE batch SET id = id"),
    ("a trigger", "CREATE TRIGGER t AFTER INSERT ON batch BEGIN DELETE FROM delivery; END; UPDATE batch SET id = id"),
    ("a rule pack", TamperTests.pastTriggers("UPDATE rule_event SET content = x'00'")),
    ("when a rule pack came", TamperTests.pastTriggers("UPDATE rule_event SET at = at + 1")),
    ("a rule pack's name", TamperTests.pastTriggers("UPDATE rule_event SET name = name || 'x'")),
    ("another rule pack with its own hash", TamperTests.pastTriggers("UPDATE rule_event SET chain = randomblob(32)")),
    (
      "the last rule event gone",
      TamperTests.pastTriggers("DELETE FROM rule_event WHERE number = (SELECT max(number) FROM rule_event)")
    ),
  ])
  func `what was changed by hand is named`(what: String, sql: String) throws {
    let store = try SoundStore()
    defer { store.remove() }
    #expect(try store.change(sql) > 0, "\(what): nothing was changed")
    #expect(try SQLiteLog(path: store.path).verify() != [], "\(what) goes unnoticed")
  }

  /// Rule events forbid every change; whoever forges one puts the triggers back, so that only the content can tell.
  static func pastTriggers(_ sql: String) -> String {
    """
    DROP TRIGGER rule_event_is_never_changed; DROP TRIGGER rule_event_is_never_deleted; \(sql);
    CREATE TRIGGER rule_event_is_never_changed BEFORE UPDATE ON rule_event
    BEGIN SELECT raise(ABORT, 'rule events are never changed'); END;
    CREATE TRIGGER rule_event_is_never_deleted BEFORE DELETE ON rule_event
    BEGIN SELECT raise(ABORT, 'rule events are never deleted'); END;
    """
  }

  @Test func `a store whose triggers alone were made again is sound`() throws {
    let store = try SoundStore()
    defer { store.remove() }
    #expect(try store.change(Self.pastTriggers("UPDATE batch SET id = id")) > 0)
    #expect(try SQLiteLog(path: store.path).verify() == [])
  }
}

extension Failure {
  /// Words for people, in both languages, and none of SQLite's own statements.
  var isOneClearSentence: Bool {
    [sentence.vi, sentence.en].allSatisfy { text in
      text.count > 20 && !text.contains("\n") && !text.contains("while executing") && !text.contains("SQLite error")
    } && sentence.vi != sentence.en
  }
}
