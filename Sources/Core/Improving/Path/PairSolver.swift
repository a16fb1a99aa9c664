internal import Base

/// Results and components: one indicator (12) asks for a result file, another (13) for it and a digitised component.
///
/// Three sorts of records: A has the component and lacks the result (one act, both indicators), B lacks both (the result alone
/// counts for the first, both acts for both), D lacks only the component. Treating t of A, u of B and digitising v of D and of
/// the treated B makes t + u and t + v. For wanted numbers a and b the cheapest t lies where a price changes its slope, since
/// prices rise along each sort: those few places are tried for every pair of score levels.
struct PairSolver {
  private let sorts: Sorts
  /// Places in the component: the one that asks for the result alone, and the other.
  private let first: Int
  private let second: Int
  private let component: PathPrice

  private struct Sorts {
    var a: [Ladder.Step] = []
    var b: [Ladder.Step] = []
    var d: [(kind: Int, count: Int)] = []
  }

  /// Nil when the component is not of that shape.
  init?(_ kinds: PathKinds, indicators: Int) {
    guard indicators == 2, !kinds.isOpeningAmbiguous else { return nil }
    for (first, second) in [(0, 1), (1, 0)] {
      if let (sorts, price) = Self.sorts(kinds, first, second) {
        self.sorts = sorts
        self.first = first
        self.second = second
        component = price
        return
      }
    }
    return nil
  }

  private static func sorts(_ kinds: PathKinds, _ first: Int, _ second: Int) -> (Sorts, PathPrice)? {
    var (a, b): ([Ladder.Step], [Ladder.Step]) = ([], [])
    var (d, digitise): ([(kind: Int, count: Int)], Set<PathPrice>) = ([], [])
    for (kind, options) in kinds.options.enumerated() {
      let count = kinds.items[kind].count
      func brings(_ option: PathOption, _ x: Int, _ y: Int) -> Bool {
        option.gain.numerators[first] == x && option.gain.numerators[second] == y
          && option.gain.denominators.allSatisfy { $0 == 0 }
      }
      if options.count == 1, brings(options[0], 1, 1) {
        a.append(Ladder.Step(kind: kind, price: options[0].price, count: count, alone: 0, both: 0))
      } else if options.count == 1, brings(options[0], 0, 1) {
        d.append((kind, count))
        digitise.insert(options[0].price)
      } else if options.count == 2, let alone = options.firstIndex(where: { brings($0, 1, 0) }),
        let both = options.firstIndex(where: { brings($0, 1, 1) })
      {
        let (one, two) = (options[alone].price, options[both].price)
        b.append(Ladder.Step(kind: kind, price: one, count: count, alone: alone, both: both))
        digitise.insert(PathPrice(minutes: two.minutes - one.minutes, acts: two.acts - one.acts))
      } else {
        return nil
      }
    }
    guard digitise.count <= 1 else { return nil }
    return (Sorts(a: a, b: b, d: d), digitise.first ?? .zero)
  }

  private struct Choice {
    let t: Int
    let u: Int
    let v: Int
  }

  func solve(_ kinds: PathKinds, _ component: PathComponent, _ counts: PathCounts, floor: PathFloor?) -> SolvedComponent
  {
    let (a, b) = (Ladder(sorts.a), Ladder(sorts.b))
    let d = sorts.d.reduce(0) { $0 + $1.count }
    let base = counts.points(component)
    var table = PathTable<Choice>()
    let most = a.count + b.count
    let wanted = levels(first, most, component, counts, floor)
    let digitised = levels(second, a.count + b.count + d, component, counts, floor)
    for (x, one) in wanted {
      for (y, two) in digitised {
        guard let choice = cheapest(x, y, a, b, d) else { continue }
        // Surplus acts may reach further levels: what is reached is what is offered.
        let got = (x: choice.t + choice.u, y: choice.t + choice.v)
        var gain = one + two
        if got.x != x || got.y != y || floor != nil {
          var moved = [(numerator: 0, denominator: 0), (numerator: 0, denominator: 0)]
          moved[first].numerator = got.x
          moved[second].numerator = got.y
          guard floor?(moved) ?? true else { continue }
          gain = counts.points(component.indicators, moved)
        }
        table.offer(gain - base, price(choice, a, b), choice)
      }
    }
    return SolvedComponent(
      ways: table.ways.map { ($0.key, $0.value.price, picks($0.value.choice, a, b)) }, kinds: kinds.items,
      isProven: true)
  }

