package import Base

/// A number as a paper prints it: exact, with the decimals it shows.
package struct Quantity: Hashable, Sendable {
  package let millionths: Int128
  package let decimals: Int

  package init(millionths: Int128, decimals: Int = 0) {
    self.millionths = millionths
    self.decimals = decimals
  }
  package init(_ whole: Int) { self.init(millionths: Int128(whole) * 1_000_000) }

  /// Digits with `decimals` of them behind the comma; nil beyond 15 digits before it or 6 behind.
  init?(digits: [UInt8], decimals: Int) {
    guard digits.count - decimals <= 15, decimals <= 6, digits.count > decimals else { return nil }
    var value: Int128 = 0
    for digit in digits { value = value * 10 + Int128(digit) }
    for _ in decimals..<6 { value *= 10 }
    self.init(millionths: value, decimals: decimals)
  }

  package var fraction: Fraction { Fraction(millionths, 1_000_000) }
  package var isWhole: Bool { millionths % 1_000_000 == 0 }
  /// The number when it is whole and small.
  package var int: Int? { isWhole ? Int(exactly: millionths / 1_000_000) : nil }

  /// `1.234,5`: as the paper would write it, without zeros it did not show.
  package var vietnamese: String {
    let magnitude = millionths.magnitude
    let whole = Int(clamping: magnitude / 1_000_000).vietnamese
    var rest = String(Int(magnitude % 1_000_000))
    while rest.utf8.count < 6 { rest = "0" + rest }
    while rest.utf8.count > decimals, rest.hasSuffix("0") { rest.removeLast() }
    return (millionths < 0 ? "-" : "") + whole + (rest.isEmpty ? "" : "," + rest)
  }

  package static func + (a: Self, b: Self) -> Self {
    Self(millionths: a.millionths + b.millionths, decimals: max(a.decimals, b.decimals))
  }
  package static func - (a: Self, b: Self) -> Self {
    Self(millionths: a.millionths - b.millionths, decimals: max(a.decimals, b.decimals))
  }
  /// Equal in value, however many zeros are shown.
  package func equals(_ other: Self) -> Bool { millionths == other.millionths }
}

extension Quantity: Comparable {
  package static func < (a: Self, b: Self) -> Bool { a.millionths < b.millionths }
}

extension Sequence<Quantity> {
  var total: Quantity { reduce(Quantity(0)) { $0 + $1 } }
  /// `416 + 517`.
  var added: String { map(\.vietnamese).joined(separator: " + ") }
}
