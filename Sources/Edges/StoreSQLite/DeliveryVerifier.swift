internal import Base
internal import Formats
internal import Foundation
internal import GRDB
internal import Records

/// Compares every delivery with its hash, its batch and the derived rows by which it is found.
struct DeliveryVerifier {
  let db: Database
  private(set) var faults: [LogFault] = []

  init(_ db: Database) { self.db = db }

  mutating func verify() throws {
    let erased = try Set(
      Int.fetchAll(
        db, sql: "SELECT delivery FROM erased JOIN log_entry ON seq = entry WHERE kind = 'erasure'"))
    let spans = try spans()
    let key = try db.cachedStatement(sql: "SELECT 1 FROM delivery_key WHERE hash = ? AND delivery = ?")
    let unit = try db.cachedStatement(
      sql: """
        SELECT 1 FROM delivery_unit JOIN unit_text ON unit_text.id = delivery_unit.unit
        WHERE unit_text.text = ? AND delivery_unit.kind = ? AND delivery_unit.delivery = ?
        """)
    var (keys, units) = (0, 0)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, kind, key, stated_at, digest, payload, batch FROM delivery ORDER BY id")
    while let row = try rows.next() {
      let id: Int = try row.value(0)
      let payload: String? = try row.value(5)
      // The hash of a batch is over the deliveries between its first and its last: none may say it is another's.
      let isOfItsBatch = spans[try row.value(6)]?.contains(id) ?? false
      guard let payload else {
        if !erased.contains(id) || !isOfItsBatch { faults.append(.changedDelivery(id)) }
        continue
      }
      guard let kind = FactKind(rawValue: try row.value(1)) else {
        faults.append(.changedDelivery(id))
        continue
      }
      let stated: Int64? = try row.value(3)
      let statement = Records.Statement(
        kind: kind, key: try row.value(2), instant: stated.map { Instant(seconds: $0) }, payload: payload)
      let digest: Data = try row.value(4)
      if !isOfItsBatch || erased.contains(id) || sha256(statement.canonicalRow.utf8) != Array(digest)
        || statement.keyOfPayload != statement.key
      {
        faults.append(.changedDelivery(id))
      }
      var isFound = try Bool.fetchOne(key, arguments: [keyHash(kind, statement.key), id]) ?? false
      keys += 1
      if let column = Schema.of(kind).column(named: "unit"), let text = statement.text(of: column.id) {
        units += 1
        let isFoundByUnit = try Bool.fetchOne(unit, arguments: [text, kind.rawValue, id]) ?? false
        isFound = isFound && isFoundByUnit
      }
      if !isFound { faults.append(.wrongIndex(delivery: id)) }
    }
    try verifyNothingMore(than: keys, "SELECT count(*) FROM delivery_key")
    try verifyNothingMore(than: units, "SELECT count(*) FROM delivery_unit")
    try verifyNothingMore(
      than: 0,
      "SELECT count(*) FROM unit_text WHERE NOT EXISTS (SELECT 1 FROM delivery_unit WHERE unit = unit_text.id)")
  }

  /// The deliveries of each batch, by its own words.
  private func spans() throws -> [Int: ClosedRange<Int>] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, first_delivery, last_delivery FROM batch WHERE first_delivery <= last_delivery")
    var spans: [Int: ClosedRange<Int>] = [:]
    while let row = try rows.next() {
      let (batch, first, last): (Int, Int, Int) = try (row.value(0), row.value(1), row.value(2))
      spans[batch] = first...last
    }
    return spans
  }

  /// Rows that lead to no delivery.
  private mutating func verifyNothingMore(than count: Int, _ sql: String) throws {
    let found = try Int.fetchOne(db, sql: sql) ?? 0
    if found > count { faults.append(.wrongIndex(delivery: 0)) }
  }
}

extension Records.Statement {
  /// The key as the payload's own columns give it.
  fileprivate var keyOfPayload: String {
    Schema.of(kind).keyColumns.map { text(of: $0.id) ?? "" }.joined(separator: Self.separator)
  }
}
