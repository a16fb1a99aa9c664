package import Base
package import Workdays

/// Rule packs and calendars of the store, as people change them while the service runs.
package struct RuleDesk: Sendable {
  private let log: any RuleLog
  private let shipped: [PackShelf.Source]
  private let shippedCalendar: WorkCalendar

  package init(_ log: some RuleLog, shipped: [PackShelf.Source], calendar: WorkCalendar) {
    self.log = log
    self.shipped = shipped
    shippedCalendar = calendar
  }

  package func book() throws(Failure) -> RuleBook { try RuleBook(log.ruleEvents()) }

  package func shelf() throws(Failure) -> PackShelf { try PackShelf(shipped, store: book().packs) }

  package func calendar() throws(Failure) -> WorkCalendar { try book().calendar(over: shippedCalendar) }

  package func add(pack yaml: [UInt8], at now: Instant) throws(Failure) -> RuleBook.Entry {
    try Self.add(pack: yaml, log, shipped, now)
  }

  package func add(calendar csv: [UInt8], name: String, at now: Instant) throws(Failure) -> RuleBook.Entry {
    try Self.add(calendar: csv, name, log, shipped, now)
  }

  package func retire(_ kind: RuleEvent.Kind, _ name: String, at now: Instant) throws(Failure) -> RuleBook.Entry {
    try Self.retire(kind, name, log, shipped, now)
  }

  private static func add<Log: RuleLog>(
    pack yaml: [UInt8], _ log: Log, _ shipped: [PackShelf.Source], _ now: Instant
  ) throws(Failure) -> RuleBook.Entry {
    try KeepRules(log: log, shipped: shipped, now: now).add(pack: yaml, file: "bộ vừa gửi")
  }

  private static func add<Log: RuleLog>(
    calendar csv: [UInt8], _ name: String, _ log: Log, _ shipped: [PackShelf.Source], _ now: Instant
  ) throws(Failure) -> RuleBook.Entry {
    try KeepRules(log: log, shipped: shipped, now: now).add(calendar: csv, name: name, file: "lịch vừa gửi")
  }

  private static func retire<Log: RuleLog>(
    _ kind: RuleEvent.Kind, _ name: String, _ log: Log, _ shipped: [PackShelf.Source], _ now: Instant
  ) throws(Failure) -> RuleBook.Entry {
    try KeepRules(log: log, shipped: shipped, now: now).retire(kind, name)
  }
}
