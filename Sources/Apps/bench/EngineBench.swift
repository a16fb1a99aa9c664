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
    let windows = Self.windows
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
    measure("tallies of every commune", rounds) { round in
      engine.tallies(pack, units: communes, window: windows[round % windows.count]).reduce(0) { $0 + $1[4].numerator }
    }
  }

  /// The data, and for each window the counts of every commune, for comparison.
  private func write(_ peers: consuming PeerData, _ engine: ScanEngine, to folder: String) throws {
    let communes = (0..<country.communes).map { UnitCode(country.unitCode($0)) }
    peers.add(
      country.registers, units: Dictionary(zip(communes, communes.indices), uniquingKeysWith: { first, _ in first }))
    try peers.write(to: folder)
    var text = "window,start,end,unit,no,numerator,denominator\n"
    for (index, window) in Self.windows.enumerated() {
      for (unit, tallies) in engine.tallies(pack, units: communes, window: window).enumerated() {
        for (rule, tally) in zip(pack.indicators, tallies) where tally.inheritedFrom == nil {
          text +=
            "\(index),\(window.start.seconds),\(window.end.seconds),\(unit),\(rule.no),\(tally.numerator),\(tally.denominator)\n"
        }
      }
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/tallies.csv"))
  }

  static var windows: [Window] {
    let year = 20_454
    return [(0, 364, 300), (0, 89, 89), (90, 180, 150), (14, 44, 44), (0, 299, 299)].compactMap { from, to, asOf in
      let day = { (offset: Int) in Day(number: Int32(year + offset)) }
      return Period(from: day(from), to: day(to)).flatMap { Window($0, asOf: .end(of: day(asOf))) }
    }
  }

  func measure(_ name: String, _ rounds: Int, _ body: (Int) -> Int) {
    var times: [Double] = []
    var sum = 0
    for round in 0..<rounds {
      let start = DispatchTime.now().uptimeNanoseconds
      sum &+= body(round)
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
    }
    times.sort()
    let text = String(
      format: "%-40@ median %10.1f µs  best %10.1f  worst %10.1f", name as NSString, times[times.count / 2], times[0],
      times[times.count - 1])
    print(text, "(", sum, ")")
  }
}
