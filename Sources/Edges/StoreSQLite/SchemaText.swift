internal import GRDB

/// The tables, indexes and triggers of a store, each as one line of text, and the migrations that made them.
enum SchemaText {
  static func read(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name || ' ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite_stat%'
        UNION ALL SELECT 'migration ' || identifier FROM grdb_migrations ORDER BY 1
        """)
  }

  /// Of a store made today.
  static let expected = Result {
    let fresh = try DatabaseQueue()
    try Migrations.all.migrate(fresh)
    return try fresh.read(read)
  }
}
