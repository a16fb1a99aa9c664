package import Base
internal import Rules
package import Scoring

/// One indicator of one unit in one month, by the rules of that month.
package struct TrendMonth: Sendable {
  package let period: Period
  package let window: Window
  /// Nil where the month's rules do not have the indicator.
  package let score: IndicatorScore?
  package let rules: String
}

extension Desk {
  /// The twelve months up to the one of `last`, oldest first; those that have not begun by `now` are left out, those that go on
  /// are counted up to it.
  package func trend(
    _ no: String, unit: UnitCode, through last: Day, source: FigureSource, now: Instant
  ) throws(Failure) -> [TrendMonth] {
    var months: [TrendMonth] = []
    for step in -11...0 {
      guard let first = last.firstOfMonth.adding(months: step), let period = Period(from: first, to: first.lastOfMonth),
        period.start <= now
      else { continue }
      let question = try question(Request(from: period.from, to: period.to, source: source), now: now).question
      let score = scorer.score(unit, question)
      months.append(
        TrendMonth(
          period: period, window: question.window, score: score?.indicators.first { $0.rule.no == no },
          rules: question.pack.name))
    }
    return months
  }
}
