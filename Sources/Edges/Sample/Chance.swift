/// A small seeded generator: SplitMix64 (Steele, Lea, Flood 2014), one 64-bit state, additions, shifts, multiplications.
///
/// Every unit, day and purpose has its own stream, so that a part of the province can be made again without the rest:
/// the steps of a dossier need not remember the dossier. Nothing here calls a mathematics library, whose last digits
/// differ between platforms; the same arguments give the same bytes everywhere.
struct Chance: Sendable {
  /// What the numbers are for. The raw values are part of the output: another number, another province.
  enum Purpose: UInt64 {
    case names = 1
    case volumes, habits, catalogue, schedule, dossiers, steps, ratings, petitions, announcements, reports, portal
  }

  private var state: UInt64

  init(_ seed: UInt64, _ purpose: Purpose, _ a: Int = 0, _ b: Int = 0) {
    state = Self.mixed(seed &+ purpose.rawValue &* 0x9E37_79B9_7F4A_7C15)
    state = Self.mixed(state ^ UInt64(bitPattern: Int64(a)) &* 0xD6E8_FEB8_6659_FD93)
    state = Self.mixed(state ^ UInt64(bitPattern: Int64(b)) &* 0xA076_1D64_78BD_642F)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// 0 ≤ x < 1, 53 bits.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

  /// 0 ≤ x < `count`; 0 when `count` is 0 or less.
  mutating func below(_ count: Int) -> Int {
    guard count > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  mutating func within(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * fraction()
  }

  /// 0…1, most often near `peak`: a triangle, made of the larger of two numbers on either side of the peak.
  mutating func around(_ peak: Double) -> Double {
    let isBelow = fraction() < peak
    let nearness = max(fraction(), fraction())
    return isBelow ? peak * nearness : 1 - (1 - peak) * nearness
  }

  /// Mean 0, deviation 1: twelve 16-bit numbers added up, near enough to a bell and without a logarithm.
  mutating func bell() -> Double {
    var sum = 0.0
    for _ in 0..<3 {
      var bits = next()
      for _ in 0..<4 {
        sum += Double(bits & 0xFFFF)
        bits >>= 16
      }
    }
    return sum / 65_536 - 6
  }

  /// Half of the values lie above `median`; `spread` is the deviation of the logarithm.
  mutating func logNormal(median: Double, spread: Double) -> Double { median * exponential(spread * bell()) }

  /// How often a rare thing happens that is expected `mean` times, by counting arrivals one after another.
  mutating func rare(_ mean: Double) -> Int {
    // Larger means are cut into pieces, because e^-mean would run out of digits.
    if mean > 30 { return rare(mean / 2) + rare(mean / 2) }
    let limit = exponential(-mean)
    var count = 0
    var product = fraction()
    while product > limit {
      count += 1
      product *= fraction()
    }
    return count
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.reversed() where index > 0 { result.swapAt(index, below(index + 1)) }
    return result
  }
}

/// e^x for |x| < 50: a short series at x/1024, squared ten times.
func exponential(_ x: Double) -> Double {
  let y = x / 1024
  var power = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4)))
  for _ in 0..<10 { power *= power }
  return power
}
