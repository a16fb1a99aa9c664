internal import Base
internal import Foundation
internal import GRDB
internal import Records

/// Writes one batch inside a transaction.
enum BatchWriter {
  /// `fill` completes the draft, and may give rows over that come before those of the draft.
  static func write(
    _ head: BatchDraft, to db: Database,
    filling fill: (inout BatchDraft, RowSink) throws(Failure) -> Void = { _, _ in }
  ) throws -> Int {
    try db.cachedStatement(sql: "INSERT INTO batch (arrived_at, system, is_sample) VALUES (?, ?, ?)")
      .execute(arguments: [head.arrivedAt.seconds, head.system, head.isSample])
    let batch = Int(db.lastInsertedRowID)
    var draft = head
    var deliveries = DeliveryInsert(db, batch: batch)
    try fill(&draft) { buffer, rows throws(Failure) in
      do {
        try deliveries.add(buffer, rows)
      } catch {
        throw failedWrite(error)
      }
    }
    try deliveries.add(draft.statements)
    try deliveries.finish()
    if deliveries.span != nil || !draft.restated.isEmpty {
      try db.cachedStatement(sql: "UPDATE batch SET restated = ?, first_delivery = ?, last_delivery = ? WHERE id = ?")
        .execute(arguments: [
          draft.restated.isEmpty ? nil : Data(DeliveryList.encode(draft.restated)), deliveries.span?.lowerBound,
          deliveries.span?.upperBound, batch,
        ])
    }
    try write(draft.files, batch, to: db)
    let quarantine = try db.cachedStatement(
      sql: "INSERT INTO quarantine (batch, file, line, column_name, value, reason) VALUES (?, ?, ?, ?, ?, ?)")
    for row in draft.quarantined {
      try quarantine.execute(arguments: [batch, row.file, row.line, row.column, row.value, row.reason.rawValue])
    }
    let finding = try db.cachedStatement(
      sql: "INSERT INTO batch_finding (batch, kind, fact_kind, unit, record, detail) VALUES (?, ?, ?, ?, ?, ?)")
    for item in draft.findings {
      try finding.execute(arguments: [
        batch, item.kind.rawValue, item.factKind.rawValue, item.unit?.text, item.record, item.detail,
      ])
    }
    try LogChain.append(.batch, batch: batch, at: head.arrivedAt.seconds, to: db)
    return batch
  }

  private static func write(_ files: [FileSummary], _ batch: Int, to db: Database) throws {
    for (position, file) in files.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO batch_file (batch, position, path, kind, row_count, accepted, updated, unchanged, quarantined)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          batch, position, file.path, file.kind, file.rows, file.accepted, file.updated, file.unchanged,
          file.quarantined,
        ])
    }
  }
}
