package import Base

/// Which questions about a unit's totals strangers may ask: whole months, seen at the end of a month or of the newest public day.
///
/// Totals of two windows can be subtracted. Were any days open, 1–15 less 1–14 would tell one day of one office, where a single
/// dossier is somebody's. Ends of months and one moving end leave no difference shorter than a month or than the running month.
package struct OpenWindow: Sendable {
  /// The newest day public figures are told of; see `PublicDay`.
  private let newest: Day
  private let today: Day

  package init(newest: Day, today: Day) {
    self.newest = newest
    self.today = today
  }

  /// The question as strangers may have it answered; nil when its days are for those who sign in. Without an as-of, a period that
  /// goes on is seen at the end of the newest public day, as the public pages see it.
  package func opened(_ request: Desk.Request, knownAt: Instant?) -> Desk.Request? {
    guard request.from == request.from.firstOfMonth, request.to == request.to.lastOfMonth,
      knownAt.map(isPastEndOfMonth) ?? true
    else { return nil }
    var request = request
    if let asOf = request.asOf {
      guard asOf == .end(of: newest) || isPastEndOfMonth(asOf) else { return nil }
    } else {
      request.asOf = .end(of: request.to < today ? request.to : newest)
    }
    return request
  }

  private func isPastEndOfMonth(_ instant: Instant) -> Bool {
    instant == .end(of: instant.day.lastOfMonth) && instant.day < today
  }
}
