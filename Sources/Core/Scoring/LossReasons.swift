package import Base
package import Counting
internal import Records
package import Rules

extension Scorer {
  /// Why a counted member does not achieve the rule.
  package func reason(_ rule: IndicatorRule, _ member: Member, window: Window) -> LossLine.Reason {
    LossWriter(engine: engine, window: window).line(rule, member, .zero).reason
  }
}
