import Base
import Counting
import Packs
import Plans
import Records
import Rules
import Scoring
import TestKit
import Testing
import Workdays

/// Targets beside the engine's figures: never another source's, never zero for unknown.
@Suite struct ProgressTests {
  private static func figures(_ seed: Int, _ source: [FigureSource]) throws -> (
    LiveFigures, UnitScore, UnitCode, RandomWorld
  )? {
    let world = RandomWorld(UInt64(seed))
    let facts = RandomWorld.facts(world.statements)
    let engine = ObviousEngine(facts: facts, calendar: WorkCalendar([]))
    let scorer = Scorer(engine)
    guard let unit = facts.units.codes.first(where: { facts.units.unit($0)?.kind == .commune }),
      let pack = PackText.packs(Packs.rules).first(where: { $0.name == "portal-v2-2026" }),
      let window = Window(world.period, asOf: world.period.end)
    else { return nil }
    let question = Question(window: window, pack: pack, publishedBy: .endOfTime)
    guard let score = scorer.score(unit, question) else { return nil }
    let side = LiveFigures.Side(score: score, ranked: nil)
    return (
      LiveFigures(
        window: window, portal: nil, oneStop: side, tracked: engine.trackedMeasures(unit, window: window)), score, unit,
      world
    )
  }

  @Test(arguments: 0..<40) func `a figure is the engine's own, and unknown where the engine knows nothing`(seed: Int)
    throws
  {
    guard let (figures, score, _, _) = try Self.figures(seed, [.own]) else { return }
    for indicator in score.indicators {
      let value = figures.value(.indicator(indicator.rule.no), .points, .oneStop).fraction
      let isKnown = [.value, .zero].contains(indicator.state)
      #expect(value == (isKnown ? indicator.score.fraction : nil), "\(indicator.rule.no)")
      let share = figures.value(.indicator(indicator.rule.no), .percent, .oneStop).fraction
      if isKnown, let numerator = indicator.numerator, let denominator = indicator.denominator, denominator > 0 {
        #expect(share == Fraction(numerator * 100, denominator))
      }
      // Nothing is published: the portal's figure is not one's own.
      #expect(figures.value(.indicator(indicator.rule.no), .points, .portal).fraction == nil)
      #expect(figures.value(.indicator(indicator.rule.no), .points, .report).fraction == nil)
    }
    #expect(figures.value(.rank(block: nil), .place, .oneStop).fraction == nil)
    #expect(figures.value(.tracked(.online), .percent, .portal).fraction == nil)
    #expect(figures.value(.total, .place, .oneStop).fraction == nil)
  }

  private static func target(_ fields: [String: String]) throws -> PlanTarget {
    let edits = [SheetEdit("target-1", "kind", "target")] + fields.map { SheetEdit("target-1", $0.key, $0.value) }
    let sheet = Sheet([SheetEntry(revision: 1, at: Instant(seconds: 0), by: "a", act: "create", edits: edits)])
    return try #require(Plan(id: "p", unit: UnitCode("X"), sheet).targets.first)
  }

  @Test(arguments: 0..<40) func `on the way means at least as far as the straight line`(seed: Int) throws {
    guard let (figures, score, _, world) = try Self.figures(seed, [.own]) else { return }
    guard let value = figures.value(.total, .points, .oneStop).fraction else { return }
    var chance = Chance(UInt64(seed) &+ 77)
    let by = world.period.from + 100
    let today = world.period.from + chance.below(120)
    let goal = Points(hundredths: chance.below(12_000))
    let start = Points(hundredths: chance.below(12_000))
    let target = try Self.target([
      "measure": "total", "unit": "points", "goal": goal.text, "goal_source": "one_stop", "by": by.iso,
      "now": start.text, "now_source": "one_stop", "now_on": world.period.from.iso,
    ])
    let progress = TargetProgress(target, figures, on: today)
    #expect(progress.gap == goal.fraction - value)
    if value >= goal.fraction {
      #expect(progress.state == .reached)
    } else if today > by {
      #expect(progress.state == .missed)
    } else {
      // start + (goal − start) · passed / 100, in ten-thousandths of a point, without fractions.
      let passed = today - world.period.from
      let line = start.hundredths * 100 + (goal.hundredths - start.hundredths) * passed
      let isAhead = score.total.hundredths * 100 >= line
      // Within half a hundredth of the line both words are right.
      if abs(score.total.hundredths * 100 - line) > 50 { #expect(progress.state == (isAhead ? .onTrack : .behind)) }
    }
  }

  @Test func `figures of two systems are not compared`() throws {
    guard let (figures, _, _, _) = try (0..<40).lazy.compactMap({ try Self.figures($0, [.own]) }).first else { return }
    let target = try Self.target([
      "measure": "indicator:05", "unit": "percent", "goal": "100", "goal_source": "one_stop", "by": "2100-01-01",
      "now": "79,1", "now_source": "portal", "now_on": "2026-01-01",
    ])
    #expect(target.mixesSources)
    #expect(target.start?.value == Fraction(791, 10))
    #expect(TargetProgress(target, figures, on: figures.window.lastDay).expected == nil)
  }
}
