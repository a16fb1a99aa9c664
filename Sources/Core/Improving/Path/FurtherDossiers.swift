internal import Base
internal import Counting
internal import Records
internal import Rules

/// Dossiers that may still come: what the next ones would do to the counts if they came online and were handled well.
///
/// They come for procedures people asked for in the period: first for those whose first online dossier, payment or look-up they
/// would be, in the order of demand; then for the procedure asked for most.
struct FurtherDossiers {
  private let engine: ObviousEngine
  private let window: Window
  private let opening: [Demand]
  private let usual: Demand?

  private struct Demand {
    let procedure: ProcedureCode
    let unit: UnitCode
    let received: Int
  }

  init(
    engine: ObviousEngine, unit: UnitCode, window: Window, counts: PathCounts, procedures: [Int: [ProcedureCode: Bool]]
  ) {
    self.engine = engine
    self.window = window
    var received: [ProcedureCode: (unit: UnitCode, count: Int)] = [:]
    for owner in engine.facts.units.subtree(unit) {
      for dossier in engine.facts.dossiers[owner] ?? [] where dossier.isReceived(in: window) {
        received[dossier.procedure, default: (owner, 0)].count += 1
      }
    }
    let demands = received.map { Demand(procedure: $0.key, unit: $0.value.unit, received: $0.value.count) }.sorted {
      $0.received != $1.received ? $0.received > $1.received : $0.procedure < $1.procedure
    }
    usual = window.isOpen ? demands.first : nil
    opening =
      window.isOpen
      ? demands.filter { demand in
        let dossier = Self.dossier(demand, 0, engine, window)
        return procedures.contains { place, known in
          known[demand.procedure] == false && engine.opens(counts.indicators[place].rule, dossier, window: window)
        }
      } : []
  }

  var isPossible: Bool { usual != nil }

  /// How many of so many open a procedure.
  func openings(among number: Int) -> Int { min(number, opening.count) }

  private func demand(_ number: Int) -> Demand? { number < opening.count ? opening[number] : usual }

  func acts(_ count: Int) -> [RemedyAct] {
    (0..<count).compactMap { number in
      demand(number).map { .receiveOnline(unit: $0.unit, $0.procedure, number: number) }
    }
  }

  private static func dossier(_ demand: Demand, _ number: Int, _ engine: ObviousEngine, _ window: Window) -> Dossier {
    .wellHandled(
      demand.unit, demand.procedure, number, fee: engine.facts.procedures[demand.procedure]?.fee == true, in: window)
  }

  /// Moves counts and open procedures by so many of them.
  func apply(_ count: Int, to counts: inout PathCounts, _ procedures: inout [Int: [ProcedureCode: Bool]]) {
    let first = min(count, opening.count)
    for number in 0..<first { add(opening[number], 1, &counts, &procedures) }
    if count > first, let usual { add(usual, count - first, &counts, &procedures) }
  }

  private func add(
    _ demand: Demand, _ count: Int, _ counts: inout PathCounts, _ procedures: inout [Int: [ProcedureCode: Bool]]
  ) {
    let dossier = Self.dossier(demand, 0, engine, window)
    for place in counts.indicators.indices {
      let rule = counts.indicators[place].rule
      if let achieved = engine.achieves(rule, dossier, window: window) {
        let named = min(count, counts.indicators[place].unnamed)
        counts.indicators[place].unnamed -= named
        counts.indicators[place].denominator += count - named
        if achieved { counts.indicators[place].numerator += count }
      }
      if procedures[place]?[demand.procedure] == false, engine.opens(rule, dossier, window: window) {
        procedures[place]?[demand.procedure] = true
        counts.indicators[place].numerator += 1
      }
    }
  }
}
