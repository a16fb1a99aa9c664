internal import Base
internal import Foundation
internal import GRDB
internal import Records

/// Writes one batch inside a transaction.
enum BatchWriter {
  static func write(_ draft: BatchDraft, to db: Database) throws -> Int {
    try db.cachedStatement(sql: "INSERT INTO batch (arrived_at, system, is_sample, restated) VALUES (?, ?, ?, ?)")
      .execute(arguments: [
        draft.arrivedAt.seconds, draft.system, draft.isSample,
        draft.restated.isEmpty ? nil : Data(DeliveryList.encode(draft.restated)),
      ])
    let batch = Int(db.lastInsertedRowID)
    try write(draft.files, batch, to: db)
    try writeDeliveries(draft, batch, to: db)
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
    try LogChain.append(.batch, batch: batch, at: draft.arrivedAt.seconds, to: db)
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

  private static func writeDeliveries(_ draft: BatchDraft, _ batch: Int, to db: Database) throws {
    var index = DeliveryIndex(db)
    let delivery = try DeliveryInsert(db, batch: batch)
    for (buffer, rows) in draft.plain {
      for row in rows {
        let id = try delivery.insert(buffer, row)
        try index.add(buffer, row, delivery: id)
      }
    }
    for (statement, digest) in draft.statements {
      let id = try delivery.insert(statement, digest)
      try index.add(statement, delivery: id)
    }
    guard let span = delivery.span else { return }
    try index.finish()
    try db.cachedStatement(sql: "UPDATE batch SET first_delivery = ?, last_delivery = ? WHERE id = ?")
      .execute(arguments: [span.lowerBound, span.upperBound, batch])
  }
}
