internal import Base
internal import Workdays

/// What an image of the columns is of: an entry of the log, and where promised dates in it were moved in working time also
/// the calendar they were moved by. Images without such dates are good under every calendar.
enum ImageMark {
  case plain, withCalendar

  /// Nil when the image is of another log or another calendar.
  init?(_ head: Digest, of log: Digest, _ calendar: WorkCalendar) {
    if head == log {
      self = .plain
    } else if head == Self.marked(log, calendar) {
      self = .withCalendar
    } else {
      return nil
    }
  }

  static func marked(_ head: Digest, _ calendar: WorkCalendar) -> Digest {
    // FNV-1a over the days that count: what has to be told apart are calendars of one store.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for entry in calendar.entries.values.filter(\.confirmed).sorted(by: { $0.day < $1.day }) {
      for number in [UInt64(bitPattern: Int64(entry.day.number)), entry.kind == .swapWork ? 1 : 0] {
        for shift in 0..<8 as Range<UInt64> { hash = (hash ^ (number >> (8 * shift) & 0xFF)) &* 0x100_0000_01B3 }
      }
    }
    return Digest(head.a, head.b, head.c, head.d ^ (hash | 1))
  }
}
