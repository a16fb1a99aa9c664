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
        reason: reason(rule, petition), recoverable: .no, field: nil, office: nil, officer: nil)
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

  /// The first condition of the rule the dossier fails; a condition nobody has words for is just not met.
  private func reason(_ rule: IndicatorRule, _ dossier: Dossier) -> LossLine.Reason {
    guard case .records(let measure) = rule.measure else { return .notAchieved }
    return measure.achieved.leaves.lazy.compactMap { reason($0, dossier) }.first ?? .notAchieved
  }

  private func reason(_ leaf: Predicate.Leaf, _ dossier: Dossier) -> LossLine.Reason? {
    if leaf.isNegated {
      switch leaf.attribute {
      case .late where dossier.isLate(at: window.end):
        return dossier.lateness?.reason == .secondSupplement ? .secondSupplement : .late
      case .complaint where dossier.complaint == true: return .complaint
      default: return nil
      }
    }
    func asks(_ word: String, not has: String) -> Bool { leaf.words.contains(word) && !leaf.words.contains(has) }
    switch leaf.attribute {
    case .synced where !(dossier.syncedAt.map { $0 <= window.end } ?? false): return .notSynced
    case .channel where asks("online", not: dossier.channel.rawValue): return .notOnline
    case .payment where asks("2", not: (dossier.payment ?? .none).rawValue): return .notPaidOnline
    case .componentFile where dossier.componentFile != true: return .notDigitised
    case .resultFile where dossier.resultFile != true: return .noResultFile
    case .reused where dossier.reused != true: return .notReused
    case .personalStore where dossier.personalStore != true: return .notStored
    case .populationData where dossier.populationData != true: return .noPopulationData
    default: return nil
    }
  }

  private func reason(_ rule: IndicatorRule, _ petition: Petition) -> LossLine.Reason {
    guard case .records(let measure) = rule.measure else { return .notAchieved }
    let failed = measure.achieved.leaves.first { leaf in
      guard leaf.isNegated else { return false }
      return switch leaf.attribute {
      case .late: petition.isLate(at: window.end)
      case .disliked: petition.isDisliked
      case .isRepeat: petition.isRepeat == true
      default: false
      }
    }
    return switch failed?.attribute {
    case .late: .petitionLate
    case .disliked: .petitionDisliked
    case .isRepeat: .petitionRepeated
    default: .notAchieved
    }
  }

  private func reason(_ rule: IndicatorRule) -> LossLine.Reason {
    switch rule.measure {
    case .announcements(.signedInTime): .announcedLate
    case .announcements(.publishedInTime): .publishedLate
    case .announcements(.complete): .partsIncomplete
    case .procedures(let measure):
      switch measure.achieved {
      case .service(let condition):
        reason(condition.leaves, [.paymentIntegrated: .notIntegrated, .onlineLevel: .notProvidedOnline])
      case .dossier(_, let condition):
        reason(
          condition.leaves,
          [
            .payment: .noOnlinePayment, .populationData: .procedureWithoutPopulationData, .channel: .noOnlineDossier,
          ])
      }
    default: .notAchieved
    }
  }

  /// The reason of the one thing a procedure is asked for.
  private func reason(
    _ leaves: [Predicate.Leaf], _ reasons: [Attribute: LossLine.Reason]
  ) -> LossLine.Reason {
    guard leaves.count == 1, let leaf = leaves.first, !leaf.isNegated else { return .notAchieved }
    // The word asked for is the one the sentence speaks of.
    let spoken: [Attribute: String] = [.payment: "2", .channel: "online"]
    if let word = spoken[leaf.attribute], leaf.words != [word] { return .notAchieved }
    if leaf.attribute == .onlineLevel, leaf.words.contains("none") { return .notAchieved }
    return reasons[leaf.attribute] ?? .notAchieved
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
