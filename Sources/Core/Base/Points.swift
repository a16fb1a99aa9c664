/// Points of the index, exact to the hundredth: the unit in which scores are published and added.
package struct Points: Hashable, Comparable, Sendable {
  package var hundredths: Int

  @inlinable package init(hundredths: Int) { self.hundredths = hundredths }
  @inlinable package init(_ whole: Int) { hundredths = whole * 100 }
  package static let zero = Points(hundredths: 0)

  @inlinable package static func < (a: Points, b: Points) -> Bool { a.hundredths < b.hundredths }
  @inlinable package static func + (a: Points, b: Points) -> Points { Points(hundredths: a.hundredths + b.hundredths) }
  @inlinable package static func - (a: Points, b: Points) -> Points { Points(hundredths: a.hundredths - b.hundredths) }
  @inlinable package static func += (a: inout Points, b: Points) { a = a + b }

  package var fraction: Fraction { Fraction(hundredths, 100) }

  /// `95.68`, the form other programs read.
  package var text: String { fixedPoint(hundredths, separator: ".") }

  /// `95.68`, `95.7` or `100`; nil for anything else or more than two decimals that are not zero.
  package init?(text: some StringProtocol) {
    guard let value = hundredthsOf(text) else { return nil }
    hundredths = value
  }
}

extension Points: CustomStringConvertible {
  package var description: String { text }
}

/// A shown ratio in percent with two decimals: display of a count, never a source of one
/// (except where a rule pack says `score_from: shown_ratio`).
package struct Percent: Hashable, Comparable, Sendable {
  package var hundredths: Int
  @inlinable package init(hundredths: Int) { self.hundredths = hundredths }
  @inlinable package static func < (a: Percent, b: Percent) -> Bool { a.hundredths < b.hundredths }
  package static let full = Percent(hundredths: 10_000)
  package static let none = Percent(hundredths: 0)
  package var text: String { fixedPoint(hundredths, separator: ".") }
}

/// `12345` → `123.45`.
package func fixedPoint(_ hundredths: Int, separator: String) -> String {
  let magnitude = hundredths.magnitude
  return (hundredths < 0 ? "-" : "") + "\(magnitude / 100)\(separator)\(padded(Int(magnitude % 100), 2))"
}

/// Hundredths of a decimal number written with a point; exact or nil.
package func hundredthsOf(_ text: some StringProtocol) -> Int? {
  var reader = DigitReader(text)
  let negative = reader.skip("-")
  guard let whole = reader.digits(1...12) else { return nil }
  var hundredths = whole * 100
  if reader.skip(".") {
    guard let tenth = reader.digits(1) else { return nil }
    hundredths += tenth * 10
    if let hundredth = reader.digits(1) { hundredths += hundredth }
    while reader.skip("0") {}
  }
  guard reader.atEnd else { return nil }
  return negative ? -hundredths : hundredths
}
