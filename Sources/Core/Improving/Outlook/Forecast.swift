package import Base
internal import Counting
internal import Records
internal import Rules
package import Scoring

/// Where a period will probably end: the middle of a thousand made endings, and the interval that holds eight in ten of them.
package struct Forecast: Hashable, Sendable {
  package let low: Points
  package let middle: Points
  package let high: Points
  /// How many past days the endings are made of.
  package let daysSeen: Int
}

extension Scorer {
  /// Makes endings of the period from days as they were: each day left is one of the last eight weeks' days of the same weekday,
  /// drawn with all its dossiers, as they stand in the counts now. Nil when the period is over, or fewer than 14 days are known.
  package func forecast(_ code: UnitCode, _ question: Question, endings: Int = 1_000) -> Forecast? {
    let window = question.window
    guard window.isOpen, let score = score(code, question) else { return nil }
    let days = DayCounts(engine: engine, score: score)
    guard days.seen >= 14 else { return nil }
    var draw = Draws(state: 766)
    var totals: [Points] = []
    for _ in 0..<endings {
      // The past might have gone otherwise too: each ending has a past of its own, drawn from the days there were.
      let past = days.drawn(&draw)
      var moved = score.indicators.map { _ in (n: 0, d: 0) }
      var day = window.lastDay + 1
      while day <= window.period.to {
        if let alike = past[day.weekday], !alike.isEmpty {
          let chosen = alike[draw.below(alike.count)]
          for index in moved.indices {
            moved[index].n += chosen[index].n
            moved[index].d += chosen[index].d
          }
        }
        day = day + 1
      }
      totals.append(score.total(moving: moved))
    }
    totals.sort()
    return Forecast(
      low: totals[endings / 10], middle: totals[endings / 2], high: totals[endings * 9 / 10], daysSeen: days.seen)
  }
}

/// What each of the last 56 days added to the counts of the indicators that count dossiers.
private struct DayCounts {
  private var byWeekday: [Int: [[(n: Int, d: Int)]]] = [:]
  private(set) var seen = 0

  init(engine: ObviousEngine, score: UnitScore) {
    let last = score.window.lastDay
    var byDay: [Day: [(n: Int, d: Int)]] = [:]
    var first: Day?
    // As a day of the period would be counted: the window is opened back to the days looked at.
    guard let period = Period(from: last - 55, to: score.window.period.to),
      let window = Window(period, asOf: score.window.end)
    else { return }
    for unit in engine.facts.units.subtree(score.unit.code) {
      for dossier in engine.facts.dossiers[unit] ?? [] {
        guard let day = dossier.receivedAt?.day, dossier.isReceived(in: window) else { continue }
        first = min(first ?? day, day)
        var counts = byDay[day] ?? score.indicators.map { _ in (0, 0) }
        for (index, indicator) in score.indicators.enumerated() {
          guard let achieved = engine.achieves(indicator.rule, dossier, window: window) else { continue }
          counts[index].d += 1
          if achieved { counts[index].n += 1 }
        }
        byDay[day] = counts
      }
    }
    guard let first else { return }
    var day = first
    while day <= last {
      byWeekday[day.weekday, default: []].append(byDay[day] ?? score.indicators.map { _ in (0, 0) })
      seen += 1
      day = day + 1
    }
  }

  /// As many days of each weekday, drawn from those there were.
  func drawn(_ draw: inout Draws) -> [Int: [[(n: Int, d: Int)]]] {
    var drawn: [Int: [[(n: Int, d: Int)]]] = [:]
    for weekday in byWeekday.keys.sorted() {
      let days = byWeekday[weekday] ?? []
      drawn[weekday] = days.map { _ in days[draw.below(days.count)] }
    }
    return drawn
  }
}

extension UnitScore {
  /// The total with further counts of the indicators that are counted from own records.
  fileprivate func total(moving moved: [(n: Int, d: Int)]) -> Points {
    var sum = total
    for (indicator, more) in zip(indicators, moved) where more.d > 0 && indicator.origin == .own {
      guard let n = indicator.numerator, let d = indicator.denominator, indicator.rule.factor == nil else { continue }
      let growing = more.d - min(more.d, indicator.unnamed)
      let curve = ScoreCurve(indicator, kind: unit.kind, rounding: rounding)
      sum += curve.points(min(n + more.n, d + growing), d + growing) - indicator.score
    }
    return sum
  }
}

/// The same endings every time: a forecast is a value, not a throw of dice.
private struct Draws {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
