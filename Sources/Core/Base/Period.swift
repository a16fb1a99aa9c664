/// Whole days, both ends included.
package struct Period: Hashable, Sendable {
  package let from: Day
  package let to: Day

  /// Nil when the end lies before the start.
  package init?(from: Day, to: Day) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  @inlinable package func contains(_ day: Day) -> Bool { from <= day && day <= to }
  package var start: Instant { .start(of: from) }
  package var end: Instant { .end(of: to) }

  /// A whole calendar month, quarter or year, if these days are exactly one.
  package var calendarUnit: CalendarUnit? {
    let (year, month, day) = from.civil
    guard day == 1, to == to.lastOfMonth else { return nil }
    let (endYear, endMonth, _) = to.civil
    guard endYear == year else { return nil }
    switch (month, endMonth - month) {
    case (_, 0): return .month
    case (1, 2), (4, 2), (7, 2), (10, 2): return .quarter
    case (1, 11): return .year
    default: return nil
    }
  }

  package static func year(_ year: Int) -> Period? {
    guard let from = Day(year: year, month: 1, day: 1), let to = Day(year: year, month: 12, day: 31) else { return nil }
    return Period(from: from, to: to)
  }
  package static func month(_ month: Int, of year: Int) -> Period? {
    guard let from = Day(year: year, month: month, day: 1) else { return nil }
    return Period(from: from, to: from.lastOfMonth)
  }
  package static func quarter(_ quarter: Int, of year: Int) -> Period? {
    guard (1...4).contains(quarter), let from = Day(year: year, month: quarter * 3 - 2, day: 1),
      let last = Day(year: year, month: quarter * 3, day: 1)
    else { return nil }
    return Period(from: from, to: last.lastOfMonth)
  }
}

package enum CalendarUnit: Sendable {
  case month, quarter, year

  /// How many of them a year has.
  package var perYear: Int {
    switch self {
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }
}

/// A period seen at an instant: what happened after `end` has not happened yet.
package struct Window: Hashable, Sendable {
  package let period: Period
  /// e = min(end of the last day, as-of).
  package let end: Instant

  /// Nil when `asOf` lies before the period starts: nothing could have been counted.
  package init?(_ period: Period, asOf: Instant) {
    guard asOf >= period.start else { return nil }
    self.period = period
    end = min(period.end, asOf)
  }

  @inlinable package var start: Instant { period.start }
  package var lastDay: Day { end.day }
  /// True while records of the period may still arrive.
  package var isOpen: Bool { end < period.end }
}
