import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing

/// A what-if is the score of edited data, and nothing but that.
@Suite struct WhatIfTests {
  @Test(arguments: 1...120)
  func `a what-if is the ranking of the edited facts`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    var chance = Chance(seed &* 41)
    let window = try window(world, &chance)
    let question = Improved.question(window, try Improved.pack())
    let scorer = Improved.scorer(facts)
    let unit = chance.pick(world.units)
    let kind = try #require(facts.units.unit(unit)?.kind)
    let parent = facts.units.unit(unit)?.parent ?? unit
    var acts: [RemedyAct] = []
    for owner in facts.units.subtree(unit) {
      for dossier in facts.dossiers[owner] ?? [] where chance.odds(60) {
        if let remedy = dossier.remedies(in: window).randomElement(using: &chance) {
          acts.append(.dossier(code: dossier.code, remedy))
        }
      }
    }
    let change = Change(acts: acts, pack: chance.odds(30) ? try Improved.pack("formula-note") : nil)
    let answer = try #require(
      try scorer.whatIf(unit, change, question, among: Peers(parent: parent, kind: kind)))
    var then = question
    if let pack = change.pack { then.pack = pack }
    let edited = Improved.scorer(try facts.after(acts, in: window))
    #expect(answer.after.total == edited.score(unit, then)?.total)
    #expect(answer.before.total == scorer.score(unit, question)?.total)
    let ranked = edited.rank(parent, kind: kind, then).first { $0.score.unit.code == unit }
    // Announcements are inherited by peers; remedies on dossiers are nobody else's.
    #expect(answer.rankAfter?.rank == ranked?.rank && answer.rankAfter?.portalRank == ranked?.portalRank)
    #expect(answer.rankAfter?.blockRanks == ranked?.blockRanks)
  }

  @Test func `records of others cannot be changed`() throws {
    var world = WorldBuilder()
    for code in ["A", "B"] {
      world.row(.unit, ["code": code, "name": code, "kind": "commune"])
      world.row(
        .dossier, ["code": "\(code)1", "unit": code, "procedure": "1.1", "received_at": "2026-01-05T08:00:00"])
    }
    let facts = world.facts
    let period = try #require(Period.month(1, of: 2026))
    let window = try #require(Window(period, asOf: period.start + 86_400 * 8))
    let question = Improved.question(window, try Improved.pack())
    let scorer = Improved.scorer(facts)
    #expect(throws: RemedyRefusal.notOfUnit("B1")) {
      try scorer.whatIf(UnitCode("A"), Change(acts: [.dossier(code: "B1", .digitise)]), question)
    }
    let more = try #require(Change.Volume(dossiers: 10, online: 7, procedure: ProcedureCode("1.1")))
    let answer = try #require(try scorer.whatIf(UnitCode("A"), Change(volume: more), question))
    let online = try #require(answer.after.indicators.first { $0.rule.no == "08" })
    #expect(online.numerator == 7 && online.denominator == 11)
  }
}
