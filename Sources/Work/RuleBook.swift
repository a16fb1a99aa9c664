package import Base
internal import Formats
package import Workdays

/// What the events of a store come to: packs and calendars, each with the instants between which it was in use.
package struct RuleBook: Sendable {
  package struct Entry: Hashable, Sendable {
    package let kind: RuleEvent.Kind
    package let name: String
    package let digest: Digest
    package let content: [UInt8]
    package let arrivedAt: Instant
    package var retiredAt: Instant?
  }

  /// In the order of arrival, those taken out of use included.
  package private(set) var entries: [Entry] = []
  /// The number the next event takes.
  package let nextNumber: Int

  /// The book as it is, or as it was known at an instant.
  package init(_ events: [RuleEvent], knownAt: Instant? = nil) throws(Failure) {
    nextNumber = (events.last?.number ?? 0) + 1
    for event in events where knownAt.map({ event.at <= $0 }) ?? true {
      switch event.action {
      case .add:
        guard Digest(sha256(event.content)) == event.digest else {
          throw Failure(
            vi: "“\(event.name)” trong kho không còn như lúc thêm vào: kho đã bị sửa. Khôi phục từ bản sao lưu.",
            en: "“\(event.name)” in the store is not what was put in: the store was changed. Restore a backup.")
        }
        entries.append(
          Entry(
            kind: event.kind, name: event.name, digest: event.digest, content: event.content, arrivedAt: event.at))
      case .retire:
        guard let index = index(event.kind, event.name) else { continue }
        entries[index].retiredAt = event.at
      }
    }
  }

  private func index(_ kind: RuleEvent.Kind, _ name: String) -> Int? {
    entries.lastIndex { $0.kind == kind && $0.name == name && $0.retiredAt == nil }
  }

  /// In use, in the order of arrival.
  package func active(_ kind: RuleEvent.Kind) -> [Entry] {
    entries.filter { $0.kind == kind && $0.retiredAt == nil }
  }

  package func active(_ kind: RuleEvent.Kind, _ name: String) -> Entry? {
    index(kind, name).map { entries[$0] }
  }

  /// The packs in use, as a shelf reads them.
  package var packs: [PackShelf.Source] {
    active(.pack).map { PackShelf.Source(name: $0.name, yaml: $0.content) }
  }

  /// The calendar that ships with those of the store laid over it, the later arrival on top.
  package func calendar(over shipped: WorkCalendar) throws(Failure) -> WorkCalendar {
    var calendar = shipped
    for entry in active(.calendar) {
      calendar = calendar.laid(over: try CalendarFile.entries(entry.content, file: entry.name))
    }
    return calendar
  }
}
