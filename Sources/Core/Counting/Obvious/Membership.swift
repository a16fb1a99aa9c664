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
  /// Every count of the pack that looks at this dossier in the window: its own, and those of its procedure that its
  /// dossiers decide (07, 09, 10, 17), which ask whether any of them does it.
  package func memberships(of dossier: Dossier, window: Window, pack: RulePack) -> [Membership] {
    let asking = Asking(end: window.end, procedures: facts.procedures)
    return pack.indicators.compactMap { rule in
      switch rule.measure {
      case .records(let measure): return recordMembership(of: dossier, rule, measure, window, asking)
      case .procedures(let measure) where looks(measure, at: dossier, window):
        return procedureMembership(of: dossier, rule, window)
      default: return nil
      }
    }
  }

  /// Its own counts only, which need no other dossier.
  package func recordMemberships(of dossier: Dossier, window: Window, pack: RulePack) -> [Membership] {
    let asking = Asking(end: window.end, procedures: facts.procedures)
    return pack.indicators.compactMap { rule in
      guard case .records(let measure) = rule.measure else { return nil }
      return recordMembership(of: dossier, rule, measure, window, asking)
    }
  }

  private func recordMembership(
    of dossier: Dossier, _ rule: IndicatorRule, _ measure: RecordMeasure, _ window: Window, _ asking: Asking
  ) -> Membership? {
    guard measure.subject == .dossier, isIn(measure.population, dossier, window) else { return nil }
    let counted = measure.filter.map { asking.holds($0, dossier) } ?? true
    return Membership(no: rule.no, isCounted: counted, isAchieved: counted && asking.holds(measure.achieved, dossier))
  }

  /// True if the measure reads dossiers of a population this one is in.
  private func looks(_ measure: ProcedureMeasure, at dossier: Dossier, _ window: Window) -> Bool {
    if case .dossiers(let population, _) = measure.base, isIn(population, dossier, window) { return true }
    if case .dossier(let population, _) = measure.achieved, isIn(population, dossier, window) { return true }
    return false
  }

  /// The procedure's place in the count of the dossier's unit; nil when it is not counted there.
  private func procedureMembership(of dossier: Dossier, _ rule: IndicatorRule, _ window: Window) -> Membership? {
    var membership: Membership?
    judge(rule, unit: dossier.unit, window: window) { judgement in
      if judgement.member == .procedure(dossier.procedure), judgement.isCounted {
        membership = Membership(no: rule.no, isCounted: true, isAchieved: judgement.isAchieved)
      }
    }
    return membership
  }
}
