internal import Base
internal import Records
internal import Rules

/// Answers a pack's predicates for records at one instant. Unknown counts as no.
struct Asking {
  let end: Instant
  let procedures: [ProcedureCode: Procedure]

  func holds(_ predicate: Predicate, _ dossier: Dossier) -> Bool {
    switch predicate {
    case .all(let parts): parts.allSatisfy { holds($0, dossier) }
    case .any(let parts): parts.contains { holds($0, dossier) }
    case .not(let part): !holds(part, dossier)
    case .has(let attribute, let words): has(attribute, words, dossier)
    }
  }

  func holds(_ predicate: Predicate, _ petition: Petition) -> Bool {
    switch predicate {
    case .all(let parts): parts.allSatisfy { holds($0, petition) }
    case .any(let parts): parts.contains { holds($0, petition) }
    case .not(let part): !holds(part, petition)
    case .has(.late, _): petition.isLate(at: end)
    case .has(.disliked, _): petition.isDisliked
    case .has(.isRepeat, _): petition.isRepeat == true
    case .has: false
    }
  }

  func holds(_ predicate: Predicate, _ service: Service) -> Bool {
    switch predicate {
    case .all(let parts): parts.allSatisfy { holds($0, service) }
    case .any(let parts): parts.contains { holds($0, service) }
    case .not(let part): !holds(part, service)
    case .has(.onlineLevel, let words): words.contains((service.onlineLevel ?? .none).rawValue)
    case .has(.paymentIntegrated, _): service.paymentIntegrated == true
    case .has(.ownAuthority, _): service.ownAuthority == true
    case .has(let attribute, _): has(attribute, service.procedure)
    }
  }

  func holds(_ predicate: Predicate, _ procedure: ProcedureCode) -> Bool {
    switch predicate {
    case .all(let parts): parts.allSatisfy { holds($0, procedure) }
    case .any(let parts): parts.contains { holds($0, procedure) }
    case .not(let part): !holds(part, procedure)
    case .has(let attribute, _): has(attribute, procedure)
    }
  }

  private func has(_ attribute: Attribute, _ words: [String], _ dossier: Dossier) -> Bool {
    switch attribute {
    case .late: dossier.isLate(at: end)
    case .synced: dossier.syncedAt.map { $0 <= end } ?? false
    case .channel: words.contains(dossier.channel.rawValue)
    case .payment: words.contains((dossier.payment ?? .none).rawValue)
    case .complaint: dossier.complaint == true
    case .reused: dossier.reused == true
    case .resultFile: dossier.resultFile == true
    case .componentFile: dossier.componentFile == true
    case .personalStore: dossier.personalStore == true
    case .populationData: dossier.populationData == true
    default: has(attribute, dossier.procedure)
    }
  }

  /// Of the register row; an unknown procedure has no fee, no citizens and no paper result.
  private func has(_ attribute: Attribute, _ code: ProcedureCode) -> Bool {
    switch attribute {
    case .procedureFee: procedures[code]?.fee == true
    case .procedureCitizen: procedures[code]?.citizen == true
    case .procedurePaperResult: procedures[code]?.paperResult == true
    default: false
    }
  }
}
