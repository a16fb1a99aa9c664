package import Base
package import Records
package import Rules
package import Workdays

/// The slow, obvious way to count: one loop per indicator over all facts of a unit's subtree, no plan, no sharing.
/// A reader checks it against `indicators-766` at sight; every faster engine is compared with it.
package struct ObviousEngine: Sendable {
  package let facts: Facts
  package let calendar: WorkCalendar

  package init(facts: Facts, calendar: WorkCalendar) {
    self.facts = facts
    self.calendar = calendar
  }

  /// Numerator, denominator and coverage.
  package func tally(_ rule: IndicatorRule, unit: UnitCode, window: Window) -> Tally {
    var tally = Tally()
    tally.inheritedFrom = ancestorInherited(rule, unit)
    judge(rule, unit: tally.inheritedFrom ?? unit, window: window) { judgement in
      tally.sawAny = true
      if judgement.isCounted {
        tally.denominator += 1
        if judgement.isAchieved { tally.numerator += 1 }
        if judgement.isKnown { tally.known += 1 }
      } else if judgement.isUndetermined {
        tally.undetermined += 1
      }
    }
    if case .records(let measure) = rule.measure, measure.againstNationalReport {
      compareWithNationalReport(&tally, unit: unit, period: window.period)
    }
    return tally
  }

  /// The counted members that did not achieve it.
  package func missing(_ rule: IndicatorRule, unit: UnitCode, window: Window) -> [Member] {
    var missing: [Member] = []
    judge(rule, unit: ancestorInherited(rule, unit) ?? unit, window: window) { judgement in
      if judgement.isCounted && !judgement.isAchieved { missing.append(judgement.member) }
    }
    return missing
  }

  /// Tells of every member the rule looks at.
  func judge(_ rule: IndicatorRule, unit: UnitCode, window: Window, _ tell: (Judgement) -> Void) {
    let asking = Asking(end: window.end, procedures: facts.procedures)
    switch rule.measure {
    case .records(let measure) where measure.subject == .petition:
      judgePetitions(measure, rule.deciding, unit, window, asking, tell)
    case .records(let measure): judgeDossiers(measure, rule.deciding, unit, window, asking, tell)
    case .procedures(let measure): judgeProcedures(measure, rule.deciding, unit, window, asking, tell)
    case .announcements(let measure): judgeAnnouncements(measure, rule.deciding, unit, window, asking, tell)
    case .constant: break
    }
  }

  /// 01–03: a unit below a province shows the province's figures.
  private func ancestorInherited(_ rule: IndicatorRule, _ unit: UnitCode) -> UnitCode? {
    guard rule.inheritedFrom == .province, let kind = facts.units.unit(unit)?.kind, kind != .province, kind != .nation
    else { return nil }
    return facts.units.ancestor(of: unit, kind: .province)
  }

  /// Indicator 04 (section 5.2): the denominator is the larger of R and the dossiers received. R is the unit's own row
  /// for exactly this period; without it, last year's whole-year figure by the length of the period.
  private func compareWithNationalReport(_ tally: inout Tally, unit: UnitCode, period: Period) {
    let reports = facts.nationalReports[unit] ?? []
    var reported = reports.first { $0.period == period }?.received
    if reported == nil, let calendarUnit = period.calendarUnit,
      let lastYear = Period.year(period.from.civil.year - 1),
      let whole = reports.first(where: { $0.period == lastYear })
    {
      reported = whole.received / calendarUnit.perYear
      tally.isTemporary = true
    }
    guard let reported, reported > tally.denominator else { return }
    tally.unnamed = reported - tally.denominator
    tally.denominator = reported
  }
}
