internal import Base

/// Counts the procedures found in one subtree by the plan's procedure rules.
struct ProcedureScan: Sendable {
  /// Procedures by lane: five a rule, in the order of the plan's procedure rules.
  private(set) var lanes: [Int]
  private let rules: [ProcedureRule]
  private var verdicts: ProcedureVerdicts
  private var knowsDossiers = false
  private var counter = LaneCounter()
  private var places: [UInt32] = []

  init(_ plan: CountingPlan) {
    rules = plan.procedureRules
    lanes = Array(repeating: 0, count: rules.count * ProcedureRule.laneCount)
    verdicts = ProcedureVerdicts(rules, knowsDossiers: false)
  }

  /// Counts what was found, and leaves `marks` empty.
  mutating func count(_ marks: inout ProcedureMarks, _ columns: borrowing FactColumns) {
    for lane in lanes.indices { lanes[lane] = 0 }
    if knowsDossiers != (columns.dossiers > 0) {
      knowsDossiers.toggle()
      verdicts = ProcedureVerdicts(rules, knowsDossiers: knowsDossiers)
    }
    let count = marks.take(&verdicts, to: &places)
    for word in 0..<verdicts.laneWords {
      var start = 0
      while start < count {
        let end = min(count, start + LaneCounter.mostWords)
        counter.add(places, start..<end, of: verdicts.words, offset: word)
        counter.read(to: &lanes, from: 64 * word)
        start = end
      }
    }
  }
}
