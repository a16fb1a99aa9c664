internal import Base

extension ProcedureRule {
  /// What a procedure may count for, one bit each in this order: seen, counted, achieved, known, undetermined.
  static let laneCount = 5

  /// What one procedure counts for. `knowsDossiers`: having no dossier of a procedure is knowledge.
  func lanes(of found: ProcedureFound, knowsDossiers: Bool) -> UInt64 {
    let isSeen: Bool
    let isCounted: Bool
    // No unknown field might change whether it is counted.
    let isDetermined: Bool
    switch base {
    case .services(let seen, let counted, let open):
      isSeen = found.services & seen != 0
      isCounted = found.services & counted != 0
      isDetermined = isCounted || found.services & open == 0
    case .dossiers(let seen, let filter, let known):
      isSeen = found.dossiers & seen != 0
      isCounted = isSeen && filter.holds(found.kind)
      isDetermined = known.holds(found.kind)
    }
    let records = joinsDossiers ? found.dossiers : found.services
    let isStated = records & joined.stated != 0 || joinsDossiers && knowsDossiers && records & joined.seen == 0
    let lanes = [
      isSeen, isCounted, isCounted && records & joined.achieved != 0, isCounted && isDetermined && isStated,
      isSeen && !isCounted && !isDetermined,
    ]
    return lanes.enumerated().reduce(0) { $1.element ? $0 | 1 << UInt64($1.offset) : $0 }
  }

  /// The counts of the rule whose lanes start at `first`.
  static func tally(_ lanes: [Int], from first: Int) -> Tally {
    var tally = Tally()
    tally.sawAny = lanes[first] > 0
    tally.denominator = lanes[first + 1]
    tally.numerator = lanes[first + 2]
    tally.known = lanes[first + 3]
    tally.undetermined = lanes[first + 4]
    return tally
  }
}
