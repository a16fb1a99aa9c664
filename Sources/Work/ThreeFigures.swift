package import Base
internal import Counting
internal import Records
package import Scoring

/// What a unit has, what the national portal has received of it, and what the portal published, side by side.
package struct ThreeFigures: Sendable {
  package let own: UnitScore
  /// Counted over the synchronised dossiers alone: what the portal could know. Nil when no source says of any dossier whether
  /// it is synchronised.
  package let synchronised: UnitScore?
  /// Nil when the portal published nothing of exactly these days.
  package let published: UnitScore?
  /// Dossiers the national reporting system says were received in exactly these days.
  package let reported: Int?
  /// Received in the window, and those of them that are synchronised.
  package let received: Int
  package let receivedSynchronised: Int
  /// Received, and no source says whether they are synchronised.
  package let syncUnknown: Int
  /// Received and not synchronised, in the order of reception.
  package let missing: [ListedDossier]
  /// What each of them costs by not being synchronised, by code.
  package let costs: [String: Fraction]
}

extension Desk {
  /// Nil for a unit nobody knows. The desk holds the unit's records.
  package func threeFigures(_ unit: UnitCode, _ question: Question) -> ThreeFigures? {
    var ownQuestion = question
    ownQuestion.source = .own
    let window = question.window
    guard let own = scorer.score(unit, ownQuestion) else { return nil }
    let known = facts.keepingDossiers { $0.syncedAt.map { $0 <= window.end } ?? false }
    let portal = Scorer(ObviousEngine(facts: known, calendar: calendar))
    var publishedQuestion = question
    publishedQuestion.source = .published
    let figures = PublishedFigures(
      facts.published[unit] ?? [], period: window.period, notAfter: question.publishedBy)
    let received = facts.units.subtree(unit).flatMap { facts.dossiers[$0] ?? [] }.filter { $0.isReceived(in: window) }
    let syncUnknown = received.count { !$0.isSyncKnown }
    let isTold = received.isEmpty || syncUnknown < received.count
    let missing = list(.notSynced, unit: unit, window: window)
    let lines = scorer.losses(of: own, ownQuestion).filter { $0.reason == .notSynced }
    return ThreeFigures(
      own: own, synchronised: isTold ? portal.score(unit, ownQuestion) : nil,
      published: figures.isEmpty ? nil : scorer.score(unit, publishedQuestion),
      reported: facts.nationalReports[unit]?.first { $0.period == window.period }?.received, received: received.count,
      receivedSynchronised: received.count { $0.syncedAt.map { $0 <= window.end } ?? false },
      syncUnknown: syncUnknown, missing: missing,
      costs: Dictionary(lines.map { ($0.code, $0.points) }, uniquingKeysWith: +))
  }
}
