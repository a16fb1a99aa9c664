import Base
import Foundation
import GRDB
import Records
import StoreSQLite
import TestKit
import Testing
import Work

/// A disk that is full, fails or may not be written to: one clear sentence, nothing half done, and the store goes on.
@Suite struct TroubleTests {
  @Test(arguments: 1...12)
  func `the disk fills up in the middle of anything`(seed: UInt64) async throws {
    try await Self.trouble(seed) { disk, chance in
      disk.leaveRoom(chance.below(60_000))
    } over: { disk in
      disk.leaveRoom(nil)
    }
  }

  @Test(arguments: 1...12)
  func `the disk reports errors at any call`(seed: UInt64) async throws {
    try await Self.trouble(seed &+ 500) { disk, chance in
      disk.fail(after: chance.below(60), stays: chance.odds(50))
    } over: { disk in
      disk.fail(after: nil)
    }
  }

  @Test func `a folder that may not be written to`() async throws {
    try await Self.trouble(900) { disk, _ in
      disk.setReadOnly(true)
    } over: { disk in
      disk.setReadOnly(false)
    }
    let disk = try Disk()
    disk.setReadOnly(true)
    let failure = #expect(throws: Failure.self) { try SQLiteLog(path: disk.path("soi.sqlite")) }
    #expect(failure?.isOneClearSentence ?? false, "\(failure?.sentence.en ?? "")")
    disk.setReadOnly(false)
    #expect(try SQLiteLog(path: disk.path("soi.sqlite")).version() == 0)
  }

  /// Runs a history with trouble in two steps of three; after each the store is as before, and the step can be done.
  private static func trouble(
    _ seed: UInt64, begin: (Disk, inout Chance) -> Void, over: (Disk) -> Void
  ) async throws {
    let history = History(seed, steps: 20, copies: true)
    let disk = try Disk()
    let path = disk.path("soi.sqlite")
    var chance = Chance(seed &* 17)
    begin(disk, &chance)
    var log: SQLiteLog?
    var troubles = 0
    do { log = try SQLiteLog(path: path) } catch { #expect(error.isOneClearSentence, "seed \(seed): \(error)") }
    over(disk)
    if log == nil { log = try SQLiteLog(path: path) }
    for (index, step) in history.steps.enumerated() {
      guard let open = log else { return }
      let before = try content(of: path)
      if chance.odds(80) { begin(disk, &chance) }
      do {
        if case .reopen = step {
          log = nil
          log = try SQLiteLog(path: path)
        } else {
          try await history.perform(step, index, open, disk.folder)
        }
        over(disk)
      } catch {
        over(disk)
        troubles += 1
        // The one step that is no doing of the store's.
        if case .checkpoint = step { continue }
        let failure = error as? Failure
        #expect(failure?.isOneClearSentence ?? false, "seed \(seed), step \(index) \(step): \(error)")
        #expect(try content(of: path) == before, "seed \(seed), step \(index): something is half done")
        if case .backUp(let name) = step {
          let left = try FileManager.default.contentsOfDirectory(atPath: disk.folder.path).filter { $0.hasPrefix(name) }
          #expect(left == [], "seed \(seed), step \(index)")
        }
        if log == nil { log = try SQLiteLog(path: path) }
        if let log { try await history.perform(step, index, log, disk.folder) }
      }
    }
    log = nil
    let reopened = try SQLiteLog(path: path)
    #expect(try reopened.verify() == [], "seed \(seed)")
    #expect(troubles > 0, "seed \(seed): there was none")
  }

  @Test func `another process writes for longer than anyone waits`() throws {
    let store = try SoundStore()
    defer { store.remove() }
    let log = try SQLiteLog(path: store.path, patience: 0.2)
    let version = try log.version()
    let other = try DatabaseQueue(path: store.path)
    let failure = try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return #expect(throws: Failure.self) { try log.retract(1, at: History.arrival(40)) }
    }
    #expect(failure?.sentence.en.contains("busy") ?? false && failure?.isOneClearSentence ?? false)
    #expect(try log.version() == version)
    #expect(try log.retract(1, at: History.arrival(40)) == true)
  }

  @Test(arguments: ["text", "workbook", "database", "later", "folder"])
  func `what is no store of this version is refused and left as it is`(what: String) throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("soi.sqlite")
    switch what {
    case "text": try Data(String(repeating: "mã,tên,đơn vị\n", count: 500).utf8).write(to: url)
    case "workbook": try Data([0x50, 0x4B, 3, 4] + (0..<9000).map { UInt8(truncatingIfNeeded: $0) }).write(to: url)
    case "database":
      try DatabaseQueue(path: url.path).write { db in
        try db.execute(sql: "CREATE TABLE khach (a); INSERT INTO khach VALUES (1)")
      }
    case "later":
      do { _ = try SQLiteLog(path: url.path) }
      try DatabaseQueue(path: url.path).write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-later')")
      }
    default: try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }
    let before = try? Data(contentsOf: url)
    let failure = #expect(throws: Failure.self) { try SQLiteLog(path: url.path) }
    #expect(failure?.isOneClearSentence ?? false, "\(failure?.sentence.en ?? "")")
    #expect((try? Data(contentsOf: url)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["soi.sqlite"])
  }

  @Test(arguments: 1...40)
  func `a store that was cut off is refused, or named by verify`(seed: UInt64) throws {
    let store = try SoundStore()
    defer { store.remove() }
    var chance = Chance(seed)
    let size = 1 + chance.below(store.bytes.count - 1)
    try store.put(store.bytes.prefix(size))
    do {
      let log = try SQLiteLog(path: store.path)
      _ = try? Desks.desk(log)
      #expect(try log.verify() != [], "seed \(seed), cut to \(size)")
    } catch {
      #expect(error.isOneClearSentence, "seed \(seed), cut to \(size): \(error)")
    }
  }
}
