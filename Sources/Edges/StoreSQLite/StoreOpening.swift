internal import Base
internal import Foundation
internal import GRDB
package import Records

/// How a file becomes an open store, and what is looked at before anything is changed in it.
enum StoreOpening {
  /// `patience`: seconds to wait for another writer.
  static func open(_ path: String, patience: Double) throws -> DatabasePool {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw folderInsteadOfStore(path)
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    try look(path, configuration)
    let database = try DatabasePool(path: path, configuration: configuration)
    // Acknowledged means on the disk, also after a power cut. Only now: opening a pool sets the writer to NORMAL.
    // A larger cache and rarer checkpoints halve the time of a long import; both cost memory and disk while it runs only.
    try database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192")
    }
    // Reading first: a store of today's version is not written to by being opened.
    if try !database.read(Migrations.all.hasCompletedMigrations) {
      do {
        try Migrations.all.migrate(database)
      } catch {
        // Two processes making one store: the migrator looks before it writes, so the second may find the tables made.
        try Migrations.all.migrate(database)
      }
    }
    return database
  }

  /// A file of somebody else or of a later version is refused before a pool changes its journal mode.
  private static func look(_ path: String, _ configuration: Configuration) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let file = try DatabaseQueue(path: path, configuration: configuration)
    try file.read { db in
      // Another process may be making the store at this moment: the migrator's own table is no sign of a stranger.
      let others = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'")
      if try others != 0 && !db.tableExists("batch") { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
      if try Migrations.all.hasBeenSuperseded(db) { throw newerStore(path) }
    }
    try file.close()
  }
}

extension SQLiteLog {
  /// What is wrong with a file that cannot be opened as a store, when it is the file that is wrong.
  package static func damage(path: String) -> LogFault? {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      try DatabaseQueue(path: path, configuration: configuration).read { db in
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM batch")
        _ = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
      }
      return nil
    } catch {
      switch (error as? DatabaseError)?.resultCode {
      case .SQLITE_NOTADB?, .SQLITE_CORRUPT?, .SQLITE_ERROR?: return .damagedFile(shortText(error))
      default: return nil
      }
    }
  }
}
