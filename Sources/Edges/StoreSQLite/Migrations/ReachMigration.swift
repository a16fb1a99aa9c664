internal import GRDB

/// 0010: the units a system may speak of.
enum ReachMigration {
  static let name = "0010-reach"

  static func migrate(_ db: Database) throws {
    // The root of a subtree; NULL: every unit.
    try db.execute(sql: "ALTER TABLE source_system ADD COLUMN reach TEXT")
  }
}
