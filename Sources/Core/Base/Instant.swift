/// A second in Vietnam (+07:00 since 1975, no summer time): seconds of local time since 1970-01-01T00:00:00+07:00.
package struct Instant: Hashable, Comparable, Sendable {
  package var seconds: Int64

  @inlinable package init(seconds: Int64) { self.seconds = seconds }

  /// `hour` 0–23, `minute` and `second` 0–59; nil outside.
  package init?(_ day: Day, _ hour: Int, _ minute: Int, _ second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  @inlinable package static func start(of day: Day) -> Instant { Instant(seconds: Int64(day.number) * 86_400) }
  /// 23:59:59 of the day, the last instant that belongs to it (seconds are the finest unit).
  @inlinable package static func end(of day: Day) -> Instant { Instant(seconds: Int64(day.number) * 86_400 + 86_399) }
  /// From seconds of universal time, as clocks of machines count.
  @inlinable package static func universal(_ seconds: Int64) -> Instant { Instant(seconds: seconds + vietnamOffset) }

  /// Seconds of universal time, as clocks of machines count.
  @inlinable package var universal: Int64 { seconds - Instant.vietnamOffset }

  /// Later than anything that happens.
  package static let endOfTime = Instant(seconds: .max)

  @usableFromInline static let vietnamOffset: Int64 = 7 * 3600

  @inlinable package var day: Day {
    let whole = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Day(number: Int32(whole))
  }
  /// Seconds since the start of the day, 0–86 399.
  @inlinable package var secondOfDay: Int { Int(seconds - Int64(day.number) * 86_400) }

  @inlinable package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
  @inlinable package static func + (a: Instant, seconds: Int64) -> Instant { Instant(seconds: a.seconds + seconds) }
  @inlinable package static func - (a: Instant, b: Instant) -> Int64 { a.seconds - b.seconds }

  /// `2026-03-15T23:59:59`, local time without an offset.
  package var isoLocal: String {
    let second = secondOfDay
    return "\(day.iso)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }
  /// `2026-03-15T23:59:59+07:00`.
  package var iso: String { isoLocal + "+07:00" }
}

extension Instant: CustomStringConvertible {
  package var description: String { iso }
}

/// What a day without an hour means where an instant is asked for.
package enum MissingTime: Sendable {
  case startOfDay
  /// A promised day is kept until its last second.
  case endOfDay
}

extension Instant {
  /// `2026-03-05T09:30:00`, with `T` or a space, seconds optional, fractions cut, an explicit offset honoured
  /// (`Z`, `+07:00`, `+0700`, `+07`); a day alone is read as `missing` says. Nil if it is none of these or no such day.
  package init?(iso text: some StringProtocol, missing: MissingTime) {
    var reader = DigitReader(text)
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2), reader.skip("-"),
      let dayOfMonth = reader.digits(2), let day = Day(year: year, month: month, day: dayOfMonth)
    else { return nil }
    if reader.atEnd {
      self = missing == .endOfDay ? .end(of: day) : .start(of: day)
      return
    }
    guard reader.skip("T") || reader.skip(" "), let hour = reader.digits(2), reader.skip(":"),
      let minute = reader.digits(2)
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let read = reader.digits(2) else { return nil }
      second = read
      if reader.skip(".") || reader.skip(",") {
        guard reader.digits(1...18) != nil else { return nil }
      }
    }
    guard let local = Instant(day, hour, minute, second) else { return nil }
    guard let offset = reader.offset() else { return nil }
    guard reader.atEnd else { return nil }
    self = local + (Instant.vietnamOffset - offset)
    // An offset may lead out of the years that four digits write.
    if offset != Instant.vietnamOffset, !(1...9999).contains(self.day.civil.year) { return nil }
  }
}

extension DigitReader {
  /// Seconds east of Greenwich; Vietnam's when nothing is written; nil when what is written is no offset.
  fileprivate mutating func offset() -> Int64? {
    if atEnd { return Instant.vietnamOffset }
    if skip("Z") || skip("z") { return 0 }
    let sign: Int64
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = digits(2), hours <= 14 else { return nil }
    var minutes = 0
    if !atEnd {
      _ = skip(":")
      guard let read = digits(2), read <= 59 else { return nil }
      minutes = read
    }
    return sign * Int64(hours * 3600 + minutes * 60)
  }
}
