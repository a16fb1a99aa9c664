internal import Base
internal import Records
internal import Rules

// Indicators that count dossiers (04, 05, 08, 11–14, 16, 18, 21) and petitions (19, 20).
extension ObviousEngine {
  func judgeDossiers(
    _ measure: RecordMeasure, _ deciding: [DecidingField], _ unit: UnitCode, _ window: Window, _ asking: Asking,
    _ tell: (Judgement) -> Void
  ) {
    let filterFields = measure.filter?.fields(among: deciding) ?? []
    for owner in facts.units.subtree(unit) {
      for (index, dossier) in (facts.dossiers[owner] ?? []).enumerated() {
        guard isIn(measure.population, dossier, window) else { continue }
        let counted = measure.filter.map { asking.holds($0, dossier) } ?? true
        tell(
          Judgement(
            member: .dossier(unit: owner, index: index), isCounted: counted,
            isAchieved: counted && asking.holds(measure.achieved, dossier),
            isKnown: asking.knows(deciding, dossier),
            isUndetermined: !counted && !asking.knows(filterFields, dossier)))
      }
    }
  }

  func judgePetitions(
    _ measure: RecordMeasure, _ deciding: [DecidingField], _ unit: UnitCode, _ window: Window, _ asking: Asking,
    _ tell: (Judgement) -> Void
  ) {
    for owner in facts.units.subtree(unit) {
      for (index, petition) in (facts.petitions[owner] ?? []).enumerated() where petition.isActive(in: window) {
        let counted = measure.filter.map { asking.holds($0, petition) } ?? true
        tell(
          Judgement(
            member: .petition(unit: owner, index: index), isCounted: counted,
            isAchieved: counted && asking.holds(measure.achieved, petition),
            isKnown: asking.knows(deciding, petition)))
      }
    }
  }

  func isIn(_ population: Population, _ dossier: Dossier, _ window: Window) -> Bool {
    switch population {
    case .received: dossier.isReceived(in: window)
    case .active: dossier.isActive(in: window)
    }
  }
}
