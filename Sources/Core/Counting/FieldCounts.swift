package import Base
internal import Records

/// Dossiers of one field or unit as form II.06 of Circular 01/2020/TT-VPCP has them: the six counts, without what was refused,
/// withdrawn or stopped unless that is counted as settled.
package struct FieldCounts: Hashable, Sendable {
  package let name: String
  private var counts = SixCounts()
  /// Column (4).
  package private(set) var online = 0
  /// Refused, withdrawn, stopped: in no column, or, counted as settled, in column (9).
  package private(set) var returned = 0

  package init(name: String) { self.name = name }

  /// Columns (5) and (6).
  package var direct: Int { counts.received - online }
  package var carried: Int { counts.carriedOver }
  /// Columns (8), (9), (10).
  package var early: Int { counts.early }
  package var inTime: Int { counts.onTime + counts.refused + counts.withdrawn + counts.stopped }
  package var late: Int { counts.late }
  /// Columns (12), (13).
  package var openInTime: Int { counts.openInTime }
  package var openLate: Int { counts.openLate }
  /// Columns (3), (7), (11). Every dossier taken is settled or open: (3) = (7) + (11).
  package var taken: Int { online + direct + carried }
  package var settled: Int { early + inTime + late }
  package var open: Int { openInTime + openLate }

  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.counts = a.counts + b.counts
    sum.online += b.online
    sum.returned += b.returned
    return sum
  }

  fileprivate mutating func add(_ dossier: Dossier, _ window: Window, _ countsReturned: Bool) {
    if dossier.hasEnded(by: window.end), let kind = dossier.endKind, [.refused, .withdrawn, .stopped].contains(kind) {
      returned += 1
      if !countsReturned { return }
    }
    counts.add(dossier, window)
    if dossier.channel == .online, dossier.isReceived(in: window) { online += 1 }
  }
}

extension ObviousEngine {
  /// By field, in the order of the alphabet.
  ///
  /// - Parameter countsReturned: refused, withdrawn and stopped ones are settled; without it they are outside the form.
  package func fieldCounts(_ unit: UnitCode, window: Window, countsReturned: Bool = false) -> [FieldCounts] {
    var counts: [String: FieldCounts] = [:]
    for code in facts.units.subtree(unit) {
      for dossier in facts.dossiers[code] ?? [] where dossier.isActive(in: window) {
        let field = facts.procedures[dossier.procedure]?.field ?? ""
        counts[field, default: FieldCounts(name: field)].add(dossier, window, countsReturned)
      }
    }
    return counts.values.sorted { VietnameseKey($0.name) < VietnameseKey($1.name) }
  }

  /// The same by the units below, for who consolidates.
  package func unitCounts(_ unit: UnitCode, window: Window, countsReturned: Bool = false) -> [FieldCounts] {
    let below = facts.units.codes.compactMap { facts.units.unit($0) }.filter { $0.parent == unit }
    return below.compactMap { child in
      let all = fieldCounts(child.code, window: window, countsReturned: countsReturned)
      return all.isEmpty ? nil : all.reduce(FieldCounts(name: child.name), +)
    }
  }
}
