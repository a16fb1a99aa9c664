/// An exact rational number in lowest terms with a positive denominator.
///
/// Laws: `+` and `*` are associative and commutative, `a - a == .zero`. Shares of one indicator stay far inside 128 bits for
/// any country; sums over several indicators, whose denominators have nothing in common, need not: add those as `billionths`.
package struct Fraction: Hashable, Sendable {
  package let numerator: Int128
  package let denominator: Int128

  /// `denominator` must not be 0.
  package init(_ numerator: Int128, _ denominator: Int128 = 1) {
    precondition(denominator != 0, "a fraction needs a denominator")
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  package init(_ numerator: Int, _ denominator: Int = 1) { self.init(Int128(numerator), Int128(denominator)) }

  package static let zero = Fraction(Int128(0))
  package static let one = Fraction(Int128(1))

  package static func + (a: Fraction, b: Fraction) -> Fraction {
    let divisor = Int128(greatestCommonDivisor(a.denominator.magnitude, b.denominator.magnitude))
    let scale = b.denominator / divisor
    return Fraction(a.numerator * scale + b.numerator * (a.denominator / divisor), a.denominator * scale)
  }
  package static prefix func - (a: Fraction) -> Fraction { Fraction(-a.numerator, a.denominator) }
  package static func - (a: Fraction, b: Fraction) -> Fraction { a + (-b) }
  package static func * (a: Fraction, b: Fraction) -> Fraction {
    // Crosswise reduction first keeps the products small.
    let x = Fraction(a.numerator, b.denominator)
    let y = Fraction(b.numerator, a.denominator)
    return Fraction(x.numerator * y.numerator, x.denominator * y.denominator)
  }
  /// `b` must not be zero.
  package static func / (a: Fraction, b: Fraction) -> Fraction { a * Fraction(b.denominator, b.numerator) }
  package static func += (a: inout Fraction, b: Fraction) { a = a + b }

  /// In units of 10⁻⁹, rounded: for sums that are only shown.
  package var billionths: Int {
    let whole = numerator.magnitude / denominator.magnitude
    let rest = numerator.magnitude % denominator.magnitude
    let scaled = whole * 1_000_000_000 + (rest * 2_000_000_000 + denominator.magnitude) / (denominator.magnitude * 2)
    return numerator < 0 ? -Int(scaled) : Int(scaled)
  }

  /// Rounded to hundredths, halves away from zero.
  package var roundedHundredths: Int {
    let scaled = numerator.magnitude * 200 + denominator.magnitude
    let rounded = Int(scaled / (denominator.magnitude * 2))
    return numerator < 0 ? -rounded : rounded
  }
}

extension Fraction: Comparable {
  package static func < (a: Fraction, b: Fraction) -> Bool {
    (a - b).numerator < 0
  }
}

extension Fraction: CustomStringConvertible {
  /// `1/100`; whole numbers without a bar.
  package var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

private func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
  // Counts are small: the processor divides them itself.
  if let a = UInt64(exactly: a), let b = UInt64(exactly: b) { return UInt128(euclid(a, b)) }
  return euclid(a, b)
}

@inline(__always)
private func euclid<Number: UnsignedInteger>(_ a: Number, _ b: Number) -> Number {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x == 0 ? 1 : x
}
