package import Base
package import Counting
package import Rules

extension Scorer {
  /// By how much the exact score of an indicator moves when `change` records of its denominator change sides: more achieved
  /// above 0, fewer below. Always told as a positive number of points; without factors, which move other indicators.
  package func worth(of change: Int, in rule: IndicatorRule, _ tally: Tally) -> Fraction {
    guard tally.denominator > 0 else { return .zero }
    let after = min(max(tally.numerator + change, 0), tally.denominator)
    let now = rule.curve.exactScore(Fraction(tally.numerator, tally.denominator), max: rule.max)
    let then = rule.curve.exactScore(Fraction(after, tally.denominator), max: rule.max)
    return now < then ? then - now : now - then
  }
}
