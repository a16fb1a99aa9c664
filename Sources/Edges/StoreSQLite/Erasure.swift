package import Base
internal import Foundation
internal import GRDB
package import Records

extension SQLiteLog {
  /// Takes away the payloads of a fact, as the law may order. The hashes stay, so the chain still proves the rest.
  /// Answers how many deliveries lost their text.
  package func erase(_ kind: FactKind, key: String, at instant: Instant) throws(Failure) -> Int {
    try writing { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT delivery.id, delivery.batch, delivery.key, delivery.payload FROM delivery_key
          JOIN delivery ON delivery.id = delivery_key.delivery
          WHERE delivery_key.hash = ? AND delivery.kind = ? ORDER BY delivery.id
          """, arguments: [keyHash(kind, key), kind.rawValue]
      ).filter { try $0.value(2) == key }
      guard let first = rows.first else { return 0 }
      let deliveries = try rows.map { row -> Int in try row.value(0) }
      // What is taken away is overwritten in the file too, whatever this SQLite does by itself.
      _ = try Int.fetchOne(db, sql: "PRAGMA secure_delete = ON")
      for row in rows {
        let delivery: Int = try row.value(0)
        try db.execute(sql: "UPDATE delivery SET payload = NULL WHERE id = ?", arguments: [delivery])
        try db.execute(
          sql: "DELETE FROM delivery_key WHERE delivery = ? AND hash = ?", arguments: [delivery, keyHash(kind, key)])
        let said = Records.Statement(kind: kind, key: key, instant: nil, payload: try row.value(3))
        guard let column = Schema.of(kind).column(named: "unit"), let unit = said.text(of: column.id) else { continue }
        try db.execute(
          sql: """
            DELETE FROM delivery_unit
            WHERE unit = (SELECT id FROM unit_text WHERE text = ?) AND kind = ? AND delivery = ?
            """, arguments: [unit, kind.rawValue, delivery])
      }
      try db.execute(
        sql: "DELETE FROM unit_text WHERE NOT EXISTS (SELECT 1 FROM delivery_unit WHERE unit = unit_text.id)")
      try LogChain.append(.erasure, batch: try first.value(1), at: instant.seconds, erased: deliveries, to: db)
      let entry = try LogReader.version(db)
      for delivery in deliveries {
        try db.execute(sql: "INSERT INTO erased (entry, delivery) VALUES (?, ?)", arguments: [entry, delivery])
      }
      return deliveries.count
    }
  }
}
