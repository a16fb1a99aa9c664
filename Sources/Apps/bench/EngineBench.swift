internal import Base
internal import Counting
internal import Foundation
internal import Records
internal import Rules
internal import Scoring
internal import Work
internal import Workdays

/// The engine's own times.
struct EngineBench {
  let country: Country
  let pack: RulePack
  let calendar: WorkCalendar
  let rounds: Int
  /// Where the peers find the same data and the counts to compare with; nil when only the engine is measured.
  let folder: String?
  /// Only measurements whose name has this; nil measures everything.
  let only: String?
  /// Only this window of `everyWindow`, to look at one with a profiler; nil measures them in turn.
  let window: Int?

  func run() throws {
    var engine = ScanEngine(FactColumns(country.registers), calendar: calendar)
    var peers = PeerData()
    for unit in 0..<country.communes {
      let dossiers = country.dossiers(unit)
      engine.columns.setDossiers(UnitCode(country.unitCode(unit)), dossiers)
      if folder != nil { peers.add(dossiers, unit: unit) }
    }
    let count = engine.columns.countedDossiers
    print("dossiers \(count), column bytes a dossier \(Double(engine.columns.dossierBytes) / Double(count))")
    if let folder { try write(peers, engine, to: folder) }
    let communes = (0..<country.communes).map { UnitCode(country.unitCode($0)) }
    measure("tallies of one commune", 2_000) { round in
      engine.tallies(pack, units: [communes[(round * 7) % communes.count]], window: windows[round % windows.count])[0][
        4
      ]
      .numerator
    }
    measure("tallies of one province", 20) { round in
      engine.tallies(pack, units: [UnitCode("P\(round % 34)")], window: windows[round % windows.count])[0][4].numerator
    }
    let registers = country.registers
    var scorer = Scorer(ObviousEngine(facts: registers, calendar: calendar), counting: engine)
    measure("score of one commune", 2_000) { round in
      scorer.score(communes[(round * 7) % communes.count], question(windows[round % windows.count]))?.total.hundredths
        ?? 0
    }
    measure("ranking of every commune", rounds) { round in
      scorer.rank(UnitCode("N"), kind: .commune, question(windows[round % windows.count])).count
    }
    scorer = Scorer(ObviousEngine(facts: registers, calendar: calendar))
    measure("tallies of every commune", rounds) { round in
      engine.tallies(pack, units: communes, window: windows[round % windows.count]).reduce(0) { $0 + $1[4].numerator }
    }
    change(&engine)
    try coldStart(engine, registers)
  }

  /// The data, and for each window the counts of every commune, for comparison.
  private func write(_ peers: consuming PeerData, _ engine: ScanEngine, to folder: String) throws {
    let communes = (0..<country.communes).map { UnitCode(country.unitCode($0)) }
    peers.add(
      country.registers, units: Dictionary(zip(communes, communes.indices), uniquingKeysWith: { first, _ in first }))
    try peers.write(to: folder)
    var text = "window,start,end,unit,no,numerator,denominator\n"
    for (index, window) in windows.enumerated() {
      for (unit, tallies) in engine.tallies(pack, units: communes, window: window).enumerated() {
        for (rule, tally) in zip(pack.indicators, tallies) where tally.inheritedFrom == nil {
          text +=
            "\(index),\(window.start.seconds),\(window.end.seconds),\(unit),\(rule.no),\(tally.numerator),\(tally.denominator)\n"
        }
      }
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/tallies.csv"))
  }

  private func question(_ window: Window) -> Question {
    Question(window: window, pack: pack, publishedBy: window.end)
  }

  /// One dossier after the other: taken away, brought back otherwise.
  private func change(_ engine: inout ScanEngine) {
    let dossiers = country.dossiers(7)
    var times: [Double] = []
    for index in stride(from: 0, to: dossiers.count, by: 3) {
      let start = DispatchTime.now().uptimeNanoseconds
      engine.columns.replace(dossiers[index], by: dossiers[(index + 1) % dossiers.count])
      engine.columns.replace(dossiers[(index + 1) % dossiers.count], by: dossiers[index])
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 2000)
    }
    report("one change", times)
  }

  private func coldStart(_ engine: ScanEngine, _ registers: Facts) throws {
    let bytes = engine.columns.encoded()
    var times: [Double] = []
    for _ in 0..<3 {
      var columns = FactColumns(registers)
      let start = DispatchTime.now().uptimeNanoseconds
      try columns.decode(bytes)
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
      precondition(columns.countedDossiers == engine.columns.countedDossiers)
    }
    report("columns from \(bytes.count / 1_000_000) MB of image", times)
  }

  private var windows: [Window] { window.map { [Self.everyWindow[$0]] } ?? Self.everyWindow }

  /// A whole year first: the longest of questions.
  private static var everyWindow: [Window] {
    let year = 20_454
    return [(0, 364, 300), (0, 89, 89), (90, 180, 150), (14, 44, 44), (0, 299, 299)].compactMap { from, to, asOf in
      let day = { (offset: Int) in Day(number: Int32(year + offset)) }
      return Period(from: day(from), to: day(to)).flatMap { Window($0, asOf: .end(of: day(asOf))) }
    }
  }

  func measure(_ name: String, _ rounds: Int, _ body: (Int) -> Int) {
    if let only, !name.contains(only) { return }
    var times: [Double] = []
    var sum = 0
    for round in 0..<rounds {
      let start = DispatchTime.now().uptimeNanoseconds
      sum &+= body(round)
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
    }
    report(name, times, sum)
    guard rounds >= 2 * windows.count else { return }
    let best = windows.indices.map { window in
      Swift.stride(from: window, to: rounds, by: windows.count).map { times[$0] }.min() ?? 0
    }
    print("  best by window:", best.map { String(format: "%.1f", $0) }.joined(separator: "  "))
  }

  private func report(_ name: String, _ unsorted: [Double], _ sum: Int = 0) {
    let times = unsorted.sorted()
    let text = String(
      format: "%-40@ median %10.1f µs  best %10.1f  worst %10.1f", name as NSString, times[times.count / 2], times[0],
      times[times.count - 1])
    print(text, "(", sum, ")")
  }
}
