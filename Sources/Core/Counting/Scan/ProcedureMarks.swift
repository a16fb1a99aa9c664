internal import Base

/// What was found of each procedure in one subtree: marks of its dossiers and of its service rows.
struct ProcedureMarks: Sendable {
  private var dossiers: [UInt64] = []
  private var services: [UInt64] = []
  private var touched: [UInt32] = []

  mutating func reset(procedures count: Int) {
    for procedure in touched {
      dossiers[Int(procedure)] = 0
      services[Int(procedure)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    guard dossiers.count < count else { return }
    dossiers += Array(repeating: 0, count: count - dossiers.count)
    services += Array(repeating: 0, count: count - services.count)
  }

  mutating func mark(_ procedure: UInt32, dossiers marks: UInt64) {
    touch(procedure)
    dossiers[Int(procedure)] |= marks
  }

  mutating func mark(_ procedure: UInt32, services marks: UInt64) {
    touch(procedure)
    services[Int(procedure)] |= marks
  }

  /// The counts of one rule. `words` are the procedure bits of state words; `knowsDossiers` says that the store holds
  /// dossiers at all, so that having none of a procedure is knowledge.
  func tally(_ rule: ProcedureRule, words: [UInt64], knowsDossiers: Bool) -> Tally {
    let absenceIsKnown = rule.joinsDossiers && knowsDossiers
    var tally = Tally()
    var seen = 0
    for procedure in touched {
      let (dossiers, services) = (dossiers[Int(procedure)], services[Int(procedure)])
      let isSeen: Bool
      let isCounted: Bool
      let isDetermined: Bool
      switch rule.base {
      case .services(let any, let counted, let open):
        isSeen = services & any != 0
        isCounted = services & counted != 0
        isDetermined = isCounted || services & open == 0
      case .dossiers(let any, let filter, let known):
        let kind = words[Int(procedure)] >> StateMemo.procedureShift
        isSeen = dossiers & any != 0
        isCounted = isSeen && filter.holds(kind)
        isDetermined = known.holds(kind)
      }
      let joined = rule.joinsDossiers ? dossiers : services
      let isAchieved = joined & rule.joined.achieved != 0
      let isKnown = joined & rule.joined.stated != 0 || (absenceIsKnown && joined & rule.joined.seen == 0)
      seen += isSeen ? 1 : 0
      tally.denominator += isCounted ? 1 : 0
      tally.numerator += isCounted && isAchieved ? 1 : 0
      tally.known += isCounted && isDetermined && isKnown ? 1 : 0
      tally.undetermined += isSeen && !isCounted && !isDetermined ? 1 : 0
    }
    tally.sawAny = seen > 0
    return tally
  }

  private mutating func touch(_ procedure: UInt32) {
    if dossiers[Int(procedure)] | services[Int(procedure)] == 0 { touched.append(procedure) }
  }
}
