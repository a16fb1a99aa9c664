import Base
import Formats
import Foundation
import RecordedDisk
import Records
import StoreSQLite
import Synchronization
import TestKit
import Testing
import Work

/// Messages that wait together share a sync, and none is acknowledged before it is on the disk.
@Suite struct GroupCommitTests {
  private static func draft(_ number: Int) -> BatchDraft {
    var draft = BatchDraft(arrivedAt: History.arrival(number), system: "", isSample: false)
    let statement = WorldBuilder.statement(
      .dossier, ["code": "M\(number)", "unit": "X", "procedure": "1.1"], at: History.arrival(number))
    draft.statements = [(statement, Digest(sha256(statement.canonicalRow.utf8)))]
    return draft
  }

  /// Appends from this many callers at once; marks each batch when its caller is told.
  private static func fill(_ disk: Disk, callers: Int, each: Int) async throws -> [Int: Int] {
    let log = try SQLiteLog(path: disk.path("soi.sqlite"))
    let port: any MessageLog = log
    return try await withThrowingTaskGroup(of: [(Int, Int)].self) { group in
      for caller in 0..<callers {
        group.addTask {
          var told: [(Int, Int)] = []
          for index in 0..<each {
            let number = caller * each + index
            let batch = try await port.append(draft(number))
            disk.mark(batch)
            told.append((number, batch))
          }
          return told
        }
      }
      return try await group.reduce(into: [:]) { all, told in for (number, batch) in told { all[number] = batch } }
    }
  }

  @Test(arguments: 1...4)
  func `power is lost while sixty-four callers append`(seed: UInt64) async throws {
    let disk = try Disk()
    let batches = try await Self.fill(disk, callers: 64, each: 4)
    #expect(batches.values.sorted() == Array(1...256), "seed \(seed)")
    var chance = Chance(seed)
    try disk.losePower("soi.sqlite", cuts: 40, &chance) { path, told in
      let log = try SQLiteLog(path: path)
      #expect(try log.verify() == [], "seed \(seed)")
      let moment = try log.moment()
      let found = try log.batches(moment).map(\.number)
      #expect(found == Array(1..<(found.count + 1)), "seed \(seed): a gap")
      #expect(Set(told).isSubset(of: found), "seed \(seed): told of \(Set(told).subtracting(found)), lost")
      // Each batch holds the one statement its caller sent.
      let deliveries = try log.ledger(.all, moment).deliveries[.dossier] ?? [:]
      for (number, batch) in batches where batch <= found.count {
        #expect(deliveries["M\(number)"]?.map(\.batch) == [batch], "seed \(seed)")
      }
    }
  }

  @Test func `callers that wait together share a sync, one alone has its own`() async throws {
    let (alone, together) = try (Disk(), Disk())
    _ = try await Self.fill(alone, callers: 1, each: 64)
    _ = try await Self.fill(together, callers: 64, each: 8)
    func syncs(_ disk: Disk) -> Int { (0..<disk.count).count { disk.event($0).kind == RD_SYNC } }
    #expect(syncs(alone) >= 64)
    #expect(syncs(together) < 64 * 8 / 4, "\(syncs(together)) syncs for 512 messages")
  }

  @Test func `answers come in the order of the log`() async throws {
    let disk = try Disk()
    let log = try SQLiteLog(path: disk.path("soi.sqlite"))
    // On one actor the callers stand in line in the order of their numbers.
    let order = try await Line().run(log, 100) { Self.draft($0) }
    #expect(order == Array(1...100))
  }

  private actor Line {
    private var answers: [Int] = []

    func run(_ log: SQLiteLog, _ count: Int, _ draft: @escaping @Sendable (Int) -> BatchDraft) async throws -> [Int] {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<count { group.addTask { try await self.append(log, draft(number)) } }
        try await group.waitForAll()
      }
      return answers
    }

    private func append(_ log: SQLiteLog, _ draft: BatchDraft) async throws {
      answers.append(try await log.append(draft))
    }
  }

  @Test func `a full disk fails those who wait, and nobody else`() async throws {
    let disk = try Disk()
    let log = try SQLiteLog(path: disk.path("soi.sqlite"))
    disk.leaveRoom(0)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        group.addTask {
          let failure = await #expect(throws: Failure.self) { try await log.append(Self.draft(number)) }
          #expect(failure?.sentence.en.hasPrefix("The disk is full") ?? false)
        }
      }
    }
    disk.leaveRoom(nil)
    #expect(try log.version() == 0)
    #expect(try await log.append(Self.draft(1)) == 1)
  }

  @Test func `a draft that leans on what is known is not taken for a message`() async throws {
    let disk = try Disk()
    let log = try SQLiteLog(path: disk.path("soi.sqlite"))
    _ = try await log.append(Self.draft(1))
    var leaning = Self.draft(2)
    leaning.restated = [1]
    await #expect(throws: Failure.self) { try await log.append(leaning) }
    #expect(try log.version() == 1)
  }

  @Test func `messages between the reading and the writing of an import send it back to read again`() async throws {
    let disk = try Disk()
    let log = try SQLiteLog(path: disk.path("soi.sqlite"))
    let version = try log.version()
    _ = try await log.append(Self.draft(1))
    #expect(try log.append(Self.draft(2), after: version) == nil)
    #expect(try log.append(Self.draft(2), after: version + 1) == 2)
  }
}
