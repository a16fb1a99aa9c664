internal import Records

/// The cheapest way to each gain of a component: hundredths of points gained, to price and choice.
struct PathTable<Choice> {
  private(set) var ways: [Int: (price: PathPrice, choice: Choice)] = [:]

  mutating func offer(_ gain: Int, _ price: PathPrice, _ choice: @autoclosure () -> Choice) {
    if let known = ways[gain], known.price <= price { return }
    ways[gain] = (price, choice())
  }
}

/// So many records of a kind, treated in one way.
struct PathPick: Hashable {
  let kind: Int
  let option: Int
  let count: Int
}

/// What is known of a component once it is solved.
struct SolvedComponent {
  /// Gain in hundredths, price, picks; a gain of 0 for nothing is among them.
  let ways: [(gain: Int, price: PathPrice, picks: [PathPick])]
  /// Records by kind, the most urgent first.
  let kinds: [[PathItem]]
  /// Nothing cheaper exists.
  let isProven: Bool

  /// The picks as acts on records. Kinds hand out their records in order, so no record is treated twice.
  func acts(_ picks: [PathPick]) -> [(item: PathItem, acts: [RemedyAct])] {
    var used: [Int: Int] = [:]
    return picks.flatMap { pick -> [(PathItem, [RemedyAct])] in
      let from = used[pick.kind, default: 0]
      used[pick.kind] = from + pick.count
      return kinds[pick.kind][from..<(from + pick.count)].map { ($0, $0.acts(pick.option)) }
    }
  }
}

/// The part of a goal that lies in one component: its counts, moved, are enough.
typealias PathFloor = ([(numerator: Int, denominator: Int)]) -> Bool
