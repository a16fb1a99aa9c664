/// When the counter's clock runs on a working day, and the hour after which a same-day result may wait until the next.
package struct OfficeHours: Sendable {
  /// Seconds of the day, each half-open `start..<end`, in order, not overlapping.
  package let windows: [Range<Int>]
  /// Received later than this second of the day, a same-day procedure is due the next working day (15:00).
  package let sameDayCutoff: Int

  /// 07:30–11:30 and 13:30–17:30, cut-off 15:00: the default of `vn-rules` 1.1.
  package static let standard = OfficeHours(
    windows: [27_000..<41_400, 48_600..<63_000], sameDayCutoff: 54_000)

  /// The last second of the working day, as a promised hour.
  package var close: Int { windows.last?.upperBound ?? 86_399 }
}
