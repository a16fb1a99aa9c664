internal import Base

/// A day and time as Excel counts it: days since the start of 1900 or 1904, the time as the fraction.
struct Serial {
  let value: Double

  /// The instant, to the nearest second; nil when there is no such day: below 1 a serial is a time or a duration, 60 is
  /// the 29 February 1900 that never was, and beyond 9999 Excel has no days.
  func instant(countsFrom1904: Bool) -> (instant: Instant, isWholeDay: Bool)? {
    guard value.isFinite, value >= (countsFrom1904 ? 0 : 1), value < 2_958_466 else { return nil }
    // Doubles near today's serials are 7e-12 days apart, so rounding finds the second that was meant.
    let seconds = Int64((value * 86_400).rounded())
    let days = seconds / 86_400
    let first: Day
    if countsFrom1904 {
      first = Serial.first1904
    } else {
      guard days != 60 else { return nil }
      first = days < 60 ? Serial.first1900 - 1 : Serial.first1900 - 2
    }
    let start = Int64(first.number) * 86_400
    return (Instant(seconds: start + seconds), seconds % 86_400 == 0)
  }

  private static let first1900 = Day(number: -25_567)
  private static let first1904 = Day(number: -24_107)

  /// The serial of an instant in a workbook that counts from 1900; nil before 1 March 1900.
  init?(_ instant: Instant) {
    let days = instant.day - Serial.first1900 + 2
    guard days > 60, days < 2_958_466 else { return nil }
    value = Double(days) + Double(instant.secondOfDay) / 86_400
  }

  init(_ value: Double) { self.value = value }
}
