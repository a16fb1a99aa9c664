internal import Base
internal import Counting
internal import Records
internal import Rules

/// Names the record behind a lost share: why it lost it, and by a first simple rule whether it can come back.
struct LossWriter {
  let facts: Facts
  let window: Window

  func line(_ rule: IndicatorRule, _ member: Member, _ share: Fraction) -> LossLine {
    switch member {
    case .dossier(let unit, let index):
      guard let dossier = facts.dossiers[unit]?[index] else { return .structural(rule.no, share, .notAchieved) }
      let reason = reason(rule, dossier)
      return LossLine(
        no: rule.no, kind: .record, recordKind: .dossier, code: dossier.code, unit: unit, points: share, reason: reason,
        recoverable: recoverable(reason, dossier), field: facts.procedures[dossier.procedure]?.field,
        office: dossier.office, officer: dossier.officer)
    case .petition(let unit, let index):
      guard let petition = facts.petitions[unit]?[index] else { return .structural(rule.no, share, .notAchieved) }
      return LossLine(
        no: rule.no, kind: .record, recordKind: .petition, code: petition.code, unit: unit, points: share,
        reason: reason(petition), recoverable: .no, field: nil, office: nil, officer: nil)
    case .procedure(let code):
      let reason = reason(rule)
      return LossLine(
        no: rule.no, kind: .record, recordKind: .procedure, code: code.text, unit: nil, points: share, reason: reason,
        recoverable: window.isOpen ? .thisPeriod : .future, field: facts.procedures[code]?.field, office: nil,
        officer: nil)
    case .announced(let unit, let code):
      let reason = reason(rule)
      return LossLine(
        no: rule.no, kind: .record, recordKind: .announcement, code: code.text, unit: unit, points: share,
        reason: reason, recoverable: reason == .partsIncomplete && window.isOpen ? .thisPeriod : .no,
        field: facts.procedures[code]?.field, office: nil, officer: nil)
    }
  }

  /// The first condition of the rule the dossier fails.
  private func reason(_ rule: IndicatorRule, _ dossier: Dossier) -> LossLine.Reason {
    guard case .records(let measure) = rule.measure else { return .notAchieved }
    for attribute in measure.achieved.attributes {
      switch attribute {
      case .late where dossier.isLate(at: window.end):
        return dossier.lateness?.reason == .secondSupplement ? .secondSupplement : .late
      case .complaint where dossier.complaint == true: return .complaint
      case .synced where !(dossier.syncedAt.map { $0 <= window.end } ?? false): return .notSynced
      case .channel where dossier.channel != .online: return .notOnline
      case .payment where dossier.payment != .paidOnline: return .notPaidOnline
      case .componentFile where dossier.componentFile != true: return .notDigitised
      case .resultFile where dossier.resultFile != true: return .noResultFile
      case .reused where dossier.reused != true: return .notReused
      case .personalStore where dossier.personalStore != true: return .notStored
      case .populationData where dossier.populationData != true: return .noPopulationData
      default: continue
      }
    }
    return .notAchieved
  }

  private func reason(_ petition: Petition) -> LossLine.Reason {
    if petition.isLate(at: window.end) { return .petitionLate }
    return petition.isDisliked ? .petitionDisliked : .petitionRepeated
  }

  private func reason(_ rule: IndicatorRule) -> LossLine.Reason {
    switch rule.measure {
    case .announcements(.signedInTime): .announcedLate
    case .announcements(.publishedInTime): .publishedLate
    case .announcements(.complete): .partsIncomplete
    case .procedures(let measure):
      switch measure.achieved {
      case .service(let condition):
        condition.attributes.contains(.paymentIntegrated) ? .notIntegrated : .notProvidedOnline
      case .dossier(_, let condition):
        condition.attributes.contains(.payment)
          ? .noOnlinePayment
          : condition.attributes.contains(.populationData) ? .procedureWithoutPopulationData : .noOnlineDossier
      }
    default: .notAchieved
    }
  }

  /// A file can be attached as long as anybody looks; what happened at reception or in time cannot be undone.
  private func recoverable(_ reason: LossLine.Reason, _ dossier: Dossier) -> LossLine.Recoverable {
    switch reason {
    case .noResultFile, .notDigitised, .notStored: .thisPeriod
    case .notSynced: window.isOpen ? .thisPeriod : .no
    case .notPaidOnline, .notReused, .noPopulationData:
      dossier.hasEnded(by: window.end) || !window.isOpen ? .no : .thisPeriod
    default: .no
    }
  }
}

extension Predicate {
  /// Every attribute it reads, in the order written.
  var attributes: [Attribute] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.attributes)
    case .not(let part): part.attributes
    case .has(let attribute, _): [attribute]
    }
  }
}
