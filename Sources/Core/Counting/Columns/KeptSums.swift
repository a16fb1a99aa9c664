internal import Synchronization

/// The sums a block of dossiers keeps of the pack that asked it last. A block that changes has others: copies of a block
/// share them as long as their rows are the same.
///
/// Sums are made when a pack asks for the second time, so what changes faster than it is asked pays nothing for them.
final class KeptSums: Sendable {
  private let kept = Mutex(Kept())

  private struct Kept {
    /// The conditions asked last.
    var lanes: [Condition] = []
    var marks: [Condition] = []
    var sums: StretchSums?

    /// Plans share their arrays with their copies, so this is mostly a look at two addresses.
    func isOf(_ plan: CountingPlan) -> Bool { lanes == plan.dossierLanes && marks == plan.dossierMarks }
  }

  /// What is kept for a plan, of a block of so many rows and procedures; nil when it asks for the first time.
  func sums(for plan: CountingPlan, rows: Int, procedures: Int) -> StretchSums? {
    kept.withLock { kept in
      if kept.isOf(plan) {
        // Of plans that ask the same, the next look is at the addresses of this one.
        (kept.lanes, kept.marks) = (plan.dossierLanes, plan.dossierMarks)
        if kept.sums == nil { kept.sums = StretchSums(rows: rows, procedures: procedures, plan) }
        return kept.sums
      }
      kept = Kept(lanes: plan.dossierLanes, marks: plan.dossierMarks)
      return nil
    }
  }

  /// Keeps more sums, unless another plan has asked meanwhile.
  func keep(_ sums: StretchSums, for plan: CountingPlan) {
    kept.withLock { kept in
      if kept.isOf(plan) { kept.sums = sums }
    }
  }

  /// Memory of the sums.
  var bytes: Int { kept.withLock { $0.sums?.bytes ?? 0 } }
}
