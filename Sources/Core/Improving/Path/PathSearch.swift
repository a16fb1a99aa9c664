internal import Base
internal import Counting
internal import Records
internal import Rules
internal import Scoring

/// Looks for a path: with what is there, and when that is not enough with the fewest further dossiers.
struct PathSearch {
  let found: PathPlan.Found?
  /// The largest total there is, with all the further dossiers allowed.
  let ceiling: Points
  let isProven: Bool

  init(engine: ObviousEngine, score: UnitScore, request: PathRequest, wanted: Points?) {
    let looking = Looking(engine: engine, score: score, request: request, wanted: wanted)
    let own = looking.attempt(0)
    ceiling = Points(hundredths: looking.ceiling(own))
    if let plan = own.plan {
      found = PathPlan.Found(acts: plan.acts, isProven: plan.isProven)
      isProven = plan.isProven
      return
    }
    isProven = own.solved.allSatisfy(\.isProven)
    found = looking.withFurther()
  }
}

extension PathPlan {
  struct Found {
    let acts: [(item: PathItem, acts: [RemedyAct])]
    let isProven: Bool
  }
}

private struct Looking {
  let engine: ObviousEngine
  let score: UnitScore
  let request: PathRequest
  let wanted: Points?
  private let counts: PathCounts
  private let procedures: [Int: [ProcedureCode: Bool]]
  private let further: FurtherDossiers
  /// What can be done, by component, before anything further comes.
  private let items: [[PathItem]]
  private let known = KindsMemo()

  init(engine: ObviousEngine, score: UnitScore, request: PathRequest, wanted: Points?) {
    self.engine = engine
    self.score = score
    self.request = request
    self.wanted = wanted
    let counts = PathCounts(score)
    var procedures: [Int: [ProcedureCode: Bool]] = [:]
    for (place, indicator) in counts.indicators.enumerated() {
      guard case .procedures = indicator.rule.measure else { continue }
      procedures[place] = engine.procedures(indicator.rule, unit: score.unit.code, window: score.window)
    }
    self.counts = counts
    self.procedures = procedures
    further = FurtherDossiers(
      engine: engine, unit: score.unit.code, window: score.window, counts: counts, procedures: procedures)
    let all = PathItems(
      engine: engine, unit: score.unit.code, window: score.window, counts: counts, efforts: request.efforts,
      procedures: procedures)
    items = counts.components.map { all.items($0) }
  }

  /// The same records when so many further dossiers have opened some procedures: nobody else is the first then.
  private func kinds(
    _ index: Int, _ component: PathComponent, _ procedures: [Int: [ProcedureCode: Bool]], after number: Int
  ) -> PathKinds {
    let hasOpened = component.indicators.contains { procedures[$0] != self.procedures[$0] }
    return known.kinds(index, opened: hasOpened ? further.openings(among: number) : 0) {
      guard hasOpened else { return PathKinds(items[index]) }
      return PathKinds(
        items[index].map { item in
          // A group opens nothing.
          if item.group != nil { return item }
          var item = item
          item.options = item.options.map { option in
            var option = option
            option.opens = option.opens.filter { at, code in procedures[component.indicators[at]]?[code] == false }
            return option
          }
          return item
        })
    }
  }

  /// Whether so many further dossiers are enough, without looking for the price.
  private func isEnough(_ number: Int) -> Bool {
    var (counts, procedures) = (counts, procedures)
    further.apply(number, to: &counts, &procedures)
    var (sum, meetsFloor) = (score.total.hundredths + moved(counts), false)
    for (index, component) in counts.components.enumerated() {
      let floor = floor(component, counts)
      guard let best = kinds(index, component, procedures, after: number).best(component, counts, floor: floor) else {
        return attempt(number).plan != nil
      }
      sum += max(0, best.points - counts.points(component))
      if floor != nil { meetsFloor = best.meetsFloor }
    }
    return request.goal.isOfIndicator ? meetsFloor : wanted.map { sum >= $0.hundredths } ?? false
  }

  struct Attempt {
    let plan: PathPlan?
    let solved: [SolvedComponent]
    /// The total before the unit does anything, in hundredths.
    let start: Int
  }

