internal import Base

/// Any other component: kind by kind, every number of records in every way, keeping the cheapest way to each vector of counts.
/// Exact while the vectors stay few. When they do not, only round numbers of records are tried and the vectors that lie behind
/// are dropped; the answer still holds, but it says that something cheaper may exist.
struct FrontierSolver {
  /// More vectors than this are thinned out.
  private static let most = 20_000
  private static let kept = 400
  private static let grid = 12

  private struct Way {
    let price: PathPrice
    /// The way before the last pick, and that pick.
    let parent: Int
    let pick: PathPick?
  }

  func solve(_ kinds: PathKinds, _ component: PathComponent, _ counts: PathCounts, floor: PathFloor?) -> SolvedComponent
  {
    let size = component.indicators.count
    var ways = [Way(price: .zero, parent: -1, pick: nil)]
    var frontier: [PathGain: Int] = [.zero(size): 0]
    var isProven = !kinds.isOpeningAmbiguous
    for kind in kinds.options.indices {
      // The options of a kind share its records: `left` tells how many are not treated yet.
      var open = frontier.map { (gain: $0.key, way: $0.value, left: kinds.items[kind].count) }
      var reached = frontier
      for (option, offered) in kinds.options[kind].enumerated() {
        var next: [(gain: PathGain, way: Int, left: Int)] = []
        for state in open {
          let steps = steps(state.left, states: open.count, &isProven)
          for count in steps {
            if count == 0 {
              next.append(state)
              continue
            }
            let gain = state.gain + offered.gain * count
            let price = ways[state.way].price + offered.price * count
            let isLast = option == kinds.options[kind].count - 1
            if let known = reached[gain], ways[known].price <= price, isLast { continue }
            ways.append(
              Way(price: price, parent: state.way, pick: PathPick(kind: kind, option: option, count: count)))
            let way = ways.count - 1
            if reached[gain].map({ price < ways[$0].price }) ?? true { reached[gain] = way }
            next.append((gain, way, state.left - count))
          }
        }
        open = next
      }
      frontier = reached
      if frontier.count > Self.most {
        isProven = false
        frontier = thinned(frontier, ways, component, counts)
      }
    }
    return solved(frontier, ways, kinds, component, counts, floor, isProven)
  }

  private func steps(_ left: Int, states: Int, _ isProven: inout Bool) -> [Int] {
    if left <= Self.grid || states * left <= 4 * Self.most { return Array(0...left) }
    isProven = false
    return Array(Set((0...Self.grid).map { left * $0 / Self.grid })).sorted()
  }

  /// Of vectors with about the same points the cheapest.
  private func thinned(
    _ frontier: [PathGain: Int], _ ways: [Way], _ component: PathComponent, _ counts: PathCounts
  ) -> [PathGain: Int] {
    var best: [Int: (gain: PathGain, way: Int)] = [:]
    for (gain, way) in frontier {
      let points = counts.points(component.indicators, moved(gain))
      if let known = best[points], ways[known.way].price <= ways[way].price { continue }
      best[points] = (gain, way)
    }
    let kept = best.sorted { $0.key < $1.key }
    let stride = max(1, kept.count / Self.kept)
    let some = kept.enumerated().filter { $0.offset % stride == 0 || $0.offset == kept.count - 1 }
    return Dictionary(uniqueKeysWithValues: some.map { ($0.element.value.gain, $0.element.value.way) })
  }

  private func solved(
    _ frontier: [PathGain: Int], _ ways: [Way], _ kinds: PathKinds, _ component: PathComponent, _ counts: PathCounts,
    _ floor: PathFloor?, _ isProven: Bool
  ) -> SolvedComponent {
    let base = counts.points(component)
    var table = PathTable<Int>()
    for (gain, way) in frontier {
      let moved = moved(gain)
      guard floor?(moved) ?? true else { continue }
      table.offer(counts.points(component.indicators, moved) - base, ways[way].price, way)
    }
    return SolvedComponent(
      ways: table.ways.map { ($0.key, $0.value.price, picks($0.value.choice, ways)) }, kinds: kinds.items,
      isProven: isProven)
  }

  private func moved(_ gain: PathGain) -> [(numerator: Int, denominator: Int)] {
    zip(gain.numerators, gain.denominators).map { ($0, $1) }
  }

  private func picks(_ last: Int, _ ways: [Way]) -> [PathPick] {
    var picks: [PathPick] = []
    var at = last
    while at > 0 {
      if let pick = ways[at].pick { picks.append(pick) }
      at = ways[at].parent
    }
    return picks.reversed()
  }
}
