internal import Base
internal import Records
internal import Rules
internal import Workdays

// Indicators 01–03: announcement rows, each procedure once. A province counts only its own rows; a nation pools its
// provinces, a procedure once per province.
extension ObviousEngine {
  func judgeAnnouncements(
    _ measure: AnnouncementMeasure, _ deciding: [DecidingField], _ unit: UnitCode, _ window: Window, _ asking: Asking,
    _ tell: (Judgement) -> Void
  ) {
    for announcer in announcers(unit) {
      let byProcedure = Dictionary(grouping: facts.announcements[announcer] ?? [], by: \.procedure)
      for procedure in byProcedure.keys.sorted() {
        guard let rows = byProcedure[procedure],
          let verdict = verdict(measure, rows, window)
        else { continue }
        tell(
          Judgement(
            member: .announced(unit: announcer, procedure), isCounted: true, isAchieved: verdict.achieved,
            isKnown: verdict.rows.allSatisfy { asking.knows(deciding, $0) }))
      }
    }
  }

  private func announcers(_ unit: UnitCode) -> [UnitCode] {
    guard facts.units.unit(unit)?.kind == .nation else { return [unit] }
    return facts.units.subtree(unit).filter { facts.units.unit($0)?.kind == .province }
  }

  /// Nil when the procedure is not in the denominator; else whether it is achieved, and the rows that decided it.
  private func verdict(
    _ measure: AnnouncementMeasure, _ rows: [Announcement], _ window: Window
  ) -> (achieved: Bool, rows: [Announcement])? {
    let lastDay = window.lastDay
    switch measure {
    case .signedInTime(let workdays):
      let inPeriod = rows.filter { window.period.from <= $0.signedOn && $0.signedOn <= lastDay }
      if inPeriod.isEmpty { return nil }
      return (inPeriod.allSatisfy { isSignedInTime($0, workdays) }, inPeriod)
    case .publishedInTime(let workdays):
      let inPeriod = rows.filter { row in
        let due = calendar.workday(workdays, after: row.signedOn)
        return [due, row.publishedOn].contains { day in
          day.map { window.period.from <= $0 && $0 <= lastDay } ?? false
        }
      }
      if inPeriod.isEmpty { return nil }
      return (inPeriod.allSatisfy { !isPublishedLate($0, workdays, lastDay) }, inPeriod)
    case .complete:
      let published = rows.filter { $0.publishedOn.map { $0 <= lastDay } ?? false }
      guard let newest = published.max(by: isOlder), !(newest.withdrawnOn.map { $0 <= lastDay } ?? false) else {
        return nil
      }
      return (newest.partsComplete == true, [newest])
    }
  }

  /// Signed no later than the n-th working day before it takes effect; without that day it is on time.
  func isSignedInTime(_ row: Announcement, _ workdays: Int) -> Bool {
    guard let effective = row.effectiveOn else { return true }
    return row.signedOn <= calendar.workday(workdays, before: effective)
  }

  /// Published after its due day, or not yet although that day has passed. A later publication has not happened yet.
  func isPublishedLate(_ row: Announcement, _ workdays: Int, _ lastDay: Day) -> Bool {
    let due = calendar.workday(workdays, after: row.signedOn)
    guard let published = row.publishedOn, published <= lastDay else { return due < lastDay }
    return published > due
  }

  private func isOlder(_ a: Announcement, _ b: Announcement) -> Bool {
    let (x, y) = (a.publishedOn?.number ?? .min, b.publishedOn?.number ?? .min)
    if x != y { return x < y }
    if a.signedOn != b.signedOn { return a.signedOn < b.signedOn }
    return codePointOrder(a.decision, b.decision)
  }
}
