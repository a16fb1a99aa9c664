import Base
import Counting
import Records
import TestKit
import Testing
import Workdays

/// Form II.06 on random worlds: its own formulas, and the count of one loop that knows nothing of fields.
@Suite struct FieldCountsTests {
  @Test(arguments: 0..<6) func `the form keeps its formulas and misses nobody`(shard: Int) throws {
    let calendar = try Engines.calendar.get()
    var seen = 0
    for seed in 0..<60 {
      let world = RandomWorld(UInt64(shard * 1_000 + seed))
      let facts = RandomWorld.facts(world.statements)
      let engine = ObviousEngine(facts: facts, calendar: calendar)
      var chance = Chance(UInt64(seed))
      for window in Engines.windows(&chance, 3) {
        for unit in facts.units.codes {
          for countsReturned in [false, true] {
            let counts = engine.fieldCounts(unit, window: window, countsReturned: countsReturned)
            let total = counts.reduce(FieldCounts(name: ""), +)
            for count in counts + [total] { #expect(count.taken == count.settled + count.open, "seed \(seed) \(unit)") }
            #expect(Set(counts.map(\.name)).count == counts.count)
            let active = facts.units.subtree(unit).flatMap { facts.dossiers[$0] ?? [] }.filter {
              $0.isActive(in: window)
            }
            let returned = active.filter { dossier in
              dossier.hasEnded(by: window.end)
                && dossier.endKind.map { [.refused, .withdrawn, .stopped].contains($0) } ?? false
            }
            #expect(total.returned == returned.count)
            #expect(total.taken == active.count - (countsReturned ? 0 : returned.count))
            #expect(total.online + total.direct <= active.count { $0.isReceived(in: window) })
            #expect(total.open == active.count { !$0.hasEnded(by: window.end) })
            seen += active.count
          }
        }
      }
    }
    #expect(seen > 1_000)
  }
}
