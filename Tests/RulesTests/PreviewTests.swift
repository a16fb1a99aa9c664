import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing
import Work
import Workdays

@Suite struct PreviewTests {
  @Test(arguments: 1...40)
  func `a preview says what both rankings say, and exchanging its sides exchanges before and after`(seed: UInt64) throws
  {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let calendar = try Sound.calendar.get()
    let shelf = try Sound.shelf.get()
    let packs = try [shelf.pack(named: "portal-v2-2026"), shelf.pack(named: "formula-note"), Sound.pack(Sound.text)]
    let scorer = Scorer(ObviousEngine(facts: facts, calendar: calendar))
    for (a, b) in [(packs[0], packs[1]), (packs[1], packs[2]), (packs[0], packs[0])] {
      let (old, new) = (
        try StrangerTests.question(world, a, nil), try StrangerTests.question(world, b, nil)
      )
      for parent in world.units {
        let there = Preview(
          parent, kind: .commune, before: .init(facts, calendar, old), after: .init(facts, calendar, new))
        let back = Preview(
          parent, kind: .commune, before: .init(facts, calendar, new), after: .init(facts, calendar, old))
        let (was, becomes) = (scorer.rank(parent, kind: .commune, old), scorer.rank(parent, kind: .commune, new))
        #expect(there.units.map(\.unit.code) == becomes.map(\.score.unit.code))
        for unit in there.units {
          let code = unit.unit.code
          #expect(unit.before.score.total == was.first { $0.score.unit.code == code }?.score.total)
          #expect(unit.after.rank == becomes.first { $0.score.unit.code == code }?.rank)
          #expect(unit.indicators.reduce(Points.zero) { $0 + $1.shift } == unit.shift)
          let mirrored = try #require(back.units.first { $0.unit.code == code })
          #expect(mirrored.shift == Points.zero - unit.shift && mirrored.affected == unit.affected)
        }
        let totals = there.totals
        #expect(totals.shift == there.units.reduce(Points.zero) { $0 + $1.shift })
        #expect(totals.affected <= totals.indicators.reduce(0) { $0 + $1.affected })
        if a == b { #expect(totals.affected == 0 && totals.scoresChanged == 0 && totals.ranksChanged == 0) }
      }
    }
  }

  @Test(arguments: 1...30)
  func `the records a changed condition moves are those that change sides, each counted once`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let calendar = try Sound.calendar.get()
    let base = try Sound.shelf.get().pack(named: "portal-v2-2026")
    let changed = try Sound.pack(
      """
      pack: changed
      based_on: portal-v2-2026
      title: x
      valid: {from: 2026-01-01}
      source: x
      indicators:
        - no: "08"
          measure: {count: dossiers, population: received, achieved: {channel: [online, post]}}
      """)
    for parent in world.units {
      let (old, new) = (
        try StrangerTests.question(world, base, nil), try StrangerTests.question(world, changed, nil)
      )
      let preview = Preview(
        parent, kind: .commune, before: .init(facts, calendar, old), after: .init(facts, calendar, new))
      var all = 0
      for unit in preview.units {
        let posted = facts.units.subtree(unit.unit.code).flatMap { facts.dossiers[$0] ?? [] }
          .count { $0.channel == .post && $0.isReceived(in: new.window) }
        #expect(unit.affected.count == posted)
        #expect(unit.indicators.filter { !$0.affected.isEmpty }.map(\.no) == (posted > 0 ? ["08"] : []))
        all += posted
      }
      #expect(preview.totals.affected == all)
    }
  }

  @Test(arguments: 1...40)
  func `a calendar preview tells exactly the terms and deadlines that move`(seed: UInt64) throws {
    var chance = Chance(seed)
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let before = try Sound.calendar.get()
    let first = world.period.from
    let entries = (0..<4).map { _ in
      WorkCalendar.Entry(
        day: first + (chance.below(90) - 20), kind: chance.pick([.holiday, .swapWork]), label: "?", confirmed: true)
    }
    let after = before.laid(over: entries)
    let question = try StrangerTests.question(world, Sound.shelf.get().pack(named: "portal-v2-2026"), nil)
    let engines = (ObviousEngine(facts: facts, calendar: before), ObviousEngine(facts: facts, calendar: after))
    for parent in world.units {
      let preview = CalendarPreview(
        parent, kind: .commune, facts: facts, before: before, after: after, question)
      for day in preview.days { #expect(before.isWorkday(day) != after.isWorkday(day)) }
      #expect(Set(preview.days).isSubset(of: entries.map(\.day)))
      for term in preview.terms { #expect(term.before != term.after) }
      // Where no verdict changes and no row enters or leaves the period, no score moves.
      for unit in preview.scores.units {
        for indicator in unit.indicators {
          let rule = try #require(indicator.after?.rule)
          let tallies = (
            engines.0.tally(rule, unit: unit.unit.code, window: question.window),
            engines.1.tally(rule, unit: unit.unit.code, window: question.window)
          )
          if tallies.0 == tallies.1 { #expect(indicator.shift == .zero) }
          if case .announcements = rule.measure { continue }
          #expect(indicator.affected.isEmpty && indicator.shift == .zero)
        }
      }
    }
    let nothing = CalendarPreview(
      world.units[0], kind: .commune, facts: facts, before: before, after: before, question)
    #expect(nothing.days.isEmpty && nothing.deadlines.isEmpty && nothing.terms.isEmpty)
  }

  @Test func `a day off moves a deadline by a working day`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune", "parent": "P"])
    world.row(.procedure, ["code": "1.1", "name": "Một", "statutory_days": "3"])
    world.row(
      .dossier,
      ["code": "HS1", "unit": "X", "procedure": "1.1", "channel": "direct", "received_at": "2026-03-09T08:00:00"])
    world.row(
      .announcement,
      [
        "unit": "P", "procedure": "1.1", "decision": "QĐ1", "signed_on": "2026-03-04", "effective_on": "2026-03-11",
        "published_on": "2026-03-11",
      ])
    let before = try Sound.calendar.get()
    let (entries, problems) = try CalendarFile.check(
      Array("date,kind,label,status\n2026-03-10,swap_off,nghỉ,verified\n".utf8))
    #expect(problems.isEmpty)
    let period = try #require(Period.month(3, of: 2026))
    let window = try #require(Window(period, asOf: period.end))
    let question = Question(
      window: window, pack: try Sound.shelf.get().pack(named: "portal-v2-2026"), publishedBy: period.end)
    let preview = CalendarPreview(
      UnitCode("P"), kind: .commune, facts: world.facts, before: before, after: before.laid(over: entries), question)
    #expect(preview.days.map(\.iso) == ["2026-03-10"])
    #expect(preview.deadlines.map { "\($0.before.day.iso) \($0.after.day.iso)" } == ["2026-03-12 2026-03-13"])
    // Signed on the fifth working day before it takes effect; with a day off between it is one day late.
    let signed = try #require(preview.terms.first { $0.no == "01" })
    #expect(signed.before.isInTime && !signed.after.isInTime && signed.isVerdictChanged)
    #expect(preview.scores.units.map(\.shift) == [Points(-6)])
    #expect(preview.scores.totals.affected == 1)
  }
}
