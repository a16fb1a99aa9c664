package import Base
internal import Counting
package import Records
internal import Rules
package import Scoring

/// What one open dossier can still cost or bring its unit, by indicator, exact and before rounding.
package struct Stakes: Hashable, Sendable {
  package struct Share: Hashable, Sendable {
    /// The indicator's number.
    package let no: String
    package let points: Fraction
  }
  /// Lost when it becomes late; nothing where it is late already or has ended, its promise lies beyond the period, or a target
  /// is met by a margin.
  package let ifLate: [Share]
  /// Won when everything that can still be done to it is done.
  package let toWin: [Share]
  /// Of the remedies those without which less is won, in the order of doing.
  package let remedies: [Remedy]

  package static let none = Stakes(ifLate: [], toWin: [], remedies: [])
}

/// Prices what can happen to dossiers of a unit by moving one record in its counts.
package struct StakeReader: Sendable {
  private let scorer: Scorer
  private let score: UnitScore
  private let counted: [IndicatorScore]

  /// `scorer`: with the unit's records on it.
  package init(_ scorer: Scorer, _ score: UnitScore) {
    self.scorer = scorer
    self.score = score
    counted = score.indicators.filter { indicator in
      guard case .records(let measure) = indicator.rule.measure, measure.subject == .dossier else { return false }
      return indicator.origin == .own && (indicator.denominator ?? 0) > 0
    }
  }

  private var window: Window { score.window }

  package func stakes(of dossier: Dossier) -> Stakes {
    let possible = dossier.remedies(in: window).filter { $0 != .finishWithResult }
    let missing = counted.filter { scorer.engine.achieves($0.rule, dossier, window: window) == false }
    let done = (try? dossier.after(possible, in: window)) ?? dossier
    let won = missing.filter { scorer.engine.achieves($0.rule, done, window: window) == true }
    let needed = possible.filter { remedy in
      let without = (try? dossier.after(possible.filter { $0 != remedy }, in: window)) ?? dossier
      return won.contains { scorer.engine.achieves($0.rule, without, window: window) != true }
    }
    return Stakes(
      ifLate: priceOfLateness([dossier]),
      toWin: won.map { Stakes.Share(no: $0.rule.no, points: shift($0, by: 1)) }.filter { $0.points != .zero },
      remedies: needed)
  }

  /// What the unit loses when all of these become late, by indicator.
  package func priceOfLateness(_ dossiers: [Dossier]) -> [Stakes.Share] {
    let inPeriod = dossiers.filter { dossier in
      !dossier.isLate(at: window.end) && !dossier.hasEnded(by: window.end)
        && (dossier.dueAt.map { $0 < window.period.end } ?? true)
    }
    return counted.compactMap { indicator in
      let losing = inPeriod.count { dossier in
        scorer.engine.achieves(indicator.rule, dossier, window: window) == true
          && scorer.engine.achieves(indicator.rule, dossier.becomingLate(at: window.end), window: window) == false
      }
      return losing == 0 ? nil : Stakes.Share(no: indicator.rule.no, points: shift(indicator, by: -losing))
    }.filter { $0.points != .zero }
  }

  /// By how much the exact score moves when so many records change sides, always told as a positive number; without factors.
  private func shift(_ indicator: IndicatorScore, by change: Int) -> Fraction {
    guard let n = indicator.numerator, let d = indicator.denominator, d > 0 else { return .zero }
    let now = indicator.exact(at: Fraction(n, d))
    let then = indicator.exact(at: Fraction(min(max(n + change, 0), d), d))
    return now < then ? then - now : now - then
  }
}

extension [Stakes.Share] {
  /// Sums over indicators have denominators with nothing in common: in units of 10⁻⁹, rounded.
  package var billionths: Int { reduce(0) { $0 + $1.points.billionths } }
}
