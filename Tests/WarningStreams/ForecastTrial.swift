internal import Base
package import Counting
internal import Improving
internal import Records
package import Rules
internal import Scoring

/// The forecast of a period's end beside saying that it stays as it is, judged by the end.
package struct ForecastTrial {
  /// The sum of pinball losses of the tenth, the half and nine tenths, in points.
  package private(set) var forecast = 0.0
  package private(set) var persistence = 0.0
  package private(set) var count = 0
  /// Ends inside the interval of eight in ten.
  package private(set) var inside = 0

  package init() {}

  /// A quarter around the change of the stream, asked a month before its end.
  package mutating func add(_ stream: WarningStream, _ engine: ObviousEngine, pack: RulePack, endings: Int = 300) {
    let scorer = Scorer(engine)
    guard let period = Period(from: stream.change - 45, to: stream.change + 45),
      let open = Window(period, asOf: .end(of: stream.change + 15)), let closed = Window(period, asOf: period.end)
    else { return }
    func question(_ window: Window) -> Question {
      Question(window: window, pack: pack, publishedBy: .endOfTime)
    }
    guard let now = scorer.score(WarningStream.unit, question(open))?.total,
      let end = scorer.score(WarningStream.unit, question(closed))?.total,
      let foretold = scorer.forecast(WarningStream.unit, question(open), endings: endings)
    else { return }
    count += 1
    if foretold.low <= end, end <= foretold.high { inside += 1 }
    for (share, points) in [(0.1, foretold.low), (0.5, foretold.middle), (0.9, foretold.high)] {
      forecast += Self.pinball(share, points, end)
      persistence += Self.pinball(share, now, end)
    }
  }

  /// What a foretold share of a distribution costs: being under costs its share, being over the rest.
  private static func pinball(_ share: Double, _ foretold: Points, _ end: Points) -> Double {
    let off = Double(end.hundredths - foretold.hundredths) / 100
    return off >= 0 ? share * off : (share - 1) * off
  }
}
