internal import GRDB

/// 0007: what was taken back is found without looking at every message.
enum RetractionMigration {
  static func migrate(_ db: Database) throws {
    try db.execute(sql: "CREATE INDEX log_entry_retraction ON log_entry (seq) WHERE kind = 'retraction'")
  }
}
