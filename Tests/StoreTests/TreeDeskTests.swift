import Base
import Counting
import Formats
import Foundation
import Records
import StoreSQLite
import TestKit
import Testing
import Work

/// A desk over a store whose units, aliases and records arrive piece by piece, on the newest rows and on other days' units.
@Suite struct TreeDeskTests {
  @Test(arguments: 1...25)
  func `a desk on another tree holds what the facts hold there, whole and opened`(seed: UInt64) throws {
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("soi.sqlite").path
    let (log, image) = (try SQLiteLog(path: path), ColumnFile(store: path))
    var chance = Chance(seed &* 104_729)
    var left = ReformWorld(seed).statements.shuffled(using: &chance)
    var (arrived, served): ([Records.Statement], Desk?) = ([], nil)
    let window = try #require(Period.year(2026).flatMap { Window($0, asOf: $0.end) })
    let pack = try Desks.shelf.get().pack(named: "portal-v2-2026")
    for step in 0..<4 {
      let taken = step == 3 ? left[...] : left.suffix(left.count / 3)
      left.removeLast(taken.count)
      arrived += taken
      var draft = BatchDraft(arrivedAt: RandomChanges.start + Int64(step) * 60, system: "", isSample: false)
      draft.statements = taken.map { ($0, Digest(sha256($0.canonicalRow.utf8))) }
      _ = try log.append(draft, after: log.version())

      let facts = RandomWorld.facts(arrived)
      let desk = try Desks.desk(log, columns: image)
      served = try served?.advanced() ?? Desks.desk(log)
      let whole = ScanEngine(FactColumns(facts), calendar: desk.calendar)
      let expected = whole.tallies(pack, units: facts.units.codes, window: window)
      for found in [desk, served].compactMap(\.self) {
        #expect(found.scan.tallies(pack, units: facts.units.codes, window: window) == expected, "seed \(seed), \(step)")
        #expect(Set(found.waiting) == Set(facts.waiting), "seed \(seed), \(step)")
      }
      let day = chance.pick(ReformWorld.days)
      let (moved, tree) = (FactsOnTree(facts, DatedTree(facts.units, on: day)), try desk.onTree(day))
      let units = moved.facts.units.codes
      #expect(
        tree.scan.tallies(pack, units: units, window: window)
          == ScanEngine(FactColumns(moved.facts), calendar: desk.calendar).tallies(pack, units: units, window: window),
        "seed \(seed), step \(step), \(day)")
      for unit in units {
        let subtree = Set(units.filter { moved.facts.units.subtree(unit).contains($0) })
        #expect(
          try tree.opened(at: unit).facts.records(of: subtree) == moved.facts.records(of: subtree),
          "seed \(seed), step \(step), \(day) \(unit)")
      }
    }
    #expect(try log.verify() == [])
  }
}
