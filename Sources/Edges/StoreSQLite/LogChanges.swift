internal import Foundation
internal import GRDB
internal import Records

/// Which facts a stretch of the chain touched.
struct LogChanges {
  private let db: Database
  private let entries: [Entry]
  /// What a batch said again matters only where something was taken back.
  private let hasRetractions: Bool

  private struct Entry {
    let kind: LogChain.Kind
    let batch: Int?
    /// What it changes is not told by the batch it names.
    var isOfAnything: Bool { kind == .erasure || kind == .restoration }
  }

  /// Entries after `first` up to `last`.
  init(_ db: Database, from first: Int, to last: Int) throws {
    self.db = db
    entries = try Row.fetchAll(
      db, sql: "SELECT kind, batch FROM log_entry WHERE seq > ? AND seq <= ? ORDER BY seq", arguments: [first, last]
    ).compactMap { row in
      let batch: Int? = try row.value(1)
      return LogChain.Kind(rawValue: try row.value(0)).map { Entry(kind: $0, batch: batch) }
    }
    hasRetractions =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM log_entry WHERE kind = 'retraction' AND seq <= ?)", arguments: [last])
      ?? false
  }

  /// All kinds when texts were erased, deliveries count again or another log took the place of this one: then nothing is
  /// taken for unchanged.
  func kinds() throws -> Set<FactKind> {
    var kinds: Set<FactKind> = []
    for entry in entries {
      if entry.isOfAnything { return Set(FactKind.allCases) }
      let found = try UInt8.fetchAll(
        db,
        sql: """
          SELECT DISTINCT kind FROM delivery
          WHERE id BETWEEN (SELECT first_delivery FROM batch WHERE id = ?) AND (SELECT last_delivery FROM batch WHERE id = ?)
          """, arguments: [entry.batch, entry.batch])
      kinds.formUnion(found.compactMap { FactKind(rawValue: $0) })
      // Where something was taken back, what a batch says again may be what was.
      let saysAgain = try Bool.fetchOne(
        db, sql: "SELECT restated IS NOT NULL FROM batch WHERE id = ?", arguments: [entry.batch])
      if hasRetractions, saysAgain ?? true { return Set(FactKind.allCases) }
    }
    return kinds
  }

  /// Nil when there are more than `limit`, or when registers, erased texts or another log are among the changes: those
  /// change facts whose deliveries did not move.
  func keys(of kinds: Set<FactKind>, atMost limit: Int) throws -> [FactKind: [String]]? {
    var touched = Touched(kinds: kinds)
    for entry in entries {
      if entry.isOfAnything { return nil }
      guard
        let head = try Row.fetchOne(
          db, sql: "SELECT first_delivery, last_delivery, restated FROM batch WHERE id = ?", arguments: [entry.batch])
      else { return nil }
      let (first, last): (Int64?, Int64?) = try (head.value(0), head.value(1))
      let span = "id BETWEEN \(first ?? 0) AND \(last ?? -1)"
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM delivery WHERE \(span)") ?? 0
      if touched.count + count > limit { return nil }
      let rows = try Row.fetchCursor(db, sql: "SELECT kind, key FROM delivery WHERE \(span)")
      while let row = try rows.next() {
        if try !touched.add(FactKind(rawValue: row.value(0)), key: row.value(1)) { return nil }
      }
      let restated: Data? = try head.value(2)
      guard let restated, hasRetractions else { continue }
      for delivery in DeliveryList.decode(Array(restated)) {
        if touched.count > limit { return nil }
        guard let row = try Row.fetchOne(db, sql: "SELECT kind, key FROM delivery WHERE id = ?", arguments: [delivery])
        else { continue }
        if try !touched.add(FactKind(rawValue: row.value(0)), key: row.value(1)) { return nil }
      }
    }
    return touched.keys.mapValues { $0.sorted() }
  }

  private struct Touched {
    let kinds: Set<FactKind>
    var keys: [FactKind: Set<String>] = [:]
    var count: Int { keys.values.reduce(0) { $0 + $1.count } }

    /// False for a register's row: it changes facts whose deliveries did not move.
    mutating func add(_ kind: FactKind?, key: String) -> Bool {
      guard let kind else { return true }
      if Facts.registers.contains(kind) { return false }
      if kinds.contains(kind) { keys[kind, default: []].insert(key) }
      return true
    }
  }
}
