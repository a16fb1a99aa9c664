internal import Rules
internal import Synchronization

/// Scanners that rest between questions, with what they learned of their pack.
final class ScannerPool: Sendable {
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
