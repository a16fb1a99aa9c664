package import Base
internal import Rules

extension IndicatorScore {
  /// The score before rounding it would have at another ratio, all else being the same. The ratio is that of its own counts times
  /// that of its factor, where it has one.
  package func exact(at ratio: Fraction) -> Fraction { rule.curve.exactScore(ratio, max: max) }

  /// What of `exact` is not taken from the counts: scores that are given, and those of an empty denominator.
  package var isCounted: Bool {
    guard case .ratio = unrounded else { return false }
    return true
  }

  /// The ratio that multiplies that of its own counts; 1 without a factor, and nil when it is not counted.
  package var factorRatio: Fraction? {
    guard case .ratio(let ratio, _, _) = unrounded else { return nil }
    guard let factor = ratio.factor else { return .one }
    return factor.denominator == 0 ? .zero : Fraction(factor.numerator, factor.denominator)
  }
}
