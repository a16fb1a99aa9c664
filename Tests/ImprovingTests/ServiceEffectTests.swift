import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing

/// What changing a service does, against the slow way: changing it in a copy and counting everything.
@Suite struct ServiceEffectTests {
  private func changed(_ facts: Facts, _ option: CatalogueOption, _ window: Window) -> Facts? {
    switch option.act {
    case .offerOnline:
      try? facts.after(option.owners.map { .offerOnline(unit: $0, option.procedure) }, in: window)
    case .integratePayment:
      try? facts.after(option.owners.map { .integratePayment(unit: $0, option.procedure) }, in: window)
    case .withdrawOnline:
      option.owners.reduce(facts) { $0.withdrawingOnline($1, option.procedure, on: window.lastDay) }
    }
  }

  @Test(arguments: 1...120)
  func `every option moves the index as a scored copy moves`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    var chance = Chance(seed &* 71)
    let question = Improved.question(
      try window(world, &chance), try Improved.pack(chance.pick(Improved.packs.map(\.name))))
    let scorer = Improved.scorer(facts)
    for unit in world.units {
      let review = try #require(scorer.catalogue(unit, question))
      if !question.window.isOpen { #expect(review.lines.allSatisfy { $0.options.isEmpty }) }
      for option in review.lines.flatMap(\.options) {
        let copy = try #require(changed(facts, option, question.window))
        let after = try #require(Improved.scorer(copy).score(unit, question))
        for (was, becomes) in zip(review.before.indicators, after.indicators) where was.origin == .own {
          let effect = option.effects.first { $0.no == was.rule.no }
          #expect(effect?.before ?? was.score == was.score)
          // A procedure that comes or goes can decide whether 06 applies at all; that is the copy's to say.
          if was.state == .notApplicable || becomes.state == .notApplicable { continue }
          #expect(effect?.after ?? was.score == becomes.score, "\(unit.text) \(option) \(was.rule.no)")
        }
      }
      #expect(review.gain >= .zero || review.advised.count > 1)
      for group in review.groups {
        let copy = group.options.reduce(facts) { changed($0, $1, question.window) ?? $0 }
        #expect(Improved.scorer(copy).score(unit, question)?.total == group.after.total)
      }
      #expect(review.lines.allSatisfy { $0.received == $0.online + $0.direct + $0.post })
    }
  }

  @Test func `what nobody asks for online is better not counted as online, and asking for it makes it alive`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    for code in ["1.1", "1.2"] {
      world.row(.procedure, ["code": code, "name": code, "fee": "1"])
      world.row(
        .service, ["unit": "X", "procedure": code, "online_level": "full", "payment_integrated": "0"])
    }
    world.row(
      .dossier,
      ["code": "A", "unit": "X", "procedure": "1.1", "channel": "online", "received_at": "2026-04-02T08:00:00"])
    let period = try #require(Period.month(4, of: 2026))
    let window = try #require(Window(period, asOf: .end(of: period.from + 9)))
    let review = try #require(
      Improved.scorer(world.facts).catalogue(UnitCode("X"), Improved.question(window, try Improved.pack())))
    let dead = try #require(review.lines.first { $0.procedure == ProcedureCode("1.2") })
    #expect(dead.isDead && dead.best?.act == .withdrawOnline)
    // 07 goes from 1 of 2 to 1 of 1: two points of four.
    #expect(dead.best?.points == Fraction(2))
    let alive = try #require(review.lines.first { $0.procedure == ProcedureCode("1.1") })
    #expect(!alive.isDead && alive.best?.act == .integratePayment && alive.best?.points == Fraction(2))
    // Taking it off the list is told, and not advised.
    #expect(review.gain == Points(2) && review.advised.map(\.act) == [.integratePayment])
    #expect(review.groups.first { $0.act == .withdrawOnline }?.after.total == review.before.total + Points(2))
  }

  @Test(arguments: 1...60)
  func `what is listed as open can be done, and helps`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    var chance = Chance(seed &* 73)
    let question = Improved.question(try window(world, &chance), try Improved.pack())
    let scorer = Improved.scorer(facts)
    for unit in world.units.prefix(3) {
      let before = try #require(scorer.score(unit, question))
      for open in scorer.openActs(unit, question) {
        #expect(Set(open.acts).count == open.acts.count)
        for act in open.acts where open.remedy != .answerPetition {
          let answer = try #require(try scorer.whatIf(unit, Change(acts: [act]), question))
          // One act alone may be half of what an indicator asks for. It costs nothing, but for a service that is offered online
          // and that nobody has used yet.
          #expect(answer.after.total >= before.total || open.remedy == .offerOnline, "\(act)")
        }
      }
    }
  }
}
