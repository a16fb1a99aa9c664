package import Base
package import Records
package import Rules

/// Whether one dossier is in an indicator's denominator and numerator.
package struct Membership: Hashable, Sendable {
  package let no: String
  package let isCounted: Bool
  package let isAchieved: Bool
}

extension ObviousEngine {
  /// Every count of the pack that looks at this dossier in the window. Procedures' counts are not the dossier's own.
  package func memberships(of dossier: Dossier, window: Window, pack: RulePack) -> [Membership] {
    let asking = Asking(end: window.end, procedures: facts.procedures)
    return pack.indicators.compactMap { rule in
      guard case .records(let measure) = rule.measure, measure.subject == .dossier,
        isIn(measure.population, dossier, window)
      else { return nil }
      let counted = measure.filter.map { asking.holds($0, dossier) } ?? true
      return Membership(no: rule.no, isCounted: counted, isAchieved: counted && asking.holds(measure.achieved, dossier))
    }
  }
}
