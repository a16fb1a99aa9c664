package import Base
package import Records
package import Rules
internal import Workdays

/// The last day an announcement row had for something, and whether it kept it.
package struct AnnouncementTerm: Hashable, Sendable {
  package let lastDay: Day
  package let isInTime: Bool
}

extension ObviousEngine {
  /// Nil where the measure sets this row no term, or the row does not say from when it counts.
  package func term(_ measure: AnnouncementMeasure, _ row: Announcement, window: Window) -> AnnouncementTerm? {
    switch measure {
    case .signedInTime(let workdays):
      guard let effective = row.effectiveOn else { return nil }
      return AnnouncementTerm(
        lastDay: calendar.workday(workdays, before: effective), isInTime: isSignedInTime(row, workdays))
    case .publishedInTime(let workdays):
      return AnnouncementTerm(
        lastDay: calendar.workday(workdays, after: row.signedOn),
        isInTime: !isPublishedLate(row, workdays, window.lastDay))
    case .complete: return nil
    }
  }
}
