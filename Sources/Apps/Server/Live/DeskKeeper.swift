package import Base
internal import Records
internal import Rules
internal import Scoring
internal import Synchronization
package import Work

/// Keeps the desk of the newest facts, and the rankings already computed from it. Readers get values and do not wait for each
/// other; only who finds the log moved on waits for it to be read.
package final class DeskKeeper: Sendable {
  /// What the keeper asks of the store.
  package struct Store: Sendable {
    /// The desk of what had arrived by an instant; nil: of everything.
    let open: @Sendable (Instant?) throws(Failure) -> Desk
    let version: @Sendable () throws(Failure) -> Int
    /// A number that changes with the rule packs and calendars of the store.
    let rules: @Sendable () throws(Failure) -> Int
    let quarantine: @Sendable () throws(Failure) -> Int

    package init(
      open: @escaping @Sendable (Instant?) throws(Failure) -> Desk,
      version: @escaping @Sendable () throws(Failure) -> Int, rules: @escaping @Sendable () throws(Failure) -> Int,
      quarantine: @escaping @Sendable () throws(Failure) -> Int
    ) {
      self.open = open
      self.version = version
      self.rules = rules
      self.quarantine = quarantine
    }
  }

  /// A desk with what was computed from it. Immutable but for the rankings, which only grow.
  final class Edition: UnitOpener {
    let desk: Desk
    let lists: RegisterLists
    /// Counts up with every desk of now: what was made from an earlier one is told apart by it.
    let number: Int
    let quarantined: Int
    /// The newest instant anything happened at, once somebody asked.
    private let newest = Mutex<Instant??>(nil)
    private let rankings = Mutex<[String: [RankedUnit]]>([:])
    private let opened = Mutex<[UnitCode: Desk]>([:])
    /// What open streams were told in a second, by their addresses.
    private let told = Mutex<(second: Int64, texts: [String: String])>((0, [:]))
    /// Rankings kept at most; the oldest questions are forgotten all at once, which is simple and rare.
    private static let rankingsKept = 64
    /// Opened units hold their records in memory; few people look at more than theirs.
    private static let openedKept = 12

    init(_ desk: Desk, lists: RegisterLists? = nil, number: Int, quarantined: Int) {
      self.desk = desk
      self.lists = lists ?? RegisterLists(desk.facts)
      self.number = number
      self.quarantined = quarantined
    }

    /// The desk with the records of a unit on it, kept for the next question. Whoever asks has been let through by `Sight`.
    func opened(at unit: UnitCode) throws(Failure) -> Desk {
      if let known = opened.withLock({ $0[unit] }) { return known }
      let desk = try desk.opened(at: unit)
      opened.withLock { opened in
        if opened.count >= Self.openedKept { opened = [:] }
        opened[unit] = desk
      }
      return desk
    }

    /// The newest instant at which anything happened, as far as the records tell, not after `now`.
    func newestEvent(_ now: Instant) -> Instant? {
      newest.withLock { newest in
        if let newest { return newest }
        let found = desk.newestInstant(notAfter: now)
        newest = .some(found)
        return found
      }
    }

    func told(_ address: String, at second: Int64) -> String? {
      told.withLock { $0.second == second ? $0.texts[address] : nil }
    }

    func tell(_ address: String, _ text: String, at second: Int64) {
      told.withLock { told in
        if told.second != second { told = (second, [:]) }
        told.texts[address] = text
      }
    }

    func ranking(_ parent: UnitCode, kind: UnitKind, _ question: Question) -> [RankedUnit] {
      let window = question.window
      let key = [
        parent.text, kind.rawValue, window.period.from.iso, window.period.to.iso, window.end.isoLocal,
        question.source.rawValue, question.pack.name, question.rounding.rawValue, "\(question.publishedBy.seconds)",
      ].joined(separator: "|")
      if let known = rankings.withLock({ $0[key] }) { return known }
      let ranked = desk.scorer.rank(parent, kind: kind, question)
      rankings.withLock { rankings in
        if rankings.count >= Self.rankingsKept { rankings = [:] }
        rankings[key] = ranked
      }
      return ranked
    }
  }

  private struct Kept {
    var edition: Edition?
    /// What `rules` said when the desk was opened.
    var openedUnder: Int?
    var lookedAt: ContinuousClock.Instant?
    /// Desks of other standpoints than now.
    var others: [Standpoint: Edition] = [:]
  }

  private let store: Store
  private let kept = Mutex(Kept())
  private let reading = Turn()
  /// The log is not looked at again within this time: ten thousand readers a second cost it a hundred looks.
  private static let looksApart = Duration.milliseconds(10)
  /// A desk of another standpoint holds all columns again: few are kept.
  private static let othersKept = 2

  package init(_ store: Store) { self.store = store }

  /// One reads the log at a time; who waited finds it read.
  private actor Turn {
    func take<Value: Sendable>(_ work: @Sendable () throws(Failure) -> Value) throws(Failure) -> Value { try work() }
  }

  /// The facts as they are now; read again when a message, an import, a rule pack or a calendar has changed them.
  func current() async throws(Failure) -> Edition {
    if let fresh = recent() { return fresh }
    return try await reading.take { () throws(Failure) in
      if let fresh = recent() { return fresh }
      return try renewed()
    }
  }

  /// What was just acknowledged is in the next answer: whoever asks next looks at the log.
  func lookAgain() { kept.withLock { $0.lookedAt = nil } }

  private func recent() -> Edition? {
    let now = ContinuousClock.now
    return kept.withLock { kept in
      guard let edition = kept.edition, let looked = kept.lookedAt, now - looked < Self.looksApart else { return nil }
      return edition
    }
  }

  private func renewed() throws(Failure) -> Edition {
    // Before opening: what comes between is read again next time.
    let looked = ContinuousClock.now
    let (now, ruled) = (try store.version(), try store.rules())
    let (known, under) = kept.withLock { ($0.edition, $0.openedUnder) }
    var fresh = known
    if known == nil || under != ruled || known?.desk.version != now {
      var desk = under == ruled ? try known?.desk.advanced() : nil
      // The registers of an advanced desk are those it had.
      let lists = desk == nil ? nil : known?.lists
      if desk == nil { desk = try store.open(nil) }
      let quarantined = try store.quarantine()
      fresh = desk.map { Edition($0, lists: lists, number: (known?.number ?? 0) + 1, quarantined: quarantined) }
    }
    guard let fresh else { throw Failure(vi: "Không đọc được kho.", en: "The store cannot be read.") }
    kept.withLock { kept in
      if kept.edition !== fresh { kept.others = [:] }
      (kept.edition, kept.openedUnder, kept.lookedAt) = (fresh, ruled, looked)
    }
    return fresh
  }

  /// The facts as seen from a standpoint.
  func current(at standpoint: Standpoint) async throws(Failure) -> Edition {
    let edition = try await current()
    if standpoint == .now { return edition }
    if let known = kept.withLock({ $0.others[standpoint] }) { return known }
    return try await reading.take { () throws(Failure) in try seen(from: standpoint, edition) }
  }

  private func seen(from standpoint: Standpoint, _ edition: Edition) throws(Failure) -> Edition {
    if let known = kept.withLock({ $0.others[standpoint] }) { return known }
    var desk = edition.desk
    if let knownAt = standpoint.knownAt { desk = try store.open(knownAt) }
    if let day = standpoint.tree { desk = try desk.onTree(day) }
    let other = Edition(desk, number: edition.number, quarantined: edition.quarantined)
    kept.withLock { kept in
      if kept.others.count >= Self.othersKept { kept.others = [:] }
      if kept.edition === edition { kept.others[standpoint] = other }
    }
    return other
  }
}
