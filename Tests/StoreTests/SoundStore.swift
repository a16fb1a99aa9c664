import Base
import Formats
import Foundation
import GRDB
import Records
import StoreSQLite
import TestKit

/// A closed store with a row in every table, for tests that change it by hand.
struct SoundStore {
  let folder: URL
  let bytes: Data
  let world: RandomWorld

  var path: String { folder.appendingPathComponent("soi.sqlite").path }

  init(_ seed: UInt64 = 3) throws {
    folder = try scratchFolder()
    let world = RandomWorld(seed)
    self.world = world
    var chance = Chance(seed)
    let path = folder.appendingPathComponent("soi.sqlite").path
    do {
      let log = try SQLiteLog(path: path)
      var left = world.statements
      for index in 0..<5 {
        var draft = BatchDraft(arrivedAt: History.arrival(index), system: "hệ \(index)", isSample: index == 4)
        let taken = left.prefix(index == 0 ? 30 : 25)
        left.removeFirst(taken.count)
        let messages = (0..<3).map { number in
          WorldBuilder.statement(
            .dossier, RandomWorld.dossier("E\(number)", world.units[0].text, &chance), at: History.arrival(index))
        }
        draft.statements = (taken + messages).map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
        draft.files = [FileSummary(path: "a.csv", kind: "units"), FileSummary(path: "b.csv", kind: "dossiers")]
        draft.restated = index > 1 ? [3, 5, 8] : []
        draft.quarantined = [
          QuarantinedRow(file: "b.csv", line: 4, column: "unit", value: "?", reason: .unknownUnit),
          QuarantinedRow(file: "b.csv", line: 5, column: "unit", value: "!", reason: .unknownUnit),
        ]
        draft.findings = [
          Finding(kind: .missingDue, unit: world.units[0], factKind: .dossier, record: "E1", detail: ""),
          Finding(kind: .differingRows, unit: nil, factKind: .dossier, record: "E2", detail: "x"),
        ]
        _ = try log.append(draft, after: log.version())
      }
      _ = try log.retract(2, at: History.arrival(6))
      _ = try log.erase(.dossier, key: "E2", at: History.arrival(7))
      let pack = Array("name: x\n".utf8)
      _ = try log.append(
        RuleRow(
          number: 1, at: History.arrival(8), kind: "pack", action: "add", name: "x", digest: sha256(pack), content: pack
        ))
    }
    // Closed as a backup is, so that the file is all there is.
    let file = try DatabaseQueue(path: path)
    try file.writeWithoutTransaction { db in _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") }
    try file.close()
    bytes = try Data(contentsOf: URL(fileURLWithPath: path))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Puts these bytes in place of the store.
  func put(_ bytes: Data) throws {
    for suffix in ["-wal", "-shm", "-journal", "-columns"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// Changes rows as a person with an SQLite tool would; answers how many.
  func change(_ sql: String) throws -> Int {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let file = try DatabaseQueue(path: path, configuration: configuration)
    return try file.writeWithoutTransaction { db in
      try db.execute(sql: sql)
      return db.totalChangesCount
    }
  }
}
