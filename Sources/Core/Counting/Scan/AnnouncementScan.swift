internal import Base
internal import Records
internal import Rules
internal import Workdays

/// Counts announcement rows, each procedure once: indicators 01–03.
struct AnnouncementScan {
  let calendar: WorkCalendar
  let window: Window

  /// `rows` of one announcing unit in the order of procedures.
  func add(_ rows: [Announcement], _ measure: AnnouncementMeasure, knows mask: UInt64, to tally: inout Tally) {
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, rows[end].procedure == rows[start].procedure { end += 1 }
      add(rows[start..<end], measure, mask, &tally)
      start = end
    }
  }

  private func add(
    _ rows: ArraySlice<Announcement>, _ measure: AnnouncementMeasure, _ mask: UInt64, _ tally: inout Tally
  ) {
    var isCounted = false
    var isAchieved = true
    var isKnown = true
    if case .complete = measure {
      guard let newest = newestPublished(rows), !hasHappened(newest.withdrawnOn) else { return }
      isCounted = true
      isAchieved = newest.partsComplete == true
      isKnown = newest.known & mask == mask
    } else {
      for row in rows {
        guard let inTime = isInTime(row, measure) else { continue }
        isCounted = true
        isAchieved = isAchieved && inTime
        isKnown = isKnown && row.known & mask == mask
      }
    }
    if !isCounted { return }
    tally.sawAny = true
    tally.denominator += 1
    if isAchieved { tally.numerator += 1 }
    if isKnown { tally.known += 1 }
  }

  /// Nil when the row is not of the window.
  private func isInTime(_ row: Announcement, _ measure: AnnouncementMeasure) -> Bool? {
    switch measure {
    case .signedInTime(let workdays):
      guard isInWindow(row.signedOn) else { return nil }
      return row.effectiveOn.map { row.signedOn <= calendar.workday(workdays, before: $0) } ?? true
    case .publishedInTime(let workdays):
      let due = calendar.workday(workdays, after: row.signedOn)
      guard isInWindow(due) || row.publishedOn.map(isInWindow) ?? false else { return nil }
      if let published = row.publishedOn, published <= window.lastDay { return published <= due }
      return due >= window.lastDay
    case .complete: return nil
    }
  }

  private func newestPublished(_ rows: ArraySlice<Announcement>) -> Announcement? {
    var newest: Announcement?
    for row in rows where hasHappened(row.publishedOn) {
      guard let known = newest else {
        newest = row
        continue
      }
      if isOlder(known, row) { newest = row }
    }
    return newest
  }

  private func isOlder(_ a: Announcement, _ b: Announcement) -> Bool {
    if a.publishedOn != b.publishedOn { return (a.publishedOn?.number ?? .min) < (b.publishedOn?.number ?? .min) }
    if a.signedOn != b.signedOn { return a.signedOn < b.signedOn }
    return codePointOrder(a.decision, b.decision)
  }

  private func hasHappened(_ day: Day?) -> Bool { day.map { $0 <= window.lastDay } ?? false }
  private func isInWindow(_ day: Day) -> Bool { window.period.from <= day && day <= window.lastDay }
}
