internal import Base
internal import Records

/// Dates as messages write them: `yyyyMMddHHmmss` first, then everything lists write. No offset means Vietnam's time.
enum MessageDate {
  enum Reading {
    case none
    case instant(Instant)
    case bad(QuarantinedRow.Reason)
  }

  private static let cells = CellReader(isLenient: true)

  static func read(_ text: String?, _ missing: MissingTime = .startOfDay) -> Reading {
    guard let text else { return .none }
    if let packed = packed(text, missing) {
      return CellReader.years.contains(packed.day.civil.year) ? .instant(packed) : .bad(.yearOutOfRange)
    }
    // What programs send for a date that was never set.
    if text.hasPrefix("0001-01-01") || text.hasPrefix("01/01/0001") || text.utf8.allSatisfy({ $0 == 0x30 }) {
      return .none
    }
    switch cells.read(.text(text), as: .instant(missing)) {
    case .value(""): return .none
    case .value(let canonical):
      return Instant(iso: canonical, missing: missing).map { .instant($0) } ?? .bad(.wrongType)
    case .bad(let reason):
      // As many digits as a date has, and no such day.
      return .bad([8, 12, 14].contains(text.utf8.count) && text.allSatisfy(\.isNumber) ? .impossibleDay : reason)
    }
  }

  /// Fourteen digits; twelve without seconds, eight without the time.
  private static func packed(_ text: String, _ missing: MissingTime) -> Instant? {
    let count = text.utf8.count
    guard count == 14 || count == 12 || count == 8 else { return nil }
    var reader = DigitReader(text)
    guard let year = reader.digits(4), year > 0, let month = reader.digits(2), let date = reader.digits(2),
      let day = Day(year: year, month: month, day: date)
    else { return nil }
    if reader.atEnd { return missing == .endOfDay ? .end(of: day) : .start(of: day) }
    guard let hour = reader.digits(2), let minute = reader.digits(2) else { return nil }
    if reader.atEnd { return Instant(day, hour, minute, 0) }
    guard let second = reader.digits(2), reader.atEnd else { return nil }
    return Instant(day, hour, minute, second)
  }
}
