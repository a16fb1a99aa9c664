package import Base

/// Which days count as working days: Monday to Friday, except declared days off, plus declared working Saturdays.
///
/// Outside the declared years only the week counts; `declaredYears` says which years are known.
package struct WorkCalendar: Sendable {
  /// One declared day, from the calendar data.
  package struct Entry: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      /// A public holiday.
      case holiday
      /// A day off in lieu of a holiday that fell on a rest day.
      case compensation
      /// A working day swapped away to join a holiday.
      case swapOff = "swap_off"
      /// A Saturday worked in exchange.
      case swapWork = "swap_work"
    }
    package let day: Day
    package let kind: Kind
    package let label: String
    /// An unconfirmed day does not count until a person confirms it.
    package let confirmed: Bool

    package init(day: Day, kind: Kind, label: String, confirmed: Bool) {
      self.day = day
      self.kind = kind
      self.label = label
      self.confirmed = confirmed
    }
  }

  package let entries: [Day: Entry]
  package let declaredYears: Set<Int>

  /// When one day is declared twice, the later entry wins.
  package init(_ entries: [Entry]) {
    self.entries = Dictionary(entries.map { ($0.day, $0) }, uniquingKeysWith: { _, later in later })
    declaredYears = Set(entries.map { $0.day.civil.year })
  }

  package func isWorkday(_ day: Day) -> Bool {
    if let entry = entries[day], entry.confirmed { return entry.kind == .swapWork }
    return day.weekday <= 5
  }

  /// The `count`-th working day after `day`, which is itself not counted. `count` ≥ 1.
  package func workday(_ count: Int, after day: Day) -> Day { step(count, from: day, by: 1) }

  /// The `count`-th working day before `day`, which is itself not counted. `count` ≥ 1.
  package func workday(_ count: Int, before day: Day) -> Day { step(count, from: day, by: -1) }

  /// `day` itself if it is worked, else the next working day.
  package func workdayOnOrAfter(_ day: Day) -> Day { isWorkday(day) ? day : workday(1, after: day) }

  /// Working days later than `first`, up to and including `last`.
  package func workdays(after first: Day, through last: Day) -> Int {
    var count = 0
    var day = first + 1
    while day <= last {
      if isWorkday(day) { count += 1 }
      day = day + 1
    }
    return count
  }

  private func step(_ count: Int, from day: Day, by direction: Int) -> Day {
    var current = day
    var remaining = count
    while remaining > 0 {
      current = current + direction
      if isWorkday(current) { remaining -= 1 }
    }
    return current
  }
}
