import Base
import Workdays

/// The working days of a span, counted once. `WorkCalendar` walks day by day and explains its walk; a province asks
/// millions of times and needs only the answer. Tests compare the two.
struct DayTable: Sendable {
  private let first: Day
  private let workdays: [Day]
  /// How many working days lie before or on a day, by the day's place after `first`.
  private let countThrough: [Int]

  init(_ calendar: WorkCalendar, from first: Day, through last: Day) {
    self.first = first
    var workdays: [Day] = []
    var counts: [Int] = []
    var day = first
    while day <= last {
      if calendar.isWorkday(day) { workdays.append(day) }
      counts.append(workdays.count)
      day = day + 1
    }
    self.workdays = workdays
    countThrough = counts
  }

  func isWorkday(_ day: Day) -> Bool {
    let count = through(day)
    return count > 0 && workdays[count - 1] == day
  }

  /// The `count`-th working day after `day`; beyond the table its last working day.
  func workday(_ count: Int, after day: Day) -> Day {
    let index = through(day) + count - 1
    return workdays.isEmpty ? day + count : workdays[max(0, min(index, workdays.count - 1))]
  }

  /// The `count`-th working day before `day`; beyond the table its first working day.
  func workday(_ count: Int, before day: Day) -> Day {
    let index = through(day - 1) - count
    return workdays.isEmpty ? day - count : workdays[max(0, min(index, workdays.count - 1))]
  }

  /// Working days after `a` up to and including `b`.
  func workdays(after a: Day, through b: Day) -> Int { through(b) - through(a) }

  /// The promised instant of a term of `workingDays` (0 = the same day) for a dossier accepted at `accepted`, by the
  /// rules of `WorkCalendar.deadline`.
  func due(_ accepted: Instant, workingDays: Int) -> Instant {
    let day = accepted.day
    let hours = OfficeHours.standard
    let last: Day
    if workingDays == 0 {
      last = isWorkday(day) && accepted.secondOfDay <= hours.sameDayCutoff ? day : workday(1, after: day)
    } else {
      last = workday(workingDays, after: day)
    }
    return .start(of: last) + Int64(hours.close)
  }

  private func through(_ day: Day) -> Int {
    let offset = day - first
    guard offset >= 0, let last = countThrough.last else { return 0 }
    return offset < countThrough.count ? countThrough[offset] : last
  }
}
