internal import Base
internal import Counting
internal import Records
internal import Rules

extension Scorer {
  /// Where every hundredth between the maximum and the total went. The points of all lines add up exactly to max − total.
  package func losses(of score: UnitScore, _ question: Question, only no: String? = nil) -> [LossLine] {
    var lines: [LossLine] = []
    for indicator in score.indicators where no == nil || indicator.rule.no == no {
      lines += losses(of: indicator, unit: score.unit.code, question)
    }
    if no == nil { lines += imported(score) }
    return lines
  }

  private func losses(of indicator: IndicatorScore, unit: UnitCode, _ question: Question) -> [LossLine] {
    let lost = indicator.max.fraction - indicator.exact
    var lines: [LossLine] = []
    if lost != .zero {
      if let reason = structuralReason(indicator) {
        lines.append(.structural(indicator.rule.no, lost, reason))
      } else {
        lines += shared(indicator, lost, unit, question)
      }
    }
    let rounding = indicator.exact - indicator.score.fraction
    if rounding != .zero { lines.append(.rounding(indicator.rule.no, rounding)) }
    return lines
  }

  /// Losses that no record of this unit carries.
  private func structuralReason(_ indicator: IndicatorScore) -> LossLine.Reason? {
    switch (indicator.state, indicator.origin) {
    case (.notApplicable, _): .notApplicable
    case (_, .published): .published
    case (_, .inherited): .inherited
    case (.noData, _): .noData
    default: nil
    }
  }

  /// All missing records share the loss equally; those nobody named share one line.
  private func shared(
    _ indicator: IndicatorScore, _ lost: Fraction, _ unit: UnitCode, _ question: Question
  ) -> [LossLine] {
    let rule = indicator.rule
    let missing = engine.missing(rule, unit: unit, window: question.window)
    let count = missing.count + indicator.unnamed
    let byRecords = lostByRecords(indicator, lost)
    var lines: [LossLine] = []
    if count > 0, byRecords != .zero {
      let share = byRecords / Fraction(count)
      let writer = LossWriter(engine: engine, window: question.window)
      lines += missing.map { writer.line(rule, $0, share) }
      if indicator.unnamed > 0 {
        lines.append(.structural(rule.no, share * Fraction(indicator.unnamed), .unnamed))
      }
    }
    let rest = lost - (count > 0 ? byRecords : .zero)
    if rest != .zero { lines.append(.structural(rule.no, rest, .factor)) }
    return lines
  }

  /// With a factor, the records carry what they would have lost without it; the factor carries the rest.
  private func lostByRecords(_ indicator: IndicatorScore, _ lost: Fraction) -> Fraction {
    guard indicator.rule.factor != nil, let n = indicator.numerator, let d = indicator.denominator, d > 0 else {
      return lost
    }
    let alone = indicator.rule.curve.exactScore(Fraction(n, d), max: indicator.max)
    return min(lost, indicator.max.fraction - alone)
  }

  /// With published figures a block or the total may differ from the sum of its indicators.
  private func imported(_ score: UnitScore) -> [LossLine] {
    var lines: [LossLine] = []
    var sum = Points.zero
    for block in score.blocks {
      let own = score.indicators.filter { $0.rule.block == block.block.code }
      let difference = own.reduce(Points.zero) { $0 + $1.score } - block.score
      if difference != .zero, let first = own.first {
        lines.append(.structural(first.rule.no, difference.fraction, .published))
      }
      sum += block.score
    }
    if sum != score.total, let first = score.indicators.first {
      lines.append(.structural(first.rule.no, (sum - score.total).fraction, .published))
    }
    return lines
  }
}

extension LossLine {
  static func structural(_ no: String, _ points: Fraction, _ reason: Reason) -> LossLine {
    LossLine(
      no: no, kind: .structural, recordKind: nil, code: "", unit: nil, points: points, reason: reason, prospect: .gone,
      remedies: [], deadline: nil, field: nil, office: nil, officer: nil)
  }

  static func rounding(_ no: String, _ points: Fraction) -> LossLine {
    LossLine(
      no: no, kind: .rounding, recordKind: nil, code: "", unit: nil, points: points, reason: .rounding,
      prospect: .gone, remedies: [], deadline: nil, field: nil, office: nil, officer: nil)
  }
}
