package import Base

/// A figure as a plan states it: how much, of what, whose, for which days. Two figures are compared only when unit and
/// source are the same.
package struct PlanFigure: Hashable, Sendable {
  /// Exact; a percentage is `Fraction(791, 10)`.
  package let value: Fraction
  package let unit: PlanUnit
  package let source: PlanSource
  /// When it stood so; for a goal, by when it is to be reached.
  package let on: Day?

  package init(_ value: Fraction, _ unit: PlanUnit, _ source: PlanSource, on: Day? = nil) {
    self.value = value
    self.unit = unit
    self.source = source
    self.on = on
  }

  package func isComparable(to other: PlanFigure) -> Bool { unit == other.unit && source == other.source }

  /// `79,1 %`, `18,00 điểm`, `hạng 25`.
  package var shown: Sentence { unit.shown(value) }
}

extension PlanUnit {
  package func shown(_ value: Fraction) -> Sentence {
    let hundredths = value.roundedHundredths
    let whole = hundredths / 100
    let points = Points(hundredths: hundredths)
    let mark = value == Fraction(hundredths, 100) ? "" : "≈ "
    switch self {
    case .percent: return Sentence(vi: "\(mark)\(points.shortVietnamese) %", en: "\(mark)\(points.text)%")
    case .points: return Sentence(vi: "\(mark)\(points.vietnamese) điểm", en: "\(mark)\(points.text) points")
    case .place: return Sentence(vi: "hạng \(whole)", en: "place \(whole)")
    case .count: return Sentence(vi: whole.vietnamese, en: "\(whole)")
    }
  }
}

/// A decimal number as people type it: `79.1`, `79,1`; nil for anything else.
package func plannedNumber(_ text: String) -> Fraction? {
  hundredthsOf(text.replacingComma).map { Fraction($0, 100) }
}

extension String {
  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }.filter { !$0.isWhitespace }) }
}

extension Fraction {
  /// As a field keeps it: `79.1`.
  package var plannedText: String {
    var text = Points(hundredths: roundedHundredths).text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
