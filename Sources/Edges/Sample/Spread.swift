/// How a figure is spread over units: evenly spaced quantiles, from the smallest unit's to the largest's.
struct Spread: Sendable {
  private let quantiles: [Double]

  init(_ quantiles: Double...) { self.quantiles = quantiles }

  /// The value at place 0…1, on a straight line between its neighbours.
  func value(at place: Double) -> Double {
    guard let last = quantiles.last else { return 0 }
    let position = place * Double(quantiles.count - 1)
    let lower = Int(position)
    guard lower + 1 < quantiles.count else { return last }
    return quantiles[lower] + (quantiles[lower + 1] - quantiles[lower]) * (position - Double(lower))
  }

  /// One value for each of `count` units, each from its own slice of the spread, in random order. So twenty communes
  /// already show the whole spread, whatever the seed.
  func dealt(to count: Int, _ chance: inout Chance) -> [Double] {
    let slices = chance.shuffled(Array(0..<max(count, 0)))
    return slices.map { value(at: (Double($0) + chance.fraction()) / Double(count)) }
  }
}

/// `total` cut into whole parts in proportion to `weights`; the parts add up to `total`. `phase` (0 ≤ x < 1) moves the
/// cuts, so that small totals do not always fall on the same places.
func apportioned(_ total: Int, _ weights: [Double], phase: Double = 0.5) -> [Int] {
  let sum = weights.reduce(0, +)
  var parts = [Int](repeating: 0, count: weights.count)
  guard total > 0, let lastWeighted = weights.lastIndex(where: { $0 > 0 }) else {
    if total > 0, !parts.isEmpty { parts[parts.count - 1] = total }
    return parts
  }
  var running = 0.0
  var given = 0
  for index in weights.indices {
    running += weights[index]
    let through = index >= lastWeighted ? total : min(total, Int(running / sum * Double(total) + phase))
    parts[index] = through - given
    given = through
  }
  return parts
}
