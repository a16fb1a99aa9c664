import Base
import Counting
import Packs
import Records
import Rules
import Scoring
import TestKit
import Testing
import Workdays

/// What the tests of improving stand on: the shipped packs and small random worlds.
enum Improved {
  static let packs = PackText.packs(Packs.rules)
  static func pack(_ name: String = "portal-v2-2026") throws -> RulePack {
    try #require(packs.first { $0.name == name })
  }

  static let calendar = WorkCalendar([])

  static func scorer(_ facts: Facts) -> Scorer { Scorer(ObviousEngine(facts: facts, calendar: calendar)) }

  static func question(_ window: Window, _ pack: RulePack) -> Question {
    Question(window: window, pack: pack, publishedBy: .endOfTime)
  }
}

/// A window of a world, open three times in four.
func window(_ world: RandomWorld, _ chance: inout Chance) throws -> Window {
  let last = world.period.end
  let at = chance.odds(75) ? world.period.start + Int64(chance.below(Int(last - world.period.start))) : last
  return try #require(Window(world.period, asOf: at))
}
