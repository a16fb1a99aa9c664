package import Base
package import Workdays

/// When a duty is due. Plans know six kinds, and only the first two are days of the calendar.
package enum TaskDeadline: Hashable, Sendable {
  case day(Day)
  case recurring(Recurrence)
  /// “Thường xuyên”: shown to be done at least once a quarter.
  case continuous
  /// “Khi có phát sinh”: so many working days after something arises.
  case whenArising(workdays: Int)
  /// “Sau khi có quyết định công bố”: so many working days after it was signed.
  case afterDecision(workdays: Int)
  /// “Theo giấy hẹn”: each dossier has its own.
  case byAppointment

  /// `2026-10-31`, `yearly:10-31`, `quarterly:3`, `monthly:5`, `always`, `arising:5`, `decision:5`, `appointment`.
  package init?(_ text: String) {
    if let day = Day(iso: text) {
      self = .day(day)
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let number = parts.count == 2 ? Int(parts[1]).flatMap { (1...60).contains($0) ? $0 : nil } : nil
    switch parts.first {
    case "always" where parts.count == 1: self = .continuous
    case "appointment" where parts.count == 1: self = .byAppointment
    case "arising":
      guard let number = parts.count == 1 ? 5 : number else { return nil }
      self = .whenArising(workdays: number)
    case "decision":
      guard let number = parts.count == 1 ? 5 : number else { return nil }
      self = .afterDecision(workdays: number)
    default:
      guard let recurrence = Recurrence(text) else { return nil }
      self = .recurring(recurrence)
    }
  }

  package var text: String {
    switch self {
    case .day(let day): day.iso
    case .recurring(let recurrence): recurrence.text
    case .continuous: "always"
    case .whenArising(let workdays): "arising:\(workdays)"
    case .afterDecision(let workdays): "decision:\(workdays)"
    case .byAppointment: "appointment"
    }
  }
}

/// A day that comes again.
package enum Recurrence: Hashable, Sendable {
  case monthly(day: Int)
  /// A day of the last month of every quarter.
  case quarterly(day: Int)
  case yearly(month: Int, day: Int)

  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let numbers = parts[1].split(separator: "-").map { Int($0) }
    switch (parts[0], numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
    case ("monthly", 1, let day?, _) where (1...31).contains(day): self = .monthly(day: day)
    case ("quarterly", 1, let day?, _) where (1...31).contains(day): self = .quarterly(day: day)
    case ("yearly", 2, let month?, let day?) where Day(year: 2024, month: month, day: day) != nil:
      self = .yearly(month: month, day: day)
    default: return nil
    }
  }

  package var text: String {
    switch self {
    case .monthly(let day): "monthly:\(day)"
    case .quarterly(let day): "quarterly:\(day)"
    case .yearly(let month, let day): "yearly:\(padded(month, 2))-\(padded(day, 2))"
    }
  }

  /// The days named, within these; a day a month has not is its last. Rest days are not moved here.
  package func days(in period: Period) -> [Day] {
    var days: [Day] = []
    var month = period.from.firstOfMonth
    while month <= period.to {
      let (year, number, _) = month.civil
      let named: Int? =
        switch self {
        case .monthly(let day): day
        case .quarterly(let day): number % 3 == 0 ? day : nil
        case .yearly(let of, let day): of == number ? day : nil
        }
      if let named {
        let day = month + (min(named, Day.length(ofMonth: number, year: year)) - 1)
        if period.contains(day) { days.append(day) }
      }
      month = month.lastOfMonth + 1
    }
    return days
  }
}

extension WorkCalendar {
  /// The last day on which something said to be due on `day` can be done in office hours: that day, or the working day before.
  package func lastWorkday(by day: Day) -> Day { isWorkday(day) ? day : workday(1, before: day) }
}
