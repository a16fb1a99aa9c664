package import Base

/// Office time counted once for a stretch of days, so that the time between any two instants of it is found without walking
/// over the days: the same answers as `WorkCalendar.workingTime`, for thousands of records at a time.
package struct WorkMeter: Sendable {
  private let calendar: WorkCalendar
  private let hours: OfficeHours
  private let first: Day
  /// Worked days of the stretch before each of its days, and one beyond.
  private var before: [Int] = [0]
  private var isWorked: [Bool] = []

  /// Instants outside the stretch are answered as well, slowly. `last` is not before `first`.
  package init(_ calendar: WorkCalendar, from first: Day, through last: Day, hours: OfficeHours = .standard) {
    self.calendar = calendar
    self.hours = hours
    self.first = first
    for number in first.number...last.number {
      let worked = calendar.isWorkday(Day(number: number))
      isWorked.append(worked)
      before.append((before.last ?? 0) + (worked ? 1 : 0))
    }
  }

  /// Seconds of office time from the first to the second instant; negative when the second is the earlier one.
  package func seconds(from start: Instant, to end: Instant) -> Int {
    guard let a = reading(start), let b = reading(end) else {
      return calendar.workingTime(from: start, to: end, hours: hours).seconds
    }
    return b - a
  }

  /// Office seconds since the stretch began.
  private func reading(_ instant: Instant) -> Int? {
    let place = instant.day - first
    guard isWorked.indices.contains(place) else { return nil }
    let whole = before[place] * hours.seconds(from: 0, to: 86_400)
    return isWorked[place] ? whole + hours.seconds(from: 0, to: instant.secondOfDay) : whole
  }
}
