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
  private var rankings: [String: [RankedUnit]] = [:]
  private let quarantine: @Sendable () throws(Failure) -> Int

  /// Rankings kept at most; the oldest questions are forgotten all at once, which is simple and rare.
  private static let rankingsKept = 64

  package init(
    open: @escaping @Sendable () throws(Failure) -> Desk, version: @escaping @Sendable () throws(Failure) -> Int,
    quarantine: @escaping @Sendable () throws(Failure) -> Int
  ) {
    self.open = open
    self.version = version
    self.quarantine = quarantine
  }

  /// The facts as they are now; read again when an import has changed them.
  package func current() throws(Failure) -> Desk {
    if let desk, desk.version == (try version()) { return desk }
    let fresh: Desk
    if let advanced = try desk?.advanced() { fresh = advanced } else { fresh = try open() }
    desk = fresh
    rankings = [:]
    return fresh
  }

  package func ranking(_ parent: UnitCode, kind: UnitKind, _ question: Question) throws(Failure) -> [RankedUnit] {
    let desk = try current()
    let window = question.window
    let key = [
      parent.text, kind.rawValue, window.period.from.iso, window.period.to.iso, window.end.isoLocal,
      question.source.rawValue, question.pack.name, question.rounding.rawValue, "\(question.publishedBy.seconds)",
    ].joined(separator: "|")
    if let known = rankings[key] { return known }
    let ranked = desk.scorer.rank(parent, kind: kind, question)
    if rankings.count >= Self.rankingsKept { rankings = [:] }
    rankings[key] = ranked
    return ranked
  }

  package func quarantined() throws(Failure) -> Int { try quarantine() }
}
