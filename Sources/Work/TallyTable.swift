package import Base
package import Counting
internal import Records
package import Rules

/// The engine's counts of every unit as rows, column by column as the compiled rules answer them.
package enum TallyTable {
  package static let columns = [
    "unit", "no", "numerator", "denominator", "known", "undetermined", "saw_any", "unnamed", "is_temporary",
    "inherited_from",
  ]

  package static func rows(_ engine: ObviousEngine, _ pack: RulePack, _ window: Window) -> [[String?]] {
    engine.facts.units.codes.flatMap { unit in
      pack.indicators.map { row(unit, $0.no, engine.tally($0, unit: unit, window: window)) }
    }
  }

  private static func row(_ unit: UnitCode, _ no: String, _ tally: Tally) -> [String?] {
    [
      unit.text, no, "\(tally.numerator)", "\(tally.denominator)", "\(tally.known)", "\(tally.undetermined)",
      tally.sawAny ? "1" : "0", "\(tally.unnamed)", tally.isTemporary ? "1" : "0", tally.inheritedFrom?.text,
    ]
  }
}
