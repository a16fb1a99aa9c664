internal import Base
internal import Rules
internal import Scoring

/// The portal's figures beside one's own.
struct Comparison {
  let own: UnitScore
  let published: UnitScore

  /// How many dossiers the two counts of indicator 05 differ by (of the total, or of those on time where that is more);
  /// nil when either has no counts.
  var dossiersApart: Int? {
    guard let (mine, theirs) = pairs.first(where: { $0.0.rule.code == "ON_TIME" }) else { return nil }
    return apart(mine, theirs)
  }

  var pairs: [(IndicatorScore, IndicatorScore)] {
    own.indicators.compactMap { mine in
      published.indicators.first { $0.rule.no == mine.rule.no }.map { (mine, $0) }
    }
  }

  func apart(_ mine: IndicatorScore, _ theirs: IndicatorScore) -> Int? {
    guard let n = mine.numerator, let d = mine.denominator, let pn = theirs.numerator, let pd = theirs.denominator
    else {
      return nil
    }
    return max(abs(n - pn), abs(d - pd))
  }
}
