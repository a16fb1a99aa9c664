internal import Base
internal import Rules

// How counts become a shown ratio and a score (indicators-766, section 2).

/// The exact binary value of a non-negative double, in hundredths, halves up.
func hundredthsHalfUp(_ value: Double) -> Int {
  guard value > 0 else { return 0 }
  let fractionBits = 52
  let significand = UInt128(value.significandBitPattern | (1 << UInt64(fractionBits)))
  let shift = fractionBits - Int(value.exponent)
  if shift <= 0 { return Int(significand << UInt128(-shift)) * 100 }
  // Below 2^-60 nothing reaches half a hundredth.
  if shift > 112 { return 0 }
  return Int((significand * 200 + (UInt128(1) << UInt128(shift))) >> UInt128(shift + 1))
}

/// A ratio before rounding: numerator and denominator, and the counts of another indicator whose ratio multiplies it.
struct CountedRatio: Sendable {
  var numerator: Int
  /// Not 0.
  var denominator: Int
  var factor: Factor?

  /// The multiplying indicator's counts; without a denominator its ratio is 0.
  struct Factor: Sendable {
    var numerator: Int
    var denominator: Int
    var source: ScoreSource
  }

  /// The exact ratio that is scored.
  var fraction: Fraction {
    let own = Fraction(numerator, denominator)
    guard let factor else { return own }
    return factor.denominator == 0 ? .zero : own * Fraction(factor.numerator, factor.denominator)
  }

  /// The hundredths of `scale` × the ratio, halves up, without making a fraction of it; nil with a factor, and when the
  /// numbers are too large for it. Of counts, which are not negative.
  func rounded(_ scale: Int) -> Int? {
    guard factor == nil else { return nil }
    let (doubled, overflows) = numerator.multipliedReportingOverflow(by: 2 * scale)
    if overflows { return nil }
    let (sum, overflowsAgain) = doubled.addingReportingOverflow(denominator)
    return overflowsAgain ? nil : sum / (2 * denominator)
  }

  /// round2(100·n/d): in IEEE double where the portal's tree endpoints do so, else from the exact fraction.
  /// A factor never shows in it.
  func shown(_ source: ScoreSource, _ rounding: Rounding) -> Percent {
    guard rounding == .portal, source == .shownRatio else {
      let alone = CountedRatio(numerator: numerator, denominator: denominator)
      return Percent(hundredths: alone.rounded(10_000) ?? Fraction(numerator * 100, denominator).roundedHundredths)
    }
    return Percent(hundredths: hundredthsHalfUp(100 * Double(numerator) / Double(denominator)))
  }

  /// The percentage a score is taken from: the shown ratio, times the factor's shown ratio, not rounded again.
  func scored(_ source: ScoreSource, _ rounding: Rounding) -> Double {
    let own = shown(source, rounding).value
    guard let factor else { return own }
    guard factor.denominator > 0 else { return 0 }
    let other = CountedRatio(numerator: factor.numerator, denominator: factor.denominator)
    return own * other.shown(factor.source, rounding).value / 100
  }
}

/// A score before rounding. Most are only needed rounded: the fraction is made when somebody asks.
enum UnroundedScore: Sendable {
  case points(Points)
  case ratio(CountedRatio, Curve, Points)

  var fraction: Fraction {
    switch self {
    case .points(let points): points.fraction
    case .ratio(let ratio, let curve, let max): curve.exactScore(ratio.fraction, max: max)
    }
  }
}

extension Percent {
  /// The nearest double, as a reader of the published text has it.
  fileprivate var value: Double { Double(hundredths) / 100 }
}

extension Curve {
  /// The score before rounding, in exact arithmetic, at most `max`.
  func exactScore(_ ratio: Fraction, max: Points) -> Fraction {
    switch self {
    case .linear: min(max.fraction, max.fraction * ratio)
    case .target(let percent): min(max.fraction, max.fraction * ratio * Fraction(100, percent))
    case .constant(let points): points.fraction
    }
  }

  /// The published score: from the shown ratio in IEEE double, multiplying first, or from the fraction.
  func score(_ ratio: CountedRatio, max: Points, from source: ScoreSource, rounding: Rounding) -> Points {
    guard rounding == .portal, source == .shownRatio else {
      if case .linear = self, let rounded = ratio.rounded(max.hundredths) {
        return Points(hundredths: min(max.hundredths, rounded))
      }
      return Points(hundredths: exactScore(ratio.fraction, max: max).roundedHundredths)
    }
    let percentage = ratio.scored(source, rounding)
    let whole = Double(max.hundredths) / 100
    switch self {
    case .linear: return Points(hundredths: hundredthsHalfUp(min(whole, whole * percentage / 100)))
    case .target(let percent):
      return Points(hundredths: hundredthsHalfUp(min(whole, whole * percentage / Double(percent))))
    case .constant(let points): return points
    }
  }
}
