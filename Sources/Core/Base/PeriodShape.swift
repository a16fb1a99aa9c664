/// What people call a period by: its kind, its name, the one before and the one after.
package enum PeriodShape: Hashable, Sendable {
  /// Whole calendar months, aligned to the year: 1, 3, 6, 9 or 12 of them.
  case calendar(months: Int)
  /// From the 15th of a month to the 14th of another: 1, 3, 6, 9 or 12 months.
  case reporting(months: Int)
  /// From New Year to a day that ends nothing.
  case yearToDate
  case days
}

extension Period {
  package var shape: PeriodShape {
    let (first, last) = (from.civil, to.civil)
    if first.day == 1, to == to.lastOfMonth, first.year == last.year {
      let months = last.month - first.month + 1
      let isWhole = months == 9 ? first.month == 1 : [1, 3, 6, 12].contains(months) && (first.month - 1) % months == 0
      if isWhole { return .calendar(months: months) }
    }
    if first.day == 15, last.day == 14 {
      let months = (last.year - first.year) * 12 + last.month - first.month
      // The first month of the period is the one after the 15th.
      let place = first.month % 12
      let isWhole = months == 9 ? place == 0 : [1, 3, 6, 12].contains(months) && place % months == 0
      if isWhole { return .reporting(months: months) }
    }
    if first.month == 1, first.day == 1, first.year == last.year { return .yearToDate }
    return .days
  }

  /// The period of the same kind that ends where this one begins, or the same days a year earlier.
  package var previous: Period? { shifted(by: -1) }
  package var next: Period? { shifted(by: 1) }

  private func shifted(by steps: Int) -> Period? {
    switch shape {
    case .calendar(let months):
      guard let first = from.adding(months: months * steps), let end = first.adding(months: months) else { return nil }
      return Period(from: first, to: end - 1)
    case .reporting(let months):
      guard let first = from.adding(months: months * steps), let end = first.adding(months: months) else { return nil }
      return Period(from: first, to: end - 1)
    case .yearToDate:
      guard let first = from.adding(months: 12 * steps), let last = to.adding(months: 12 * steps) else { return nil }
      return Period(from: first, to: last)
    case .days:
      let length = (to - from + 1) * steps
      return Period(from: from + length, to: to + length)
    }
  }

  /// `Tháng 3/2026`, `Quý I/2026`, `Kỳ báo cáo quý I/2026`, `1/7/2025 – 15/9/2025`.
  package var name: Sentence {
    let (first, last) = (from.civil, to.civil)
    switch shape {
    case .calendar(let months):
      return Self.named(months, lastMonth: last.month, of: last.year)
    case .reporting(let months):
      let inner = Self.named(months, lastMonth: last.month, of: last.year)
      return Sentence(
        vi: "Kỳ báo cáo \(inner.vi.prefix(1).lowercased())\(inner.vi.dropFirst()) (15–14)",
        en: "Reporting period \(inner.en) (15th–14th)")
    case .yearToDate:
      return Sentence(
        vi: "Từ đầu năm \(first.year) đến \(last.day)/\(last.month)", en: "\(first.year) up to \(to.iso)")
    case .days:
      return Sentence(vi: "\(from.vietnamese) – \(to.vietnamese)", en: "\(from.iso) – \(to.iso)")
    }
  }

  private static func named(_ months: Int, lastMonth: Int, of year: Int) -> Sentence {
    switch months {
    case 1: Sentence(vi: "Tháng \(lastMonth)/\(year)", en: "\(year)-\(padded(lastMonth, 2))")
    case 3:
      Sentence(
        vi: "Quý \(["I", "II", "III", "IV"][(lastMonth - 1) / 3])/\(year)", en: "\(year), quarter \(lastMonth / 3)")
    case 6:
      Sentence(
        vi: "6 tháng \(lastMonth == 6 ? "đầu" : "cuối") năm \(year)",
        en: "\(year), \(lastMonth == 6 ? "first" : "second") half")
    case 9: Sentence(vi: "9 tháng năm \(year)", en: "\(year), nine months")
    default: Sentence(vi: "Năm \(year)", en: "\(year)")
    }
  }

  /// The periods people ask for around a day, the shortest first; `today` bounds the year to date.
  package static func choices(around day: Day, today: Day) -> [Period] {
    let (year, month, dayOfMonth) = day.civil
    let half = month <= 6 ? 1 : 2
    let reporting = dayOfMonth >= 15 ? day.firstOfMonth.adding(months: 1)?.civil : day.civil
    var names = [
      "\(year)-\(padded(month, 2))", "\(year)-Q\((month + 2) / 3)", "\(year)-H\(half)", "\(year)",
    ]
    if let reporting {
      names += [
        "bc:\(reporting.year)-\(padded(reporting.month, 2))", "bc:\(reporting.year)-Q\((reporting.month + 2) / 3)",
        "bc:\(reporting.year)-H\(reporting.month <= 6 ? 1 : 2)", "bc:\(reporting.year)",
      ]
    }
    var choices = names.compactMap { PeriodName.period($0) }
    if let whole = Period.year(year), let toDate = Period(from: whole.from, to: min(today, whole.to)),
      !choices.contains(toDate)
    {
      choices.insert(toDate, at: min(4, choices.count))
    }
    return choices
  }
}

extension Day {
  /// The same day of the month some months later, or that month's last; nil outside the years that are written.
  package func adding(months: Int) -> Day? {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    guard (1...9999).contains(newYear) else { return nil }
    return Day(year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
  }
}
