internal import Base
internal import Records
internal import Rules

// Indicators that count distinct procedures (06, 07, 09, 10, 17): each once over the whole subtree, joined by
// procedure, not by unit.
extension ObviousEngine {
  func judgeProcedures(
    _ measure: ProcedureMeasure, _ deciding: [DecidingField], _ unit: UnitCode, _ window: Window, _ asking: Asking,
    _ tell: (Judgement) -> Void
  ) {
    let subtree = facts.units.subtree(unit)
    let candidates = candidates(measure.base, deciding, unit, subtree, window, asking)
    let joined = joined(measure, deciding, unit, subtree, window, asking)
    for procedure in candidates.keys.sorted() {
      guard let candidate = candidates[procedure] else { continue }
      let achieved = joined.achieved.contains(procedure)
      tell(
        Judgement(
          member: .procedure(procedure), isCounted: candidate.isCounted, isAchieved: candidate.isCounted && achieved,
          isKnown: candidate.isDetermined && joined.isKnown(procedure),
          isUndetermined: !candidate.isCounted && !candidate.isDetermined))
    }
  }

  private struct Candidate {
    var isCounted = false
    /// False while a deciding field of the base is unknown and might change `isCounted`.
    var isDetermined = true
  }

  private func candidates(
    _ base: ProcedureMeasure.Base, _ deciding: [DecidingField], _ unit: UnitCode, _ subtree: [UnitCode],
    _ window: Window, _ asking: Asking
  ) -> [ProcedureCode: Candidate] {
    var candidates: [ProcedureCode: Candidate] = [:]
    switch base {
    case .services(let filter), .ownServices(let filter):
      let owners = if case .ownServices = base { [unit] } else { subtree }
      let fields = filter?.fields(among: deciding) ?? []
      for service in offered(by: owners, on: window.lastDay) {
        var candidate = candidates[service.procedure] ?? Candidate()
        if filter.map({ asking.holds($0, service) }) ?? true { candidate.isCounted = true }
        if !asking.knows(fields, service) { candidate.isDetermined = false }
        candidates[service.procedure] = candidate
      }
      return candidates.mapValues { Candidate(isCounted: $0.isCounted, isDetermined: $0.isCounted || $0.isDetermined) }
    case .dossiers(let population, let filter):
      let fields = filter?.fields(among: deciding) ?? []
      for owner in subtree {
        for dossier in facts.dossiers[owner] ?? [] where isIn(population, dossier, window) {
          candidates[dossier.procedure] = Candidate(
            isCounted: filter.map { asking.holds($0, dossier.procedure) } ?? true,
            isDetermined: fields.allSatisfy { asking.knows($0, dossier.procedure) })
        }
      }
      return candidates
    }
  }

  private struct Joined {
    var achieved: Set<ProcedureCode> = []
    /// Procedures with a joined record whose deciding fields are known, and all that have one.
    var stated: Set<ProcedureCode> = []
    var seen: Set<ProcedureCode> = []
    /// Having no joined record is knowledge: the store holds such records, only none of this procedure.
    var absenceIsKnown = false

    func isKnown(_ procedure: ProcedureCode) -> Bool {
      stated.contains(procedure) || (absenceIsKnown && !seen.contains(procedure))
    }
  }

  private func joined(
    _ measure: ProcedureMeasure, _ deciding: [DecidingField], _ unit: UnitCode, _ subtree: [UnitCode],
    _ window: Window, _ asking: Asking
  ) -> Joined {
    var joined = Joined()
    switch measure.achieved {
    case .dossier(let population, let condition):
      let fields = condition.fields(among: deciding)
      joined.absenceIsKnown = !facts.dossiers.isEmpty
      for owner in subtree {
        for dossier in facts.dossiers[owner] ?? [] where isIn(population, dossier, window) {
          joined.seen.insert(dossier.procedure)
          if asking.holds(condition, dossier) { joined.achieved.insert(dossier.procedure) }
          if asking.knows(fields, dossier) { joined.stated.insert(dossier.procedure) }
        }
      }
    case .service(let condition):
      let owners = if case .ownServices = measure.base { [unit] } else { subtree }
      let fields = condition.fields(among: deciding)
      for service in offered(by: owners, on: window.lastDay) {
        joined.seen.insert(service.procedure)
        if asking.holds(condition, service) { joined.achieved.insert(service.procedure) }
        if asking.knows(fields, service) { joined.stated.insert(service.procedure) }
      }
    }
    return joined
  }

  private func offered(by owners: [UnitCode], on day: Day) -> [Service] {
    owners.flatMap { owner in (facts.services[owner] ?? []).filter { $0.isValid(on: day) } }
  }
}
