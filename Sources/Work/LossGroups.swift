package import Base
package import Scoring

/// Lines of the loss ledger that have something in common, with their sum.
package struct LossGroup: Sendable {
  package let key: String
  package let lines: Int
  package let records: Int
  /// In units of 10⁻⁹: sums over indicators have no small common denominator.
  package let billionths: Int
  /// In hundredths that add up to the whole over all groups.
  package let shown: Points
  /// What of it can come back in this period, in units of 10⁻⁹.
  package let recoverable: Int
}

package enum LossKey: String, Sendable, CaseIterable {
  case indicator, office, field, reason
  /// The unit whose record it is, where a ledger is of several.
  case owner

  package func key(_ line: LossLine) -> String {
    switch self {
    case .indicator: line.no
    case .office: line.office ?? ""
    case .field: line.field ?? ""
    case .reason: line.reason.rawValue
    case .owner: line.unit?.text ?? ""
    }
  }
}

extension LossKey {
  /// The larger loss first, rounding among them; their shown sums add up to `lost`.
  package func groups(_ lines: [LossLine], lost: Points) -> [LossGroup] {
    let grouped = Dictionary(grouping: lines, by: key).map { key, lines in
      (key: key, lines: lines, billionths: lines.reduce(0) { $0 + $1.points.billionths })
    }.sorted { a, b in
      a.billionths != b.billionths ? a.billionths > b.billionths : codePointOrder(a.key, b.key)
    }
    let shown = shownShares(grouped.map { Fraction($0.billionths, 1_000_000_000) }, of: lost)
    return zip(grouped, shown).map { group, shown in
      LossGroup(
        key: group.key, lines: group.lines.count, records: group.lines.count { $0.kind == .record },
        billionths: group.billionths, shown: shown,
        recoverable: group.lines.filter { $0.recoverable == .thisPeriod }.reduce(0) { $0 + $1.points.billionths })
    }
  }
}
