package import Base

/// A length of time in which offices are open.
package struct WorkingTime: Hashable, Comparable, Sendable {
  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }
  package init(hours: Int) { seconds = hours * 3600 }
  /// Working days of eight hours.
  package init(days: Int) { seconds = days * Self.secondsPerDay }

  package static let zero = WorkingTime(seconds: 0)
  /// A working day has eight hours (published processes: 80 hours are ten days).
  package static let secondsPerDay = 28_800

  package static func < (a: WorkingTime, b: WorkingTime) -> Bool { a.seconds < b.seconds }
  package static prefix func - (a: WorkingTime) -> WorkingTime { WorkingTime(seconds: -a.seconds) }

  /// `3 ngày 2 giờ`, `45 phút`, of working time; the sign is the reader's to say.
  package var sentence: Sentence {
    let minutes = abs(seconds) / 60
    let (days, hours, rest) = (minutes / 480, minutes / 60 % 8, minutes % 60)
    var (vi, en): ([String], [String]) = ([], [])
    if days > 0 {
      vi.append("\(days.vietnamese) ngày")
      en.append("\(days) d")
    }
    if hours > 0 {
      vi.append("\(hours) giờ")
      en.append("\(hours) h")
    }
    // Beside whole days minutes only distract.
    if days == 0, rest > 0 || hours == 0 {
      vi.append("\(rest) phút")
      en.append("\(rest) min")
    }
    return Sentence(vi: vi.joined(separator: " "), en: en.joined(separator: " "))
  }
}

extension WorkCalendar {
  /// The office hours between two instants; negative when the second is the earlier one.
  package func workingTime(
    from start: Instant, to end: Instant, hours: OfficeHours = .standard
  ) -> WorkingTime {
    if end < start { return -workingTime(from: end, to: start, hours: hours) }
    let (first, last) = (start.day, end.day)
    var seconds = 0
    if first == last {
      seconds = isWorkday(first) ? hours.seconds(from: start.secondOfDay, to: end.secondOfDay) : 0
      return WorkingTime(seconds: seconds)
    }
    if isWorkday(first) { seconds += hours.seconds(from: start.secondOfDay, to: 86_400) }
    if isWorkday(last) { seconds += hours.seconds(from: 0, to: end.secondOfDay) }
    if first + 1 < last { seconds += workdays(after: first, through: last - 1) * hours.seconds(from: 0, to: 86_400) }
    return WorkingTime(seconds: seconds)
  }
}

extension OfficeHours {
  /// The part of `from..<to` of a working day in which the office is open.
  func seconds(from: Int, to: Int) -> Int {
    windows.reduce(0) { $0 + max(0, min($1.upperBound, to) - max($1.lowerBound, from)) }
  }
}
