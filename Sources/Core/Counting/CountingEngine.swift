package import Base
package import Rules

/// Counts the indicators of a pack. There are two: `ObviousEngine`, which a reader believes at sight, and `ScanEngine`,
/// which is fast. They answer the same, bit for bit; the first is the oracle of the second in every test run.
package protocol CountingEngine: Sendable {
  /// The counts of every indicator of the pack, in the pack's order, for the subtree of each unit.
  func tallies(_ pack: RulePack, units: [UnitCode], window: Window) -> [[Tally]]
}

extension ObviousEngine: CountingEngine {
  package func tallies(_ pack: RulePack, units: [UnitCode], window: Window) -> [[Tally]] {
    units.map { unit in pack.indicators.map { tally($0, unit: unit, window: window) } }
  }
}
