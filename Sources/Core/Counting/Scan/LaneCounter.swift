/// Counts, for each bit of a word, in how many of many words it is set.
///
/// The counts lie bit-sliced: plane `p` holds bit `p` of all counts, so one addition serves all of a word's bits
/// (carry-save adders; Muła, Kurz and Lemire, "Faster population counts", 2016, and its positional form of 2018).
struct LaneCounter: Sendable {
  /// Two rows at a time: the registers every 64-bit machine has.
  private typealias Pair = SIMD2<UInt64>

  /// Words counted between two readings: their counts fit the planes.
  static let mostWords = 1 << 16
  private static let planeCount = 16
  /// How many words one step takes; lists are filled up to it with the place of a word of no bits.
  static let step = 16
  private var planes: [Pair] = Array(repeating: .zero, count: planeCount)

  /// Adds the words at these places of `table`, moved by `offset`. They are a multiple of `step`, no more than
  /// `mostWords` before the next reading.
  mutating func add(_ places: [UInt32], _ range: Range<Int>, of table: [UInt64], offset: Int) {
    let (places, table) = (places.span.extracting(range), table.span)
    @inline(__always) func pair(_ index: Int) -> Pair {
      Pair(table[Int(places[index]) + offset], table[Int(places[index + 1]) + offset])
    }
    var (ones, twos, fours) = (planes[0], planes[1], planes[2])
    var index = 0
    while index < places.count {
      var low = Self.sum(&ones, pair(index), pair(index + 2))
      var high = Self.sum(&ones, pair(index + 4), pair(index + 6))
      let firstFours = Self.sum(&twos, low, high)
      low = Self.sum(&ones, pair(index + 8), pair(index + 10))
      high = Self.sum(&ones, pair(index + 12), pair(index + 14))
      var carry = Self.sum(&fours, firstFours, Self.sum(&twos, low, high))
      var plane = 3
      while carry != .zero, plane < Self.planeCount {
        (planes[plane], carry) = (planes[plane] ^ carry, planes[plane] & carry)
        plane += 1
      }
      index += Self.step
    }
    (planes[0], planes[1], planes[2]) = (ones, twos, fours)
  }

  /// Adds the counts of the bits to the lanes from `first` on, as many as there are, and starts again from nothing.
  mutating func read(to lanes: inout [Int], from first: Int) {
    let top = planes.lastIndex { $0 != .zero } ?? -1
    for bit in 0..<min(64, lanes.count - first) {
      var count = 0
      for plane in stride(from: top, through: 0, by: -1) {
        let pair = planes[plane] &>> UInt64(bit) & 1
        count = count << 1 + Int(truncatingIfNeeded: pair[0] &+ pair[1])
      }
      lanes[first + bit] += count
    }
    for plane in planes.indices { planes[plane] = .zero }
  }

  /// Leaves the lowest bits of `a + b + c` in `a` and answers the carries.
  @inline(__always)
  private static func sum(_ a: inout Pair, _ b: Pair, _ c: Pair) -> Pair {
    let either = a ^ b
    let carry = (a & b) | (either & c)
    a = either ^ c
    return carry
  }
}
