import Base
import Foundation
import GRDB
import RecordedDisk
import StoreSQLite
import TestKit
import Testing

/// What was acknowledged survives a power cut at any moment, and nothing is half there.
@Suite struct PowerLossTests {
  @Test(arguments: 1...25)
  func `power is lost at forty random moments of a history`(seed: UInt64) async throws {
    let loss = try await Self.lost(History(seed, steps: 16, copies: seed % 5 == 0), cuts: 40, seed)
    #expect(loss == [], "seed \(seed)")
  }

  @Test func `a store that does not sync its write-ahead log would be caught`() async throws {
    var caught = 0
    for seed in 101...104 as ClosedRange<UInt64> {
      let loss = try await Self.lost(History(seed, steps: 12, copies: false), cuts: 20, seed) { event, name in
        event.kind == RD_SYNC && name.hasSuffix("-wal")
      }
      caught += loss.count
    }
    #expect(caught > 8)
  }

  @Test(arguments: ["OFF", "NORMAL"])
  func `a database with less than full synchronisation is caught`(level: String) throws {
    let disk = try Disk()
    let pool = try DatabasePool(path: disk.path("x.sqlite"))
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = \(level); CREATE TABLE t (a)")
      for number in 1...20 {
        try db.execute(sql: "INSERT INTO t VALUES (?)", arguments: [number])
        disk.mark(number)
      }
    }
    var (chance, lost) = (Chance(7), 0)
    try disk.losePower("x.sqlite", cuts: 60, &chance) { path, marks in
      let rows =
        (try? DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") ?? 0 }) ?? 0
      if rows < marks.last ?? 0 { lost += 1 }
    }
    #expect(lost > 5, "synchronous = \(level) lost \(lost) of 60")
  }

  /// In words, every moment after which the store is not what was acknowledged or one whole step more.
  private static func lost(
    _ history: History, cuts: Int, _ seed: UInt64, without: (rd_event, String) -> Bool = { _, _ in false }
  ) async throws -> [String] {
    // The same steps on a store that never fails tell what must be there.
    let calm = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: calm) }
    let path = calm.appendingPathComponent("soi.sqlite").path
    var expected: [[String]] = []
    var answers: [DeskAnswers] = []
    let windows = Desks.windows(history.world)
    try await history.run(in: calm) { _ in
      expected.append(try content(of: path))
      answers.append(try DeskAnswers(Desks.desk(SQLiteLog(path: path)), windows))
    }
    let disk = try Disk()
    try await history.run(in: disk.folder) { disk.mark($0) }
    var losses: [String] = []
    var chance = Chance(seed &* 31)
    try disk.losePower("soi.sqlite", cuts: cuts, &chance, without: without) { path, marks in
      let mark = marks.last ?? 0
      do {
        let log = try SQLiteLog(path: path)
        let faults = try log.verify()
        if !faults.isEmpty { return losses.append("after step \(mark): \(faults)") }
        let found = try content(of: path)
        let possible = [mark, mark + 1].filter { expected.indices.contains($0) }
        guard let step = possible.first(where: { expected[$0] == found }) else {
          let lost = Set(expected[mark]).subtracting(found).sorted().map { $0.prefix(60) }.prefix(3)
          let more = Set(found).subtracting(expected[mark]).sorted().map { $0.prefix(60) }.prefix(3)
          let last = history.steps.prefix(mark + 1).map { "\($0)".prefix(14) }
          return losses.append("in step \(mark + 1) of \(last), lost \(lost), more \(more)")
        }
        if try DeskAnswers(Desks.desk(log), windows) != answers[step] {
          losses.append("after step \(mark): other scores")
        }
      } catch {
        losses.append("after step \(mark): \(error)")
      }
    }
    return losses
  }

}
