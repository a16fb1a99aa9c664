import Base
import Counting
import Records
import Rules
import TestKit
import Testing
import Work

/// Sums kept between questions change no answer, in whatever order questions and changes come.
@Suite struct KeptSumsTests {
  /// Two units of which one fills several blocks, without their dossiers, and their dossiers by code.
  private struct Town {
    let registers: [Records.Statement]
    let units: [UnitCode]
    var states: [String: Records.Statement] = [:]
    private var made = 0

    init(_ seed: UInt64, _ chance: inout Chance) {
      let world = RandomWorld(seed)
      registers = world.statements.filter { $0.kind != .dossier }
      units = world.units
      for (unit, count) in [(0, 4_500 + chance.below(2_000)), (units.count - 1, 500 + chance.below(900))] {
        for _ in 0..<count { add(to: units[unit].text, &chance) }
      }
    }

    mutating func add(to unit: String, _ chance: inout Chance) {
      made += 1
      states["D\(made)"] = WorldBuilder.statement(.dossier, RandomWorld.dossier("D\(made)", unit, &chance))
    }

    var facts: Facts { RandomWorld.facts(registers + states.values.sorted { $0.key < $1.key }) }

    /// Takes away, brings and changes some dossiers; answers their codes.
    mutating func change(_ chance: inout Chance) -> [String] {
      let codes = states.keys.sorted()
      var changed: [String] = []
      for _ in 0..<1 + chance.below(12) {
        let code = chance.odds(80) ? chance.pick(codes) : "N\(chance.below(1_000))"
        let cells = RandomWorld.dossier(code, chance.pick([units[0], units[units.count - 1]]).text, &chance)
        states[code] = chance.odds(25) ? nil : WorldBuilder.statement(.dossier, cells)
        changed.append(code)
      }
      return Array(Set(changed)).sorted()
    }
  }

  /// Windows that share periods and differ by an instant, so that sums hold for one and not for the next.
  private static func windows(_ chance: inout Chance) -> [Window] {
    Engines.windows(&chance, 2).flatMap { window in
      [0, 1, 7_200, -3_600].compactMap { Window(window.period, asOf: window.end + $0) }
    }
  }

  @Test(arguments: 1...16)
  func `whatever was asked and changed before`(seed: UInt64) throws {
    var chance = Chance(seed &* 7_561)
    var town = Town(seed, &chance)
    let calendar = try Engines.calendar.get()
    let random = try PackShelf([]).read(Array(RandomPack(seed, indicators: 10).yaml.utf8), file: "random.yaml")
    let packs = [try Engines.pack(), random]
    var facts = town.facts
    var scan = ScanEngine(FactColumns(facts), calendar: calendar)
    for round in 0..<4 {
      // A copy stays as it was while the original changes: they share what is kept only as long as they are the same.
      let before = (scan: scan, obvious: ObviousEngine(facts: facts, calendar: calendar))
      if round > 0 {
        let dossiers = { (facts: Facts) in
          Dictionary(facts.dossiers.values.joined().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let old = dossiers(facts)
        let changed = town.change(&chance)
        facts = town.facts
        let new = dossiers(facts)
        for code in changed { scan.columns.replace(old[code], by: new[code]) }
      }
      let now = (scan: scan, obvious: ObviousEngine(facts: facts, calendar: calendar))
      let questions = Self.windows(&chance).prefix(5).flatMap { window in packs.map { ($0, window) } }
      let expected = questions.map { pack, window in
        [before, now].map { $0.obvious.tallies(pack, units: town.units, window: window) }
      }
      // Runs of one pack, as a person asks, and the packs in turn.
      for number in questions.indices.map({ $0 }) + (0..<30).map({ _ in chance.below(questions.count) }) {
        let (pack, window) = questions[number]
        for (engine, counts) in zip([before.scan, now.scan], expected[number]) {
          for _ in 0...chance.below(3) {
            #expect(
              engine.tallies(pack, units: town.units, window: window) == counts,
              "round \(round), \(pack.name) \(window)")
          }
        }
      }
    }
  }

  @Test(arguments: 1...4)
  func `while several ask at once`(seed: UInt64) async throws {
    var chance = Chance(seed &* 97)
    let town = Town(seed, &chance)
    let facts = town.facts
    let calendar = try Engines.calendar.get()
    let scan = ScanEngine(FactColumns(facts), calendar: calendar)
    let obvious = ObviousEngine(facts: facts, calendar: calendar)
    let packs = try Engines.shippedPacks().prefix(2)
    let questions = Self.windows(&chance).prefix(4).flatMap { window in packs.map { ($0, window) } }
    let expected = questions.map { obvious.tallies($0, units: town.units, window: $1) }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for asker in 0..<6 {
        group.addTask {
          var chance = Chance(seed &* 31 &+ UInt64(asker))
          return (0..<40).count { _ in
            let number = chance.below(questions.count)
            let (pack, window) = questions[number]
            return scan.tallies(pack, units: town.units, window: window) != expected[number]
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  /// What a commune has in a year: some three thousand dossiers of some two hundred procedures.
  @Test func `what is kept beside the columns is at most two bytes a dossier`() throws {
    var chance = Chance(5)
    var builder = WorldBuilder()
    builder.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    for index in 0..<3_000 {
      var cells = RandomWorld.dossier("D\(index)", "X", &chance)
      cells["procedure"] = "T\(chance.below(220))"
      builder.deliver(WorldBuilder.statement(.dossier, cells))
    }
    let columns = FactColumns(builder.facts)
    let scan = ScanEngine(columns, calendar: try Engines.calendar.get())
    let bare = columns.dossierBytes
    let year = try #require(Period.year(2026).flatMap { Window($0, asOf: $0.end) })
    for _ in 0..<3 { _ = scan.tallies(try Engines.pack(), units: [UnitCode("X")], window: year) }
    let kept = scan.columns.dossierBytes
    #expect(kept > bare, "nothing was kept")
    #expect(kept - bare <= 2 * columns.countedDossiers, "\(kept - bare) bytes for \(columns.countedDossiers) dossiers")
  }
}
