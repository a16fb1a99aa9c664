/// One indicator as the portal shows it: counts, and the score that follows from them.
struct PortalLine {
  let code: String
  let block: String
  let max: Int
  var target = 100
  /// 05–11 are scored from the ratio with two decimals, the others from the fraction.
  var isShownRatio = false
  /// Points without any record.
  var empty = 0
  /// Nil for a constant.
  let share: PortalCounts.Share?

  /// In hundredths of a point.
  var score: Int {
    guard let share else { return max * 100 }
    guard share.whole > 0 else { return empty * 100 }
    if isShownRatio {
      let ratio = (20_000 * share.part + share.whole) / (2 * share.whole)
      return min(max * 100, (2 * max * ratio + target) / (2 * target))
    }
    let divisor = share.whole * target
    return min(max * 100, (20_000 * max * share.part + divisor) / (2 * divisor))
  }
}
