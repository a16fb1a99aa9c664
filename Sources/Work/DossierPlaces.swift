package import Base
internal import Counting
package import Records
package import Rules
package import Scoring

/// Where one indicator puts a dossier, why, and what that costs its unit.
package struct DossierPlace: Sendable {
  package enum State: String, Sendable {
    case achieved, missing
    /// The rule looks at it and leaves it out of the denominator.
    case outside
    /// Not of the days or kind the rule looks at.
    case notLooked = "not_looked"
  }
  package let rule: IndicatorRule
  package let state: State
  package let reason: LossLine.Reason?
  /// Its share of the indicator's loss.
  package let points: Fraction?
}

extension Desk {
  /// A place in every indicator that counts dossiers or asks procedures for them. The desk holds the records of its unit.
  package func places(of dossier: Dossier, _ question: Question) -> [DossierPlace] {
    let memberships = Dictionary(
      engine.memberships(of: dossier, window: question.window, pack: question.pack).map { ($0.no, $0) },
      uniquingKeysWith: { first, _ in first })
    let score = scorer.score(dossier.unit, question)
    return question.pack.indicators.filter(\.looksAtDossiers).map { rule in
      guard let membership = memberships[rule.no] else {
        return DossierPlace(rule: rule, state: .notLooked, reason: nil, points: nil)
      }
      if !membership.isCounted { return DossierPlace(rule: rule, state: .outside, reason: nil, points: nil) }
      if membership.isAchieved { return DossierPlace(rule: rule, state: .achieved, reason: nil, points: nil) }
      let line = score.map { scorer.losses(of: $0, question, only: rule.no) }?.first {
        $0.kind == .record && ($0.code == dossier.code || $0.code == dossier.procedure.text)
      }
      return DossierPlace(rule: rule, state: .missing, reason: line?.reason, points: line?.points)
    }
  }
}

extension IndicatorRule {
  /// Its count hangs on dossiers.
  fileprivate var looksAtDossiers: Bool {
    switch measure {
    case .records(let measure): measure.subject == .dossier
    case .procedures(let measure):
      if case .dossiers = measure.base { true } else if case .dossier = measure.achieved { true } else { false }
    case .announcements, .constant: false
    }
  }
}
