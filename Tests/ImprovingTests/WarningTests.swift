import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing
import WarningStreams

/// What is foretold of open dossiers comes true as often as was said, and leans on nothing that had not happened.
@Suite struct WarningTests {
  private func engine(_ facts: Facts) -> ObviousEngine { ObviousEngine(facts: facts, calendar: Improved.calendar) }

  /// Half of the streams become slower, half faster; every third tells no steps.
  private func stream(_ seed: UInt64, until: Instant = .endOfTime) -> WarningStream {
    WarningStream(
      seed, slowing: seed.isMultiple(of: 2) ? 1.6 : 0.6, hasSteps: !seed.isMultiple(of: 3), until: until)
  }

  @Test func `chances come true as often as they say, also after a change of habits`() {
    var (whole, changed) = (WarningTrial(), WarningTrial())
    for seed in 1...4 as ClosedRange<UInt64> {
      let stream = stream(seed)
      whole.add(stream, engine(stream.facts), apart: 5)
      // The eight weeks in which everything learnt before is wrong.
      changed.add(stream, engine(stream.facts), apart: 5, since: stream.change, for: 56)
    }
    for trial in [whole, changed] {
      let warned = trial.warned
      #expect(warned.count > 500)
      #expect(warned.brier < 0.9 * trial.rate.brier, "\(warned.brier) \(trial.rate.brier)")
      #expect(warned.brier < 0.9 * trial.newRate.brier, "\(warned.brier) \(trial.newRate.brier)")
      #expect(warned.brier < 0.9 * trial.used.brier, "\(warned.brier) \(trial.used.brier)")
    }
    #expect(whole.warned.calibrationError < 0.04, "\(whole.warned.calibrationError)")
    #expect(changed.warned.calibrationError < 0.08, "\(changed.warned.calibrationError)")
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `what happens later changes no chance`(seed: UInt64) throws {
    let whole = stream(seed)
    let now = Instant.start(of: whole.change + Int(seed) * 3) + 36_000
    let then = stream(seed, until: now)
    let (later, known) = (
      LateChances(engine(whole.facts), units: [WarningStream.unit], at: now),
      LateChances(engine(then.facts), units: [WarningStream.unit], at: now)
    )
    let open = (then.facts.dossiers[WarningStream.unit] ?? []).filter { !$0.hasEnded(by: now) }
    #expect(open.count > 5)
    let asItWillBe = Dictionary(
      (whole.facts.dossiers[WarningStream.unit] ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for dossier in open {
      let chance = known.chance(dossier)
      #expect(chance == later.chance(try #require(asItWillBe[dossier.code])), "\(dossier.code)")
      if let chance { #expect((0...1).contains(chance.probability) && (0...1).contains(chance.used)) }
    }
  }

  @Test func `nothing is foretold of what is late, ended or was promised nothing`() throws {
    let stream = stream(1)
    let now = Instant.start(of: stream.change) + 36_000
    let chances = LateChances(engine(stream.facts), units: [WarningStream.unit], at: now)
    for dossier in stream.facts.dossiers[WarningStream.unit] ?? [] {
      let isOpen = dossier.isActive(in: try #require(window(now))) && !dossier.hasEnded(by: now)
      let mayStillBe = isOpen && !dossier.isLate(at: now) && dossier.dueAt != nil
      #expect((chances.chance(dossier) != nil) == mayStillBe, "\(dossier.code)")
    }
  }

  private func window(_ now: Instant) -> Window? {
    Period.year(now.day.civil.year).flatMap { Window($0, asOf: now) }
  }

  @Test(arguments: 1...120 as ClosedRange<UInt64>)
  func `what hangs on a promise is what the unit loses when it is broken`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    var chance = Chance(seed &* 31)
    let at = world.period.start + Int64(chance.below(Int(world.period.end - world.period.start)))
    let window = try #require(Window(world.period, asOf: at))
    let pack = try Improved.pack(seed.isMultiple(of: 2) ? "portal-v2-2026" : "portal-v1-assumed")
    let question = Improved.question(window, pack)
    let scorer = Improved.scorer(facts)
    for unit in world.units {
      let warnings = try #require(scorer.warnings(unit, question))
      let open = warnings.items.filter { !$0.stakes.ifLate.isEmpty }
      guard let warning = open.randomElement(using: &chance) else { continue }
      let late = Statement(
        kind: .dossier, stated: [1: warning.dossier.code, 12: window.end.isoLocal],
        instant: .start(of: world.period.to + 4000))
      let after = try #require(
        Improved.scorer(RandomWorld.facts(world.statements + [late])).score(unit, question))
      for (before, after) in zip(warnings.score.indicators, after.indicators) where before.rule.factor == nil {
        guard case .records(let measure) = before.rule.measure, measure.subject == .dossier, before.origin == .own
        else { continue }
        let told = warning.stakes.ifLate.first { $0.no == before.rule.no }?.points ?? .zero
        #expect(before.exact - after.exact == told, "\(unit) \(before.rule.no) \(warning.dossier.code)")
      }
    }
  }

  @Test func `the forecast of the end is better than saying that it stays`() throws {
    var trial = ForecastTrial()
    let pack = try Improved.pack()
    for seed in 1...16 as ClosedRange<UInt64> {
      let stream = stream(seed)
      trial.add(stream, engine(stream.facts), pack: pack, endings: 200)
    }
    print(
      "pinball: forecast \(trial.forecast), persistence \(trial.persistence), inside \(trial.inside)/\(trial.count)")
    #expect(trial.count == 16)
    #expect(trial.forecast < trial.persistence, "\(trial.forecast) \(trial.persistence)")
  }
}
