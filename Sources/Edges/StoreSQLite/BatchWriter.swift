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
    try write(draft.files, batch, to: db)
    try write(draft.statements, batch, to: db)
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

  private static func write(
    _ statements: [(statement: Records.Statement, digest: Digest)], _ batch: Int, to db: Database
  ) throws {
    if statements.isEmpty { return }
    var index = DeliveryIndex(db)
    let delivery = try db.cachedStatement(
      sql: "INSERT INTO delivery (batch, kind, key, stated_at, digest, payload) VALUES (?, ?, ?, ?, ?, ?)")
    var first: Int64?
    for (statement, digest) in statements {
      try delivery.execute(arguments: [
        batch, statement.kind.rawValue, statement.key, statement.instant?.seconds, Data(digest.bytes),
        statement.payload,
      ])
      first = first ?? db.lastInsertedRowID
      try index.add(statement, delivery: Int(db.lastInsertedRowID))
    }
    // The index writes rows of its own: the last delivery is known only before it.
    let last = db.lastInsertedRowID
    try index.finish()
    try db.execute(
      sql: "UPDATE batch SET first_delivery = ?, last_delivery = ? WHERE id = ?", arguments: [first, last, batch])
  }
}
