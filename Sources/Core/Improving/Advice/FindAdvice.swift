package import Base
internal import Counting
internal import Records
internal import Rules
package import Scoring
internal import Workdays

/// Prices what is decided while a dossier is taken in. Indicators that ask for one dossier of a procedure (07, 09, 17) belong to the
/// procedure and are left out.
package struct Adviser: Sendable {
  private let scorer: Scorer
  private let score: UnitScore
  private let counted: [IndicatorScore]

  package init(_ scorer: Scorer, _ score: UnitScore) {
    self.scorer = scorer
    self.score = score
    counted = score.indicators.filter { indicator in
      guard case .records(let measure) = indicator.rule.measure, measure.subject == .dossier else { return false }
      return indicator.origin == .own
    }
  }

  /// Every item that can matter for this dossier. `isCounted`: the counts hold it already.
  package func lines(_ procedure: ProcedureCode, _ state: IntakeState, isCounted: Bool) -> [AdviceLine] {
    AdviceItem.allCases.compactMap { item in
      if item == .payment, state.isFree { return nil }
      let has: Bool? = item == .online ? state.channel == .online : state.has[item]
      return AdviceLine(
        item: item, state: has.map { $0 ? .present : .missing } ?? .unknown,
        shares: shares(of: item, procedure, state, isCounted: isCounted))
    }
  }

  private func shares(
    of item: AdviceItem, _ procedure: ProcedureCode, _ state: IntakeState, isCounted: Bool
  ) -> [Stakes.Share] {
    let good = dossier(procedure, state, without: nil)
    let bad = dossier(procedure, state, without: item)
    return counted.compactMap { indicator in
      guard scorer.engine.achieves(indicator.rule, good, window: score.window) == true,
        scorer.engine.achieves(indicator.rule, bad, window: score.window) == false
      else { return nil }
      let points = worth(indicator, isCounted: isCounted)
      return points == .zero ? nil : Stakes.Share(no: indicator.rule.no, points: points)
    }
  }

  /// The exact score with this dossier in the numerator less without; it comes into the denominator either way.
  private func worth(_ indicator: IndicatorScore, isCounted: Bool) -> Fraction {
    let d = (indicator.denominator ?? 0) + (isCounted ? 0 : 1)
    guard d > 0 else { return .zero }
    let n = min(indicator.numerator ?? 0, d - 1)
    return indicator.exact(at: Fraction(n + 1, d)) - indicator.exact(at: Fraction(n, d))
  }

  /// The dossier with everything seen to but one thing.
  private func dossier(_ procedure: ProcedureCode, _ state: IntakeState, without item: AdviceItem?) -> Dossier {
    let received = min(state.received, score.window.end)
    func isDone(_ own: AdviceItem) -> Bool? { own != item }
    let dossier = Dossier(
      code: "", unit: score.unit.code, procedure: procedure, channel: item == .online ? .direct : .online,
      receivedAt: received, dueAt: nil, endedAt: nil, endKind: nil, secondSupplementAt: nil,
      syncedAt: item == .synced ? nil : received,
      payment: state.isFree ? Payment.none : item == .payment ? .due : .paidOnline,
      flags: [isDone(.result), isDone(.component), isDone(.reuse), isDone(.store), isDone(.account), false], known: 0)
    return item == .promise ? dossier.becomingLate(at: received) : dossier
  }

  /// What asking for a supplement at the window's end comes to. `asked`: how often it was asked before; `isLate`: the dossier is late
  /// already.
  package func supplement(
    _ procedure: ProcedureCode, _ state: IntakeState, asked: Int, isLate: Bool, isCounted: Bool
  ) -> SupplementAdvice {
    let makesLate = asked >= 1 && !isLate
    let calendar = scorer.engine.calendar
    return SupplementAdvice(
      number: asked + 1, isLateAlready: isLate, makesLate: makesLate,
      shares: makesLate ? shares(of: .promise, procedure, state, isCounted: isCounted) : [],
      noticeBy: .start(of: calendar.workday(3, after: state.received.day)) + Int64(OfficeHours.standard.close))
  }
}
