import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing

/// Laws that hold for every world; the seed in a failure's name repeats it.
@Suite struct LawTests {
  private static func question(_ world: RandomWorld, _ pack: String, _ source: FigureSource = .own) throws -> Question {
    let window = try #require(Window(world.period, asOf: world.asOf))
    return Question(window: window, source: source, pack: try Golden.pack(pack), publishedBy: world.asOf)
  }

  private static func scorer(_ facts: Facts) throws -> Scorer {
    Scorer(ObviousEngine(facts: facts, calendar: try Golden.calendar.get()))
  }

  @Test(arguments: 1...120)
  func `the lines of every explanation add up exactly to what is lost`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let scorer = try Self.scorer(RandomWorld.facts(world.statements))
    for pack in ["portal-v2-2026", "formula-note"] {
      for rounding in Rounding.allCases {
        var question = try Self.question(world, pack)
        question.rounding = rounding
        for unit in world.units {
          let score = try #require(scorer.score(unit, question))
          let lines = scorer.losses(of: score, question)
          for indicator in score.indicators {
            let sum = lines.filter { $0.no == indicator.rule.no }.reduce(Fraction.zero) { $0 + $1.points }
            #expect(sum == indicator.lost.fraction, "\(unit) \(pack) \(indicator.rule.no)")
          }
          #expect(score.indicators.reduce(Points.zero) { $0 + $1.score } == score.total)
          #expect(score.max.text == "100.00")
          #expect(lines.filter { $0.kind == .record }.allSatisfy { $0.points > .zero && !$0.code.isEmpty })
        }
      }
    }
  }

  @Test(arguments: 1...60)
  func `any order of deliveries with instants, repeated, gives the same facts, findings and scores`(seed: UInt64) throws
  {
    var chance = Chance(seed)
    let world = RandomWorld(seed, dated: true)
    let question = try Self.question(world, "portal-v2-2026")
    func answers(_ statements: [Statement]) throws -> [String] {
      let facts = RandomWorld.facts(statements)
      let scorer = try Self.scorer(facts)
      let scores = world.units.map { unit -> String in
        guard let score = scorer.score(unit, question) else { return "-" }
        return score.indicators.map {
          "\($0.numerator ?? -1)/\($0.denominator ?? -1)=\($0.score.text)@\($0.coverage.text)"
        }
        .joined(separator: " ")
      }
      return scores + facts.findings.map { "\($0)" } + facts.waiting.map { "\($0)" }
    }
    let expected = try answers(world.statements)
    #expect(try answers(world.statements.shuffled(using: &chance)) == expected)
    #expect(try answers((world.statements + world.statements).shuffled(using: &chance)) == expected)
  }

  @Test(arguments: 1...80)
  func `a parent's counts are its children's union`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let engine = ObviousEngine(facts: facts, calendar: try Golden.calendar.get())
    let window = try #require(Window(world.period, asOf: world.asOf))
    let pack = try Golden.pack()
    for parent in world.units {
      let children = facts.units.subtree(parent)
      for key in CountKey.allCases {
        let whole = engine.counts(parent, window: window, by: key).reduce(SixCounts()) { $0 + $1.counts }
        #expect(
          whole.carriedOver + whole.received == whole.early + whole.onTime + whole.late + whole.openInTime
            + whole.openLate
            + whole.refused + whole.withdrawn + whole.stopped)
        let sum = children.map { child in
          var own = SixCounts()
          for row in engine.counts(child, window: window, by: .unit) where row.key == child.text {
            own = own + row.counts
          }
          return own
        }.reduce(SixCounts(), +)
        #expect(whole == sum)
      }
      for rule in pack.indicators {
        guard case .records(let measure) = rule.measure, !measure.againstNationalReport else { continue }
        let whole = engine.tally(rule, unit: parent, window: window)
        let missing = engine.missing(rule, unit: parent, window: window)
        let byChild = children.map { child in
          missing.count { member in
            switch member {
            case .dossier(let unit, _), .petition(let unit, _): unit == child
            default: false
            }
          }
        }
        #expect(byChild.reduce(0, +) == whole.denominator - whole.numerator)
      }
    }
  }

  @Test(arguments: 1...40)
  func `what one dossier's timeline says of the counts adds up to the counts`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let engine = ObviousEngine(facts: facts, calendar: try Golden.calendar.get())
    let window = try #require(Window(world.period, asOf: world.asOf))
    let pack = try Golden.pack()
    for unit in world.units {
      let memberships = facts.units.subtree(unit).flatMap { facts.dossiers[$0] ?? [] }
        .flatMap { engine.memberships(of: $0, window: window, pack: pack) }
      for rule in pack.indicators {
        guard case .records(let measure) = rule.measure, measure.subject == .dossier else { continue }
        let tally = engine.tally(rule, unit: unit, window: window)
        let own = memberships.filter { $0.no == rule.no && $0.isCounted }
        #expect(own.count == tally.denominator - tally.unnamed, "\(unit) \(rule.no)")
        #expect(own.count { $0.isAchieved } == tally.numerator, "\(unit) \(rule.no)")
      }
    }
  }

  @Test(arguments: 1...80)
  func `states are never merged and scores stay inside their maxima`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let scorer = try Self.scorer(RandomWorld.facts(world.statements))
    let question = try Self.question(world, "portal-v2-2026")
    for unit in world.units {
      let score = try #require(scorer.score(unit, question))
      for indicator in score.indicators {
        #expect(indicator.score >= .zero && indicator.score <= indicator.max)
        if let n = indicator.numerator, let d = indicator.denominator {
          #expect(0 <= n && n <= d, "\(unit) \(indicator.rule.no)")
          #expect((indicator.ratio == nil) == (d == 0))
          switch indicator.state {
          case .noData: #expect(d == 0 || indicator.coverage == .none)
          case .zero: #expect(n == 0 && d > 0)
          case .value: #expect(n > 0)
          case .notApplicable: #expect(d == 0 && indicator.rule.no == "06")
          }
        }
      }
    }
  }
}
