import Base
import Counting
import Packs
import Records
import Rules
import TestKit
import Testing
import Work
import Workdays

/// Packs and the calendar of the engines' tests.
enum Engines {
  static let shelf = Result { try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) }) }
  static let calendar = Result { try readCalendar(Packs.calendar) }

  static func pack(_ name: String = "portal-v2-2026") throws -> RulePack { try shelf.get().pack(named: name) }

  static func shippedPacks() throws -> [RulePack] { try shelf.get().packs }

  /// Some periods of every shape, seen at instants on their edges and inside.
  static func windows(_ chance: inout Chance, _ count: Int) -> [Window] {
    (0..<count).compactMap { _ in
      let first = Day(number: 20_400 + Int32(chance.below(140)))
      let length = chance.pick([0, 0, 6, 29, 30, 89, 364, chance.below(200)])
      let period = chance.pick([Period(from: first, to: first + length), .quarter(1, of: 2026), .year(2026)])
      guard let period else { return nil }
      let moment = period.start + Int64(chance.below(Int(period.end - period.start) + 1))
      return Window(period, asOf: chance.pick([period.end, period.start, moment, .end(of: moment.day)]))
    }
  }
}

/// The first difference between two engines, in words that repeat it; nil when there is none.
func difference(
  _ a: some CountingEngine, _ b: some CountingEngine, _ pack: RulePack, _ units: [UnitCode], _ window: Window
) -> String? {
  let (left, right) = (a.tallies(pack, units: units, window: window), b.tallies(pack, units: units, window: window))
  for (unit, (mine, theirs)) in zip(units, zip(left, right)) where mine != theirs {
    for (rule, (x, y)) in zip(pack.indicators, zip(mine, theirs)) where x != y {
      return
        "\(pack.name) \(unit) \(rule.no) \(window.period.from.iso)…\(window.period.to.iso) @\(window.end): \(x) ≠ \(y)"
    }
  }
  return nil
}
