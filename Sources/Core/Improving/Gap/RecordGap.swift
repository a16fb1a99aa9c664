internal import Base
internal import Counting
internal import Records
internal import Rules
internal import Scoring

/// The gap between published figures and those of one's own records.
struct RecordGap {
  let scorer: Scorer
  let score: UnitScore
  let question: Question
  let claim: PublishedClaim
  let packs: [RulePack]

  private var facts: Facts { scorer.engine.facts }

  var gap: Gap? {
    let own = PredictedFigures(score)
    let blocks = score.blocks.filter { claim.blocks[$0.block.code] != nil }
    let hasTotal = claim.total != nil || blocks.isEmpty
    let max = hasTotal ? score.max : blocks.reduce(Points.zero) { $0 + $1.block.max }
    let explained = hasTotal ? score.max - score.total : blocks.reduce(Points.zero) { $0 + ($1.block.max - $1.score) }
    let published = claim.total ?? blocks.reduce(Points.zero) { $0 + (claim.blocks[$1.block.code] ?? .zero) }
    return Gap(
      unit: score.unit, claim: claim, basis: .records, max: max, published: published, explained: explained,
      figures: claim.figures.map { name, points in
        Gap.Comparison(figure: name, max: self.max(name), own: own[name] ?? .zero, published: points)
      }, hypotheses: differs(own) ? hypotheses(own).ranked : [])
  }

  private func max(_ name: String) -> Points {
    score.pack.block(name)?.max ?? score.indicators.first { $0.rule.no == name }?.max ?? score.max
  }

  private func differs(_ own: PredictedFigures) -> Bool { claim.figures.contains { own[$0.name] != $0.points } }

  /// With how unusual such a cause is: what the rules themselves say comes before accidents, and causes with many values to
  /// choose from, which fit by chance, come last. Two causes at once are looked for when no single one fits.
  private func hypotheses(_ own: PredictedFigures) -> [(GapHypothesis, Int)] {
    var single = GapCandidates(own)
    for (cause, predicted) in applicability(own) { single.add(cause, predicted, isOwnRule(cause) ? 0 : 3) }
    if let (cause, predicted) = unsynchronised { single.add(cause, predicted, 1) }
    for (cause, predicted) in otherPacks { single.add(cause, predicted, 1) }
    for (cause, predicted) in inherited(own) { single.add(cause, predicted, 2) }
    for (cause, predicted) in cuts { single.add(cause, predicted, 3) }
    let narrow = single
    for (cause, predicted) in weights(own) { single.add(cause, predicted, 5) }
    let found = single.found.map { (hypothesis($0.cause, own, $0.predicted), $0.rank) } + slips(own)
    if found.contains(where: { $0.0.fits }) { return found }
    return found
      + narrow.pairs(claim).map { pair in
        var both = hypothesis(pair.first, own, pair.predicted)
        both.also = pair.second
        return (both, 10 + pair.rank)
      }
  }

  private func isOwnRule(_ cause: GapCause) -> Bool {
    switch cause {
    case .notApplicable(let no, _), .applicable(let no):
      score.pack.indicator(no)?.empty.notApplicable.contains(score.unit.kind.rawValue) ?? false
    default: false
    }
  }

  private func hypothesis(_ cause: GapCause, _ own: PredictedFigures, _ predicted: PredictedFigures) -> GapHypothesis {
    let left = claim.figures.reduce(0) { $0 + abs(($1.points - (predicted[$1.name] ?? .zero)).hundredths) }
    let names = ["TOTAL"] + score.blocks.map(\.block.code) + score.indicators.map(\.rule.no)
    let terms = names.compactMap { name -> GapHypothesis.Term? in
      guard let from = own[name], let to = predicted[name], from != to else { return nil }
      return GapHypothesis.Term(figure: name, from: from, to: to)
    }
    return GapHypothesis(
      cause: cause, terms: terms, residual: Points(hundredths: left),
      remaining: (claim.total ?? predicted.total) - predicted.total)
  }

  // MARK: Causes

  private func applicability(_ own: PredictedFigures) -> [(GapCause, PredictedFigures)] {
    score.indicators.flatMap { indicator -> [(GapCause, PredictedFigures)] in
      let no = indicator.rule.no
      if indicator.state == .notApplicable {
        var shownFull = own
        shownFull.blocks[indicator.rule.block] = (own.blocks[indicator.rule.block] ?? .zero) + indicator.max
        return [
          (.applicable(no: no), own.setting(indicator.rule, to: indicator.max)),
          (.notApplicable(no: no, isShownFull: true), shownFull),
        ]
      }
      return [(.notApplicable(no: no, isShownFull: false), own.setting(indicator.rule, to: .zero))]
    }
  }

