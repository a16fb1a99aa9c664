package import Base
internal import Counting
package import Records
internal import Rules
package import Scoring

/// Where closed codes of procedures are still in use, and what that does to a unit's counts.
package struct RecodingReview: Sendable {
  /// One code that is not in force on the window's last day and yet in use.
  package struct Use: Sendable {
    package let code: ProcedureCode
    package let procedure: Procedure?
    package let state: ProcedureCodes.State
    /// The code in force in its place; nil when the register names none.
    package let current: ProcedureCode?
    /// Units that still offer it on the last day.
    package let offeredBy: [UnitCode]
    /// Dossiers of the period, and those among them received after the code was closed.
    package let dossiers: Int
    package let receivedAfter: Int
  }

  /// One indicator as it is, and as it would be with every code in force.
  package struct Shift: Sendable {
    package let before: IndicatorScore
    package let after: IndicatorScore
    package var points: Points { after.score - before.score }
  }

  package let uses: [Use]
  package let before: UnitScore
  package let after: UnitScore
  /// Indicators whose counts or score move.
  package let shifts: [Shift]
}

extension Desk {
  /// Reviews a unit's subtree, whose records must be on the desk; nil when there is no such unit.
  package func recodingReview(_ unit: UnitCode, _ question: Question) -> RecodingReview? {
    let window = question.window
    let codes = ProcedureCodes(facts.procedures, on: window.lastDay)
    let subtree = facts.units.subtree(unit)
    var offered: [ProcedureCode: Set<UnitCode>] = [:]
    for owner in subtree {
      for service in facts.services[owner] ?? [] where service.isValid(on: window.lastDay) {
        offered[service.procedure, default: []].insert(owner)
      }
    }
    var received: [ProcedureCode: [Dossier]] = [:]
    for owner in subtree {
      for dossier in facts.dossiers[owner] ?? [] where dossier.isActive(in: window) {
        received[dossier.procedure, default: []].append(dossier)
      }
    }
    let uses = Set(offered.keys).union(received.keys).sorted().compactMap { code -> RecodingReview.Use? in
      guard let state = codes.state(code) else { return nil }
      let current = codes.current(code)
      let dossiers = received[code] ?? []
      return RecodingReview.Use(
        code: code, procedure: facts.procedures[code], state: state, current: current == code ? nil : current,
        offeredBy: (offered[code] ?? []).sorted(), dossiers: dossiers.count,
        receivedAfter: dossiers.count { $0.isReceived(afterEnd: state) })
    }
    let recoded = facts.recoded(by: codes)
    let engine = ObviousEngine(facts: recoded, calendar: calendar)
    let other = Scorer(engine, counting: ScanEngine(FactColumns(recoded), calendar: calendar))
    guard let before = scorer.score(unit, question), let after = other.score(unit, question) else { return nil }
    let shifts = zip(before.indicators, after.indicators).filter { was, becomes in
      was.score != becomes.score || was.numerator != becomes.numerator || was.denominator != becomes.denominator
    }
    return RecodingReview(
      uses: uses, before: before, after: after, shifts: shifts.map { RecodingReview.Shift(before: $0, after: $1) })
  }
}

extension Dossier {
  fileprivate func isReceived(afterEnd state: ProcedureCodes.State) -> Bool {
    guard case .closed(let end) = state, let received = receivedAt else { return false }
    return received.day > end
  }
}
