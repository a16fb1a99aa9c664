internal import Base
internal import Records
internal import Rules

/// Components solved apart, put together: for every gain in hundredths the cheapest mix of their ways.
struct PathPlan {
  let acts: [(item: PathItem, acts: [RemedyAct])]
  let isProven: Bool

  enum Aim {
    /// At least so many hundredths more.
    case gain(Int)
    /// Only the component with the floor counts.
    case floor
    /// As much as so many minutes bring.
    case minutes(Int)
  }

  /// Nil when it cannot be done.
  init?(_ solved: [SolvedComponent], _ aim: Aim) {
    let cap: Int? = if case .gain(let need) = aim { need } else { nil }
    // For each gain: price, and per component which way.
    var best: [Int: (price: PathPrice, ways: [Int])] = [0: (.zero, [])]
    for component in solved {
      var next: [Int: (price: PathPrice, ways: [Int])] = [:]
      for (gain, known) in best {
        for (index, way) in component.ways.enumerated() {
          let sum = cap.map { min($0, gain + way.gain) } ?? (gain + way.gain)
          let price = known.price + way.price
          if case .minutes(let limit) = aim, price.minutes > limit { continue }
          if let other = next[sum], other.price <= price { continue }
          next[sum] = (price, known.ways + [index])
        }
      }
      best = next
    }
    let chosen: (key: Int, value: (price: PathPrice, ways: [Int]))? =
      switch aim {
      case .gain(let need): best[need].map { (need, $0) }
      case .floor: best.min { $0.value.price < $1.value.price }
      case .minutes: best.max { $0.key < $1.key }
      }
    guard let chosen else { return nil }
    acts = zip(solved, chosen.value.ways).flatMap { $0.acts($0.ways[$1].picks) }
    isProven = solved.allSatisfy(\.isProven)
  }
}

extension PathComponent {
  /// Solved by whichever solver knows its shape.
  func solved(_ kinds: PathKinds, _ counts: PathCounts, floor: PathFloor?) -> SolvedComponent {
    if let chain = ChainSolver(kinds) { return chain.solve(kinds, self, counts, floor: floor) }
    if let pair = PairSolver(kinds, indicators: indicators.count) {
      return pair.solve(kinds, self, counts, floor: floor)
    }
    return FrontierSolver().solve(kinds, self, counts, floor: floor)
  }
}
