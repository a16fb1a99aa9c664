import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing

/// Every lost hundredth says what wins it back, or that nothing does.
@Suite struct RecoverabilityTests {
  @Test func `the packs read without an outside package are the shipped ones`() throws {
    #expect(Improved.packs.map(\.name) == ["portal-v2-2026", "portal-v1-assumed", "formula-note"])
    for pack in Improved.packs { #expect(pack.indicators.count == 21 && pack.max == Points(100)) }
    #expect(try Improved.pack("formula-note").indicator("08")?.factor == "04")
  }

  @Test(arguments: 1...200)
  func `a line that can be won back is won back by its remedies, and the lines still add up`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    var chance = Chance(seed &* 31)
    let window = try window(world, &chance)
    let scorer = Improved.scorer(facts)
    var won = 0
    for pack in Improved.packs {
      for unit in world.units {
        let question = Improved.question(window, pack)
        let score = try #require(scorer.score(unit, question))
        let lines = scorer.losses(of: score, question)
        let sum = lines.reduce(0) { $0 + $1.points.billionths }
        #expect(abs(sum - (score.max - score.total).fraction.billionths) < 2000, "\(pack.name) \(unit)")
        for line in lines {
          #expect((line.prospect == .now) == (line.recoverable == .thisPeriod))
          if line.prospect != .now, line.recordKind == .dossier {
            let all = line.unit.flatMap { facts.dossiers[$0] } ?? []
            let dossier = try #require(all.first { $0.code == line.code })
            let done = try dossier.after(dossier.remedies(in: window), in: window)
            let rule = try #require(pack.indicator(line.no))
            #expect(scorer.engine.achieves(rule, done, window: window) != true, "\(line.no) \(line.code)")
          }
          guard line.prospect == .now, line.recordKind == .dossier else { continue }
          let rule = try #require(pack.indicator(line.no))
          let after = try facts.after(line.remedies.map { .dossier(code: line.code, $0) }, in: window)
          let before = try #require(score.indicators.first { $0.rule.no == line.no })
          let now = try #require(
            Improved.scorer(after).score(unit, question)?.indicators.first { $0.rule.no == line.no })
          #expect(now.numerator == before.numerator.map { $0 + 1 } && now.denominator == before.denominator)
          #expect(rule.measure != .constant && !line.remedies.isEmpty)
          won += 1
          if won > 40 { return }
        }
      }
    }
  }

  @Test(arguments: 1...100)
  func `headroom is the least number of records that brings all points`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let scorer = Improved.scorer(RandomWorld.facts(world.statements))
    var chance = Chance(seed &* 37)
    let question = Improved.question(try window(world, &chance), try Improved.pack())
    for unit in world.units {
      let score = try #require(scorer.score(unit, question))
      for room in score.headroom {
        let indicator = try #require(score.indicators.first { $0.rule.no == room.no })
        let (n, d) = (try #require(indicator.numerator), try #require(indicator.denominator))
        let curve = ScoreCurve(indicator, kind: score.unit.kind, rounding: score.rounding)
        let enough = (n...d).first { curve.points($0, d) == indicator.max }
        #expect(enough == n + room.needed && room.missing == d - n)
        #expect(curve.points(n, d) == indicator.score)
      }
    }
  }

  @Test func `what would falsify a record is refused`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    world.row(.procedure, ["code": "1.1", "name": "Thủ tục"])
    let base = ["unit": "X", "procedure": "1.1", "received_at": "2026-01-05T08:00:00", "due_at": "2026-01-10"]
    for (code, more) in [
      ("open", [:]), ("ended", ["ended_at": "2026-01-08T08:00:00", "payment": "1"]),
      ("withdrawn", ["ended_at": "2026-01-08T08:00:00", "end_kind": "withdrawn"]),
    ] {
      world.row(.dossier, base.merging(["code": code]) { $1 }.merging(more) { $1 })
    }
    let facts = world.facts
    let period = try #require(Period.month(1, of: 2026))
    let open = try #require(Window(period, asOf: period.start + 86_400 * 8))
    let closed = try #require(Window(period, asOf: period.end))
    for (code, remedy, window) in [
      ("open", Remedy.attachResult, open), ("ended", .payOnline, open), ("ended", .reuse, open),
      ("withdrawn", .attachResult, open), ("ended", .synchronise, closed), ("open", .finishWithResult, closed),
    ] {
      #expect(throws: RemedyRefusal.notPossible(remedy, code)) {
        try facts.after([.dossier(code: code, remedy)], in: window)
      }
    }
    #expect(throws: RemedyRefusal.unknownRecord("none")) {
      try facts.after([.dossier(code: "none", .digitise)], in: open)
    }
    let done = try facts.after([.dossier(code: "open", .finishWithResult), .dossier(code: "open", .reuse)], in: open)
    let dossier = try #require(done.dossiers[UnitCode("X")]?.first { $0.code == "open" })
    #expect(dossier.endedAt == open.end && dossier.resultFile == true && dossier.reused == true)
  }
}
