internal import Base
internal import Packs
internal import Plans
internal import StoreSQLite
internal import Work
internal import Workdays

/// The rule packs and the calendar a command computes by: what ships, and what the store adds.
enum Shelved {
  /// `knownAt`: only what was in use then.
  static func shelf(_ log: SQLiteLog, _ knownAt: Instant? = nil) throws(Failure) -> PackShelf {
    try PackShelf(Shipped.packs, store: book(log, knownAt).packs)
  }

  static func calendar(_ log: SQLiteLog, _ knownAt: Instant? = nil) throws(Failure) -> WorkCalendar {
    try book(log, knownAt).calendar(over: Shipped.calendar())
  }

  static func book(_ log: SQLiteLog, _ knownAt: Instant? = nil) throws(Failure) -> RuleBook {
    try RuleBook(RuleStore(log: log).ruleEvents(), knownAt: knownAt)
  }
}

extension Shipped {
  static var packs: [PackShelf.Source] { Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) } }

  /// What units owe every so often.
  static func obligations() throws(Failure) -> [ObligationRule] {
    try ObligationDesk.rules(PackShelf.Source(name: "obligations", yaml: Packs.obligations))
  }

  /// Plans that units published, as templates.
  static func templates() throws(Failure) -> TemplateShelf {
    try TemplateShelf(Packs.plans.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) })
  }
}

extension Common {
  /// Looking makes no store: without one there is what ships.
  func shelf() throws(Failure) -> PackShelf { try PackShelf(Shipped.packs, store: ruleBook().packs) }

  func calendar() throws(Failure) -> WorkCalendar { try ruleBook().calendar(over: Shipped.calendar()) }

  func ruleBook() throws(Failure) -> RuleBook {
    guard storeExists else { return try RuleBook([]) }
    return try Shelved.book(log(), askedInstant(knownAt, "--known-at"))
  }
}

/// The port of rules on the store's table.
struct RuleStore: RuleLog {
  let log: SQLiteLog

  func append(_ event: RuleEvent) throws(Failure) -> Bool {
    try log.append(
      RuleRow(
        number: event.number, at: event.at, kind: event.kind.rawValue, action: event.action.rawValue,
        name: event.name, digest: event.digest.bytes, content: event.content))
  }

  func ruleEvents() throws(Failure) -> [RuleEvent] {
    try log.ruleRows().compactMap { row in
      guard let kind = RuleEvent.Kind(rawValue: row.kind), let action = RuleEvent.Action(rawValue: row.action) else {
        return nil
      }
      return RuleEvent(
        number: row.number, at: row.at, kind: kind, action: action, name: row.name, digest: Digest(row.digest),
        content: row.content)
    }
  }
}
