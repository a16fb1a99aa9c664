package import Base
internal import Records

/// The counts the field reports: what came, what ended and how, what is open.
///
/// Law: `carriedOver + received = early + onTime + late + openInTime + openLate + refused + withdrawn + stopped`,
/// and a parent's counts are the sums of its children's.
package struct SixCounts: Hashable, Sendable {
  package var carriedOver = 0
  package var received = 0
  /// Ended on a day before the promised day.
  package var early = 0
  /// Ended on the promised day and not late, or without a promised day.
  package var onTime = 0
  package var late = 0
  package var openInTime = 0
  package var openLate = 0
  package var refused = 0
  package var withdrawn = 0
  package var stopped = 0
  /// Asked at least once for a supplement; not part of the law.
  package var supplemented = 0

  package init() {}

  package var ended: Int { early + onTime + late }
  package var open: Int { openInTime + openLate }

  package static func + (a: SixCounts, b: SixCounts) -> SixCounts {
    var sum = a
    sum.carriedOver += b.carriedOver
    sum.received += b.received
    sum.early += b.early
    sum.onTime += b.onTime
    sum.late += b.late
    sum.openInTime += b.openInTime
    sum.openLate += b.openLate
    sum.refused += b.refused
    sum.withdrawn += b.withdrawn
    sum.stopped += b.stopped
    sum.supplemented += b.supplemented
    return sum
  }

  /// Adds one active dossier.
  mutating func add(_ dossier: Dossier, _ window: Window) {
    if dossier.isReceived(in: window) { received += 1 } else { carriedOver += 1 }
    if dossier.isSupplemented { supplemented += 1 }
    let late = dossier.isLate(at: window.end)
    guard let ended = dossier.endedAt, ended <= window.end else {
      if late { openLate += 1 } else { openInTime += 1 }
      return
    }
    switch dossier.endKind {
    case .refused: refused += 1
    case .withdrawn: withdrawn += 1
    case .stopped: stopped += 1
    case .done, .returned, nil:
      if late {
        self.late += 1
      } else if let due = dossier.dueAt, ended.day < due.day {
        early += 1
      } else {
        onTime += 1
      }
    }
  }
}

/// What the six counts are broken down by.
package enum CountKey: String, Sendable, CaseIterable {
  case field, office, officer, procedure, channel, system, unit
  /// Where it was handed in, which need not be the unit that resolves it.
  case receivedUnit = "received_unit"
}

extension ObviousEngine {
  /// The six counts of a unit's subtree, by key. The empty key gathers the dossiers that do not say.
  package func counts(_ unit: UnitCode, window: Window, by key: CountKey) -> [(key: String, counts: SixCounts)] {
    var groups: [String: SixCounts] = [:]
    for owner in facts.units.subtree(unit) {
      for dossier in facts.dossiers[owner] ?? [] where dossier.isActive(in: window) {
        groups[self.key(key, dossier), default: SixCounts()].add(dossier, window)
      }
    }
    return groups.map { (VietnameseKey($0), $0, $1) }.sorted { $0.0 < $1.0 }.map { (key: $0.1, counts: $0.2) }
  }

  private func key(_ key: CountKey, _ dossier: Dossier) -> String {
    switch key {
    case .field: facts.procedures[dossier.procedure]?.field ?? ""
    case .office: dossier.office ?? ""
    case .officer: dossier.officer ?? ""
    case .procedure: dossier.procedure.text
    case .channel: dossier.channel.rawValue
    case .system: dossier.system ?? ""
    case .unit: dossier.unit.text
    case .receivedUnit: dossier.receivedUnit?.text ?? ""
    }
  }
}
