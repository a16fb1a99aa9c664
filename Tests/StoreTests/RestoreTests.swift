import Base
import Foundation
import GRDB
import RecordedDisk
import Records
import StoreSQLite
import TestKit
import Testing
import Work

/// A backup is whole, and brought back whole or not at all.
@Suite struct RestoreTests {
  @Test(arguments: 1...4)
  func `power is lost while a backup is brought back`(seed: UInt64) throws {
    let (old, new) = try (SoundStore(seed), SoundStore(seed + 100))
    defer {
      old.remove()
      new.remove()
    }
    let disk = try Disk()
    let path = disk.path("soi.sqlite")
    // What is copied in by hand is on the disk before anything is recorded.
    do { _ = try SQLiteLog(path: path) }
    let log = try SQLiteLog(path: path)
    try log.restore(from: old.path, at: History.arrival(30))
    let before = try content(of: path)
    disk.mark(1)
    try log.restore(from: new.path, at: History.arrival(31))
    let after = try content(of: path)
    disk.mark(2)
    #expect(before != after)
    var chance = Chance(seed)
    try disk.losePower("soi.sqlite", cuts: 50, &chance) { path, marks in
      guard let mark = marks.last else { return }
      #expect(try SQLiteLog(path: path).verify() == [], "seed \(seed)")
      let found = try content(of: path)
      #expect(found == after || (mark == 1 && found == before), "seed \(seed), after mark \(mark)")
    }
  }

  @Test(arguments: 1...20)
  func `a damaged backup is refused and the store stays as it was`(seed: UInt64) throws {
    let (store, backup) = try (SoundStore(3), SoundStore(4))
    defer {
      store.remove()
      backup.remove()
    }
    var chance = Chance(seed)
    if seed % 2 == 0 {
      try backup.put(backup.bytes.prefix(chance.below(backup.bytes.count)))
    } else {
      _ = try backup.change("UPDATE delivery SET payload = payload || 'x' WHERE id = \(1 + chance.below(40))")
    }
    let log = try SQLiteLog(path: store.path)
    let before = try content(of: store.path)
    let failure = #expect(throws: Failure.self) { try log.restore(from: backup.path, at: History.arrival(30)) }
    #expect(failure?.isOneClearSentence ?? false, "seed \(seed): \(failure?.sentence.en ?? "")")
    #expect(try content(of: store.path) == before, "seed \(seed)")
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
    #expect(left.allSatisfy { !$0.contains("khoi-phuc") }, "seed \(seed): \(left)")
  }

  @Test func `what was prepared against the replaced log is not taken for the new one's`() throws {
    let store = try SoundStore()
    defer { store.remove() }
    let log = try SQLiteLog(path: store.path)
    let backup = store.folder.appendingPathComponent("b.sqlite").path
    try log.backUp(to: backup)
    _ = try log.retract(3, at: History.arrival(20))
    let (version, image) = try (log.version(), ColumnFile(store: store.path))
    let served = try Desks.desk(log, columns: image)
    // A log of the same length, with another end.
    try log.restore(from: backup, at: History.arrival(21))
    let windows = Desks.windows(store.world)
    let expected = try DeskAnswers(Desks.desk(log), windows)
    #expect(try DeskAnswers(served, windows) != expected)
    #expect(try served.advanced() == nil)
    #expect(try DeskAnswers(Desks.desk(log, columns: image), windows) == expected)
    #expect(
      try log.append(BatchDraft(arrivedAt: History.arrival(22), system: "", isSample: false), after: version) == nil)
    #expect(try log.verify() == [])
  }

  @Test func `a store that is read while it is replaced answers from one log or the other`() async throws {
    let (one, two) = try (SoundStore(3), SoundStore(4))
    defer {
      one.remove()
      two.remove()
    }
    let log = try SQLiteLog(path: one.path)
    let windows = Array(Desks.windows(one.world).prefix(1))
    let first = one.folder.appendingPathComponent("one.sqlite").path
    try log.backUp(to: first)
    let answers = try [
      DeskAnswers(Desks.desk(log), windows), DeskAnswers(Desks.desk(SQLiteLog(path: two.path)), windows),
    ]
    let image = ColumnFile(store: one.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for round in 0..<12 {
          try log.restore(from: round % 2 == 0 ? two.path : first, at: History.arrival(40 + round))
        }
      }
      group.addTask {
        for round in 0..<60 {
          guard let desk = try? Desks.desk(log, columns: image) else { continue }
          let found = try DeskAnswers(desk, windows)
          #expect(answers.contains(found), "round \(round)")
        }
      }
      try await group.waitForAll()
    }
    #expect(try DeskAnswers(Desks.desk(log, columns: image), windows) == answers[0])
    #expect(try log.verify() == [])
  }

  @Test(arguments: 1...10)
  func `a backup to a full disk leaves nothing`(seed: UInt64) throws {
    let store = try SoundStore()
    defer { store.remove() }
    let disk = try Disk()
    var chance = Chance(seed)
    disk.leaveRoom(chance.below(store.bytes.count - 8192))
    let log = try SQLiteLog(path: store.path)
    let failure = #expect(throws: Failure.self) { try log.backUp(to: disk.path("b.sqlite")) }
    #expect(failure?.sentence.en.hasPrefix("The disk is full") ?? false, "seed \(seed): \(failure?.sentence.en ?? "")")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.folder.path) == [], "seed \(seed)")
    disk.leaveRoom(nil)
    try log.backUp(to: disk.path("b.sqlite"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.folder.path) == ["b.sqlite"], "seed \(seed)")
    #expect(try content(of: disk.path("b.sqlite")) == content(of: store.path), "seed \(seed)")
  }

  @Test func `a store that cannot be opened is replaced, and kept aside`() throws {
    let (store, backup) = try (SoundStore(3), SoundStore(4))
    defer {
      store.remove()
      backup.remove()
    }
    try store.put(Data(repeating: 7, count: 9000))
    #expect(throws: Failure.self) { try SQLiteLog(path: store.path) }
    #expect(SQLiteLog.damage(path: store.path) != nil)
    try SQLiteLog.replace(damaged: store.path, by: backup.path, at: History.arrival(30))
    #expect(SQLiteLog.damage(path: store.path) == nil)
    let log = try SQLiteLog(path: store.path)
    #expect(try log.verify() == [])
    #expect(try log.batches(log.moment()).count == 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder.path).contains { $0.contains(".hong-") })
  }
}
