internal import Base
internal import Counting
internal import Records
internal import Rules

/// Makes one indicator's score from counts, by its rule.
struct IndicatorMaker {
  let rule: IndicatorRule
  let kind: UnitKind
  let max: Points
  let rounding: Rounding

  func constant(_ points: Points) -> IndicatorScore {
    make(
      nil, nil, ratio: .full, score: points, exact: .points(points), state: .value, origin: .constant, coverage: .full)
  }

  func own(_ tally: Tally, factor: CountedRatio.Factor?) -> IndicatorScore {
    let origin: Origin = tally.inheritedFrom == nil ? .own : .inherited
    return counted(
      tally.numerator, tally.denominator, factor, origin, tally.coverage, marks: tally.isTemporary ? ["temporary"] : [],
      unnamed: tally.unnamed, inheritedFrom: tally.inheritedFrom)
  }

  func published(_ figure: PublishedFigure?, factor: CountedRatio.Factor?) -> IndicatorScore {
    guard let figure else {
      return make(
        nil, nil, ratio: nil, score: .zero, exact: .points(.zero), state: .noData, origin: .published, coverage: .none)
    }
    if let numerator = figure.numerator, let denominator = figure.denominator {
      return counted(numerator, denominator, factor, .published, .full, publishedAsOf: figure.asOf)
    }
    guard let score = figure.score else {
      return make(
        figure.numerator, figure.denominator, ratio: nil, score: .zero, exact: .points(.zero), state: .noData,
        origin: .published,
        coverage: .none, publishedAsOf: figure.asOf)
    }
    return make(
      figure.numerator, figure.denominator, ratio: nil, score: score, exact: .points(score),
      state: score == .zero ? .zero : .value, origin: .published, coverage: .full, publishedAsOf: figure.asOf)
  }

  private func counted(
    _ numerator: Int, _ denominator: Int, _ factor: CountedRatio.Factor?, _ origin: Origin,
    _ coverage: Percent, marks: [String] = [], unnamed: Int = 0, inheritedFrom: UnitCode? = nil,
    publishedAsOf: Instant? = nil
  ) -> IndicatorScore {
    let score = points(numerator, denominator, factor: factor)
    guard denominator > 0 else {
      return make(
        numerator, denominator, ratio: nil, score: score, exact: .points(score),
        state: isNotApplicable(denominator) ? .notApplicable : .noData, origin: origin, coverage: coverage,
        marks: marks,
        inheritedFrom: inheritedFrom, publishedAsOf: publishedAsOf)
    }
    let ratio = CountedRatio(numerator: numerator, denominator: denominator, factor: factor)
    let state: State = coverage == .none ? .noData : numerator == 0 ? .zero : .value
    return make(
      numerator, denominator, ratio: ratio.shown(rule.scoreFrom, rounding),
      score: score,
      exact: .ratio(ratio, rule.curve, max), state: state, origin: origin, coverage: coverage,
      marks: marks, unnamed: unnamed, inheritedFrom: inheritedFrom, publishedAsOf: publishedAsOf)
  }

  /// The score of counts alone.
  func points(_ numerator: Int, _ denominator: Int, factor: CountedRatio.Factor?) -> Points {
    if case .constant(let points) = rule.curve { return points }
    guard denominator > 0 else {
      return switch rule.empty.score {
      case .max: max
      case .points(let points): points
      }
    }
    return rule.curve.score(
      CountedRatio(numerator: numerator, denominator: denominator, factor: factor), max: max, from: rule.scoreFrom,
      rounding: rounding)
  }

  /// Nothing is known of what is counted: what `IndicatorScore.unknown` says of the score.
  func isUnknown(_ tally: Tally) -> Bool {
    if case .constant = rule.curve { return false }
    return tally.isBlank && !isNotApplicable(tally.denominator)
  }

  private func isNotApplicable(_ denominator: Int) -> Bool {
    denominator == 0 && rule.empty.notApplicable.contains(kind.rawValue)
  }

  private func make(
    _ numerator: Int?, _ denominator: Int?, ratio: Percent?, score: Points, exact: UnroundedScore, state: State,
    origin: Origin, coverage: Percent, marks: [String] = [], unnamed: Int = 0, inheritedFrom: UnitCode? = nil,
    publishedAsOf: Instant? = nil
  ) -> IndicatorScore {
    IndicatorScore(
      rule: rule, numerator: numerator, denominator: denominator, ratio: ratio, score: score, unrounded: exact,
      max: max,
      state: state, origin: origin, coverage: coverage, marks: marks, unnamed: unnamed, inheritedFrom: inheritedFrom,
      publishedAsOf: publishedAsOf)
  }
}
