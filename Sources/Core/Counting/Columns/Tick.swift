package import Base

/// A second in four bytes, for columns: seconds before or after the start of 2045.
///
/// It reaches from 1977 to 2112. Files state years from 1990 to 2100 only; an instant outside is taken to the nearest end,
/// where it keeps its side of every window inside those years.
package struct Tick: Hashable, Comparable, Sendable {
  package let value: Int32

  @inlinable package init(value: Int32) { self.value = value }

  package init(_ instant: Instant) {
    let offset = min(max(instant.seconds, -Self.reach + Self.origin), Self.reach + Self.origin) - Self.origin
    value = Int32(truncatingIfNeeded: offset)
  }

  /// Nil is never: later than every instant that happens.
  init(_ instant: Instant?) { self = instant.map { Tick($0) } ?? .never }

  var instant: Instant { Instant(seconds: Int64(value) + Self.origin) }

  package static let never = Tick(value: .max)

  /// 2045-01-01T00:00:00+07:00.
  private static let origin: Int64 = 27_394 * 86_400
  private static let reach = Int64(Int32.max) - 1

  @inlinable package static func < (a: Tick, b: Tick) -> Bool { a.value < b.value }
}
