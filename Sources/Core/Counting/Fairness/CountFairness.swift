package import Base
internal import Records
internal import Workdays

extension ObviousEngine {
  /// Who had the dossiers of a unit's subtree that are active in the window; its records and steps must be opened.
  package func fairness(_ unit: UnitCode, window: Window) -> FairnessReport {
    var cases: [String: [OfficerCase]] = [:]
    var uncharged: [String] = []
    var (dossiers, unheld) = (0, 0)
    for owner in facts.units.subtree(unit) {
      for dossier in facts.dossiers[owner] ?? [] where dossier.isActive(in: window) {
        dossiers += 1
        let holdings = facts.holdings(of: dossier, by: window.end)
        let late = dossier.lateness.flatMap { $0.since <= window.end ? $0.since : nil }
        let charged = late.flatMap { holdings.charged(dossier, since: $0, by: window.end) }
        let byOfficer = Dictionary(grouping: holdings.indices.filter { holdings[$0].officer != nil }) {
          holdings[$0].officer ?? ""
        }
        if byOfficer.isEmpty { unheld += 1 }
        if late != nil, charged.flatMap({ holdings[$0].officer }) == nil { uncharged.append(dossier.code) }
        for (officer, places) in byOfficer {
          cases[officer, default: []].append(
            one(
              dossier, places.map { holdings[$0] }, isCharged: charged.map { places.contains($0) } ?? false, late: late,
              by: window.end))
        }
      }
    }
    return FairnessReport(
      unit: unit, window: window,
      sheets: cases.keys.sorted(by: codePointOrder).map { officer in
        OfficerSheet(
          officer: officer, cases: (cases[officer] ?? []).sorted { codePointOrder($0.dossier.code, $1.dossier.code) })
      }, dossiers: dossiers, unheld: unheld, uncharged: uncharged.sorted(by: codePointOrder))
  }

  private func one(_ dossier: Dossier, _ own: [Holding], isCharged: Bool, late: Instant?, by end: Instant)
    -> OfficerCase
  {
    var (used, budget, usedOfBudget) = (0, 0, 0)
    for holding in own {
      let time = max(
        0,
        calendar.workingTime(from: holding.from, to: max(holding.from, min(holding.until ?? end, end))).seconds
          - holding.paused * 60)
      used += time
      if let due = holding.due, due > holding.from {
        budget += calendar.workingTime(from: holding.from, to: due).seconds
        usedOfBudget += time
      }
    }
    let came = own.contains { holding in
      (late.map { $0 <= holding.from } ?? false) || holding.isOutOfTimeOnArrival(dossier)
    }
    let term = dossier.receivedAt.flatMap { received in
      dossier.dueAt.flatMap { $0 > received ? calendar.workingTime(from: received, to: $0) : nil }
    }
    let isStillThere = own.contains { $0.until == nil } && !dossier.hasEnded(by: end)
    return OfficerCase(
      dossier: dossier, outcome: isCharged ? .charged : came ? .inherited : isStillThere ? .open : .inTime,
      used: WorkingTime(seconds: used), budget: budget > 0 ? WorkingTime(seconds: budget) : nil,
      usedOfBudget: WorkingTime(seconds: usedOfBudget), steps: own.count { !$0.isWhole },
      stepsOver: own.count { !$0.isWhole && $0.isOver(by: end) }, term: term,
      isWhole: own.allSatisfy(\.isWhole))
  }
}
