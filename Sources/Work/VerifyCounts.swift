package import Base
internal import Counting
package import Records
internal import Rules

extension Desk {
  /// Counts every indicator of every unit in two ways, for each year in which anything was received, to date and at its
  /// end; tells where they differ.
  package func countingFaults() throws(Failure) -> [LogFault] {
    let whole = try openedWhole()
    let years = Set(
      whole.facts.dossiers.values.joined().compactMap(\.receivedAt?.day.civil.year)
        + whole.facts.petitions.values.joined().compactMap(\.receivedAt?.day.civil.year)
    ).sorted()
    var faults: [LogFault] = []
    for year in years {
      guard let period = Period.year(year), let window = Window(period, asOf: period.end),
        shelf.packs.contains(where: { $0.isDefault && $0.isValid(on: period.to) })
      else { continue }
      let pack = try shelf.pack(for: period).pack
      let units = facts.units.codes
      let obvious = whole.engine.tallies(pack, units: units, window: window)
      let fast = scan.tallies(pack, units: units, window: window)
      for (unit, (mine, theirs)) in zip(units, zip(obvious, fast)) {
        for (rule, (a, b)) in zip(pack.indicators, zip(mine, theirs)) where a != b {
          faults.append(.differentCount(unit: unit, indicator: rule.no))
        }
      }
    }
    return faults
  }
}
