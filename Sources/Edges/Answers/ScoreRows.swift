internal import Base
internal import Records
internal import Rules
package import Scoring
internal import Wording

/// The indicators of a score as rows of a CSV file; every row carries of whom, which days, and by which rules.
package enum ScoreRows {
  package static func csv(_ score: UnitScore, isSample: Bool) -> [[String]] {
    let window = score.window
    let context = [
      score.unit.code.text, score.unit.name, window.period.from.iso, window.period.to.iso, window.end.iso,
      score.pack.name, score.source.rawValue, window.isOpen ? "1" : "0", isSample ? "dữ liệu mẫu" : "",
    ]
    return [header]
      + score.indicators.map { indicator in
        [
          indicator.rule.no, indicator.rule.code, indicator.rule.name.vi, indicator.rule.block,
          indicator.numerator.map { String($0) } ?? "", indicator.denominator.map { String($0) } ?? "",
          indicator.ratio?.text ?? "", indicator.score.text, indicator.max.text, indicator.state.rawValue,
          indicator.coverage.text, indicator.origin.rawValue,
        ] + context
      }
  }

  private static let header = [
    "no", "indicator_code", "name", "block", "numerator", "denominator", "ratio", "score", "max", "state", "coverage",
    "origin", "unit", "unit_name", "from", "to", "as_of", "rules", "source", "provisional", "sample",
  ]
}
