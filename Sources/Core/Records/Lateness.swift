package import Base

// Why and since when a record is late (indicators-766, section 4).

extension Dossier {
  /// Which of the two rules made it late.
  package enum LateReason: Sendable {
    /// Not ended at the promised instant.
    case pastDue
    /// A second request for supplement, however the dossier ends.
    case secondSupplement
  }

  /// The first second at which it is late, and why; nil if nothing ever makes it so.
  /// Without a promised date it is never late by the first rule.
  package var lateness: (since: Instant, reason: LateReason)? {
    let byDue = dueAt.flatMap { overdueSince($0, ended: endedAt) }
    let bySupplement = secondSupplementAt ?? ((supplements ?? 0) >= 2 ? receivedAt : nil)
    switch (byDue, bySupplement) {
    case (nil, nil): return nil
    case (let due?, nil): return (due, .pastDue)
    case (nil, let second?): return (second, .secondSupplement)
    case (let due?, let second?): return due <= second ? (due, .pastDue) : (second, .secondSupplement)
    }
  }

  package func isLate(at end: Instant) -> Bool { lateness.map { $0.since <= end } ?? false }
}

extension Petition {
  package var lateSince: Instant? { dueAt.flatMap { overdueSince($0, ended: answeredAt) } }
  package func isLate(at end: Instant) -> Bool { lateSince.map { $0 <= end } ?? false }
}

/// One second after the promise, unless it was kept: ended exactly on it is on time, open at it is not yet late.
private func overdueSince(_ due: Instant, ended: Instant?) -> Instant? {
  if let ended, ended <= due { return nil }
  return due + 1
}

// Who is in a period.

extension Dossier {
  package func isReceived(in window: Window) -> Bool {
    receivedAt.map { window.start <= $0 && $0 <= window.end } ?? false
  }

  /// Received in the period or carried over into it.
  package func isActive(in window: Window) -> Bool {
    guard let receivedAt, receivedAt <= window.end else { return false }
    return endedAt.map { $0 >= window.start } ?? true
  }

  /// Ended by the end of the window; an end after it has not happened.
  package func hasEnded(by end: Instant) -> Bool { endedAt.map { $0 <= end } ?? false }
}

extension Petition {
  package func isActive(in window: Window) -> Bool {
    guard let receivedAt, receivedAt <= window.end else { return false }
    return answeredAt.map { $0 >= window.start } ?? true
  }
}