  /// With so many further dossiers.
  func attempt(_ number: Int) -> Attempt {
    var (counts, procedures) = (counts, procedures)
    further.apply(number, to: &counts, &procedures)
    var floored: [SolvedComponent] = []
    var solved: [SolvedComponent] = []
    for (index, component) in counts.components.enumerated() {
      let floor = floor(component, counts)
      let isAsked = floor != nil || !request.goal.isOfIndicator
      guard isAsked else { continue }
      let one = component.solved(kinds(index, component, procedures, after: number), counts, floor: floor)
      solved.append(one)
      if floor != nil { floored.append(one) }
    }
    let start = score.total.hundredths + moved(counts)
    let plan: PathPlan? =
      switch request.goal {
      case .indicator, .ratio: floored.isEmpty ? nil : PathPlan(floored, .floor)
      case .minutes(let limit): PathPlan(solved, .minutes(limit))
      case .score, .up, .place:
        wanted.flatMap { PathPlan(solved, .gain(max(0, $0.hundredths - start))) }
      }
    return Attempt(plan: plan, solved: solved, start: start)
  }

  /// What further dossiers alone do to the total.
  private func moved(_ counts: PathCounts) -> Int {
    let places = Array(counts.indicators.indices)
    let still = places.map { _ in (numerator: 0, denominator: 0) }
    return counts.points(places, still) - self.counts.points(places, still)
  }

  func ceiling(_ attempt: Attempt) -> Int {
    attempt.start + attempt.solved.reduce(0) { $0 + max(0, $1.ways.map(\.gain).max() ?? 0) }
  }

  private func floor(_ component: PathComponent, _ counts: PathCounts) -> PathFloor? {
    switch request.goal {
    case .indicator(let no, let points):
      guard let place = counts.place(no), component.indicators.contains(place) else { return nil }
      return { counts.points(place, component.indicators, $0) >= points }
    case .ratio(let no, let ratio):
      guard let place = counts.place(no), let at = component.indicators.firstIndex(of: place) else { return nil }
      let indicator = counts.indicators[place]
      return { moved in
        let (n, d) = (indicator.numerator + moved[at].numerator, indicator.denominator + moved[at].denominator)
        return d > 0 && n * 10_000 >= ratio.hundredths * d
      }
    default: return nil
    }
  }

  /// The fewest further dossiers that are enough: their number is doubled until it is, then halved. More of them never make the
  /// best there is any worse.
  func withFurther() -> PathPlan.Found? {
    guard further.isPossible, request.furtherLimit > 0, !request.goal.isBudget else { return nil }
    var (low, high) = (0, 1)
    while high < request.furtherLimit, !isEnough(high) {
      (low, high) = (high, min(high * 2, request.furtherLimit))
    }
    guard isEnough(high) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    let last = attempt(high)
    guard let plan = last.plan else { return nil }
    let acts = further.acts(high).map { act in
      (item: PathItem(subject: act.subject, options: []), acts: [act])
    }
    return PathPlan.Found(acts: plan.acts + acts, isProven: plan.isProven)
  }
}

/// Records in kinds, made once for every set of procedures that further dossiers have opened. Lives as long as one search.
private final class KindsMemo {
  private struct Key: Hashable {
    let component: Int
    let opened: Int
  }
  private var known: [Key: PathKinds] = [:]

  func kinds(_ component: Int, opened: Int, _ make: () -> PathKinds) -> PathKinds {
    let key = Key(component: component, opened: opened)
    if let kinds = known[key] { return kinds }
    let kinds = make()
    known[key] = kinds
    return kinds
  }
}

extension PathGoal {
  fileprivate var isOfIndicator: Bool {
    switch self {
    case .indicator, .ratio: true
    default: false
    }
  }
}

extension RemedyAct {
  fileprivate var subject: PathItem.Subject {
    switch self {
    case .receiveOnline(let unit, let code, _): .procedure(code, unit: unit)
    default: .procedure(ProcedureCode(""), unit: UnitCode(""))
    }
  }
}
