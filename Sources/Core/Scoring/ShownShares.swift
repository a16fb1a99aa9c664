package import Base

/// Parts of a loss in whole hundredths that add up to the shown whole: each part is rounded down, and the hundredths left go to
/// the parts that lost most by it (ties to the earlier one).
package func shownShares(_ parts: [Fraction], of whole: Points) -> [Points] {
  // Sums over several indicators are shown only, so billionths are exact enough to tell who is nearest.
  let billionths = parts.map(\.billionths)
  let perHundredth = 10_000_000
  var hundredths = billionths.map { value in
    value >= 0 ? value / perHundredth : -((-value + perHundredth - 1) / perHundredth)
  }
  let left = whole.hundredths - hundredths.reduce(0, +)
  let order = billionths.indices.sorted { a, b in
    let (x, y) = (billionths[a] - hundredths[a] * perHundredth, billionths[b] - hundredths[b] * perHundredth)
    return x != y ? x > y : a < b
  }
  guard !order.isEmpty else { return [] }
  for step in 0..<abs(left) {
    let place = left > 0 ? order[step % order.count] : order[order.count - 1 - step % order.count]
    hundredths[place] += left > 0 ? 1 : -1
  }
  return hundredths.map { Points(hundredths: $0) }
}
