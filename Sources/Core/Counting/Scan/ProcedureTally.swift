internal import Base

extension ProcedureRule {
  /// The counts of the rule over the procedures found in a subtree. `knowsDossiers` says that the store holds dossiers at
  /// all, so that having none of a procedure is knowledge.
  func tally(_ found: [ProcedureMarks.Found], knowsDossiers: Bool) -> Tally {
    switch (base, joinsDossiers) {
    case (.services(let seen, let counted, let open), true):
      tally(found, absenceIsKnown: knowsDossiers) { procedure in
        let isCounted = procedure.services & counted != 0
        return Candidate(
          isSeen: procedure.services & seen != 0, isCounted: isCounted,
          isDetermined: isCounted || procedure.services & open == 0, joined: procedure.dossiers)
      }
    case (.services(let seen, let counted, let open), false):
      tally(found, absenceIsKnown: false) { procedure in
        let isCounted = procedure.services & counted != 0
        return Candidate(
          isSeen: procedure.services & seen != 0, isCounted: isCounted,
          isDetermined: isCounted || procedure.services & open == 0, joined: procedure.services)
      }
    case (.dossiers(let seen, let filter, let known), true):
      tally(found, absenceIsKnown: knowsDossiers) { procedure in
        let isSeen = procedure.dossiers & seen != 0
        return Candidate(
          isSeen: isSeen, isCounted: isSeen && filter.holds(procedure.kind), isDetermined: known.holds(procedure.kind),
          joined: procedure.dossiers)
      }
    case (.dossiers(let seen, let filter, let known), false):
      tally(found, absenceIsKnown: false) { procedure in
        let isSeen = procedure.dossiers & seen != 0
        return Candidate(
          isSeen: isSeen, isCounted: isSeen && filter.holds(procedure.kind), isDetermined: known.holds(procedure.kind),
          joined: procedure.services)
      }
    }
  }

  /// What the rule says of one procedure, before its joined records are asked.
  private struct Candidate {
    let isSeen: Bool
    let isCounted: Bool
    /// No unknown field might change whether it is counted.
    let isDetermined: Bool
    /// The marks of its joined records.
    let joined: UInt64
  }

  /// One loop without branches: there are some hundred procedures a unit, and many units.
  @inline(__always)
  private func tally(
    _ found: [ProcedureMarks.Found], absenceIsKnown: Bool, _ candidate: (ProcedureMarks.Found) -> Candidate
  ) -> Tally {
    var (seen, counted, achieved, known, undetermined) = (0, 0, 0, 0, 0)
    for procedure in found {
      let candidate = candidate(procedure)
      let isAchieved = candidate.joined & joined.achieved != 0
      let isKnown = (candidate.joined & joined.stated != 0) || (absenceIsKnown && candidate.joined & joined.seen == 0)
      seen &+= candidate.isSeen ? 1 : 0
      counted &+= candidate.isCounted ? 1 : 0
      achieved &+= candidate.isCounted && isAchieved ? 1 : 0
      known &+= candidate.isCounted && candidate.isDetermined && isKnown ? 1 : 0
      undetermined &+= candidate.isSeen && !candidate.isCounted && !candidate.isDetermined ? 1 : 0
    }
    var tally = Tally()
    tally.sawAny = seen > 0
    tally.denominator = counted
    tally.numerator = achieved
    tally.known = known
    tally.undetermined = undetermined
    return tally
  }
}
