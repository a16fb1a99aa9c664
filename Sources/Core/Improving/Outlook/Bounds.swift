package import Base
internal import Counting
internal import Records
package import Rules
package import Scoring

/// What a period can still end with.
package struct Bounds: Sendable {
  package struct Indicator: Sendable {
    package let no: String
    package let worst: Points
    package let now: Points
    package let best: Points
  }

  package let now: UnitScore
  package let arrivals: Arrivals
  package let indicators: [Indicator]

  package var worst: Points { now.total + indicators.reduce(Points.zero) { $0 + ($1.worst - $1.now) } }
  package var best: Points { now.total + indicators.reduce(Points.zero) { $0 + ($1.best - $1.now) } }

  /// Which band it will be, when that can no longer change.
  package var settledBand: Band? {
    let bands = now.pack.bands
    let (low, high) = (bands.first { worst >= $0.from }, bands.first { best >= $0.from })
    return low == high ? low : nil
  }
}

extension Scorer {
  /// Hard bounds of a period that is still open, by its open records and what may arrive. Worst: everything open becomes late
  /// and unwelcome, and everything that arrives fails. Best: nothing more becomes late, everything that can be done is done, and
  /// everything that arrives is handled well. What neither the unit nor time decides stays: inherited figures, given scores,
  /// the register of services, dissatisfaction with what has ended. Nil when there is no such unit.
  package func bounds(_ code: UnitCode, _ question: Question, _ arrivals: Arrivals) -> Bounds? {
    guard let score = score(code, question) else { return nil }
    let reach = Reach(
      engine: engine, score: score, arrivals: question.window.isOpen ? arrivals : Arrivals(dossiers: 0, petitions: 0))
    return Bounds(
      now: score, arrivals: arrivals,
      indicators: score.indicators.map { indicator in
        let ends = question.window.isOpen ? reach.ends(indicator) : (indicator.score, indicator.score)
        return Bounds.Indicator(no: indicator.rule.no, worst: ends.0, now: indicator.score, best: ends.1)
      })
  }
}

/// The counts an indicator can still come to.
private struct Reach {
  let engine: ObviousEngine
  let score: UnitScore
  let arrivals: Arrivals

  private var window: Window { score.window }

  private typealias Ends = (worst: (n: Int, d: Int), best: (n: Int, d: Int))

  func ends(_ indicator: IndicatorScore) -> (Points, Points) {
    let same = (indicator.score, indicator.score)
    guard indicator.origin == .own, let n = indicator.numerator, let d = indicator.denominator else { return same }
    let ends: Ends
    switch indicator.rule.measure {
    case .constant: return same
    case .records(let measure) where measure.subject == .petition: ends = petitions(indicator, n, d)
    case .records: ends = dossiers(indicator, n, d)
    case .procedures(let measure): ends = procedures(indicator, measure, n, d)
    case .announcements(.complete): ends = ((n, d), (d, d))
    case .announcements: return same
    }
    let curve = ScoreCurve(indicator, kind: score.unit.kind, rounding: score.rounding)
    // A factor is another indicator, whose own ends are those of its score: with it none and all of the points are possible.
    if indicator.rule.factor != nil { return (.zero, indicator.max) }
    // An empty denominator may stay empty, and a petition that comes may be the only one.
    let candidates = [ends.worst, ends.best, (n, d)].map { curve.points($0.n, $0.d) }
    return (candidates.min() ?? indicator.score, candidates.max() ?? indicator.score)
  }

  private func dossiers(_ indicator: IndicatorScore, _ n: Int, _ d: Int) -> Ends {
    let rule = indicator.rule
    var (losable, winnable) = (0, 0)
    for judged in engine.judged(rule, unit: score.unit.code, window: window) where judged.isCounted {
      guard case .dossier(let unit, let index) = judged.member, let dossier = engine.facts.dossiers[unit]?[index] else {
        continue
      }
      if judged.isAchieved {
        // A second request for supplement makes even an ended one late.
        let isSettled = dossier.hasEnded(by: window.end) && !(dossier.lateness.map { $0.since > window.end } ?? false)
        if rule.asksForLateness, !isSettled { losable += 1 }
      } else if let done = try? dossier.after(dossier.remedies(in: window), in: window),
        engine.achieves(rule, done, window: window) == true
      {
        winnable += 1
      }
    }
    // What arrives first fills up what only the national report counts.
    let filling = min(indicator.unnamed, arrivals.dossiers)
    let growing = arrivals.dossiers - filling
    return ((n - losable, d + growing), (min(d, n + winnable + indicator.unnamed) + growing, d + growing))
  }

  private func petitions(_ indicator: IndicatorScore, _ n: Int, _ d: Int) -> Ends {
    let open = engine.judged(indicator.rule, unit: score.unit.code, window: window).count { judged in
      guard judged.isAchieved, case .petition(let unit, let index) = judged.member else { return false }
      let petition = engine.facts.petitions[unit]?[index]
      // Likes and dislikes may still come for one that is answered.
      return petition?.answeredAt.map { $0 > window.end } ?? true || indicator.rule.asksForLikes
    }
    return ((n - open, d + arrivals.petitions), (n + arrivals.petitions, d + arrivals.petitions))
  }

  private func procedures(_ indicator: IndicatorScore, _ measure: ProcedureMeasure, _ n: Int, _ d: Int) -> Ends {
    let missing = d - n
    switch (measure.base, measure.achieved) {
    case (.dossiers, _):
      // A procedure counts from its first dossier on: those nobody asked for yet may come, and fail.
      let offered = Set(
        engine.facts.units.subtree(score.unit.code).flatMap { engine.facts.services[$0] ?? [] }.map(\.procedure)
      ).union(engine.facts.procedures.keys)
      let new = min(arrivals.dossiers, max(0, offered.count - d))
      return ((n, d + new), (d + new, d + new))
    case (_, .service): return ((n, d), (d, d))
    case (_, .dossier):
      return ((n, d), (n + min(missing, arrivals.dossiers + winnable(indicator)), d))
    }
  }

  private func winnable(_ indicator: IndicatorScore) -> Int {
    let closed = engine.procedures(indicator.rule, unit: score.unit.code, window: window).filter { !$0.value }
    var opened: Set<ProcedureCode> = []
    for unit in engine.facts.units.subtree(score.unit.code) {
      for dossier in engine.facts.dossiers[unit] ?? [] where closed[dossier.procedure] != nil {
        if let done = try? dossier.after(dossier.remedies(in: window), in: window),
          engine.opens(indicator.rule, done, window: window)
        {
          opened.insert(dossier.procedure)
        }
      }
    }
    return opened.count
  }
}

extension IndicatorRule {
  fileprivate var attributes: [Attribute] {
    guard case .records(let measure) = measure else { return [] }
    return measure.achieved.attributes
  }
  fileprivate var asksForLateness: Bool { attributes.contains(.late) || attributes.contains(.complaint) }
  fileprivate var asksForLikes: Bool { attributes.contains(.disliked) }
}
