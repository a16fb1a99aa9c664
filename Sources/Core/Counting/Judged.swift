package import Base
internal import Records
package import Rules

/// One member an indicator looks at, and where the rule puts it.
package struct Judged: Sendable {
  package let member: Member
  package let isCounted: Bool
  package let isAchieved: Bool
  /// The fields that decide it are known.
  package let isKnown: Bool
}

extension ObviousEngine {
  /// Every member the rule looks at for a unit, in the order it looks: counted or not. Its counts are those of `tally`, but for
  /// the dossiers of a national report that nobody has named.
  package func judged(_ rule: IndicatorRule, unit: UnitCode, window: Window) -> [Judged] {
    var judged: [Judged] = []
    judge(rule, unit: tally(rule, unit: unit, window: window).inheritedFrom ?? unit, window: window) { judgement in
      judged.append(
        Judged(
          member: judgement.member, isCounted: judgement.isCounted, isAchieved: judgement.isAchieved,
          isKnown: judgement.isKnown))
    }
    return judged
  }
}
