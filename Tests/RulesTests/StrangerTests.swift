import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing
import Work

/// Packs of strangers, on random worlds: other blocks, other numbers of indicators, another total; not a line of Swift.
@Suite struct StrangerTests {
  private static func packs() throws -> [RulePack] {
    let shelf = try Sound.shelf.get()
    return try Sound.examples.map { try shelf.read(Sound.example($0), file: $0) } + [Sound.pack(Sound.text)]
  }

  @Test func `the examples are what they say`() throws {
    let packs = try Self.packs()
    #expect(packs[0].indicators.count == 21 && packs[0].max == Points(100))
    #expect(packs[0].indicator("11")?.curve == .target(percent: 30) && !packs[0].isDefault)
    #expect(packs[1].indicators.count == 7 && packs[1].blocks.count == 3 && packs[1].max == Points(60))
  }

  @Test(arguments: 1...60)
  func `the lines of every explanation add up exactly to the maximum less the total`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let scorer = try Self.scorer(world)
    for pack in try Self.packs() {
      for rounding in Rounding.allCases {
        let question = try Self.question(world, pack, rounding)
        for unit in world.units {
          let score = try #require(scorer.score(unit, question))
          let lines = scorer.losses(of: score, question)
          let lost = lines.reduce(Fraction.zero) { $0 + $1.points }
          #expect(lost == (pack.max - score.total).fraction, "\(unit) \(pack.name)")
          #expect(score.max == pack.max && score.total >= .zero && score.total <= pack.max)
          #expect(score.indicators.map(\.rule.no) == pack.indicators.map(\.no))
          #expect(score.blocks.map(\.block.code) == pack.blocks.map(\.code))
          #expect(score.blocks.reduce(Points.zero) { $0 + $1.score } == score.total)
          #expect(score.band != nil)
          for indicator in score.indicators {
            #expect(indicator.score >= .zero && indicator.score <= indicator.max, "\(unit) \(indicator.rule.no)")
          }
          for group in score.groups { #expect(group.score <= group.max) }
        }
      }
    }
  }

  @Test(arguments: 1...60)
  func `a parent counts the records of its subtree, and more points never rank lower`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let scorer = try Self.scorer(world)
    for pack in try Self.packs() {
      let question = try Self.question(world, pack, nil)
      for parent in world.units {
        for rule in pack.indicators {
          guard case .records(let measure) = rule.measure, !measure.againstNationalReport else { continue }
          let whole = scorer.engine.standing(rule, unit: parent, window: question.window)
          let parts = scorer.engine.facts.units.subtree(parent).map { child in
            scorer.engine.standing(rule, unit: child, window: question.window)
          }
          #expect(whole.counted == parts.reduce(into: Set()) { $0.formUnion($1.counted) })
          #expect(whole.achieved == parts.reduce(into: Set()) { $0.formUnion($1.achieved) })
        }
        for kind in UnitKind.allCases {
          let ranked = scorer.rank(parent, kind: kind, question)
          for (a, b) in zip(ranked, ranked.dropFirst()) {
            #expect(a.score.total >= b.score.total && (a.rank == b.rank) == (a.score.total == b.score.total))
          }
          for unit in ranked { #expect(unit.blockRanks.count == pack.blocks.count) }
        }
      }
    }
  }

  @Test func `a loss is only given a reason its condition asks for`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    world.row(
      .dossier,
      [
        "code": "HS1", "unit": "X", "procedure": "1.1", "channel": "direct", "received_at": "2026-03-09T08:00:00",
        "result_file": "0",
      ])
    let period = try #require(Period.month(3, of: 2026))
    let window = try #require(Window(period, asOf: period.end))
    let scorer = Scorer(ObviousEngine(facts: world.facts, calendar: try Sound.calendar.get()))
    for (achieved, reason) in [
      ("{channel: online}", LossLine.Reason.notOnline), ("{channel: post}", .notAchieved),
      ("{all: [{not: complaint}, result_file]}", .noResultFile), ("{not: {not: result_file}}", .noResultFile),
      ("{any: [late, complaint]}", .notAchieved),
    ] {
      let pack = try Sound.pack(
        """
        pack: one
        title: x
        valid: {from: 2026-01-01}
        rounding: exact
        source: x
        confidence: A
        blocks: [{code: A, max: 10, name: x}]
        bands: [{from: 0, name: x}]
        indicators:
          - no: "1"
            block: A
            name: x
            max: 10
            curve: linear
            empty: 0
            measure: {count: dossiers, population: active, achieved: \(achieved)}
            deciding: [channel]
        """)
      let question = Question(window: window, pack: pack, publishedBy: period.end)
      let score = try #require(scorer.score(UnitCode("X"), question))
      #expect(scorer.losses(of: score, question).map(\.reason) == [reason], "\(achieved)")
    }
  }

  static func scorer(_ world: RandomWorld) throws -> Scorer {
    Scorer(ObviousEngine(facts: RandomWorld.facts(world.statements), calendar: try Sound.calendar.get()))
  }

  static func question(_ world: RandomWorld, _ pack: RulePack, _ rounding: Rounding?) throws -> Question {
    let window = try #require(Window(world.period, asOf: world.asOf))
    return Question(window: window, pack: pack, rounding: rounding, publishedBy: world.asOf)
  }
}
