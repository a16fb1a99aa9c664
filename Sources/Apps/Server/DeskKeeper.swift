package import Base
package import Records
internal import Rules
package import Scoring
package import Work

/// Keeps the desk of the newest facts, and the rankings already computed from it. One owner; readers get values.
package actor DeskKeeper {
  /// The desk of what had arrived by an instant; nil: of everything.
  private let open: @Sendable (Instant?) throws(Failure) -> Desk
  private let version: @Sendable () throws(Failure) -> Int
  private var desk: Desk?
  /// What `rules` said when the desk was opened.
  private var openedUnder: Int?
  private var rankings: [String: [RankedUnit]] = [:]
  /// Desks of other standpoints than now.
  private var others: [Standpoint: Desk] = [:]
  private let quarantine: @Sendable () throws(Failure) -> Int
  /// A number that changes with the rule packs and calendars of the store.
  private let rules: @Sendable () throws(Failure) -> Int

  /// Rankings kept at most; the oldest questions are forgotten all at once, which is simple and rare.
  private static let rankingsKept = 64
  /// A desk of another standpoint holds all columns again: few are kept.
  private static let othersKept = 2

  package init(
    open: @escaping @Sendable (Instant?) throws(Failure) -> Desk,
    version: @escaping @Sendable () throws(Failure) -> Int,
    rules: @escaping @Sendable () throws(Failure) -> Int, quarantine: @escaping @Sendable () throws(Failure) -> Int
  ) {
    self.open = open
    self.version = version
    self.quarantine = quarantine
    self.rules = rules
  }

  /// The facts as they are now; read again when an import, a rule pack or a calendar has changed them.
  package func current() throws(Failure) -> Desk {
    // Before opening: what comes between is read again next time.
    let (now, ruled) = (try version(), try rules())
    if let desk, openedUnder == ruled {
      if desk.version == now { return desk }
      if let advanced = try desk.advanced() { return keep(advanced, ruled) }
    }
    return keep(try open(nil), ruled)
  }

  private func keep(_ fresh: Desk, _ ruled: Int) -> Desk {
    (desk, openedUnder) = (fresh, ruled)
    rankings = [:]
    others = [:]
    return fresh
  }

  /// The facts as seen from a standpoint.
  package func current(at standpoint: Standpoint) throws(Failure) -> Desk {
    let desk = try current()
    if standpoint == .now { return desk }
    if let known = others[standpoint] { return known }
    let then = try standpoint.knownAt.map { knownAt throws(Failure) in try open(knownAt) } ?? desk
    let other = try standpoint.tree.map { day throws(Failure) in try then.onTree(day) } ?? then
    if others.count >= Self.othersKept { others = [:] }
    others[standpoint] = other
    return other
  }

  package func ranking(
    _ parent: UnitCode, kind: UnitKind, _ question: Question, at standpoint: Standpoint = .now
  ) throws(Failure) -> [RankedUnit] {
    let desk = try current(at: standpoint)
    let window = question.window
    let key = [
      parent.text, kind.rawValue, window.period.from.iso, window.period.to.iso, window.end.isoLocal,
      question.source.rawValue, question.pack.name, question.rounding.rawValue, "\(question.publishedBy.seconds)",
      standpoint.tree?.iso ?? "", standpoint.knownAt?.isoLocal ?? "",
    ].joined(separator: "|")
    if let known = rankings[key] { return known }
    let ranked = desk.scorer.rank(parent, kind: kind, question)
    if rankings.count >= Self.rankingsKept { rankings = [:] }
    rankings[key] = ranked
    return ranked
  }

  package func quarantined() throws(Failure) -> Int { try quarantine() }
}
