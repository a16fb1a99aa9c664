internal import Base
internal import Counting
internal import Records
internal import Rules

/// Names the records behind the lost shares of one indicator: why they lost them, what wins them back, and until when.
struct LossWriter {
  let engine: ObviousEngine
  let window: Window
  private let memo = OutlookMemo()

  init(engine: ObviousEngine, window: Window) {
    self.engine = engine
    self.window = window
  }

  private var facts: Facts { engine.facts }

  func line(_ rule: IndicatorRule, _ member: Member, _ share: Fraction) -> LossLine {
    switch member {
    case .dossier(let unit, let index):
      guard let dossier = facts.dossiers[unit]?[index] else { return .structural(rule.no, share, .notAchieved) }
      let found = memo.outlook(dossier, facts.procedures[dossier.procedure], window) { outlook(rule, dossier) }
      return LossLine(
        no: rule.no, kind: .record, recordKind: .dossier, code: dossier.code, unit: unit, points: share,
        reason: reason(rule, dossier), prospect: found.prospect, remedies: found.remedies,
        deadline: dossier.hasEnded(by: window.end) ? nil : dossier.dueAt,
        field: facts.procedures[dossier.procedure]?.field, office: dossier.office, officer: dossier.officer)
    case .petition(let unit, let index):
      guard let petition = facts.petitions[unit]?[index] else { return .structural(rule.no, share, .notAchieved) }
      return LossLine(
        no: rule.no, kind: .record, recordKind: .petition, code: petition.code, unit: unit, points: share,
        reason: reason(rule, petition), prospect: lasting, remedies: [],
        deadline: petition.answeredAt == nil ? petition.dueAt : nil, field: nil, office: nil, officer: nil)
    case .procedure(let code):
      let remedies = window.isOpen ? [remedy(reason(rule))].compactMap { $0 } : []
      return LossLine(
        no: rule.no, kind: .record, recordKind: .procedure, code: code.text, unit: nil, points: share,
        reason: reason(rule), prospect: window.isOpen ? .now : .later, remedies: remedies, deadline: nil,
        field: facts.procedures[code]?.field, office: nil, officer: nil)
    case .announced(let unit, let code):
      let isWinnable = reason(rule) == .partsIncomplete && window.isOpen
      return LossLine(
        no: rule.no, kind: .record, recordKind: .announcement, code: code.text, unit: unit, points: share,
        reason: reason(rule), prospect: isWinnable ? .now : lasting, remedies: isWinnable ? [.completeParts] : [],
        deadline: missedDay(rule, unit, code).map { .end(of: $0) }, field: facts.procedures[code]?.field, office: nil,
        officer: nil)
    }
  }

  /// Of a loss that stays: further good records of an open period still thin it out.
  private var lasting: LossLine.Prospect { window.isOpen ? .diluted : .gone }

  /// What the dossier's own truthful remedies come to. Only those that are needed are named.
  private func outlook(_ rule: IndicatorRule, _ dossier: Dossier) -> (prospect: LossLine.Prospect, remedies: [Remedy]) {
    var needed = dossier.remedies(in: window)
    guard wins(rule, dossier, needed) else {
      // An open dossier is still in the next period, where its result can come.
      let waits = !window.isOpen && !dossier.hasEnded(by: window.end) && reason(rule, dossier) == .noResultFile
      return (waits ? .later : lasting, [])
    }
    for remedy in needed {
      let rest = needed.filter { $0 != remedy }
      if wins(rule, dossier, rest) { needed = rest }
    }
    return (.now, needed)
  }

  private func wins(_ rule: IndicatorRule, _ dossier: Dossier, _ remedies: [Remedy]) -> Bool {
    guard !remedies.isEmpty, let done = try? dossier.after(remedies, in: window) else { return false }
    return engine.achieves(rule, done, window: window) == true
  }

  /// What opens a procedure.
  private func remedy(_ reason: LossLine.Reason) -> Remedy? {
    switch reason {
    case .noOnlineDossier: .receiveOnline
    case .noOnlinePayment: .payOnline
    case .procedureWithoutPopulationData: .usePopulationData
    case .notIntegrated: .integratePayment
    case .notProvidedOnline: .offerOnline
    default: nil
    }
  }

  /// The first last day that a row of the procedure let pass.
  private func missedDay(_ rule: IndicatorRule, _ unit: UnitCode, _ code: ProcedureCode) -> Day? {
    guard case .announcements(let measure) = rule.measure else { return nil }
    let rows = (facts.announcements[unit] ?? []).filter { $0.procedure == code }
    return rows.compactMap { engine.term(measure, $0, window: window) }.filter { !$0.isInTime }.map(\.lastDay).min()
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
}
