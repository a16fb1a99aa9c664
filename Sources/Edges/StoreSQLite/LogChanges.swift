internal import Foundation
internal import GRDB
internal import Records

/// Which dossiers a stretch of the chain touched.
struct LogChanges {
  private let db: Database
  private let entries: [(kind: LogChain.Kind, batch: Int)]
  /// What a batch said again matters only where something was taken back.
  private let hasRetractions: Bool

  /// Entries after `first` up to `last`.
  init(_ db: Database, from first: Int, to last: Int) throws {
    self.db = db
    entries = try Row.fetchAll(
      db, sql: "SELECT kind, batch FROM log_entry WHERE seq > ? AND seq <= ? ORDER BY seq", arguments: [first, last]
    ).compactMap { row -> (LogChain.Kind, Int)? in LogChain.Kind(rawValue: row[0]).map { ($0, row[1]) } }
    hasRetractions =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM log_entry WHERE kind = 'retraction' AND seq <= ?)", arguments: [last])
      ?? false
  }

  /// All kinds when texts were erased or deliveries count again: then nothing is taken for unchanged.
  func kinds() throws -> Set<FactKind> {
    var kinds: Set<FactKind> = []
    for entry in entries {
      if entry.kind == .erasure || hasRetractions { return Set(FactKind.allCases) }
      let found = try UInt8.fetchAll(
        db,
        sql: """
          SELECT DISTINCT kind FROM delivery
          WHERE id BETWEEN (SELECT first_delivery FROM batch WHERE id = ?) AND (SELECT last_delivery FROM batch WHERE id = ?)
          """, arguments: [entry.batch, entry.batch])
      kinds.formUnion(found.compactMap { FactKind(rawValue: $0) })
    }
    return kinds
  }

  /// Nil when there are more than `limit`, or when registers or erased texts are among the changes: those change facts whose
  /// deliveries did not move.
  func dossiers(atMost limit: Int) throws -> [String]? {
    var keys: Set<String> = []
    for entry in entries {
      if entry.kind == .erasure { return nil }
      guard
        let head = try Row.fetchOne(
          db, sql: "SELECT first_delivery, last_delivery, restated FROM batch WHERE id = ?", arguments: [entry.batch])
      else { return nil }
      let span = "id BETWEEN \(head[0] as Int64? ?? 0) AND \(head[1] as Int64? ?? -1)"
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM delivery WHERE \(span)") ?? 0
      if keys.count + count > limit { return nil }
      let rows = try Row.fetchCursor(db, sql: "SELECT kind, key FROM delivery WHERE \(span)")
      while let row = try rows.next() {
        switch FactKind(rawValue: row[0]) {
        case .unit?, .procedure?: return nil
        case .dossier?: keys.insert(row[1])
        default: continue
        }
      }
      let restated: Data? = head[2]
      guard let restated, hasRetractions else { continue }
      for delivery in DeliveryList.decode(Array(restated)) {
        if keys.count > limit { return nil }
        guard let row = try Row.fetchOne(db, sql: "SELECT kind, key FROM delivery WHERE id = ?", arguments: [delivery])
        else { continue }
        switch FactKind(rawValue: row[0]) {
        case .unit?, .procedure?: return nil
        case .dossier?: keys.insert(row[1])
        default: continue
        }
      }
    }
    return keys.sorted()
  }
}
