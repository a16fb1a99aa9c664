package import Base
internal import Counting
package import Records
package import Rules

/// How far an indicator is from all its points, in records.
package struct Headroom: Hashable, Sendable {
  package let no: String
  /// Counted and not achieved, those nobody named included.
  package let missing: Int
  /// How many of them, achieved, bring the whole shown maximum; 0 once it is reached. Beyond a target the rest earn nothing,
  /// whatever duty remains.
  package let needed: Int
  /// What one more is worth on average up to there, before rounding.
  package let each: Fraction

  /// More achieved would earn nothing, although some are missing.
  package var isSaturated: Bool { needed == 0 && missing > 0 }
}

extension UnitScore {
  /// The headroom of every indicator that is counted from records.
  package var headroom: [Headroom] { indicators.compactMap(headroom) }

  private func headroom(_ indicator: IndicatorScore) -> Headroom? {
    guard let numerator = indicator.numerator, let denominator = indicator.denominator, denominator > 0,
      indicator.rule.factor == nil,
      case .own = indicator.origin
    else { return nil }
    let missing = denominator - numerator
    let curve = ScoreCurve(indicator, kind: unit.kind, rounding: rounding)
    // Scores never fall with the numerator, so the smallest number that is enough is found by halving.
    var (low, high) = (numerator, denominator)
    guard curve.points(denominator, denominator) == indicator.max else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if curve.points(middle, denominator) == indicator.max { high = middle } else { low = middle + 1 }
    }
    let needed = low - numerator
    let lost = indicator.max.fraction - indicator.exact
    return Headroom(
      no: indicator.rule.no, missing: missing, needed: needed, each: needed == 0 ? .zero : lost / Fraction(needed))
  }
}

/// The points of one indicator for other counts than it has.
package struct ScoreCurve: Sendable {
  private let maker: IndicatorMaker

  /// `max`: another maximum than the indicator's own.
  package init(_ indicator: IndicatorScore, max: Points? = nil, kind: UnitKind, rounding: Rounding) {
    maker = IndicatorMaker(rule: indicator.rule, kind: kind, max: max ?? indicator.max, rounding: rounding)
  }

  /// `factor`: the counts of the indicator that multiplies this one, and where it is scored from.
  package func points(
    _ numerator: Int, _ denominator: Int, factor: (numerator: Int, denominator: Int, source: ScoreSource)? = nil
  ) -> Points {
    maker.points(
      numerator, denominator,
      factor: factor.map {
        CountedRatio.Factor(numerator: $0.numerator, denominator: $0.denominator, source: $0.source)
      })
  }
}
