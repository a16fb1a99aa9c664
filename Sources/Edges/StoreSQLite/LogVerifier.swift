internal import Base
internal import Formats
internal import Foundation
internal import GRDB
internal import Records

/// Recomputes everything the store claims about itself: the file, the chain, every hash, every derived row.
struct LogVerifier {
  let db: Database
  private(set) var faults: [LogFault] = []

  init(_ db: Database) { self.db = db }

  mutating func verify() throws {
    let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
    if answers != ["ok"] {
      faults.append(.damagedFile(answers.prefix(2).joined(separator: "; ")))
      return
    }
    let erased = try Set(Int.fetchAll(db, sql: "SELECT delivery FROM erased"))
    try verifyChain()
    try verifyDeliveries(erased)
  }

  private mutating func verifyChain() throws {
    var before = [UInt8](repeating: 0, count: 32)
    var expected = 1
    var known: Set<Int> = []
    let entries = try Row.fetchCursor(
      db, sql: "SELECT seq, kind, batch, at, content, chain FROM log_entry ORDER BY seq")
    while let row = try entries.next() {
      let (sequence, word, batch, at): (Int, String, Int, Int64) = (row[0], row[1], row[2], row[3])
      let (content, chain): (Data, Data) = (row[4], row[5])
      guard let kind = LogChain.Kind(rawValue: word) else { continue }
      let link = LogChain.link(after: before, kind, batch: batch, at: at, content: Array(content))
      if sequence != expected || link != Array(chain) { faults.append(.brokenChain(entry: sequence)) }
      let erased = try Int.fetchAll(
        db, sql: "SELECT delivery FROM erased WHERE entry = ? ORDER BY delivery", arguments: [sequence])
      if try LogChain.content(kind, batch: batch, erased: erased, db) != Array(content) {
        faults.append(.changedContent(entry: sequence, batch: batch))
      }
      known.insert(batch)
      before = Array(chain)
      expected = sequence + 1
    }
    for batch in try Int.fetchAll(db, sql: "SELECT id FROM batch ORDER BY id") where !known.contains(batch) {
      faults.append(.unknownBatch(batch))
    }
  }

  private mutating func verifyDeliveries(_ erased: Set<Int>) throws {
    let key = try db.cachedStatement(sql: "SELECT 1 FROM delivery_key WHERE hash = ? AND delivery = ?")
    let unit = try db.cachedStatement(
      sql: """
        SELECT 1 FROM delivery_unit JOIN unit_text ON unit_text.id = delivery_unit.unit
        WHERE unit_text.text = ? AND delivery_unit.kind = ? AND delivery_unit.delivery = ?
        """)
    var (keys, units) = (0, 0)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, kind, key, stated_at, digest, payload FROM delivery ORDER BY id")
    while let row = try rows.next() {
      let id: Int = row[0]
      let payload: String? = row[5]
      guard let payload else {
        if !erased.contains(id) { faults.append(.changedDelivery(id)) }
        continue
      }
      guard let kind = FactKind(rawValue: row[1]) else { continue }
      let stated: Int64? = row[3]
      let statement = Records.Statement(
        kind: kind, key: row[2], instant: stated.map { Instant(seconds: $0) }, payload: payload)
      let digest: Data = row[4]
      if sha256(statement.canonicalRow.utf8) != Array(digest) || statement.keyOfPayload != statement.key {
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
    try verifyNothingMore(than: keys, in: "delivery_key")
    try verifyNothingMore(than: units, in: "delivery_unit")
  }

  /// Rows that lead to no delivery.
  private mutating func verifyNothingMore(than count: Int, in table: String) throws {
    let found = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    if found > count { faults.append(.wrongIndex(delivery: 0)) }
  }
}

extension Records.Statement {
  /// The key as the payload's own columns give it.
  fileprivate var keyOfPayload: String {
    Schema.of(kind).keyColumns.map { text(of: $0.id) ?? "" }.joined(separator: Self.separator)
  }
}
