internal import Base
internal import Foundation
internal import GRDB
internal import Records

/// Reads the log as it was at a moment, inside one transaction.
struct LogReader {
  let db: Database
  private let arrived: ArrivedBatches

  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) FROM log_entry") ?? 0
  }

  init(_ db: Database, _ moment: LogMoment) throws {
    self.db = db
    arrived = try ArrivedBatches(db, moment)
  }

  private func counts(_ batch: Int) -> Bool { arrived.counts(batch) }

  /// Oldest first.
  func batches() throws -> [Batch] {
    let files = try Row.fetchAll(
      db,
      sql: """
        SELECT batch, path, kind, row_count, accepted, updated, unchanged, quarantined FROM batch_file
        ORDER BY batch, position
        """)
    let byBatch = try Dictionary(grouping: files) { row -> Int in try row.value(0) }
    return try Row.fetchAll(db, sql: "SELECT id, arrived_at, system, is_sample FROM batch ORDER BY id").compactMap {
      row in
      let number: Int = try row.value(0)
      guard arrived.contains(number) else { return nil }
      return Batch(
        number: number, arrivedAt: Instant(seconds: try row.value(1)), system: try row.value(2),
        isSample: try row.value(3), files: try (byBatch[number] ?? []).map(fileSummary),
        retractedAt: arrived.retractedAt(number))
    }
  }

  /// The newest arrival among the batches that count, and whether any of them is made up.
  func freshness() throws -> Freshness {
    var freshness = Freshness()
    let rows = try Row.fetchCursor(db, sql: "SELECT id, arrived_at, is_sample FROM batch")
    while let row = try rows.next() {
      if counts(try row.value(0)) { freshness.add(Instant(seconds: try row.value(1)), isSample: try row.value(2)) }
    }
    return freshness
  }

  /// Deliveries of batches that count, and those of retracted batches that a batch that counts said again.
  func ledger(_ selection: LogSelection) throws -> Ledger {
    let filter = try countedDeliveries()
    var ledger = Ledger()
    try deliveries(selection) { delivery in
      if filter.counts(delivery) { ledger.append(delivery) }
    }
    return ledger
  }

  /// Tells of every key of the kinds with all its counted deliveries. Keys with one delivery, which are most, are never
  /// gathered.
  func eachFact(_ kinds: Set<FactKind>, _ body: ([Delivery]) -> Void) throws {
    let filter = try countedDeliveries()
    let repeated = Set(
      try Int64.fetchAll(db, sql: "SELECT hash FROM delivery_key GROUP BY hash HAVING count(*) > 1"))
    var gathered = Ledger()
    try deliveries(.kinds(kinds)) { delivery in
      guard filter.counts(delivery) else { return }
      if !repeated.isEmpty, repeated.contains(keyHash(delivery.statement.kind, delivery.statement.key)) {
        gathered.append(delivery)
      } else {
        body([delivery])
      }
    }
    for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
      let facts = gathered.deliveries[kind] ?? [:]
      for key in facts.keys.sorted(by: codePointOrder) { body(facts[key] ?? []) }
    }
  }

  /// Two forms, for the small index leaves out the kinds that files bring by the million.
  static func isOfKind(_ kind: FactKind) -> String {
    kind == .dossier || kind == .step ? "kind = ?" : "kind <> 5 AND kind <> 6 AND kind = ?"
  }

  /// Tells of every counted delivery of the kind, in the order of arrival.
  func eachDelivery(_ kind: FactKind, _ body: (Delivery) -> Void) throws {
    let filter = try countedDeliveries()
    try deliveries(.kinds([kind])) { delivery in
      if filter.counts(delivery) { body(delivery) }
    }
  }

  private struct Counted {
    let batches: ArrivedBatches
    let restated: Set<Int>
    func counts(_ delivery: Delivery) -> Bool {
      batches.counts(delivery.batch) || restated.contains(delivery.sequence)
    }
  }

  private func countedDeliveries() throws -> Counted {
    // What was said again matters only where something was taken back.
    guard arrived.hasRetractions else { return Counted(batches: arrived, restated: []) }
    let lists = try Row.fetchCursor(db, sql: "SELECT id, restated FROM batch WHERE restated IS NOT NULL")
    var restated: Set<Int> = []
    while let row = try lists.next() {
      let list: Data = try row.value(1)
      if counts(try row.value(0)) { restated.formUnion(DeliveryList.decode(Array(list))) }
    }
    return Counted(batches: arrived, restated: restated)
  }

  /// Each chosen delivery once, in the order of arrival inside each fact.
  private func deliveries(_ selection: LogSelection, _ body: (Delivery) -> Void) throws {
    switch selection {
    case .all: try each("SELECT \(Self.columns) FROM delivery WHERE payload IS NOT NULL ORDER BY id", [], body)
    case .kinds(let kinds):
      for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
        try each(
          "SELECT \(Self.columns) FROM delivery WHERE \(Self.isOfKind(kind)) AND payload IS NOT NULL ORDER BY id",
          [kind.rawValue], body)
      }
    case .keys(let kind, let keys):
      var seen: Set<Int64> = []
      for key in keys where seen.insert(keyHash(kind, key)).inserted {
        try facts(kind, keyHash(kind, key), body)
      }
    case .units(let texts, let kinds):
      for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
        for hash in try hashes(of: texts, kind) { try facts(kind, hash, body) }
      }
    }
  }

  private func hashes(of texts: [String], _ kind: FactKind) throws -> [Int64] {
    var seen: Set<Int64> = []
    var hashes: [Int64] = []
    for text in texts {
      let keys = try Row.fetchCursor(
        db,
        sql: """
          SELECT delivery.key FROM unit_text
          JOIN delivery_unit ON delivery_unit.unit = unit_text.id AND delivery_unit.kind = ?
          JOIN delivery ON delivery.id = delivery_unit.delivery
          WHERE unit_text.text = ?
          ORDER BY delivery_unit.delivery
          """, arguments: [kind.rawValue, text])
      while let row = try keys.next() {
        let hash = keyHash(kind, try row.value(0))
        if seen.insert(hash).inserted { hashes.append(hash) }
      }
    }
    return hashes
  }

  private func facts(_ kind: FactKind, _ hash: Int64, _ body: (Delivery) -> Void) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(Self.columns) FROM delivery_key JOIN delivery ON delivery.id = delivery_key.delivery
        WHERE delivery_key.hash = ? AND delivery.kind = ? AND payload IS NOT NULL ORDER BY delivery_key.delivery
        """)
    let rows = try Row.fetchCursor(statement, arguments: [hash, kind.rawValue])
    while let row = try rows.next() { if let delivery = try Self.delivery(row) { body(delivery) } }
  }

  private static let columns = "id, batch, kind, key, stated_at, digest, payload"

  private func each(_ sql: String, _ arguments: StatementArguments, _ body: (Delivery) -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() { if let delivery = try Self.delivery(row) { body(delivery) } }
  }

  private static func delivery(_ row: Row) throws -> Delivery? {
    guard let kind = FactKind(rawValue: try row.value(2)) else { return nil }
    let instant: Int64? = try row.value(4)
    let digest: Data = try row.value(5)
    return Delivery(
      batch: try row.value(1), sequence: try row.value(0), digest: Digest(Array(digest)),
      statement: Records.Statement(
        kind: kind, key: try row.value(3), instant: instant.map { Instant(seconds: $0) }, payload: try row.value(6)))
  }

  /// Texts by which deliveries name units.
  func unitTexts() throws -> [String] { try String.fetchAll(db, sql: "SELECT text FROM unit_text ORDER BY id") }

  /// Unreadable rows of batches that count, each once, without those somebody has corrected.
  func quarantine() throws -> [QuarantinedRow] {
    var seen: Set<QuarantinedRow> = []
    let corrected = try corrections()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT batch, file, line, column_name, value, reason FROM quarantine ORDER BY 2, 3, 4, 5")
    var quarantine: [QuarantinedRow] = []
    while let row = try rows.next() {
      guard counts(try row.value(0)), let reason = QuarantinedRow.Reason(rawValue: try row.value(5)) else { continue }
      let item = QuarantinedRow(
        file: try row.value(1), line: try row.value(2), column: try row.value(3), value: try row.value(4),
        reason: reason)
      if !corrected.isEmpty, corrected.contains(item.correctionPath) { continue }
      if seen.insert(item).inserted { quarantine.append(item) }
    }
    return quarantine
  }

  /// The paths of corrections that count.
  private func corrections() throws -> Set<String> {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT batch, path FROM batch_file WHERE instr(path, ?) > 0",
      arguments: [QuarantinedRow.correctionMark])
    var paths: Set<String> = []
    while let row = try rows.next() {
      if counts(try row.value(0)) { paths.insert(try row.value(1)) }
    }
    return paths
  }

  /// Findings made while importing, of batches that count, each once.
  func findings() throws -> [Finding] {
    var seen: Set<Finding> = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT batch, kind, fact_kind, unit, record, detail FROM batch_finding ORDER BY 2, 3, 5, 6")
    var findings: [Finding] = []
    while let row = try rows.next() {
      guard counts(try row.value(0)), let kind = Finding.Kind(rawValue: try row.value(1)),
        let factKind = FactKind(rawValue: try row.value(2))
      else { continue }
      let unit: String? = try row.value(3)
      let finding = Finding(
        kind: kind, unit: unit.map { UnitCode($0) }, factKind: factKind, record: try row.value(4),
        detail: try row.value(5))
      if seen.insert(finding).inserted { findings.append(finding) }
    }
    return findings
  }

  private func fileSummary(_ row: Row) throws -> FileSummary {
    var summary = FileSummary(path: try row.value(1), kind: try row.value(2))
    summary.rows = try row.value(3)
    summary.accepted = try row.value(4)
    summary.updated = try row.value(5)
    summary.unchanged = try row.value(6)
    summary.quarantined = try row.value(7)
    return summary
  }
}
