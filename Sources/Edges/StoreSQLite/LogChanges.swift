internal import Foundation
internal import GRDB
internal import Records

/// Which dossiers a stretch of the chain touched.
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
      if entry.isOfAnything || hasRetractions { return Set(FactKind.allCases) }
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

  /// Nil when there are more than `limit`, or when registers, erased texts or another log are among the changes: those
  /// change facts whose deliveries did not move.
  func dossiers(atMost limit: Int) throws -> [String]? {
    var keys: Set<String> = []
    for entry in entries {
      if entry.isOfAnything { return nil }
      guard
        let head = try Row.fetchOne(
          db, sql: "SELECT first_delivery, last_delivery, restated FROM batch WHERE id = ?", arguments: [entry.batch])
      else { return nil }
      let (first, last): (Int64?, Int64?) = try (head.value(0), head.value(1))
      let span = "id BETWEEN \(first ?? 0) AND \(last ?? -1)"
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM delivery WHERE \(span)") ?? 0
      if keys.count + count > limit { return nil }
      let rows = try Row.fetchCursor(db, sql: "SELECT kind, key FROM delivery WHERE \(span)")
      while let row = try rows.next() {
        switch FactKind(rawValue: try row.value(0)) {
        case .unit?, .unitAlias?, .procedure?: return nil
        case .dossier?, .progress?: keys.insert(try dossier(row))
        default: continue
        }
      }
      let restated: Data? = try head.value(2)
      guard let restated, hasRetractions else { continue }
      for delivery in DeliveryList.decode(Array(restated)) {
        if keys.count > limit { return nil }
        guard let row = try Row.fetchOne(db, sql: "SELECT kind, key FROM delivery WHERE id = ?", arguments: [delivery])
        else { continue }
        switch FactKind(rawValue: try row.value(0)) {
        case .unit?, .unitAlias?, .procedure?: return nil
        case .dossier?, .progress?: keys.insert(try dossier(row))
        default: continue
        }
      }
    }
    return keys.sorted()
  }

  /// The dossier of a row of kind and key: a live step is one of its dossier's deliveries.
  private func dossier(_ row: Row) throws -> String {
    let key: String = try row.value(1)
    return FactKind(rawValue: try row.value(0)) == .progress ? String(Records.Statement.group(.progress, key)) : key
  }
}
