import Base
import Foundation
import GRDB
import Records
import Scoring
import StoreSQLite
import Testing
import Work

/// A store that the first released version wrote opens, and says what it said.
@Suite struct FirstVersionTests {
  private func fixture(_ name: String) throws -> String {
    let url = try #require(Bundle.module.url(forResource: "0001-log", withExtension: "sqlite", subdirectory: "Stores"))
    let copy = try scratchFolder().appendingPathComponent(name)
    try FileManager.default.copyItem(at: url, to: copy)
    return copy.path
  }

  private func score(_ log: some FactLog) throws -> UnitScore {
    let desk = try Desks.desk(log)
    let period = try #require(Period.quarter(1, of: 2026))
    let asOf = period.end
    let question = try desk.question(Desk.Request(from: period.from, to: period.to, asOf: asOf), now: asOf).question
    return try #require(desk.scorer.score(UnitCode("X1"), question))
  }

  @Test func `it opens, is sound, and scores as before`() throws {
    let path = try fixture("soi.sqlite")
    defer { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }
    // What the first version read: every delivery of the batches not taken back, by its own columns.
    var plain = PlainLog()
    try DatabaseQueue(path: path).read { db in
      let heads = try Row.fetchAll(db, sql: "SELECT id, arrived_at, retracted_at FROM batch ORDER BY id")
      for head in heads {
        var draft = BatchDraft(arrivedAt: Instant(seconds: head["arrived_at"]), system: "", isSample: false)
        draft.statements = try Row.fetchAll(
          db, sql: "SELECT kind, key, stated_at, payload, digest FROM delivery WHERE batch = ? ORDER BY id",
          arguments: [head["id"] as Int]
        ).map { row in
          let (digest, instant): (Data, Int64?) = (row["digest"], row["stated_at"])
          let kind = try #require(FactKind(rawValue: row["kind"]))
          return (
            Statement(
              kind: kind, key: row["key"], instant: instant.map { Instant(seconds: $0) }, payload: row["payload"]),
            Digest(Array(digest))
          )
        }
        plain.add(.batch(draft), at: draft.arrivedAt)
      }
      for head in heads {
        if let at: Int64 = head["retracted_at"] { plain.add(.retraction(head["id"]), at: Instant(seconds: at)) }
      }
    }
    let log = try SQLiteLog(path: path)
    #expect(try log.verify() == [])
    let batches = try log.batches(log.moment())
    #expect(batches.map(\.number) == [1, 2, 3])
    #expect(batches.map { $0.retractedAt != nil } == [false, false, true])
    let (now, before) = try (score(log), score(plain))
    #expect(now.total == before.total)
    #expect("\(now.indicators)" == "\(before.indicators)")
    #expect("\(now.total)" == "36.33")
  }

  @Test func `its backup can be brought back into a store of today, and is not changed by that`() throws {
    let backup = try fixture("sao-luu.sqlite")
    let folder = URL(fileURLWithPath: backup).deletingLastPathComponent()
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    let store = try SoundStore()
    defer { store.remove() }
    let log = try SQLiteLog(path: store.path)
    let version = try log.version()
    try log.restore(from: backup, at: History.arrival(30))
    #expect(try Data(contentsOf: URL(fileURLWithPath: backup)) == bytes)
    #expect(try log.verify() == [])
    #expect(try log.version() > version)
    #expect(try log.batches(log.moment()).map(\.number) == [1, 2, 3])
  }
}
