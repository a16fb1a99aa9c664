internal import Base
internal import Foundation
internal import GRDB
internal import Records

/// Writes one batch inside a transaction.
enum BatchWriter {
  static func write(_ draft: BatchDraft, to db: Database) throws -> Int {
    try db.execute(
      sql: "INSERT INTO batch (arrived_at, system, is_sample, restated) VALUES (?, ?, ?, ?)",
      arguments: [
        draft.arrivedAt.seconds, draft.system, draft.isSample,
        draft.restated.isEmpty ? nil : Data(DeliveryList.encode(draft.restated)),
      ])
    let batch = Int(db.lastInsertedRowID)
    for (position, file) in draft.files.enumerated() {
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
    let delivery = try db.cachedStatement(
      sql: "INSERT INTO delivery (batch, kind, key, stated_at, digest, payload) VALUES (?, ?, ?, ?, ?, ?)")
    for (statement, digest) in draft.statements {
      try delivery.execute(arguments: [
        batch, statement.kind.rawValue, statement.key, statement.instant?.seconds, Data(digest.bytes),
        statement.payload,
      ])
    }
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
    return batch
  }
}
