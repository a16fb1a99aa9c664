package import Base

extension WorkCalendar {
  /// A promised moment so much office time later: whole days move the day and keep the hour, so the end of a day stays one;
  /// what is left is counted in office hours.
  package func moved(_ due: Instant, by seconds: Int64, hours: OfficeHours = .standard) -> Instant {
    let length = Int64(hours.windows.reduce(0) { $0 + $1.count })
    if seconds <= 0 || length == 0 { return due }
    let (days, rest) = (seconds / length, seconds % length)
    let day = days == 0 ? due.day : workday(Int(days), after: due.day)
    let moved = Instant.start(of: day) + Int64(due.secondOfDay)
    return rest == 0 ? moved : counted(rest, from: moved, hours)
  }

  private func counted(_ seconds: Int64, from start: Instant, _ hours: OfficeHours) -> Instant {
    var left = Int(seconds)
    var (day, from) = (start.day, start.secondOfDay)
    while true {
      if isWorkday(day) {
        for window in hours.windows {
          let first = max(window.lowerBound, from)
          let available = window.upperBound - first
          if available <= 0 { continue }
          if left <= available { return .start(of: day) + Int64(first + left) }
          left -= available
        }
      }
      (day, from) = (day + 1, 0)
    }
  }
}
