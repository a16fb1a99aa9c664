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

/// A ratio before rounding: numerator and denominator, and the factor another indicator's ratio puts on it.
struct CountedRatio {
  var numerator: Int
  /// Not 0.
  var denominator: Int
  var factor: (numerator: Int, denominator: Int)?

  var fraction: Fraction {
    let own = Fraction(numerator, denominator)
    guard let factor else { return own }
    return factor.denominator == 0 ? .zero : own * Fraction(factor.numerator, factor.denominator)
  }

  /// round2(100·n/d): in IEEE double where the portal's tree endpoints do so, else from the exact fraction.
  func shown(_ source: ScoreSource, _ rounding: Rounding) -> Percent {
    guard rounding == .portal, source == .shownRatio else {
      return Percent(hundredths: (fraction * Fraction(100)).roundedHundredths)
    }
    let over = factor ?? (1, 1)
    guard over.denominator != 0 else { return .none }
    let (above, below) = (Double(numerator * over.numerator), Double(denominator * over.denominator))
    return Percent(hundredths: hundredthsHalfUp(100 * above / below))
  }
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
      return Points(hundredths: exactScore(ratio.fraction, max: max).roundedHundredths)
    }
    let shown = Double(ratio.shown(source, rounding).hundredths) / 100
    let whole = Double(max.hundredths) / 100
    switch self {
    case .linear: return Points(hundredths: hundredthsHalfUp(min(whole, whole * shown / 100)))
    case .target(let percent): return Points(hundredths: hundredthsHalfUp(min(whole, whole * shown / Double(percent))))
    case .constant(let points): return points
    }
  }
}
