package import Base
internal import Foundation
internal import GRDB

/// A row of `webhook`, without its secret.
package struct WebhookRow: Sendable {
  package let number: Int
  package let address: String
  package let unit: String
  package let events: [String]
  package let mayBePrivate: Bool
  package let createdAt: Instant
}

/// A row of `webhook_news` that is due.
package struct WebhookNewsRow: Sendable {
  package let webhook: Int
  package let event: String
  package let body: String
  package let tries: Int
  package let dueAt: Instant
}

extension SQLiteLog {
  package func webhookRows() throws(Failure) -> [WebhookRow] {
    try reading { db in
      try Row.fetchAll(db, sql: "SELECT * FROM webhook ORDER BY number").map { row in
        let events: String = row["events"]
        return WebhookRow(
          number: row["number"], address: row["address"], unit: row["unit"],
          events: events.split(separator: " ").map(String.init), mayBePrivate: row["may_be_private"],
          createdAt: Instant(seconds: row["created_at"]))
      }
    }
  }

  package func addWebhook(
    address: String, unit: String, events: [String], mayBePrivate: Bool, secret: [UInt8], at now: Instant
  ) throws(Failure) -> Int {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO webhook (address, unit, events, may_be_private, secret, created_at) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [address, unit, events.joined(separator: " "), mayBePrivate, Data(secret), now.seconds])
      return Int(db.lastInsertedRowID)
    }
  }

  package func removeWebhookRow(_ number: Int) throws(Failure) -> Bool {
    try writing { db in
      try db.execute(sql: "DELETE FROM webhook_news WHERE webhook = ?", arguments: [number])
      try db.execute(sql: "DELETE FROM webhook WHERE number = ?", arguments: [number])
      return db.changesCount > 0
    }
  }

  package func webhookSecret(_ number: Int) throws(Failure) -> [UInt8]? {
    try reading { db in
      try Data.fetchOne(db, sql: "SELECT secret FROM webhook WHERE number = ?", arguments: [number]).map { Array($0) }
    }
  }

  /// The first body of a webhook and event is where it begins; every other one is due at once, or where the one before is.
  package func queueNews(_ number: Int, _ event: String, _ body: String, at now: Instant) throws(Failure) {
    let isKnown = try reading { db in
      try String.fetchOne(
        db, sql: "SELECT body FROM webhook_news WHERE webhook = ? AND event = ?", arguments: [number, event]) == body
    }
    if isKnown { return }
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO webhook_news (webhook, event, body, due_at, tries)
          SELECT number, ?2, ?3, NULL, 0 FROM webhook WHERE number = ?1
          ON CONFLICT (webhook, event) DO UPDATE SET body = excluded.body, due_at = coalesce(due_at, ?4)
          """, arguments: [number, event, body, now.seconds])
    }
  }

  package func newsDue(at now: Instant) throws(Failure) -> [WebhookNewsRow] {
    try reading { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM webhook_news WHERE due_at <= ? ORDER BY due_at, webhook, event LIMIT 100",
        arguments: [now.seconds]
      ).map { row in
        WebhookNewsRow(
          webhook: row["webhook"], event: row["event"], body: row["body"], tries: row["tries"],
          dueAt: Instant(seconds: row["due_at"]))
      }
    }
  }

  package func newsTold(_ number: Int, _ event: String, _ body: String) throws(Failure) {
    try writing { db in
      try db.execute(
        sql: """
          UPDATE webhook_news SET tries = 0, due_at = CASE WHEN body = ?3 THEN NULL ELSE due_at END
          WHERE webhook = ?1 AND event = ?2
          """, arguments: [number, event, body])
    }
  }

  package func newsFailed(_ number: Int, _ event: String, again due: Instant) throws(Failure) {
    try writing { db in
      try db.execute(
        sql: "UPDATE webhook_news SET tries = tries + 1, due_at = ?3 WHERE webhook = ?1 AND event = ?2",
        arguments: [number, event, due.seconds])
    }
  }
}
