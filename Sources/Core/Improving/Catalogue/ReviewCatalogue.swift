package import Base
internal import Counting
internal import Records
internal import Rules
package import Scoring

extension Scorer {
  /// Goes through the procedures a unit's subtree offers on the window's last day; its records must be opened. Nil when there is
  /// no such unit. What an option does is counted procedure by procedure, and all advised ones together on a scored copy.
  package func catalogue(_ code: UnitCode, _ question: Question) -> CatalogueReview? {
    guard let before = score(code, question) else { return nil }
    let window = question.window
    let subtree = engine.facts.units.subtree(code)
    let effects = ServiceEffects(engine, unit: code, window: window, rules: before.indicators.map(\.rule))
    let received = received(subtree, window)
    let services = Dictionary(
      grouping: subtree.flatMap { engine.facts.services[$0] ?? [] }.filter { $0.isValid(on: window.lastDay) },
      by: \.procedure)
    let lines = services.map { procedure, offered in
      line(procedure, offered, received[procedure] ?? Received(), before, effects, isOpen: window.isOpen)
    }.sorted(by: CatalogueLine.isBefore)
    func done(_ options: [CatalogueOption]) -> UnitScore? {
      let facts = options.reduce(engine.facts) { facts, option in
        facts.after(option.act, option.owners, option.procedure, in: window) ?? facts
      }
      return Scorer(ObviousEngine(facts: facts, calendar: engine.calendar)).score(code, question)
    }
    let groups = ServiceAct.allCases.compactMap { act -> CatalogueReview.Group? in
      let options = lines.compactMap { act == .withdrawOnline ? $0.best : $0.advised }.filter { $0.act == act }
      if options.isEmpty { return nil }
      return done(options).map { CatalogueReview.Group(act: act, options: options, after: $0) }
    }
    guard let after = done(lines.compactMap(\.advised)) else { return nil }
    return CatalogueReview(lines: lines, before: before, groups: groups, after: after)
  }

  private struct Received {
    var online = 0
    var direct = 0
    var post = 0
    var paidOnline = 0
  }

  private func received(_ subtree: [UnitCode], _ window: Window) -> [ProcedureCode: Received] {
    var received: [ProcedureCode: Received] = [:]
    for dossier in subtree.lazy.flatMap({ engine.facts.dossiers[$0] ?? [] }) where dossier.isReceived(in: window) {
      switch dossier.channel {
      case .online: received[dossier.procedure, default: Received()].online += 1
      case .direct: received[dossier.procedure, default: Received()].direct += 1
      case .post: received[dossier.procedure, default: Received()].post += 1
      }
      if dossier.payment == .paidOnline { received[dossier.procedure, default: Received()].paidOnline += 1 }
    }
    return received
  }

  private func line(
    _ code: ProcedureCode, _ offered: [Service], _ received: Received, _ score: UnitScore, _ effects: ServiceEffects,
    isOpen: Bool
  ) -> CatalogueLine {
    let hasFee = engine.facts.procedures[code]?.fee == true
    let online = offered.filter { ($0.onlineLevel ?? .none) != OnlineLevel.none }
    let offline = offered.filter { ($0.onlineLevel ?? .none) == OnlineLevel.none }
    var options: [CatalogueOption] = []
    func offer(_ act: ServiceAct, _ services: [Service]) {
      if services.isEmpty || !isOpen { return }
      options.append(option(act, code, services.map(\.unit), score, effects))
    }
    if online.isEmpty { offer(.offerOnline, offline) }
    if received.online == 0 { offer(.withdrawOnline, online) }
    if hasFee, !offered.contains(where: { $0.paymentIntegrated == true }) { offer(.integratePayment, offered) }
    return CatalogueLine(
      procedure: code, owners: offered.map(\.unit),
      level: online.contains { $0.onlineLevel == .full }
        ? .full : online.isEmpty ? .none : .partial,
      isIntegrated: offered.contains { $0.paymentIntegrated == true }, hasFee: hasFee,
      isOwnAuthority: offered.contains { $0.ownAuthority == true }, online: received.online, direct: received.direct,
      post: received.post, paidOnline: received.paidOnline,
      options: options.sorted { $0.points != $1.points ? $1.points < $0.points : $0.act.rawValue < $1.act.rawValue })
  }

  private func option(
    _ act: ServiceAct, _ code: ProcedureCode, _ owners: [UnitCode], _ score: UnitScore, _ effects: ServiceEffects
  ) -> CatalogueOption {
    var moved: [CatalogueOption.Effect] = []
    var billionths = 0
    for (indicator, shift) in zip(score.indicators, effects.shifts(act, owners, code)) {
      guard shift != ServiceEffects.Shift(), indicator.origin == .own, let n = indicator.numerator,
        let d = indicator.denominator
      else { continue }
      let curve = ScoreCurve(indicator, kind: score.unit.kind, rounding: score.rounding)
      let after = curve.points(n + shift.numerator, d + shift.denominator)
      moved.append(.init(no: indicator.rule.no, before: indicator.score, after: after))
      let exact =
        d + shift.denominator > 0
        ? indicator.exact(at: Fraction(n + shift.numerator, d + shift.denominator)) : after.fraction
      billionths += (exact - (d > 0 ? indicator.exact(at: Fraction(n, d)) : indicator.score.fraction)).billionths
    }
    return CatalogueOption(
      act: act, procedure: code, owners: owners, effects: moved, points: Fraction(billionths, 1_000_000_000))
  }
}

extension CatalogueLine {
  fileprivate static func isBefore(_ a: CatalogueLine, _ b: CatalogueLine) -> Bool {
    if (a.advised == nil) != (b.advised == nil) { return a.advised != nil }
    let (x, y) = (a.best?.points ?? .zero, b.best?.points ?? .zero)
    if x != y { return y < x }
    return a.received != b.received ? b.received < a.received : a.procedure < b.procedure
  }
}
