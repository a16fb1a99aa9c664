internal import Access
internal import Base
internal import Records
internal import Synchronization

/// That records were shown, as the trail will have it.
struct Reading: Hashable, Sendable {
  let deed: Deed
  let unit: UnitCode?
  /// The record's code; empty when it is of many.
  let record: String
  let rows: Int
}

/// What one answer showed, told by whoever made it and taken by the gate.
final class ReadingsOfCall: Sendable {
  private let made = Mutex<[Reading]>([])

  func add(_ reading: Reading) { made.withLock { $0.append(reading) } }

  func take() -> [Reading] {
    made.withLock { made in
      defer { made = [] }
      return made
    }
  }
}

/// Readings of the last minute: a page that is loaded again, or draws itself anew, is read once.
final class ReadingMemory: Sendable {
  private struct Key: Hashable {
    let reading: Reading
    let who: Visitor.Kind
  }

  private struct Kept {
    var minute: Int64 = 0
    var seen: Set<Key> = []
  }

  private let kept = Mutex(Kept())
  /// More than this within a minute are written every time.
  private static let most = 50_000

  func isNew(_ reading: Reading, by who: Visitor.Kind, at now: Instant) -> Bool {
    kept.withLock { kept in
      let minute = now.seconds / 60
      if kept.minute != minute { kept = Kept(minute: minute) }
      let key = Key(reading: reading, who: who)
      if kept.seen.contains(key) { return false }
      if kept.seen.count < Self.most { kept.seen.insert(key) }
      return true
    }
  }
}
