internal import Base

/// Where a dossier that somebody still has to act on stands.
package enum WorkState: String, Sendable, CaseIterable {
  /// Submitted, not yet accepted.
  case waiting
  case late, soon
  case inTime = "in_time"
  /// Handled; the citizen has not got the result.
  case handOver = "hand_over"

  /// Open, in the sense of every count: received and not ended.
  package var isOpen: Bool { self == .late || self == .soon || self == .inTime }
}

extension ClockReader {
  /// Nil when nobody has to act on it any more, or not yet.
  package func state(of dossier: Dossier) -> WorkState? {
    guard let received = dossier.receivedAt, received <= now else {
      let isSubmitted = dossier.submittedAt.map { $0 <= now } ?? false
      return isSubmitted && !dossier.hasEnded(by: now) ? .waiting : nil
    }
    if dossier.hasEnded(by: now) {
      if let returned = dossier.returnedAt { return returned > now ? .handOver : nil }
      return dossier.awaitsHandOver ? .handOver : nil
    }
    if dossier.isLate(at: now) { return .late }
    return whole(dossier)?.state == .soon ? .soon : .inTime
  }
}
