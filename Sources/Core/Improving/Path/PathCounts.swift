internal import Base
internal import Records
internal import Rules
internal import Scoring

/// One indicator as a path moves it: its counts now and its points for others.
struct PathIndicator {
  let rule: IndicatorRule
  let curve: ScoreCurve
  let max: Points
  var numerator: Int
  var denominator: Int
  /// Records only the national report knows: further dossiers fill them up before the denominator grows.
  var unnamed: Int
}

/// Indicators that have to be decided together, because a remedy or a factor joins them.
struct PathComponent {
  /// Places in the list of indicators.
  let indicators: [Int]
  let remedies: Set<Remedy>
}

/// Counts of all indicators that a unit's own remedies can move.
struct PathCounts {
  var indicators: [PathIndicator]

  init(_ score: UnitScore) {
    indicators = score.indicators.compactMap { indicator in
      guard indicator.origin == .own, let numerator = indicator.numerator, let denominator = indicator.denominator
      else { return nil }
      return PathIndicator(
        rule: indicator.rule, curve: ScoreCurve(indicator, kind: score.unit.kind, rounding: score.rounding),
        max: indicator.max, numerator: numerator, denominator: denominator, unnamed: indicator.unnamed)
    }
  }

  func place(_ no: String) -> Int? { indicators.firstIndex { $0.rule.no == no } }

  /// The points of some indicators in hundredths, each after its numerator and denominator have moved.
  func points(_ places: [Int], _ moved: [(numerator: Int, denominator: Int)]) -> Int {
    zip(places, moved).reduce(0) { $0 + points($1.0, places, moved).hundredths }
  }

  func points(_ place: Int, _ places: [Int], _ moved: [(numerator: Int, denominator: Int)]) -> Points {
    let indicator = indicators[place]
    guard let own = places.firstIndex(of: place) else { return .zero }
    let factor = indicator.rule.factor.flatMap { no in
      indicators.firstIndex { $0.rule.no == no }
    }.flatMap { other in
      places.firstIndex(of: other).map { at in
        (
          numerator: indicators[other].numerator + moved[at].numerator,
          denominator: indicators[other].denominator + moved[at].denominator, source: indicators[other].rule.scoreFrom
        )
      }
    }
    return indicator.curve.points(
      indicator.numerator + moved[own].numerator, indicator.denominator + moved[own].denominator, factor: factor)
  }

  /// The points of a component as it stands.
  func points(_ component: PathComponent) -> Int {
    points(component.indicators, component.indicators.map { _ in (0, 0) })
  }

  /// Which indicators must be decided together.
  var components: [PathComponent] {
    var group = Array(indicators.indices)
    func root(_ place: Int) -> Int { group[place] == place ? place : root(group[place]) }
    func join(_ a: Int, _ b: Int) { group[root(a)] = root(b) }
    var owner: [Remedy: Int] = [:]
    let remedies = indicators.map(\.rule.remedies)
    for place in indicators.indices {
      for remedy in remedies[place] {
        if let other = owner[remedy] { join(place, other) } else { owner[remedy] = place }
      }
      if let no = indicators[place].rule.factor, let other = self.place(no) { join(place, other) }
    }
    return Dictionary(grouping: indicators.indices, by: root).values.map { places in
      PathComponent(indicators: places.sorted(), remedies: places.reduce(into: []) { $0.formUnion(remedies[$1]) })
    }.sorted { $0.indicators[0] < $1.indicators[0] }
  }
}

extension IndicatorRule {
  /// The remedies that can move it.
  var remedies: Set<Remedy> {
    switch measure {
    case .constant: []
    case .announcements(.complete): [.completeParts]
    case .announcements: []
    case .records(let measure):
      measure.subject == .dossier ? remedies([measure.filter, measure.achieved]) : []
    case .procedures(let measure):
      switch (measure.base, measure.achieved) {
      case (.services(let filter), .service(let condition)), (.services(let filter), .dossier(_, let condition)),
        (.ownServices(let filter), .service(let condition)), (.ownServices(let filter), .dossier(_, let condition)),
        (.dossiers(_, let filter), .service(let condition)), (.dossiers(_, let filter), .dossier(_, let condition)):
        remedies([filter, condition])
      }
    }
  }

  private func remedies(_ conditions: [Predicate?]) -> Set<Remedy> {
    Set(
      conditions.compactMap { $0 }.flatMap(\.attributes).flatMap { attribute -> [Remedy] in
        switch attribute {
        case .synced: [.synchronise]
        case .payment: [.payOnline]
        case .reused: [.reuse]
        case .resultFile: [.attachResult, .finishWithResult]
        case .componentFile: [.digitise]
        case .personalStore: [.linkStore]
        case .populationData: [.usePopulationData]
        case .onlineLevel: [.offerOnline]
        case .paymentIntegrated: [.integratePayment]
        default: []
        }
      })
  }
}
