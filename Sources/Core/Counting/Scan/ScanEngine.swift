package import Base
internal import Records
package import Rules
package import Workdays

/// Counts by scanning narrow columns: a commune in microseconds, a country in tens of milliseconds, for any period and
/// instant. What is kept between questions changes no answer; equal to `ObviousEngine` bit for bit.
package struct ScanEngine: CountingEngine {
  package var columns: FactColumns
  package let calendar: WorkCalendar
  private let scanners = ScannerPool()

  package init(_ columns: FactColumns, calendar: WorkCalendar) {
    self.columns = columns
    self.calendar = calendar
  }

  package func tallies(_ pack: RulePack, units: [UnitCode], window: Window) -> [[Tally]] {
    var scanner = scanners.take(for: pack.indicators)
    let tallies = scanner.tallies(columns, calendar, units, window)
    scanners.giveBack(scanner)
    return tallies
  }
}
