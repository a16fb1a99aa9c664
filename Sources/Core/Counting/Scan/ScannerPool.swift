internal import Rules
internal import Synchronization

/// Scanners that rest between questions, with what they learned of their pack.
final class ScannerPool: Sendable {
  private let shelf = Mutex(Shelf())

  private struct Shelf {
    var resting: [UnitScanner] = []
    /// Compiled packs: scanners of one pack share the plan, by which sums are kept.
    var plans: [(pack: [IndicatorRule], plan: CountingPlan)] = []
  }

  func take(for pack: [IndicatorRule]) -> UnitScanner {
    let (rested, known) = shelf.withLock { shelf -> (UnitScanner?, CountingPlan?) in
      guard let index = shelf.resting.lastIndex(where: { $0.pack == pack }) else {
        return (nil, shelf.plans.last { $0.pack == pack }?.plan)
      }
      return (shelf.resting.remove(at: index), nil)
    }
    if let rested { return rested }
    let plan = known ?? CountingPlan(pack)
    if known == nil {
      shelf.withLock { shelf in
        shelf.plans.append((pack, plan))
        if shelf.plans.count > 8 { shelf.plans.removeFirst() }
      }
    }
    return UnitScanner(pack, plan)
  }

  func giveBack(_ scanner: consuming UnitScanner) {
    shelf.withLock { [scanner] shelf in
      shelf.resting.append(scanner)
      if shelf.resting.count > 8 { shelf.resting.removeFirst() }
    }
  }
}