  /// The least number of further records for each score, and for the goal's own number; with the points of that indicator.
  private func levels(
    _ at: Int, _ most: Int, _ component: PathComponent, _ counts: PathCounts, _ floor: PathFloor?
  ) -> [(count: Int, points: Int)] {
    let place = component.indicators[at]
    var levels: [(count: Int, points: Int)] = []
    var isFloorMet = false
    for count in 0...max(0, min(most, counts.indicators[place].denominator - counts.indicators[place].numerator)) {
      var moved = [(numerator: 0, denominator: 0), (numerator: 0, denominator: 0)]
      moved[at].numerator = count
      let points = counts.points(place, component.indicators, moved).hundredths
      // The goal's number is found with the other indicator as good as it can be: it only looks at one of them.
      moved[1 - at].numerator = most
      let meetsFloor = floor?(moved) ?? true
      if levels.last?.points != points || (meetsFloor && !isFloorMet) { levels.append((count, points)) }
      isFloorMet = isFloorMet || meetsFloor
    }
    return levels
  }

  private func cheapest(_ x: Int, _ y: Int, _ a: Ladder, _ b: Ladder, _ d: Int) -> Choice? {
    // u records of B are needed for the first indicator, or to have enough to digitise for the second.
    let results = max(x, y - d)
    let least = max(0, results - b.count)
    guard least <= a.count else { return nil }
    var best: (price: PathPrice, choice: Choice)?
    for bend in [least, a.count, results, y] + a.bends + b.bends.map({ results - $0 }) {
      let t = min(max(bend, least), a.count)
      let choice = Choice(t: t, u: max(0, results - t), v: max(0, y - t))
      guard choice.v <= d + choice.u else { continue }
      let price = price(choice, a, b)
      if best.map({ price < $0.price }) ?? true { best = (price, choice) }
    }
    return best?.choice
  }

  private func price(_ choice: Choice, _ a: Ladder, _ b: Ladder) -> PathPrice {
    a.price(choice.t) + b.price(choice.u) + component * choice.v
  }

  private func picks(_ choice: Choice, _ a: Ladder, _ b: Ladder) -> [PathPick] {
    var picks = a.taken(choice.t).map { PathPick(kind: $0.step.kind, option: 0, count: $0.count) }
    var left = choice.v
    for (kind, count) in sorts.d {
      let digitised = min(left, count)
      left -= digitised
      if digitised > 0 { picks.append(PathPick(kind: kind, option: 0, count: digitised)) }
    }
    for (step, count) in b.taken(choice.u) {
      let both = min(left, count)
      left -= both
      if both > 0 { picks.append(PathPick(kind: step.kind, option: step.both, count: both)) }
      if count > both { picks.append(PathPick(kind: step.kind, option: step.alone, count: count - both)) }
    }
    return picks
  }
}

/// Records of one sort by rising price.
struct Ladder {
  struct Step {
    let kind: Int
    let price: PathPrice
    let count: Int
    let alone: Int
    let both: Int
  }

  private let steps: [Step]
  let count: Int
  /// Where the price of the next record changes.
  let bends: [Int]

  init(_ steps: [Step]) {
    self.steps = steps.sorted { $0.price != $1.price ? $0.price < $1.price : $0.kind < $1.kind }
    count = steps.reduce(0) { $0 + $1.count }
    var reached = 0
    bends = self.steps.map { step in
      reached += step.count
      return reached
    }
  }

  func price(_ count: Int) -> PathPrice {
    taken(count).reduce(.zero) { $0 + $1.step.price * $1.count }
  }

  func taken(_ count: Int) -> [(step: Step, count: Int)] {
    var left = count
    return steps.compactMap { step in
      let taken = min(left, step.count)
      left -= taken
      return taken > 0 ? (step, taken) : nil
    }
  }
}
