package import Base
package import Records
internal import Rules
package import Scoring
package import Work

/// Keeps the desk of the newest facts, and the rankings already computed from it. One owner; readers get values.
package actor DeskKeeper {
  private let open: @Sendable () throws(Failure) -> Desk
  private let version: @Sendable () throws(Failure) -> Int
  private var desk: Desk?
  /// What `rules` said when the desk was opened.
  private var openedUnder: Int?
  private var rankings: [String: [RankedUnit]] = [:]
  /// Desks on the units of other days, made from `desk`.
  private var trees: [Day: Desk] = [:]
  private let quarantine: @Sendable () throws(Failure) -> Int
  /// A number that changes with the rule packs and calendars of the store.
  private let rules: @Sendable () throws(Failure) -> Int

  /// Rankings kept at most; the oldest questions are forgotten all at once, which is simple and rare.
  private static let rankingsKept = 64
  /// A desk on another tree holds all columns again: few are kept.
  private static let treesKept = 2

  package init(
    open: @escaping @Sendable () throws(Failure) -> Desk, version: @escaping @Sendable () throws(Failure) -> Int,
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
    return keep(try open(), ruled)
  }

  private func keep(_ fresh: Desk, _ ruled: Int) -> Desk {
    (desk, openedUnder) = (fresh, ruled)
    rankings = [:]
    trees = [:]
    return fresh
  }

  /// The facts as they are now under the units of a day; nil: of their newest rows.
  package func current(on tree: Day?) throws(Failure) -> Desk {
    let desk = try current()
    guard let tree else { return desk }
    if let known = trees[tree] { return known }
    let moved = try desk.onTree(tree)
    if trees.count >= Self.treesKept { trees = [:] }
    trees[tree] = moved
    return moved
  }

  package func ranking(
    _ parent: UnitCode, kind: UnitKind, _ question: Question, on tree: Day? = nil
  ) throws(Failure) -> [RankedUnit] {
    let desk = try current(on: tree)
    let window = question.window
    let key = [
      parent.text, kind.rawValue, window.period.from.iso, window.period.to.iso, window.end.isoLocal,
      question.source.rawValue, question.pack.name, question.rounding.rawValue, "\(question.publishedBy.seconds)",
      tree?.iso ?? "",
    ].joined(separator: "|")
    if let known = rankings[key] { return known }
    let ranked = desk.scorer.rank(parent, kind: kind, question)
    if rankings.count >= Self.rankingsKept { rankings = [:] }
    rankings[key] = ranked
    return ranked
  }

  package func quarantined() throws(Failure) -> Int { try quarantine() }
}
