internal import Base
internal import Counting
internal import Records
internal import Rules
internal import Scoring

/// Looks for everything a unit can still do that brings a component points.
struct PathItems {
  let engine: ObviousEngine
  let unit: UnitCode
  let window: Window
  let counts: PathCounts
  let efforts: EffortTable
  private let subtree: [UnitCode]
  /// Per indicator that counts procedures: those counted, and whether they are achieved.
  private let procedures: [Int: [ProcedureCode: Bool]]

  /// `opened`: procedures that further dossiers have opened already.
  init(
    engine: ObviousEngine, unit: UnitCode, window: Window, counts: PathCounts, efforts: EffortTable,
    procedures: [Int: [ProcedureCode: Bool]]
  ) {
    self.engine = engine
    self.unit = unit
    self.window = window
    self.counts = counts
    self.efforts = efforts
    self.procedures = procedures
    subtree = engine.facts.units.subtree(unit)
  }

  func items(_ component: PathComponent) -> [PathItem] {
    dossierItems(component) + serviceItems(component) + announcementItems(component)
  }

  // MARK: Dossiers

  private func dossierItems(_ component: PathComponent) -> [PathItem] {
    let remedies = Remedy.allCases.filter { component.remedies.contains($0) }
    var items: [PathItem] = []
    for owner in subtree {
      for dossier in engine.facts.dossiers[owner] ?? [] {
        let possible = remedies.filter { dossier.isPossible($0, in: window) }
        if possible.isEmpty { continue }
        let item = item(dossier, possible, component)
        if !item.options.isEmpty { items.append(item) }
      }
    }
    return items.sorted(by: PathItem.isBefore)
  }

  private func item(_ dossier: Dossier, _ possible: [Remedy], _ component: PathComponent) -> PathItem {
    let before = component.indicators.map { engine.achieves(counts.indicators[$0].rule, dossier, window: window) }
    var options: [PathOption] = []
    for subset in 1..<(1 << possible.count) {
      let acts = possible.indices.filter { subset & (1 << $0) != 0 }.map { possible[$0] }
      guard let done = try? dossier.after(acts, in: window) else { continue }
      var gain = PathGain.zero(before.count)
      var opened: [Int: ProcedureCode] = [:]
      for (at, place) in component.indicators.enumerated() {
        let rule = counts.indicators[place].rule
        let after = engine.achieves(rule, done, window: window)
        gain.numerators[at] = (after == true ? 1 : 0) - (before[at] == true ? 1 : 0)
        gain.denominators[at] = (after == nil ? 0 : 1) - (before[at] == nil ? 0 : 1)
        if procedures[place]?[dossier.procedure] == false, engine.opens(rule, done, window: window) {
          opened[at] = dossier.procedure
        }
      }
      if !gain.isHelpful, opened.isEmpty { continue }
      let price = acts.reduce(PathPrice.zero) { $0 + PathPrice(minutes: efforts[$1], acts: 1) }
      options.append(PathOption(acts: acts, price: price, gain: gain, opens: opened))
    }
    return PathItem(subject: .dossier(dossier), options: Self.undominated(options))
  }

  /// Without options that cost no less and bring no more than another.
  private static func undominated(_ options: [PathOption]) -> [PathOption] {
    if options.count == 1 { return options }
    return options.enumerated().filter { index, option in
      !options.enumerated().contains { other, better in
        other != index && option.opens.allSatisfy { better.opens[$0.key] != nil } && better.gain.covers(option.gain)
          && better.price <= option.price
          && (better.gain != option.gain || better.price < option.price || better.opens.count > option.opens.count
            || other < index)
      }
    }.map(\.element)
  }

  // MARK: Services and announcements

  private func serviceItems(_ component: PathComponent) -> [PathItem] {
    var items: [PathItem] = []
    for remedy in [Remedy.integratePayment, .offerOnline] where component.remedies.contains(remedy) && window.isOpen {
      var seen: Set<ProcedureCode> = []
      for owner in subtree {
        for service in engine.facts.services[owner] ?? [] where service.isValid(on: window.lastDay) {
          let isDone =
            remedy == .integratePayment
            ? service.paymentIntegrated == true : (service.onlineLevel ?? OnlineLevel.none) != OnlineLevel.none
          if isDone || seen.contains(service.procedure) { continue }
          let gain = gain(remedy, owner, service.procedure, component)
          guard gain.isHelpful else { continue }
          seen.insert(service.procedure)
          let option = PathOption(acts: [remedy], price: PathPrice(minutes: efforts[remedy], acts: 1), gain: gain)
          items.append(PathItem(subject: .procedure(service.procedure, unit: owner), options: [option]))
        }
      }
    }
    return items.sorted(by: PathItem.isBefore)
  }

  /// A procedure's counts depend on nothing but its own services and dossiers.
  private func gain(
    _ remedy: Remedy, _ owner: UnitCode, _ code: ProcedureCode, _ component: PathComponent
  ) -> PathGain {
    let act: RemedyAct =
      remedy == .integratePayment ? .integratePayment(unit: owner, code) : .offerOnline(unit: owner, code)
    let alone = engine.facts.keepingDossiers { $0.procedure == code }
    var gain = PathGain.zero(component.indicators.count)
    guard let done = try? alone.after([act], in: window) else { return gain }
    let (before, after) = (
      ObviousEngine(facts: alone, calendar: engine.calendar), ObviousEngine(facts: done, calendar: engine.calendar)
    )
    for (at, place) in component.indicators.enumerated() {
      let rule = counts.indicators[place].rule
      let was = before.procedures(rule, unit: unit, window: window)[code]
      let becomes = after.procedures(rule, unit: unit, window: window)[code]
      gain.numerators[at] = (becomes == true ? 1 : 0) - (was == true ? 1 : 0)
      gain.denominators[at] = (becomes == nil ? 0 : 1) - (was == nil ? 0 : 1)
    }
    return gain
  }

  private func announcementItems(_ component: PathComponent) -> [PathItem] {
    guard component.remedies.contains(.completeParts), window.isOpen else { return [] }
    return component.indicators.enumerated().flatMap { at, place -> [PathItem] in
      let rule = counts.indicators[place].rule
      guard case .announcements(.complete) = rule.measure else { return [] }
      return engine.missing(rule, unit: unit, window: window).compactMap { member in
        guard case .announced(let owner, let code) = member else { return nil }
        var gain = PathGain.zero(component.indicators.count)
        gain.numerators[at] = 1
        let price = PathPrice(minutes: efforts[.completeParts], acts: 1)
        return PathItem(
          subject: .procedure(code, unit: owner),
          options: [PathOption(acts: [.completeParts], price: price, gain: gain)])
      }
    }
  }
}
