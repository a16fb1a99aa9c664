package import Base
package import Scoring

/// What can still be won back within the period for one reason, with the office that holds most of it.
package struct Gain: Sendable {
  package let no: String
  package let reason: LossLine.Reason
  package let records: Int
  /// In units of 10⁻⁹ points.
  package let billionths: Int
  package let office: String?

  package var points: Points { Points(hundredths: (billionths + 5_000_000) / 10_000_000) }
}

extension [LossLine] {
  /// The largest sums of what can come back within the period.
  package func largestGains(_ count: Int) -> [Gain] {
    let lines = filter { $0.recoverable == .thisPeriod }
    let gains = Dictionary(grouping: lines) { Pair(no: $0.no, reason: $0.reason) }.map { pair, lines in
      let offices = Dictionary(grouping: lines.compactMap(\.office)) { $0 }
        .max { $0.value.count != $1.value.count ? $0.value.count < $1.value.count : $0.key > $1.key }
      return Gain(
        no: pair.no, reason: pair.reason, records: lines.count,
        billionths: lines.reduce(0) { $0 + $1.points.billionths }, office: offices?.key)
    }
    return [Gain](
      gains.sorted {
        $0.billionths != $1.billionths
          ? $0.billionths > $1.billionths : ($0.no, $0.reason.rawValue) < ($1.no, $1.reason.rawValue)
      }.prefix(count))
  }
}

/// What one sum is made of.
private struct Pair: Hashable {
  let no: String
  let reason: LossLine.Reason
}
