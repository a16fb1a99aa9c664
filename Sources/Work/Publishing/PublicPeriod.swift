package import Base

/// A period that public figures are told of: whole months, quarters, halves and years, and the year up to a month.
package struct PublicPeriod: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case month, quarter, half, year
    case toDate = "ytd"
  }

  package let kind: Kind
  package let period: Period

  /// The period of a kind that a day lies in.
  package init?(_ kind: Kind, around day: Day) {
    let (year, month, _) = day.civil
    let first: Day?
    let last: Day?
    switch kind {
    case .month: (first, last) = (day.firstOfMonth, day)
    case .quarter:
      let start = (month - 1) / 3 * 3 + 1
      (first, last) = (Day(year: year, month: start, day: 1), Day(year: year, month: start + 2, day: 1))
    case .half:
      let start = (month - 1) / 6 * 6 + 1
      (first, last) = (Day(year: year, month: start, day: 1), Day(year: year, month: start + 5, day: 1))
    case .year: (first, last) = (Day(year: year, month: 1, day: 1), Day(year: year, month: 12, day: 1))
    case .toDate: (first, last) = (Day(year: year, month: 1, day: 1), day)
    }
    guard let first, let last, let period = Period(from: first, to: last.lastOfMonth) else { return nil }
    self.kind = kind
    self.period = period
  }

  /// As addresses write it: `2026-10`, `2026-Q4`, `2026-H2`, `2026`, `ytd:2026-10`.
  package init?(name: String) {
    let isToDate = name.hasPrefix("ytd:")
    guard let period = PeriodName.period(isToDate ? String(name.dropFirst(4)) : name), !name.contains("bc:") else {
      return nil
    }
    let kind: Kind
    if isToDate {
      guard period.calendarUnit == .month else { return nil }
      kind = .toDate
    } else {
      switch period.calendarUnit {
      case .month: kind = .month
      case .quarter: kind = .quarter
      case .year: kind = .year
      case nil: kind = .half
      }
    }
    self.init(kind, around: period.to)
  }

  package var name: String {
    let (year, month, _) = period.to.civil
    return switch kind {
    case .month: "\(year)-\(padded(month, 2))"
    case .quarter: "\(year)-Q\((month + 2) / 3)"
    case .half: "\(year)-H\(month / 6)"
    case .year: "\(year)"
    case .toDate: "ytd:\(year)-\(padded(month, 2))"
    }
  }

  package var sentence: Sentence {
    let (year, month, _) = period.to.civil
    return switch kind {
    case .month: Sentence(vi: "tháng \(month)/\(year)", en: "month \(month)/\(year)")
    case .quarter: Sentence(vi: "quý \((month + 2) / 3)/\(year)", en: "quarter \((month + 2) / 3) of \(year)")
    case .half: Sentence(vi: "6 tháng \(month == 6 ? "đầu" : "cuối") năm \(year)", en: "half \(month / 6) of \(year)")
    case .year: Sentence(vi: "năm \(year)", en: "the year \(year)")
    case .toDate:
      Sentence(vi: "lũy kế từ đầu năm đến hết tháng \(month)/\(year)", en: "\(year) up to month \(month)")
    }
  }

  /// The period of the same kind before this one; of a year to date the same year to the month before.
  package var before: PublicPeriod? {
    if kind == .toDate {
      let (year, month, _) = period.to.civil
      guard month > 1, let day = Day(year: year, month: month - 1, day: 1) else { return nil }
      return PublicPeriod(.toDate, around: day)
    }
    return PublicPeriod(kind, around: period.from - 1)
  }
}
