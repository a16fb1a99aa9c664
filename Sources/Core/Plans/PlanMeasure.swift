/// What a target counts. `indicator:05`, `block:MDHL`, `total`, `rank`, `rank:MDHL`, `measure:online_share`.
package enum PlanMeasure: Hashable, Sendable {
  case indicator(String)
  case block(String)
  case total
  /// The place among peers, of a block or of all.
  case rank(block: String?)
  case tracked(TrackedShare)

  package init?(_ text: some StringProtocol) {
    let parts = String(text).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    switch (parts[0], parts.count == 2 ? parts[1] : nil) {
    case ("indicator", let no?) where !no.isEmpty: self = .indicator(no)
    case ("block", let code?) where !code.isEmpty: self = .block(code)
    case ("total", nil): self = .total
    case ("rank", nil): self = .rank(block: nil)
    case ("rank", let code?) where !code.isEmpty: self = .rank(block: code)
    case ("measure", let name?):
      guard let share = TrackedShare(rawValue: name) else { return nil }
      self = .tracked(share)
    default: return nil
    }
  }

  package var text: String {
    switch self {
    case .indicator(let no): "indicator:\(no)"
    case .block(let code): "block:\(code)"
    case .total: "total"
    case .rank(let block): block.map { "rank:\($0)" } ?? "rank"
    case .tracked(let share): "measure:\(share.rawValue)"
    }
  }

  /// A smaller number is the better one.
  package var isBetterSmaller: Bool { if case .rank = self { true } else { false } }
}

/// Shares of one's own dossiers that plans promise and the index does not score.
package enum TrackedShare: String, Sendable, Hashable, CaseIterable {
  /// Received online, of all received.
  case online = "online_share"
  /// Received online for a procedure offered fully online, of all received.
  case fullyOnline = "fully_online_share"
  /// Ended in time, of all ended.
  case endedInTime = "ended_in_time_share"
  /// Ended, of all that were active.
  case handled = "handled_share"
}

/// In what a figure of a plan is said.
package enum PlanUnit: String, Sendable, Hashable, CaseIterable {
  case percent, points, place, count
}

/// Whose figure it is. “79,1 % trên bộ chỉ số của Cổng” and “79 % trên hệ thống một cửa” are two figures.
package enum PlanSource: String, Sendable, Hashable, CaseIterable {
  /// The national portal's published figure.
  case portal
  /// Reckoned from one's own records.
  case oneStop = "one_stop"
  /// Somebody's report; nothing measures it.
  case report
}
