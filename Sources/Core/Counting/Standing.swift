package import Base
internal import Records
package import Rules

/// Where a rule puts the members it looks at: those in the denominator, and among them those in the numerator.
package struct Standing: Sendable {
  package var counted: Set<Member> = []
  package var achieved: Set<Member> = []

  package init() {}

  /// Members that stand differently: counted here and not there, or achieved here and not there.
  package func changed(from other: Standing) -> Set<Member> {
    counted.symmetricDifference(other.counted).union(achieved.symmetricDifference(other.achieved))
  }
}

extension ObviousEngine {
  /// Every member of the rule's denominator, by name.
  package func standing(_ rule: IndicatorRule, unit: UnitCode, window: Window) -> Standing {
    var standing = Standing()
    let source = tally(rule, unit: unit, window: window).inheritedFrom ?? unit
    judge(rule, unit: source, window: window) { judgement in
      if judgement.isCounted { standing.counted.insert(judgement.member) }
      if judgement.isCounted && judgement.isAchieved { standing.achieved.insert(judgement.member) }
    }
    return standing
  }
}
