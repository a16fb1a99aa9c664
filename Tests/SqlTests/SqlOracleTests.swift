import Base
import Counting
import Rules
import TestKit
import Testing
import Work

/// The rules compiled to SQL are a second reading: SQLite and the engine must tell the same of every unit.
@Suite struct SqlOracleTests {
  @Test(arguments: 1...SqlCase.worlds)
  func `SQLite counts every tally of a random world as the engine does`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let engine = ObviousEngine(
      facts: RandomWorld.facts(world.statements), calendar: try ShippedRules.calendar.get())
    let bench = try SqlBench(engine)
    let window = try #require(Window(world.period, asOf: world.asOf))
    for pack in try ShippedRules.shelf.get().packs {
      let (compared, told) = try bench.differences(pack, window, asOf: world.asOf, seed: seed)
      #expect(compared == world.units.count * pack.indicators.count)
      for line in told { Issue.record("\(line)") }
    }
  }

  @Test(arguments: 1...SqlCase.worlds)
  func `SQLite counts every tally of a random country as the engine does, in windows of every shape`(seed: UInt64)
    throws
  {
    var world = WideWorld(seed)
    let windows = world.windows(5)
    let bench = try SqlBench(ObviousEngine(facts: world.facts, calendar: try ShippedRules.calendar.get()))
    var compared = 0
    for pack in try ShippedRules.shelf.get().packs {
      for (period, asOf) in windows {
        let window = try #require(Window(period, asOf: asOf))
        let (count, told) = try bench.differences(pack, window, asOf: asOf, seed: seed)
        compared += count
        for line in told { Issue.record("\(line)") }
      }
    }
    #expect(compared >= 5 * 3 * 21 * 2)
  }

  @Test(arguments: 1...SqlCase.worlds)
  func `a random pack, compiled, counts a random country as the engine does`(seed: UInt64) throws {
    var world = WideWorld(seed &+ 1000)
    let pack = try PackShelf([]).read(Array(RandomPack(seed).yaml.utf8), file: "random.yaml")
    let windows = world.windows(4)
    let bench = try SqlBench(ObviousEngine(facts: world.facts, calendar: try ShippedRules.calendar.get()))
    for (period, asOf) in windows {
      let window = try #require(Window(period, asOf: asOf))
      for line in try bench.differences(pack, window, asOf: asOf, seed: seed).told { Issue.record("\(line)") }
    }
  }
}
