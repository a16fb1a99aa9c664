internal import Base

/// Which of the first two numbers of a written date is the day.
package enum DateOrder: String, Hashable, Sendable, CaseIterable {
  /// `05/03/2026` is the fifth of March, as Vietnam writes.
  case dayFirst = "dmy"
  /// `3/5/2026` is the fifth of March, as Excel writes on an American machine.
  case monthFirst = "mdy"
  /// Texts are day first, but cells that the sheet calls dates have day and month exchanged: an American Excel opened a
  /// Vietnamese text file, took the days up to 12 for months and left the others as text.
  case swappedCells = "swapped"
}

/// Two numbers and a year as a cell wrote them, before anybody knows which is the day.
struct WrittenDate: Hashable {
  let first: Int
  let second: Int
  let year: Int
  /// Both numbers have two digits, as `dd/MM/yyyy` demands; Excel's American dates never have.
  let isPadded: Bool
  let hasHalfOfDay: Bool

  /// `3/5/2026`, `05-03-26 08:30`, `8:30 5/3/2026`; nil for every other way of writing.
  init?(_ text: String) {
    // Cut at plain and no-break spaces and commas: enough to find the day, and this is asked of every date of a list.
    let words = text.utf8.split { [9, 10, 13, 32, 44, 0xA0, 0xC2].contains($0) }.map { Substring($0) }
    guard let word = words.first(where: { $0.contains("/") || $0.contains("-") }) else { return nil }
    let parts = word.split(separator: word.contains("/") ? "/" : "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let first = Self.number(parts[0], 1...2), let second = Self.number(parts[1], 1...2),
      let year = Self.number(parts[2], 2...4), parts[2].utf8.count != 3
    else { return nil }
    self.first = first
    self.second = second
    self.year = year < 100 ? 2000 + year : year
    isPadded = parts[0].utf8.count == 2 && parts[1].utf8.count == 2
    hasHalfOfDay = words.contains { ["AM", "PM"].contains($0.uppercased()) }
  }

  private static func number(_ text: Substring, _ digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }

  func day(_ order: DateOrder) -> Day? {
    order == .monthFirst ? Day(year: year, month: first, day: second) : Day(year: year, month: second, day: first)
  }

  /// The same day both ways, or a day in one way only.
  var isPlain: Bool { first == second || first > 12 || second > 12 }
}