  /// Whole and half points up to twice the indicator's own.
  private func weights(_ own: PredictedFigures) -> [(GapCause, PredictedFigures)] {
    score.indicators.flatMap { indicator -> [(GapCause, PredictedFigures)] in
      let rule = indicator.rule
      guard indicator.origin != .constant, rule.factor == nil, indicator.denominator ?? 0 > 0,
        let numerator = indicator.numerator, let denominator = indicator.denominator
      else { return [] }
      return (1...Swift.max(1, rule.max.hundredths * 2 / 50)).compactMap { halves in
        let other = Points(hundredths: halves * 50)
        if other == indicator.max { return nil }
        let curve = ScoreCurve(indicator, max: other, kind: score.unit.kind, rounding: score.rounding)
        return (.weight(no: rule.no, max: other), own.setting(rule, to: curve.points(numerator, denominator)))
      }
    }
  }

  private func inherited(_ own: PredictedFigures) -> [(GapCause, PredictedFigures)] {
    let heirs = score.pack.indicators.filter { $0.inheritedFrom != nil }
    var found: [(GapCause, PredictedFigures)] = []
    for above in facts.units.above(score.unit.code) {
      guard let other = scorer.score(above, question) else { continue }
      func points(_ rule: IndicatorRule) -> Points? { other.indicators.first { $0.rule.no == rule.no }?.score }
      let together = heirs.reduce(own) { figures, rule in points(rule).map { figures.setting(rule, to: $0) } ?? figures
      }
      found.append((.inherited(nos: heirs.map(\.no), from: above), together))
      for rule in score.pack.indicators {
        guard let points = points(rule) else { continue }
        found.append((.inherited(nos: [rule.no], from: above), own.setting(rule, to: points)))
      }
    }
    return found
  }

  /// Every day of the period as its end, some weeks after it, and the other first days people choose.
  private var cuts: [(GapCause, PredictedFigures)] {
    let window = question.window
    var windows: [Window] = []
    var days: [Day] = []
    var day = window.lastDay
    while day >= window.period.from, days.count < 400 {
      days.append(day)
      day = day - 1
    }
    windows += days.compactMap { Window(window.period, asOf: .end(of: $0)) }
    windows += (1...31).compactMap { Window(window.period, asOf: .end(of: window.lastDay + $0)) }
    let (year, month, _) = window.lastDay.civil
    let firsts = [
      window.lastDay.firstOfMonth, Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1),
      Day(year: year, month: 1, day: 1),
      Day(year: month > 1 ? year : year - 1, month: month > 1 ? month - 1 : 12, day: 15),
      window.period.from - 1, window.period.from + 1,
    ]
    windows += firsts.compactMap { first in
      first.flatMap { Period(from: $0, to: window.period.to) }.flatMap { Window($0, asOf: window.end) }
    }
    return windows.filter { $0 != window }.compactMap { other in
      var asked = question
      asked.window = other
      return scorer.score(score.unit.code, asked).map { (.cut(other), PredictedFigures($0)) }
    }
  }

  private var otherPacks: [(GapCause, PredictedFigures)] {
    packs.filter { $0.name != question.pack.name }.compactMap { pack in
      var asked = question
      asked.pack = pack
      asked.rounding = pack.rounding
      return scorer.score(score.unit.code, asked).map { (.pack(pack.name), PredictedFigures($0)) }
    }
  }

  private var unsynchronised: (GapCause, PredictedFigures)? {
    let end = question.window.end
    let own = Set(facts.units.subtree(score.unit.code))
    func isHidden(_ dossier: Dossier) -> Bool {
      own.contains(dossier.unit) && !(dossier.syncedAt.map { $0 <= end } ?? false)
    }
    let hidden = own.reduce(0) { sum, unit in
      sum + (facts.dossiers[unit] ?? []).count { isHidden($0) && $0.isActive(in: question.window) }
    }
    guard hidden > 0 else { return nil }
    let seen = ObviousEngine(facts: facts.keepingDossiers { !isHidden($0) }, calendar: scorer.engine.calendar)
    return Scorer(seen).score(score.unit.code, question).map { (.unsynchronised(hidden), PredictedFigures($0)) }
  }

  /// One printed figure is wrong, and all others are as own records say. Of a total that is printed alone nothing says that the
  /// others are right, so that a slip is no likelier than what the portal may have done.
  private func slips(_ own: PredictedFigures) -> [(GapHypothesis, Int)] {
    let wrong = claim.figures.filter { own[$0.name] != $0.points }
    guard wrong.count == 1, let figure = wrong.first, let meant = own[figure.name],
      DigitSlips.of(meant, most: score.max).contains(figure.points)
    else { return [] }
    let cause = GapCause.digits(figure: figure.name, printed: figure.points, meant: meant)
    let term = GapHypothesis.Term(figure: figure.name, from: meant, to: figure.points)
    return [
      (GapHypothesis(cause: cause, terms: [term], residual: .zero, remaining: .zero), claim.figures.count > 1 ? 2 : 4)
    ]
  }
}

extension UnitRegister {
  /// The units above, nearest first.
  fileprivate func above(_ code: UnitCode) -> [UnitCode] {
    var (above, current): ([UnitCode], UnitCode?) = ([], unit(code)?.parent)
    while let at = current, at != code, !above.contains(at), contains(at) {
      above.append(at)
      current = unit(at)?.parent
    }
    return above
  }
}
