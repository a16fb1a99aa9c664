package import Base
internal import Counting
package import Records
internal import Rules
package import Scoring

/// Everything of one sort that a unit can still do to what its index misses, the most urgent first.
package struct OpenActs: Sendable {
  package let remedy: Remedy
  package let acts: [RemedyAct]
}

extension Scorer {
  /// What can still be done to records that some indicator misses, sort by sort; the unit's records must be opened. What nothing
  /// can be done about has no sort here.
  package func openActs(_ code: UnitCode, _ question: Question) -> [OpenActs] {
    let window = question.window
    var acts: [Remedy: [RemedyAct]] = [:]
    let movable = question.pack.indicators.map { (rule: $0, remedies: $0.remedies) }
    let dossiers = engine.facts.units.subtree(code).flatMap { engine.facts.dossiers[$0] ?? [] }.sorted { a, b in
      let (x, y) = (a.dueAt?.seconds ?? .max, b.dueAt?.seconds ?? .max)
      return x != y ? x < y : codePointOrder(a.code, b.code)
    }
    var known: [DossierState: [Remedy]] = [:]
    for dossier in dossiers {
      let state = DossierState(dossier, engine.facts.procedures[dossier.procedure], window)
      let helpful: [Remedy]
      if let remedies = known[state] {
        helpful = remedies
      } else {
        let missed = movable.filter { engine.achieves($0.rule, dossier, window: window) == false }
        helpful = dossier.remedies(in: window).filter { remedy in missed.contains { $0.remedies.contains(remedy) } }
        known[state] = helpful
      }
      for remedy in helpful { acts[remedy, default: []].append(.dossier(code: dossier.code, remedy)) }
    }
    for act in openServiceActs(code, question) { acts[act.remedy, default: []].append(act) }
    for unit in engine.facts.units.subtree(code) {
      for petition in engine.facts.petitions[unit] ?? [] where petition.answered(in: window) != nil {
        acts[.answerPetition, default: []].append(.petition(code: petition.code))
      }
    }
    return Remedy.allCases.compactMap { remedy in acts[remedy].map { OpenActs(remedy: remedy, acts: $0) } }
  }

  private func openServiceActs(_ code: UnitCode, _ question: Question) -> [RemedyAct] {
    let window = question.window
    guard window.isOpen, let score = score(code, question) else { return [] }
    let rules = score.indicators.filter { $0.origin == .own }.map(\.rule)
    let effects = ServiceEffects(engine, unit: code, window: window, rules: rules)
    var acts: [RemedyAct] = []
    var seen: Set<ProcedureCode> = []
    for owner in engine.facts.units.subtree(code) {
      for service in engine.facts.services[owner] ?? [] where service.isValid(on: window.lastDay) {
        for act in [ServiceAct.integratePayment, .offerOnline]
        where effects.shifts(act, owner, service.procedure).contains(where: { $0.numerator > 0 }) {
          guard act == .offerOnline || seen.insert(service.procedure).inserted else { continue }
          acts.append(
            act == .integratePayment
              ? .integratePayment(unit: owner, service.procedure) : .offerOnline(unit: owner, service.procedure))
        }
      }
    }
    return acts
  }
}
