internal import Counting
internal import Improving
internal import Rules
internal import WarningStreams
internal import Workdays

/// How well lateness and the end of a period are foretold, beside simpler ways, on made streams whose habits change.
struct WarningBench {
  let streams: Int
  let pack: RulePack

  func run() {
    let calendar = WorkCalendar([])
    var (whole, changed, ends) = (WarningTrial(), WarningTrial(), ForecastTrial())
    for seed in 1...UInt64(streams) {
      let stream = WarningStream(
        seed, slowing: seed.isMultiple(of: 2) ? 1.6 : 0.6, hasSteps: !seed.isMultiple(of: 3))
      let engine = ObviousEngine(facts: stream.facts, calendar: calendar)
      whole.add(stream, engine, apart: 2)
      changed.add(stream, engine, apart: 1, since: stream.change, for: 56)
      ends.add(stream, engine, pack: pack)
    }
    tell("\(streams) streams of 300 days", whole)
    tell("the eight weeks after a change of habits", changed)
    print("\nwhat was foretold and what came true (all days)")
    for (index, tenth) in whole.warned.tenths.enumerated() where tenth.count > 0 {
      let (foretold, happened) = (tenth.foretold / Double(tenth.count), Double(tenth.true) / Double(tenth.count))
      print(
        "  \(index * 10)–\(index * 10 + 10) %: \(shown(foretold)) foretold, \(shown(happened)) late, of \(tenth.count)")
    }
    print(
      "\nend of the period, pinball loss in points: forecast \(shown(ends.forecast / Double(max(1, ends.count)))), staying as it is \(shown(ends.persistence / Double(max(1, ends.count)))); \(ends.inside) of \(ends.count) ends inside the interval of eight in ten"
    )
  }

  private func tell(_ heading: String, _ trial: WarningTrial) {
    print("\n\(heading), \(trial.warned.count) foretellings: Brier, calibration error")
    for (name, foretold) in [
      ("early warning", trial.warned), ("the procedure's rate so far", trial.rate),
      ("the same of sixty days", trial.newRate), ("share of the time used", trial.used),
    ] { print("  \(name): \(shown(foretold.brier)), \(shown(foretold.calibrationError))") }
  }

  private func shown(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
