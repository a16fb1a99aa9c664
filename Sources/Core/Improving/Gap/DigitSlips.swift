internal import Base

/// Ways a figure with two decimals is mistyped: one digit, or two neighbours exchanged.
enum DigitSlips {
  static func of(_ points: Points, most: Points) -> [Points] {
    let digits = padded(points.hundredths, 4).utf8.map { Int($0) - 48 }
    guard points >= .zero, digits.allSatisfy({ (0...9).contains($0) }) else { return [] }
    var found: Set<Int> = []
    for place in digits.indices {
      for digit in 0...9 {
        var slip = digits
        slip[place] = digit
        found.insert(value(slip))
      }
      if place + 1 < digits.count {
        var slip = digits
        slip.swapAt(place, place + 1)
        found.insert(value(slip))
      }
    }
    found.remove(points.hundredths)
    return found.filter { $0 <= most.hundredths }.sorted().map { Points(hundredths: $0) }
  }

  private static func value(_ digits: [Int]) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
}
