/// Short names of periods: `2026`, `2026-Q1`, `2026-03`, `2026-H1`, and with `bc:` the reporting periods that run from
/// the 15th to the 14th (NĐ 09/2019, Article 12).
package enum PeriodName {
  package static func period(_ name: String) -> Period? {
    let isReporting = name.hasPrefix("bc:")
    let text = isReporting ? String(name.dropFirst(3)) : name
    guard let calendar = calendarPeriod(text) else { return nil }
    return isReporting ? reporting(calendar) : calendar
  }

  private static func calendarPeriod(_ text: String) -> Period? {
    var reader = DigitReader(text)
    guard let year = reader.digits(4), (1990...2100).contains(year) else { return nil }
    if reader.atEnd { return .year(year) }
    guard reader.skip("-") else { return nil }
    if reader.skip("Q") || reader.skip("q") {
      guard let quarter = reader.digits(1), reader.atEnd else { return nil }
      return .quarter(quarter, of: year)
    }
    if reader.skip("H") || reader.skip("h") {
      guard let half = reader.digits(1), (1...2).contains(half), reader.atEnd,
        let from = Day(year: year, month: half * 6 - 5, day: 1), let last = Day(year: year, month: half * 6, day: 1)
      else { return nil }
      return Period(from: from, to: last.lastOfMonth)
    }
    guard let month = reader.digits(2), reader.atEnd else { return nil }
    return .month(month, of: year)
  }

  /// From the 15th of the month before the period to the 14th of its last month.
  private static func reporting(_ period: Period) -> Period? {
    let before = (period.from - 1).civil
    let last = period.to.civil
    guard let from = Day(year: before.year, month: before.month, day: 15),
      let to = Day(year: last.year, month: last.month, day: 14)
    else { return nil }
    return Period(from: from, to: to)
  }
}
