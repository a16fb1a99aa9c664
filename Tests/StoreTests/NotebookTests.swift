import Access
import Base
import Foundation
import GRDB
import Notebook
import Records
import StoreSQLite
import TestKit
import Testing

/// The notebook: nothing that was acknowledged is lost when two write at once, and what was changed by hand is named.
@Suite struct NotebookTests {
  private static func draft(_ id: String, by person: Int, _ text: String) -> NotebookDraft {
    NotebookDraft(
      subject: Subject(kind: "plan", id: id), unit: UnitCode("H99.\(id)"), at: History.arrival(person),
      by: .person(person), act: "edit", body: Array("{\"text\":\"\(text)\"}".utf8))
  }

  private static func log(_ folder: URL) throws -> SQLiteLog {
    try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
  }

  /// Writes on top of whatever others wrote first; answers how often it had to look again.
  private static func insist(_ log: SQLiteLog, _ draft: NotebookDraft) async throws -> Int {
    var (seen, turns) = (0, 0)
    while true {
      switch try await log.write(draft, after: seen) {
      case .written: return turns
      case .changed(let since):
        #expect(!since.isEmpty)
        seen = since.last?.revision ?? seen
        turns += 1
      }
    }
  }

  @Test func `two who write at once both keep what they wrote`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try Self.log(folder)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for person in 1...4 {
        group.addTask {
          var turns = 0
          for number in 0..<25 {
            turns += try await Self.insist(log, Self.draft("\(number % 3)", by: person, "\(person)-\(number)"))
          }
          return turns
        }
      }
      for try await _ in group {}
    }
    var said: Set<String> = []
    for id in ["0", "1", "2"] {
      let entries = try await log.notebook(of: Subject(kind: "plan", id: id))
      #expect(entries.map(\.revision) == Array(1...max(1, entries.count)))
      said.formUnion(entries.map { String(decoding: $0.body, as: UTF8.self) })
    }
    #expect(said.count == 100)
    #expect(try await log.lastNotebookNumber() == 100)
    #expect(try log.verify() == [])
    let trail = try await log.trail(TrailQuestion(limit: 1_000))
    #expect(trail.filter { $0.entry.record == "plan:1" && $0.entry.deed == .decided }.count == 32)
  }

  @Test func `an entry comes back as it was written, found by its kind and its unit`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try Self.log(folder)
    for id in ["1", "2", "3"] { _ = try await log.write(Self.draft(id, by: 7, "Đẩy nhanh số hóa"), after: 0) }
    let found = try await log.notebook(kind: "plan", units: [UnitCode("H99.2"), UnitCode("H99.9")])
    let draft = Self.draft("2", by: 7, "Đẩy nhanh số hóa")
    #expect(
      found == [
        NotebookEntry(
          number: 2, subject: draft.subject, unit: draft.unit, revision: 1, at: draft.at, by: draft.by, act: draft.act,
          body: draft.body)
      ])
    #expect(try await log.notebook(kind: "plan", units: nil).count == 3)
    #expect(try await log.notebook(kind: "task", units: nil) == [])
  }

  @Test func `whoever has not seen the last entry is shown it and writes nothing`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try Self.log(folder)
    guard case .written(let first) = try await log.write(Self.draft("1", by: 1, "a"), after: 0) else {
      Issue.record("the first entry was not written")
      return
    }
    #expect(try await log.write(Self.draft("1", by: 2, "b"), after: 0) == .changed(since: [first]))
    #expect(try await log.write(Self.draft("1", by: 2, "b"), after: 5) == .changed(since: []))
    let long = NotebookDraft(
      subject: Subject(kind: "plan", id: "9"), unit: UnitCode("H99"), at: History.arrival(1), by: .operator,
      act: "edit",
      body: [UInt8](repeating: 32, count: NotebookDraft.longestBody + 1))
    await #expect(throws: Failure.self) { try await log.write(long, after: 0) }
    #expect(try await log.lastNotebookNumber() == 1)
  }

  @Test(arguments: [
    "UPDATE notebook SET body = x'7B7D' WHERE number = 2", "UPDATE notebook SET at = at + 1 WHERE number = 2",
    "UPDATE notebook SET unit = 'H99.9' WHERE number = 2", "UPDATE notebook SET act = 'undo' WHERE number = 2",
    "UPDATE notebook SET who_number = 9 WHERE number = 2", "UPDATE notebook SET subject = '7' WHERE number = 2",
    "UPDATE notebook SET kind = 'task' WHERE number = 2", "UPDATE notebook SET revision = 4 WHERE number = 2",
    "UPDATE notebook SET digest = randomblob(32) WHERE number = 2",
    "UPDATE notebook SET chain = randomblob(32) WHERE number = 3", "DELETE FROM notebook WHERE number = 2",
    "DELETE FROM notebook WHERE number = 3",
  ])
  func `what was changed by hand is named`(sql: String) async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let log = try Self.log(folder)
      for id in ["1", "2", "3"] { _ = try await log.write(Self.draft(id, by: 7, "x"), after: 0) }
    }
    try await DatabaseQueue(path: folder.appendingPathComponent("soi.sqlite").path).write { db in
      // Whoever forges puts the triggers back, so that only the content can tell.
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'notebook'")
      #expect(triggers.count == 3)
      for row in triggers { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try db.execute(sql: sql)
      #expect(db.totalChangesCount > 0)
      for row in triggers { try db.execute(sql: row[1] as String) }
    }
    #expect(try Self.log(folder).verify() != [], "\(sql) goes unnoticed")
  }
}
