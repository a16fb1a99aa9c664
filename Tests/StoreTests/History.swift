import Base
import Formats
import Foundation
import GRDB
import Records
import StoreSQLite
import TestKit
import Work

/// What happens to a store, step by step, made from a seed. Done twice on two stores it leaves the same rows in both.
struct History {
  enum Step {
    /// Everything a file or a message says, as one batch.
    case append(BatchDraft)
    case message(BatchDraft)
    case importFile(String)
    case retract(Int)
    case erase(String)
    case checkpoint
    case reopen
    case backUp(String)
    case restore(String)
  }

  let world: RandomWorld
  let steps: [Step]
  private static let start = Instant(seconds: 1_780_000_000)

  static func arrival(_ step: Int) -> Instant { start + Int64(step) * 60 }

  /// `copies`: with backups that are brought back.
  init(_ seed: UInt64, steps count: Int, copies: Bool) {
    var chance = Chance(seed)
    world = RandomWorld(seed, dated: chance.odds(50))
    var left = world.statements
    if chance.odds(50) { left.shuffle(using: &chance) }
    let units = world.units.map(\.text)
    var (steps, batches, deliveries, backups): ([Step], Int, Int, Int) = ([], 0, 0, 0)
    for index in 0..<count {
      func draft(_ statements: [Records.Statement], _ chance: inout Chance) -> BatchDraft {
        var draft = BatchDraft(
          arrivedAt: Self.arrival(index), system: "hệ \(chance.below(3))", isSample: chance.odds(10))
        draft.statements = statements.map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
        batches += 1
        deliveries += statements.count
        return draft
      }
      let dossier = WorldBuilder.statement(
        .dossier, RandomWorld.dossier("M\(chance.below(6))", chance.pick(units), &chance),
        at: Self.arrival(chance.below(count)))
      switch chance.below(20) {
      case 0..<6:
        let taken = left.suffix(1 + chance.below(60))
        left.removeLast(taken.count)
        let known = deliveries
        var whole = draft(taken + (taken.isEmpty ? [dossier] : []), &chance)
        whole.files = [FileSummary(path: "tệp \(index).csv", kind: "dossiers")]
        whole.files[0].rows = taken.count
        if known > 0 { for _ in 0..<chance.below(12) { whole.restated.insert(1 + chance.below(known)) } }
        whole.quarantined = [
          QuarantinedRow(file: "tệp.csv", line: index, column: "unit", value: "?", reason: .unknownUnit)
        ]
        whole.findings = [Finding(kind: .missingDue, unit: nil, factKind: .dossier, record: "M1", detail: "")]
        steps.append(.append(whole))
      case 6..<12: steps.append(.message(draft([dossier], &chance)))
      case 12:
        let rows = (0..<5).map { "F\(chance.below(9)),\(chance.pick(units)),1.1,online,2026-02-0\(1 + $0)" }
        let head = "code,unit,procedure,channel,received_at\n"
        steps.append(.importFile(head + rows.joined(separator: "\n") + "\n"))
        batches += 1
      case 13, 14: steps.append(.retract(1 + chance.below(max(1, batches))))
      case 15: steps.append(.erase("M\(chance.below(6))"))
      case 16: steps.append(.checkpoint)
      case 17 where copies:
        steps.append(.backUp("sao-luu-\(backups)"))
        backups += 1
      case 18 where copies && backups > 0: steps.append(.restore("sao-luu-\(chance.below(backups))"))
      default: steps.append(.reopen)
      }
    }
    self.steps = steps
  }

  /// Does every step on a store in a folder; tells after each, the opening first.
  func run(in folder: URL, done: (Int) throws -> Void) async throws {
    let path = folder.appendingPathComponent("soi.sqlite").path
    var log: SQLiteLog? = try SQLiteLog(path: path)
    try done(0)
    for (index, step) in steps.enumerated() {
      if let open = log { try await perform(step, index, open, folder) }
      if case .reopen = step {
        log = nil
        log = try SQLiteLog(path: path)
      }
      try done(index + 1)
    }
  }

  /// As another process would.
  private func checkpoint(_ path: String) throws {
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  /// The same file for every store: the log remembers its path.
  private func file(_ text: String) throws -> URL {
    let url = try Scratch.folder(exactly: "history-\(hex(sha256(text.utf8)))").appendingPathComponent("dossiers.csv")
    try Data(text.utf8).write(to: url, options: .atomic)
    return url
  }

  func perform(_ step: Step, _ index: Int, _ log: SQLiteLog, _ folder: URL) async throws {
    let at = Self.arrival(index)
    switch step {
    case .append(let draft): _ = try log.append(draft, after: log.version())
    case .message(let draft): _ = try await log.append(draft)
    case .importFile(let text):
      _ = try ImportFiles(log: log, now: at).run([file(text).path], ImportOptions())
    case .retract(let batch): _ = try log.retract(batch, at: at)
    case .erase(let key): _ = try log.erase(.dossier, key: key, at: at)
    case .checkpoint:
      try checkpoint(folder.appendingPathComponent("soi.sqlite").path)
    case .reopen: return
    case .backUp(let name): try log.backUp(to: folder.appendingPathComponent(name).path)
    case .restore(let name): try log.restore(from: folder.appendingPathComponent(name).path, at: at)
    }
  }
}
