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
  /// The most urgent first.
  private let dossiers: [(dossier: Dossier, state: DossierState)]
  private let services: ServiceEffects

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
    let subtree = engine.facts.units.subtree(unit)
    self.subtree = subtree
    dossiers = Self.byUrgency(subtree.flatMap { engine.facts.dossiers[$0] ?? [] }).map { dossier in
      (dossier, DossierState(dossier, engine.facts.procedures[dossier.procedure], window))
    }
    services = ServiceEffects(engine, unit: unit, window: window, rules: counts.indicators.map(\.rule))
  }

  func items(_ component: PathComponent) -> [PathItem] {
    dossierItems(component) + serviceItems(component) + announcementItems(component)
  }

  // MARK: Dossiers

  /// Whole records are heavy to move about: their places are sorted.
  private static func byUrgency(_ dossiers: [Dossier]) -> [Dossier] {
    let due = dossiers.map { $0.dueAt?.seconds ?? .max }
    return dossiers.indices.sorted { a, b in
      due[a] != due[b] ? due[a] < due[b] : codePointOrder(dossiers[a].code, dossiers[b].code)
    }.map { dossiers[$0] }
  }

  private struct Sort: Hashable {
    let state: DossierState
    /// Indicators in which the dossier's procedure waits for its first one.
    let waiting: [Int]
  }

  /// What can be done to a dossier hangs on its state, and on whether its procedure is still to be opened.
  private func dossierItems(_ component: PathComponent) -> [PathItem] {
    let remedies = Remedy.allCases.filter { component.remedies.contains($0) }
    if remedies.isEmpty { return [] }
    var known: [Sort: (group: Int, options: [PathOption])] = [:]
    var items: [PathItem] = []
    for (dossier, state) in dossiers {
      let waiting = component.indicators.filter { procedures[$0]?[dossier.procedure] == false }
      let sort = Sort(state: state, waiting: waiting)
      if known[sort] == nil {
        known[sort] = (known.count, options(dossier, remedies.filter { dossier.isPossible($0, in: window) }, component))
      }
      guard let (group, options) = known[sort], !options.isEmpty else { continue }
      items.append(
        waiting.isEmpty
          ? PathItem(subject: .dossier(dossier), options: options, group: group)
          : PathItem(subject: .dossier(dossier), options: options.map { $0.opening(dossier.procedure) }))
    }
    return items
  }

  private func options(_ dossier: Dossier, _ possible: [Remedy], _ component: PathComponent) -> [PathOption] {
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
    return Self.undominated(options)
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
    let acts: [(act: ServiceAct, remedy: Remedy)] = [
      (.integratePayment, .integratePayment), (.offerOnline, .offerOnline),
    ]
    for (act, remedy) in acts where component.remedies.contains(remedy) && window.isOpen {
      var seen: Set<ProcedureCode> = []
      for owner in subtree {
        for service in engine.facts.services[owner] ?? [] where service.isValid(on: window.lastDay) {
          let isDone =
            act == .integratePayment
            ? service.paymentIntegrated == true : (service.onlineLevel ?? OnlineLevel.none) != OnlineLevel.none
          if isDone || seen.contains(service.procedure) { continue }
          let shifts = services.shifts(act, owner, service.procedure)
          let gain = PathGain(
            numerators: component.indicators.map { shifts[$0].numerator },
            denominators: component.indicators.map { shifts[$0].denominator })
          guard gain.isHelpful else { continue }
          seen.insert(service.procedure)
          let option = PathOption(acts: [remedy], price: PathPrice(minutes: efforts[remedy], acts: 1), gain: gain)
          items.append(PathItem(subject: .procedure(service.procedure, unit: owner), options: [option]))
        }
      }
    }
    return items.sorted(by: PathItem.isBefore)
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
