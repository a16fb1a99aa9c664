internal import Base
internal import Counting
internal import Records
internal import Rules

/// Something that can be done to one service of a unit.
package enum ServiceAct: String, Hashable, Sendable, CaseIterable {
  case offerOnline = "offer_online"
  case integratePayment = "integrate_payment"
  /// Take it off the online list: nobody asks for it online.
  case withdrawOnline = "withdraw_online"
}

/// What changing one service does to the indicators that count procedures. A procedure's counts depend on nothing but its own
/// services and dossiers: each is looked at alone, of dossiers in the same state one, and of services alike one. That makes the
/// question as quick for a province as for a commune.
final class ServiceEffects {
  struct Shift: Hashable, Sendable {
    var numerator = 0
    var denominator = 0
  }

  private struct Key: Hashable {
    let act: ServiceAct
    let procedure: ProcedureCode
    let isOwn: Bool
    let likeness: Service.Likeness
  }

  private let engine: ObviousEngine
  private let unit: UnitCode
  private let window: Window
  private let rules: [IndicatorRule]
  /// Those offered on the window's last day.
  private var services: [ProcedureCode: [Service]] = [:]
  /// One dossier of each state.
  private var dossiers: [ProcedureCode: [Dossier]] = [:]
  private var before: [ProcedureCode: [Bool?]] = [:]
  private var known: [Key: [Shift]] = [:]

  init(_ engine: ObviousEngine, unit: UnitCode, window: Window, rules: [IndicatorRule]) {
    self.engine = engine
    self.unit = unit
    self.window = window
    self.rules = rules
    var seen: [ProcedureCode: Set<DossierState>] = [:]
    for owner in engine.facts.units.subtree(unit) {
      for service in engine.facts.services[owner] ?? [] where service.isValid(on: window.lastDay) {
        services[service.procedure, default: []].append(service)
      }
      for dossier in engine.facts.dossiers[owner] ?? [] {
        let state = DossierState(dossier, engine.facts.procedures[dossier.procedure], window)
        guard seen[dossier.procedure, default: []].insert(state).inserted else { continue }
        dossiers[dossier.procedure, default: []].append(dossier)
      }
    }
  }

  /// By how much each rule's counts move; zeros where it cannot be done, or moves nothing.
  func shifts(_ act: ServiceAct, _ owner: UnitCode, _ code: ProcedureCode) -> [Shift] {
    guard let service = services[code]?.first(where: { $0.unit == owner }) else { return rules.map { _ in Shift() } }
    let key = Key(act: act, procedure: code, isOwn: owner == unit, likeness: service.likeness)
    if let shifts = known[key] { return shifts }
    let shifts = shifts(act, [owner], code)
    known[key] = shifts
    return shifts
  }

  /// The same when several units do it together.
  func shifts(_ act: ServiceAct, _ owners: [UnitCode], _ code: ProcedureCode) -> [Shift] {
    guard let done = alone(code).after(act, owners, code, in: window) else { return rules.map { _ in Shift() } }
    return shifts(from: judged(code), to: judged(code, in: done))
  }

  private func shifts(from was: [Bool?], to becomes: [Bool?]) -> [Shift] {
    zip(was, becomes).map { was, becomes in
      Shift(
        numerator: (becomes == true ? 1 : 0) - (was == true ? 1 : 0),
        denominator: (becomes == nil ? 0 : 1) - (was == nil ? 0 : 1))
    }
  }

  private func alone(_ code: ProcedureCode) -> Facts {
    engine.facts.holding(
      dossiers: [unit: dossiers[code] ?? []], services: Dictionary(grouping: services[code] ?? [], by: \.unit))
  }

  private func judged(_ code: ProcedureCode) -> [Bool?] {
    if let known = before[code] { return known }
    let judged = judged(code, in: alone(code))
    before[code] = judged
    return judged
  }

  /// Whether each rule counts the procedure, and as achieved.
  private func judged(_ code: ProcedureCode, in facts: Facts) -> [Bool?] {
    let engine = ObviousEngine(facts: facts, calendar: engine.calendar)
    return rules.map { engine.procedures($0, unit: unit, window: window)[code] }
  }
}

extension Facts {
  /// Nil where the act is refused: done already, or too late.
  func after(_ act: ServiceAct, _ owners: [UnitCode], _ code: ProcedureCode, in window: Window) -> Facts? {
    switch act {
    case .offerOnline: try? after(owners.map { .offerOnline(unit: $0, code) }, in: window)
    case .integratePayment: try? after(owners.map { .integratePayment(unit: $0, code) }, in: window)
    case .withdrawOnline:
      window.isOpen
        ? owners.reduce(self) { $0.withdrawingOnline($1, code, on: window.lastDay) } : nil
    }
  }
}
