package import Base
internal import Records

/// Dossiers of one field in a period, as form II.06 of Circular 01/2020/TT-VPCP counts them.
package struct FieldCounts: Hashable, Sendable {
  package let field: String
  /// Columns (4), (5), (6).
  package var online = 0
  package var direct = 0
  package var carried = 0
  /// Columns (8), (9), (10): settled before the promised day, by the promised instant, after it.
  package var early = 0
  package var inTime = 0
  package var late = 0
  /// Columns (12), (13).
  package var openInTime = 0
  package var openLate = 0
  /// Refused, withdrawn, stopped: in no column, unless they are counted as settled.
  package var returned = 0

  package init(field: String) { self.field = field }

  /// Columns (3), (7), (11). Every dossier taken is settled or open: (3) = (7) + (11).
  package var taken: Int { online + direct + carried }
  package var settled: Int { early + inTime + late }
  package var open: Int { openInTime + openLate }

  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.online += b.online
    sum.direct += b.direct
    sum.carried += b.carried
    sum.early += b.early
    sum.inTime += b.inTime
    sum.late += b.late
    sum.openInTime += b.openInTime
    sum.openLate += b.openLate
    sum.returned += b.returned
    return sum
  }
}

extension ObviousEngine {
  /// By field, in the order of the alphabet. Lateness is the form's: past the promised instant; a second supplement makes a
  /// dossier late for the index alone.
  ///
  /// - Parameter countsReturned: refused, withdrawn and stopped ones are settled; without it they are outside the form.
  package func fieldCounts(_ unit: UnitCode, window: Window, countsReturned: Bool = false) -> [FieldCounts] {
    var counts: [String: FieldCounts] = [:]
    for code in facts.units.subtree(unit) {
      for dossier in facts.dossiers[code] ?? [] where dossier.isActive(in: window) {
        let field = facts.procedures[dossier.procedure]?.field ?? ""
        counts[field, default: FieldCounts(field: field)].add(dossier, window, countsReturned)
      }
    }
    return counts.values.sorted { VietnameseKey($0.field) < VietnameseKey($1.field) }
  }

  /// The same by the units below, for who consolidates.
  package func unitCounts(_ unit: UnitCode, window: Window, countsReturned: Bool = false) -> [FieldCounts] {
    let below = facts.units.codes.compactMap { facts.units.unit($0) }.filter { $0.parent == unit }
    return below.compactMap { child in
      let all = fieldCounts(child.code, window: window, countsReturned: countsReturned)
      return all.isEmpty ? nil : all.reduce(FieldCounts(field: child.name), +)
    }
  }
}

extension FieldCounts {
  fileprivate mutating func add(_ dossier: Dossier, _ window: Window, _ countsReturned: Bool) {
    let hasEnded = dossier.hasEnded(by: window.end)
    if hasEnded, let kind = dossier.endKind, kind != .done {
      returned += 1
      if !countsReturned { return }
    }
    if !dossier.isReceived(in: window) {
      carried += 1
    } else if dossier.channel == .online {
      online += 1
    } else {
      direct += 1
    }
    let due = dossier.dueAt
    guard hasEnded, let ended = dossier.endedAt else {
      if let due, due < window.end { openLate += 1 } else { openInTime += 1 }
      return
    }
    guard let due else {
      inTime += 1
      return
    }
    if ended > due { late += 1 } else if ended.day < due.day { early += 1 } else { inTime += 1 }
  }
}
