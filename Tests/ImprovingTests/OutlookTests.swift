import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing

/// What a period ends with lies inside the bounds told before.
@Suite struct OutlookTests {
  @Test(arguments: 1...200)
  func `no ending lies outside the bounds`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    // What services are offered is nobody's to foresee: here it does not change.
    let facts = RandomWorld.facts(
      world.statements.filter { statement in
        statement.kind != .service || [7, 8].allSatisfy { (statement.text(of: $0) ?? "").isEmpty }
      })
    var chance = Chance(seed &* 59)
    let last = world.period.end
    let at = world.period.start + Int64(chance.below(Int(last - world.period.start)))
    let open = try #require(Window(world.period, asOf: at))
    let closed = try #require(Window(world.period, asOf: last))
    let scorer = Improved.scorer(facts)
    let pack = try Improved.pack()
    for unit in world.units {
      let subtree = facts.units.subtree(unit)
      let coming = Arrivals(
        dossiers: subtree.reduce(0) { sum, unit in
          sum + (facts.dossiers[unit] ?? []).count { $0.isReceived(in: closed) && !$0.isReceived(in: open) }
        },
        petitions: subtree.reduce(0) { sum, unit in
          sum + (facts.petitions[unit] ?? []).count { $0.isActive(in: closed) && !$0.isActive(in: open) }
        })
      let bounds = try #require(scorer.bounds(unit, Improved.question(open, pack), coming))
      let end = try #require(scorer.score(unit, Improved.question(closed, pack)))
      for (bound, final) in zip(bounds.indicators, end.indicators) where final.origin == .own {
        if case .announcements = final.rule.measure { continue }
        #expect(
          bound.worst <= final.score && final.score <= bound.best,
          "\(unit) \(bound.no) \(bound.worst) \(final.score) \(bound.best)")
        #expect(bound.worst <= bound.now && bound.now <= bound.best)
      }
    }
  }

  private func steady(_ seed: UInt64) throws -> Facts {
    var chance = Chance(seed)
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    world.row(.procedure, ["code": "1.1", "name": "Thủ tục"])
    let first = try #require(Day(iso: "2026-04-01"))
    for day in 0..<91 where (first + day).weekday < 6 {
      for number in 0..<(5 + chance.below(5)) {
        let received = Instant.start(of: first + day) + 8 * 3600
        world.row(
          .dossier,
          [
            "code": "\(day)-\(number)", "unit": "X", "procedure": "1.1", "received_at": received.isoLocal,
            "channel": chance.odds(40) ? "online" : "direct", "result_file": chance.odds(80) ? "1" : "0",
            "ended_at": (received + 3600).isoLocal, "due_at": (received + (chance.odds(90) ? 7200 : 60)).isoLocal,
          ])
      }
    }
    return world.facts
  }

  @Test func `of steady communes most end inside the interval, and it says something`() throws {
    let period = try #require(Period.quarter(2, of: 2026))
    let open = try #require(Window(period, asOf: .end(of: period.from + 60)))
    let closed = try #require(Window(period, asOf: period.end))
    let pack = try Improved.pack()
    var inside = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let scorer = Improved.scorer(try steady(seed))
      let forecast = try #require(scorer.forecast(UnitCode("X"), Improved.question(open, pack), endings: 300))
      let end = try #require(scorer.score(UnitCode("X"), Improved.question(closed, pack)))
      #expect(forecast.low <= forecast.middle && forecast.middle <= forecast.high)
      #expect(forecast.high - forecast.low < Points(2))
      if forecast.low <= end.total && end.total <= forecast.high { inside += 1 }
      #expect(scorer.forecast(UnitCode("X"), Improved.question(closed, pack)) == nil)
    }
    print("forecast of 80 %: \(inside) of 60 inside")
    #expect((40...58).contains(inside))
  }
}
