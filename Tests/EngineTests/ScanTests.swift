import Base
import Counting
import Records
import Rules
import TestKit
import Testing
import Work

/// The scan engine answers what the obvious engine answers, bit for bit.
@Suite struct ScanTests {
  @Test(arguments: 1...400)
  func `on random worlds, for every unit, pack and window`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let calendar = try Engines.calendar.get()
    let obvious = ObviousEngine(facts: facts, calendar: calendar)
    let scan = ScanEngine(FactColumns(facts), calendar: calendar)
    var chance = Chance(seed &* 7919)
    for window in Engines.windows(&chance, 4) {
      for pack in try Engines.shippedPacks() {
        #expect(difference(obvious, scan, pack, world.units, window) == nil)
      }
    }
  }

  @Test(arguments: 1...150)
  func `on random packs that ask anything of anything`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let calendar = try Engines.calendar.get()
    let obvious = ObviousEngine(facts: facts, calendar: calendar)
    let scan = ScanEngine(FactColumns(facts), calendar: calendar)
    var chance = Chance(seed &* 104_729)
    let pack = try PackShelf([]).read(Array(RandomPack(seed, indicators: 10).yaml.utf8), file: "random.yaml")
    for window in Engines.windows(&chance, 4) {
      #expect(difference(obvious, scan, pack, world.units, window) == nil)
    }
  }

  @Test(arguments: 1...20)
  func `on a pack that fills the scan's words to their last bit`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let calendar = try Engines.calendar.get()
    let obvious = ObviousEngine(facts: facts, calendar: calendar)
    let scan = ScanEngine(FactColumns(facts), calendar: calendar)
    var chance = Chance(seed)
    for kind in WidePack.Kind.allCases {
      let pack = try PackShelf([]).read(Array(WidePack.fullest(kind).utf8), file: "wide.yaml")
      for window in Engines.windows(&chance, 2) {
        #expect(difference(obvious, scan, pack, world.units, window) == nil)
      }
    }
  }

  @Test(arguments: WidePack.Kind.allCases)
  func `a pack that asks more than the scan's words hold is refused with its place`(kind: WidePack.Kind) throws {
    let text = WidePack.text(kind, indicators: WidePack.indicatorsThatFit(kind) + 1)
    let (pack, problems) = try PackShelf([]).check(Array(text.utf8))
    #expect(pack == nil)
    let problem = try #require(problems.first)
    #expect(problems.count == 1 && problem.kind == PackFault.tooManyQuestions.rawValue)
    // One indicator a line, the last one is one too many.
    #expect(problem.place.line == text.split(separator: "\n").count - 1 && problem.place.column > 1)
    #expect(problem.hint != nil && problem.sentence.vi.contains("\(CountingPlan.mostQuestions)"))
  }

  @Test(arguments: 1...60)
  func `after random sequences of changes`(seed: UInt64) throws {
    var chance = Chance(seed &* 31)
    let calendar = try Engines.calendar.get()
    let worlds = [seed, seed].map { RandomWorld($0) }
    let registers = worlds[0].statements.filter { $0.kind != .dossier }
    let unitTexts = worlds[0].units.map(\.text)
    var states: [String: Statement] = [:]
    for statement in worlds[0].statements where statement.kind == .dossier { states[statement.key] = statement }
    var facts = RandomWorld.facts(registers + states.values.sorted { $0.key < $1.key })
    var scan = ScanEngine(FactColumns(facts), calendar: calendar)
    for round in 0..<6 {
      for _ in 0..<30 {
        let code = chance.odds(50) ? chance.pick(states.keys.sorted() + ["x"]) : "new-\(chance.below(40))"
        let before = facts.dossier(code)
        let cells = RandomWorld.dossier(code, chance.pick(unitTexts), &chance)
        states[code] = chance.odds(15) ? nil : WorldBuilder.statement(.dossier, cells)
        facts = RandomWorld.facts(registers + states.values.sorted { $0.key < $1.key })
        scan.columns.replace(before, by: facts.dossier(code))
      }
      let obvious = ObviousEngine(facts: facts, calendar: calendar)
      for window in Engines.windows(&chance, 3) {
        #expect(
          difference(obvious, scan, try Engines.pack(), worlds[0].units, window) == nil, "round \(round)")
      }
    }
  }

  @Test(arguments: 1...6)
  func `in units of many blocks, filled in order, out of order and with equal moments`(seed: UInt64) throws {
    var chance = Chance(seed)
    let world = RandomWorld(seed)
    let unit = world.units[0]
    let registers = world.statements.filter { $0.kind != .dossier }
    let calendar = try Engines.calendar.get()
    var builder = WorldBuilder()
    for statement in registers { builder.deliver(statement) }
    let count = 9_000 + chance.below(4_000)
    for index in 0..<count {
      builder.deliver(WorldBuilder.statement(.dossier, RandomWorld.dossier("D\(index)", unit.text, &chance)))
    }
    let facts = builder.facts
    let obvious = ObviousEngine(facts: facts, calendar: calendar)
    var scan = ScanEngine(FactColumns(RandomWorld.facts(registers)), calendar: calendar)
    let dossiers = facts.dossiers.values.flatMap(\.self)
    let order =
      seed.isMultiple(of: 2)
      ? dossiers.shuffled(using: &chance)
      : dossiers.sorted { ($0.receivedAt?.seconds ?? 0) < ($1.receivedAt?.seconds ?? 0) }
    for dossier in order { scan.columns.replace(nil, by: dossier) }
    let whole = ScanEngine(FactColumns(facts), calendar: calendar)
    for window in Engines.windows(&chance, 3) {
      #expect(difference(obvious, scan, try Engines.pack(), world.units, window) == nil)
      #expect(difference(obvious, whole, try Engines.pack(), world.units, window) == nil)
    }
    for dossier in order.shuffled(using: &chance) { scan.columns.replace(dossier, by: nil) }
    #expect(scan.columns.countedDossiers == 0)
  }
}

extension Facts {
  fileprivate func dossier(_ code: String) -> Dossier? {
    dossiers.values.joined().first { $0.code == code }
  }
}
