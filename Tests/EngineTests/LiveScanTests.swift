import Base
import Counting
import Records
import TestKit
import Testing

/// Dossiers of live messages are counted alike by both engines, whatever the order in which the messages came.
@Suite struct LiveScanTests {
  @Test(arguments: 1...200)
  func `both engines count live dossiers alike, in every order of arrival`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    var chance = Chance(seed &* 6_700_417)
    let live = LiveWorld.statements(world.units, dossiers: 40, &chance)
    let calendar = try Engines.calendar.get()
    func facts(_ statements: [Statement]) -> Facts {
      var builder = WorldBuilder()
      for statement in statements { builder.deliver(statement) }
      return Facts(builder.ledger, calendar: calendar)
    }
    let known = facts(world.statements + live)
    let other = facts(world.statements + live.shuffled(using: &chance) + live.shuffled(using: &chance))
    let obvious = ObviousEngine(facts: known, calendar: calendar)
    let scan = ScanEngine(FactColumns(known), calendar: calendar)
    let shuffled = ScanEngine(FactColumns(other), calendar: calendar)
    for window in Engines.windows(&chance, 4) {
      for pack in try Engines.shippedPacks() {
        #expect(difference(obvious, scan, pack, world.units, window) == nil, "seed \(seed)")
        #expect(difference(scan, shuffled, pack, world.units, window) == nil, "seed \(seed), shuffled")
      }
    }
    #expect(known.dossiers.mapValues { $0.map { "\($0)" } } == other.dossiers.mapValues { $0.map { "\($0)" } })
  }
}
