/// An exact number in a CSV file: `[2/85]`. Without brackets a spreadsheet reads `2/85` as February 1985 and keeps that.
package func bracketed(_ value: Fraction) -> String { "[\(value)]" }

extension Fraction {
  /// Rounded to six decimals, for readers of CSV: `0.023529`. The exact number stands beside it.
  package var sixDecimals: String {
    let scaled = (abs(billionths) + 500) / 1_000
    let digits = String(scaled % 1_000_000)
    let text = "\(scaled / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
    return billionths < 0 && scaled > 0 ? "-" + text : text
  }
}
