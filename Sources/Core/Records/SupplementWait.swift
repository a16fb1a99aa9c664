package import Base

/// A request for a supplement (yêu cầu bổ sung) and when what was asked for came; nil while it has not.
package struct SupplementWait: Hashable, Sendable {
  package let asked: Instant
  package let answered: Instant?

  package init(asked: Instant, answered: Instant?) {
    self.asked = asked
    self.answered = answered
  }

  /// In the order of asking, each request once: said twice it is the one that was answered.
  package static func ordered(_ waits: [SupplementWait]) -> [SupplementWait] {
    var byStart: [Instant: SupplementWait] = [:]
    for wait in waits {
      guard let known = byStart[wait.asked]?.answered else {
        byStart[wait.asked] = wait
        continue
      }
      byStart[wait.asked] = SupplementWait(asked: wait.asked, answered: max(known, wait.answered ?? known))
    }
    return byStart.values.sorted { $0.asked < $1.asked }
  }

  /// `2026-03-03T09:00:00/2026-03-05T08:00:00;2026-03-09T10:00:00/`.
  package static func text(_ waits: [SupplementWait]) -> String {
    waits.map { "\($0.asked.isoLocal)/\($0.answered?.isoLocal ?? "")" }.joined(separator: ";")
  }

  package static func list(_ text: String) -> [SupplementWait] {
    text.split(separator: ";").compactMap { part in
      let ends = part.split(separator: "/", omittingEmptySubsequences: false)
      guard let first = ends.first, let asked = Instant(iso: first, missing: .startOfDay) else { return nil }
      return SupplementWait(
        asked: asked, answered: ends.count > 1 ? Instant(iso: ends[1], missing: .startOfDay) : nil)
    }
  }
}
