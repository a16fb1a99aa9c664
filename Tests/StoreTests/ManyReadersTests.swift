import Base
import Counting
import Formats
import Foundation
import Records
import StoreSQLite
import Synchronization
import TestKit
import Testing
import Work

/// Many read while one writes: every desk is that of one moment.
@Suite struct ManyReadersTests {
  @Test func `each desk holds all of every batch it knows and nothing of others`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("soi.sqlite").path
    let log = try SQLiteLog(path: path)
    let registers = [
      WorldBuilder.statement(.unit, ["code": "X", "name": "Xã", "kind": "commune"]),
      WorldBuilder.statement(.procedure, ["code": "1.1", "name": "Thủ tục"]),
    ]
    func draft(_ statements: [Records.Statement], _ number: Int) -> BatchDraft {
      var draft = BatchDraft(arrivedAt: History.arrival(number), system: "", isSample: false)
      draft.statements = statements.map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
      return draft
    }
    _ = try log.append(draft(registers, 0), after: 0)
    let drafts = (1...60).map { number in
      draft(
        (0..<7).map { index in
          WorldBuilder.statement(
            .dossier,
            ["code": "D\(number).\(index)", "unit": "X", "procedure": "1.1", "received_at": "2026-02-0\(1 + index)"])
        }, number)
    }
    // The writer never runs more than six batches ahead of the slowest reader, so that every reader
    // looks at a growing store however few cores there are.
    let seen = Seen()
    try await withThrowingTaskGroup(of: Int?.self) { group in
      group.addTask {
        for (number, draft) in drafts.enumerated() {
          while seen.versions.withLock({ $0.contains { $0 < number - 6 } }) {
            try Task.checkCancellation()
            await Task.yield()
          }
          while try log.append(draft, after: log.version()) == nil {}
        }
        return nil
      }
      for reader in 0..<4 {
        group.addTask {
          // Two of the readers have a connection of their own, as another process has.
          let own = reader % 2 == 0 ? log : try SQLiteLog(path: path)
          let image = ColumnFile(store: path)
          var (desk, looks) = (try Desks.desk(own), 0)
          while desk.version < drafts.count + 1 {
            desk = try reader < 2 ? desk.advanced() ?? Desks.desk(own) : Desks.desk(own, columns: image)
            #expect(desk.scan.columns.countedDossiers == (desk.version - 1) * 7, "reader \(reader)")
            looks += 1
            seen.versions.withLock { $0[reader] = desk.version }
            await Task.yield()
          }
          return looks
        }
      }
      for try await looks in group { #expect(looks ?? 8 >= 8) }
    }
    #expect(try log.batches(log.moment()).count == drafts.count + 1)
    #expect(try log.verify() == [])
  }

  /// Who asks is read on SQLite's threads, what is shown on the request's own: together they once waited for each other for ever.
  @Test(.timeLimit(.minutes(5)))
  func `requests that read in both ways all come back`() async throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try SQLiteLog(path: folder.appendingPathComponent("soi.sqlite").path)
    let answers = try await withThrowingTaskGroup { group in
      for _ in 0..<64 {
        group.addTask {
          for _ in 0..<200 {
            let (accounts, batches) = (try await log.accounts(), try log.batches(log.moment()))
            #expect(accounts.isEmpty && batches.isEmpty)
          }
        }
      }
      return try await group.reduce(0) { count, _ in count + 1 }
    }
    #expect(answers == 64)
  }
}

/// The version each reader has seen last.
private final class Seen: Sendable {
  let versions = Mutex([0, 0, 0, 0])
}
