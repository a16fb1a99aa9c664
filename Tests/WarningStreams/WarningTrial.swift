package import Base
package import Counting
internal import Improving
internal import Records
internal import Workdays

/// What a way of foretelling lateness came to, judged by what happened.
package struct Foretold {
  package private(set) var count = 0
  private var squares = 0.0
  /// By tenth of the chance: how many, the sum of what was foretold, how many came true.
  package private(set) var tenths = [(count: Int, foretold: Double, true: Int)](repeating: (0, 0, 0), count: 10)

  package init() {}

  package mutating func add(_ foretold: Double, _ happened: Bool) {
    count += 1
    let off = foretold - (happened ? 1 : 0)
    squares += off * off
    let tenth = min(9, Int(foretold * 10))
    tenths[tenth].count += 1
    tenths[tenth].foretold += foretold
    if happened { tenths[tenth].true += 1 }
  }

  /// The mean square of the error (Brier): 0 foresees everything.
  package var brier: Double { count == 0 ? 0 : squares / Double(count) }
  /// How far, on the mean, what was foretold lies from how often it came true.
  package var calibrationError: Double {
    tenths.reduce(0) { $0 + abs($1.foretold - Double($1.true)) } / Double(max(1, count))
  }
}

/// Early warnings beside simpler ways to foretell, morning after morning on a made stream.
package struct WarningTrial {
  package private(set) var warned = Foretold()
  /// The procedure's share of late dossiers so far.
  package private(set) var rate = Foretold()
  /// The same of the last sixty days.
  package private(set) var newRate = Foretold()
  /// The share of the given time that is used.
  package private(set) var used = Foretold()

  package init() {}

  /// Every `apart`-th day's morning, where it is worked, from the ninetieth day on or from `since`.
  package mutating func add(
    _ stream: WarningStream, _ engine: ObviousEngine, apart: Int = 3, since: Day? = nil, for days: Int = 1000
  ) {
    var day = since ?? (stream.first + 90)
    let last = min(stream.last, day + days)
    while day < last {
      day = day + apart
      guard engine.calendar.isWorkday(day) else { continue }
      add(stream, engine, at: Instant.start(of: day) + 36_000)
    }
  }

  private mutating func add(_ stream: WarningStream, _ engine: ObviousEngine, at now: Instant) {
    let all = engine.facts.dossiers[WarningStream.unit] ?? []
    var past: [ProcedureCode: (late: Double, all: Double, newLate: Double, new: Double)] = [:]
    for dossier in all {
      guard let due = dossier.dueAt, due < now else { continue }
      var sums = past[dossier.procedure] ?? (0.5, 5, 0.5, 5)
      let isLate = dossier.isLate(at: now)
      sums.all += 1
      if isLate { sums.late += 1 }
      if due.day > now.day - 60 {
        sums.new += 1
        if isLate { sums.newLate += 1 }
      }
      past[dossier.procedure] = sums
    }
    let chances = LateChances(engine, units: [WarningStream.unit], at: now)
    for dossier in all {
      guard let chance = chances.chance(dossier) else { continue }
      let happened = dossier.isLate(at: .endOfTime)
      let sums = past[dossier.procedure] ?? (0.5, 5, 0.5, 5)
      warned.add(chance.probability, happened)
      rate.add(sums.late / sums.all, happened)
      newRate.add(sums.newLate / sums.new, happened)
      used.add(chance.used, happened)
    }
  }
}
