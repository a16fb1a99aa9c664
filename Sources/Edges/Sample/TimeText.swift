import Base

/// Instants as files write them. The general conversion in `Base` takes any year and interpolates; a million dossiers
/// have six instants each, so here the nineteen bytes are written one by one.
enum TimeText {
  /// `2026-03-05T09:30:00`; empty for none.
  static func instant(_ instant: Instant?) -> String {
    guard let instant else { return "" }
    let (year, month, day) = instant.day.civil
    let second = instant.secondOfDay
    let (hour, minute, rest) = (second / 3600, second / 60 % 60, second % 60)
    return String(
      decoding: [
        digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), dash, digit(month / 10), digit(month),
        dash,
        digit(day / 10), digit(day), 0x54, digit(hour / 10), digit(hour), colon, digit(minute / 10), digit(minute),
        colon,
        digit(rest / 10), digit(rest),
      ], as: UTF8.self)
  }

  /// `2026-03-05`; empty for none.
  static func day(_ day: Day?) -> String { day?.iso ?? "" }

  /// `260305`, as dossier codes carry it.
  static func short(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.civil
    return padded(year % 100, 2) + padded(month, 2) + padded(dayOfMonth, 2)
  }

  static func flag(_ flag: Bool) -> String { flag ? "1" : "0" }

  private static let dash: UInt8 = 0x2D
  private static let colon: UInt8 = 0x3A
  private static func digit(_ value: Int) -> UInt8 { UInt8(truncatingIfNeeded: 48 + value % 10) }
}
