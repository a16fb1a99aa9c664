internal import Base

/// A component in which every record offers one thing at one price, and of two kinds one always brings at least as much: whoever
/// treats so many records treats those of the better kinds first. Every number of records is tried.
struct ChainSolver {
  private let order: [Int]
  private let price: PathPrice

  /// Nil when the component is not of that shape.
  init?(_ kinds: PathKinds) {
    guard let first = kinds.options.first?.first,
      kinds.options.allSatisfy({ $0.count == 1 && $0[0].price == first.price })
    else { return nil }
    let gains = kinds.options.map { $0[0].gain }
    for a in gains.indices {
      for b in gains.indices where b > a && !gains[a].covers(gains[b]) && !gains[b].covers(gains[a]) { return nil }
    }
    order = gains.indices.sorted { a, b in gains[a] != gains[b] && gains[a].covers(gains[b]) }
    price = first.price
  }

  func solve(_ kinds: PathKinds, _ component: PathComponent, _ counts: PathCounts, floor: PathFloor?) -> SolvedComponent
  {
    let base = counts.points(component)
    var moved = component.indicators.map { _ in (numerator: 0, denominator: 0) }
    var table = PathTable<Int>()
    if floor?(moved) ?? true { table.offer(0, .zero, 0) }
    var treated = 0
    for kind in order {
      let gain = kinds.options[kind][0].gain
      for _ in kinds.items[kind] {
        treated += 1
        for at in moved.indices {
          moved[at].numerator += gain.numerators[at]
          moved[at].denominator += gain.denominators[at]
        }
        guard floor?(moved) ?? true else { continue }
        table.offer(counts.points(component.indicators, moved) - base, price * treated, treated)
      }
    }
    return SolvedComponent(
      ways: table.ways.map { ($0.key, $0.value.price, picks($0.value.choice, kinds)) }, kinds: kinds.items,
      isProven: !kinds.isOpeningAmbiguous)
  }

  private func picks(_ treated: Int, _ kinds: PathKinds) -> [PathPick] {
    var left = treated
    return order.compactMap { kind in
      let count = min(left, kinds.items[kind].count)
      left -= count
      return count > 0 ? PathPick(kind: kind, option: 0, count: count) : nil
    }
  }
}
