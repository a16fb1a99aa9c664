package import Base
package import Records

/// Statements of live messages: dossiers with states, waits and promises made anew, and their steps, with every awkward edge.
package enum LiveWorld {
  private static let firstDay = 20_454  // 2026-01-01

  /// Often the same moment again, often inside office hours.
  private static func moment(_ chance: inout Chance) -> Instant {
    let day = Instant(seconds: Int64(firstDay - 20 + chance.below(60)) * 86_400)
    return chance.odds(20) ? day : day + Int64(8 + chance.below(9)) * 3600 + Int64(chance.below(3)) * 30
  }

  /// A dossier as some message of it may tell: parts of it only.
  package static func dossier(_ code: String, _ unit: String, _ chance: inout Chance) -> Statement {
    var cells = ["code": code, "live_status": "\(1 + chance.below(10))"]
    func maybe(_ percent: Int, _ column: String, _ text: @autoclosure () -> String) {
      if chance.odds(percent) { cells[column] = text() }
    }
    var other = chance
    maybe(90, "unit", unit)
    maybe(90, "procedure", other.pick(["1.1", "1.2", "2.1", "9.9"]))
    maybe(90, "received_at", moment(&other).isoLocal)
    maybe(70, "due_at", moment(&other).isoLocal)
    maybe(30, "ended_at", moment(&other).isoLocal)
    maybe(30, "end_kind", other.pick(["done", "returned", "stopped", "refused", "withdrawn"]))
    maybe(20, "returned_at", moment(&other).isoLocal)
    maybe(40, "payment", other.pick(["0", "1", "2"]))
    maybe(40, "result_file", other.pick(["0", "1"]))
    if chance.odds(25) {
      let waits = (0...other.below(2)).map { _ -> SupplementWait in
        let asked = moment(&other)
        return SupplementWait(asked: asked, answered: other.odds(60) ? asked + Int64(other.below(200_000)) : nil)
      }
      cells["supplement_waits"] = SupplementWait.text(SupplementWait.ordered(waits))
      cells["supplements"] = "\(waits.count)"
      if other.odds(30) { cells["due_renewed_at"] = moment(&other).isoLocal }
    }
    return WorldBuilder.statement(.dossier, cells, at: moment(&other) + Int64(other.below(60)))
  }

  /// One step.
  package static func step(_ code: String, _ chance: inout Chance) -> Statement {
    let at = moment(&chance)
    var cells = ["dossier": code, "at": at.isoLocal, "status": "\(chance.pick([1, 2, 4, 4, 5, 5, 6, 3, 7, 8, 9, 10]))"]
    if chance.odds(60) { cells["mark"] = chance.pick(["a1", "b2"]) }
    if chance.odds(40) { cells["due_at"] = moment(&chance).isoLocal }
    return WorldBuilder.statement(.progress, cells, at: at)
  }

  /// Messages and steps of some dossiers of these units, in any order, some of them twice.
  package static func statements(_ units: [UnitCode], dossiers: Int, _ chance: inout Chance) -> [Statement] {
    var made: [Statement] = []
    for number in 0..<dossiers {
      let (code, unit) = ("L\(number)", chance.pick(units).text)
      for _ in 0...chance.below(3) { made.append(dossier(code, unit, &chance)) }
      for _ in 0..<chance.below(7) { made.append(step(code, &chance)) }
    }
    made += made.filter { _ in chance.odds(10) }
    return made.shuffled(using: &chance)
  }
}
