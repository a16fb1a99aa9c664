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
    var tally = Tally()
    for procedure in touched {
      let (dossiers, services) = (dossiers[Int(procedure)], services[Int(procedure)])
      let isCounted: Bool
      let isDetermined: Bool
      switch rule.base {
      case .services(let seen, let counted, let open):
        if services & seen == 0 { continue }
        isCounted = services & counted != 0
        isDetermined = isCounted || services & open == 0
      case .dossiers(let seen, let filter, let known):
        if dossiers & seen == 0 { continue }
        isCounted = filter.holds(words[Int(procedure)])
        isDetermined = known.holds(words[Int(procedure)])
      }
      tally.sawAny = true
      guard isCounted else {
        if !isDetermined { tally.undetermined += 1 }
        continue
      }
      tally.denominator += 1
      let joined = rule.joinsDossiers ? dossiers : services
      if joined & rule.joined.achieved != 0 { tally.numerator += 1 }
      let isKnown =
        joined & rule.joined.stated != 0 || (rule.joinsDossiers && knowsDossiers && joined & rule.joined.seen == 0)
      if isDetermined && isKnown { tally.known += 1 }
    }
    return tally
  }

  private mutating func touch(_ procedure: UInt32) {
    if dossiers[Int(procedure)] | services[Int(procedure)] == 0 { touched.append(procedure) }
  }
}
