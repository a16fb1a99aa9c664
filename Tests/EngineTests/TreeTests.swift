import Base
import Counting
import Records
import Rules
import TestKit
import Testing
import Workdays

/// The facts under the units of another day.
@Suite struct TreeTests {
  @Test(arguments: 1...150)
  func `both engines agree on every tree, of units and remainders`(seed: UInt64) throws {
    let calendar = try Engines.calendar.get()
    let facts = ReformWorld(seed).facts
    var chance = Chance(seed &* 7919)
    let windows = Engines.windows(&chance, 3)
    for day in ReformWorld.days {
      let moved = FactsOnTree(facts, DatedTree(facts.units, on: day)).facts
      let obvious = ObviousEngine(facts: moved, calendar: calendar)
      let scan = ScanEngine(FactColumns(moved), calendar: calendar)
      for window in windows {
        #expect(difference(obvious, scan, try Engines.pack(), moved.units.codes, window) == nil, "\(day)")
        for code in moved.units.codes {
          let own = moved.dossiers[code] ?? []
          #expect(scan.columns.activeDossiers(of: code, in: window) == own.count { $0.isActive(in: window) })
          #expect(
            scan.columns.activePetitions(of: code, in: window)
              == (moved.petitions[code] ?? []).count { $0.isActive(in: window) })
        }
      }
    }
  }

  /// Every record lies in exactly one unit or remainder of each tree: what all roots count together is the same.
  @Test(arguments: 1...150)
  func `counts of records add up to the same on every tree`(seed: UInt64) throws {
    let calendar = try Engines.calendar.get()
    let facts = ReformWorld(seed).facts
    let pack = try Engines.pack()
    var chance = Chance(seed &* 104_729)
    let windows = Engines.windows(&chance, 3)
    for day in ReformWorld.days {
      let tree = DatedTree(facts.units, on: day)
      let moved = FactsOnTree(facts, tree).facts
      #expect(moved.dossiers.keys.allSatisfy { moved.units.contains($0) }, "\(day)")
      #expect(moved.services.keys.allSatisfy { moved.units.contains($0) }, "\(day)")
      #expect(codes(moved) == codes(facts), "\(day)")
      for window in windows {
        for rule in pack.indicators {
          guard case .records(let measure) = rule.measure, !measure.againstNationalReport else { continue }
          #expect(sum(moved, rule, window, calendar) == sum(facts, rule, window, calendar), "\(day) \(rule.no)")
        }
        #expect(six(moved, window, calendar) == six(facts, window, calendar), "\(day)")
      }
    }
  }

  @Test(arguments: 1...60)
  func `no record lies with a unit that was not there, and places holds every home`(seed: UInt64) throws {
    let facts = ReformWorld(seed).facts
    for day in ReformWorld.days {
      let tree = DatedTree(facts.units, on: day)
      for dossier in facts.dossiers.values.joined() {
        let home = tree.moved(dossier).unit
        #expect(tree.places(of: dossier.unit).contains(home), "\(day) \(dossier.code)")
        #expect((facts.units.unit(home, on: day) != nil) != (tree.remainders[home] != nil), "\(day) \(dossier.code)")
      }
    }
  }

  @Test func `national reports of merged units are not added up`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "N", "name": "N", "kind": "commune", "valid_from": "2025-07-01"])
    for (code, received) in [("A", "10"), ("B", "20")] {
      world.row(.unit, ["code": code, "name": code, "kind": "commune", "valid_to": "2025-06-30", "successor": "N"])
      world.row(.nationalReport, ["unit": code, "from": "2025-01-01", "to": "2025-03-31", "received": received])
    }
    world.row(.unit, ["code": "K", "name": "K", "kind": "commune", "valid_to": "2025-06-30", "successor": "L"])
    world.row(.unit, ["code": "L", "name": "L", "kind": "commune", "valid_from": "2025-07-01"])
    world.row(.nationalReport, ["unit": "K", "from": "2025-01-01", "to": "2025-03-31", "received": "5"])
    // The only report of a merged unit's parts is no report of the whole, nor that of a unit before it took another in.
    world.row(.nationalReport, ["unit": "A", "from": "2025-04-01", "to": "2025-06-30", "received": "7"])
    world.row(.unit, ["code": "D", "name": "D", "kind": "commune"])
    world.row(.unit, ["code": "E", "name": "E", "kind": "commune", "valid_to": "2025-06-30", "successor": "D"])
    world.row(.nationalReport, ["unit": "D", "from": "2025-01-01", "to": "2025-03-31", "received": "9"])
    let facts = world.facts
    let moved = FactsOnTree(facts, DatedTree(facts.units, on: try #require(Day(iso: "2025-09-01"))))
    #expect(moved.facts.nationalReports[UnitCode("N")] == nil)
    #expect(moved.leftOut == [UnitCode("N"): 3, UnitCode("D"): 1])
    #expect(moved.facts.nationalReports[UnitCode("L")]?.map(\.received) == [5])
  }

  @Test func `a service of a merged unit ends with it`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "N", "name": "N", "kind": "commune", "valid_from": "2025-07-01"])
    world.row(.unit, ["code": "A", "name": "A", "kind": "commune", "valid_to": "2025-06-30", "successor": "N"])
    world.row(.service, ["unit": "A", "procedure": "1.1", "online_level": "full"])
    let facts = world.facts
    let moved = FactsOnTree(facts, DatedTree(facts.units, on: try #require(Day(iso: "2025-09-01")))).facts
    let service = try #require(moved.services[UnitCode("N")]?.first)
    #expect(service.isValid(on: try #require(Day(iso: "2025-06-30"))))
    #expect(!service.isValid(on: try #require(Day(iso: "2025-07-01"))))
  }

  private func codes(_ facts: Facts) -> [[String]] {
    [
      facts.dossiers.values.joined().map(\.code).sorted(), facts.petitions.values.joined().map(\.code).sorted(),
      facts.services.values.joined().map { "\($0.procedure) \($0.validFrom?.iso ?? "")" }.sorted(),
    ]
  }

  private func roots(_ facts: Facts) -> [UnitCode] {
    facts.units.codes.filter { code in facts.units.unit(code)?.parent.map { !facts.units.contains($0) } ?? true }
  }

  private func sum(_ facts: Facts, _ rule: IndicatorRule, _ window: Window, _ calendar: WorkCalendar) -> [Int] {
    let engine = ObviousEngine(facts: facts, calendar: calendar)
    let tallies = roots(facts).map { engine.tally(rule, unit: $0, window: window) }
    return [
      tallies.reduce(0) { $0 + $1.numerator }, tallies.reduce(0) { $0 + $1.denominator },
      tallies.reduce(0) { $0 + $1.known },
    ]
  }

  private func six(_ facts: Facts, _ window: Window, _ calendar: WorkCalendar) -> SixCounts {
    let engine = ObviousEngine(facts: facts, calendar: calendar)
    return roots(facts).flatMap { engine.counts($0, window: window, by: .channel) }.reduce(SixCounts()) {
      $0 + $1.counts
    }
  }
}
