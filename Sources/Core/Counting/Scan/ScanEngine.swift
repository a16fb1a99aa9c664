package import Base
internal import Records
package import Rules
internal import Synchronization
package import Workdays

/// Counts by scanning narrow columns: a commune in microseconds, a country in tens of milliseconds, for any period and
/// instant. Nothing is kept but the facts; equal to `ObviousEngine` bit for bit.
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

/// Scanners that rest between questions, with what they learned of their pack.
private final class ScannerPool: Sendable {
  private let resting = Mutex<[UnitScanner]>([])

  func take(for pack: [IndicatorRule]) -> UnitScanner {
    let rested = resting.withLock { scanners -> UnitScanner? in
      guard let index = scanners.lastIndex(where: { $0.pack == pack }) else { return nil }
      return scanners.remove(at: index)
    }
    return rested ?? UnitScanner(pack)
  }

  func giveBack(_ scanner: consuming UnitScanner) {
    resting.withLock { [scanner] scanners in
      scanners.append(scanner)
      if scanners.count > 8 { scanners.removeFirst() }
    }
  }
}
