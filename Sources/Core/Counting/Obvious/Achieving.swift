package import Base
package import Records
package import Rules

extension ObviousEngine {
  /// Whether a dossier, as it is or as it might be, is in the numerator of a rule that counts dossiers; nil when it is not in
  /// the denominator, or the rule counts something else.
  package func achieves(_ rule: IndicatorRule, _ dossier: Dossier, window: Window) -> Bool? {
    guard case .records(let measure) = rule.measure, measure.subject == .dossier,
      isIn(measure.population, dossier, window)
    else { return nil }
    let asking = Asking(end: window.end, procedures: facts.procedures)
    guard measure.filter.map({ asking.holds($0, dossier) }) ?? true else { return nil }
    return asking.holds(measure.achieved, dossier)
  }

  /// Whether a dossier would open its procedure in a rule that asks for one dossier of each.
  package func opens(_ rule: IndicatorRule, _ dossier: Dossier, window: Window) -> Bool {
    guard case .procedures(let measure) = rule.measure, case .dossier(let population, let condition) = measure.achieved,
      isIn(population, dossier, window)
    else { return false }
    return Asking(end: window.end, procedures: facts.procedures).holds(condition, dossier)
  }

  /// Whether a procedure is counted in, and achieves, a rule that counts procedures, in the subtree of a unit; every counted one.
  package func procedures(_ rule: IndicatorRule, unit: UnitCode, window: Window) -> [ProcedureCode: Bool] {
    guard case .procedures = rule.measure else { return [:] }
    var counted: [ProcedureCode: Bool] = [:]
    judge(rule, unit: unit, window: window) { judgement in
      if judgement.isCounted, case .procedure(let code) = judgement.member { counted[code] = judgement.isAchieved }
    }
    return counted
  }
}
