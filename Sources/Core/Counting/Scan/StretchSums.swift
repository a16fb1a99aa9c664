internal import Base

/// What one pack counts in stretches of a block's rows, so that a question asked again adds stretches up and scans only the
/// rows at its edges.
///
/// A stretch counts the same at every instant between two at which one of its dossiers turns late or is synced: its sums
/// hold as long, and for ever once all of that has happened. Only stretches wholly received in a window are asked, so the
/// window's start never matters.
struct StretchSums: Sendable {
  /// Rows a stretch; the last may have fewer.
  private let length: Int
  private let rows: Int
  private let laneCount: Int
  private let procedures: Int
  /// Bytes a procedure's marks take.
  private let markBytes: Int
  /// The instants at which each stretch's sums hold; none before it was summed.
  private var holding: [Holding]
  /// Dossiers by lane, stretch after stretch. A stretch has at most `DossierBlock.mostRows`.
  private var lanes: [UInt16]
  /// Marks of the block's procedures, stretch after stretch: of all procedures the lowest eight bits, then the next.
  private var marks: [UInt8]

  private struct Holding: Sendable {
    var from = Int32.max
    /// Not at this instant any more.
    var until = Int32.min
  }

  /// Fewer rows are scanned sooner than remembered.
  static let fewestRows = 512
  private static let lengths = [256, 512, 1024, 2048, 4096]
  /// What may be kept for each dossier, in bytes; shorter stretches take more and leave less to scan.
  private static let mostBytesPerRow = 2

  /// Nil when the sums would take more than they are worth.
  init?(rows: Int, procedures: Int, _ plan: CountingPlan) {
    laneCount = plan.dossierLanes.count
    markBytes = (plan.dossierMarks.count + 7) / 8
    self.rows = rows
    self.procedures = procedures
    let bytes = laneCount * 2 + procedures * markBytes + MemoryLayout<Holding>.stride
    let fitting = Self.lengths.first { length in
      (rows + length - 1) / length * bytes <= rows * Self.mostBytesPerRow
    }
    guard rows >= Self.fewestRows, let fitting else { return nil }
    length = fitting
    let count = (rows + length - 1) / length
    holding = Array(repeating: Holding(), count: count)
    lanes = Array(repeating: 0, count: count * laneCount)
    marks = Array(repeating: 0, count: count * procedures * markBytes)
  }

  /// Memory of the sums.
  var bytes: Int { holding.capacity * MemoryLayout<Holding>.stride + lanes.capacity * 2 + marks.capacity }

  /// The stretches that lie wholly in these rows.
  func stretches(in range: Range<Int>) -> Range<Int> {
    let first = (range.lowerBound + length - 1) / length
    let end = range.upperBound == rows ? holding.count : range.upperBound / length
    return first..<max(first, end)
  }

  func rows(of stretch: Int) -> Range<Int> { stretch * length..<min(rows, (stretch + 1) * length) }

  /// The sums of a stretch are those of this instant.
  func hold(_ stretch: Int, at end: Int32) -> Bool {
    holding[stretch].from <= end && end < holding[stretch].until
  }

  /// The sums of this instant could be kept: they are not, and what is known of the stretch will not hold for ever.
  func isMissing(_ stretch: Int, at end: Int32) -> Bool { !hold(stretch, at: end) && holding[stretch].until != .max }

  /// Remembers what was counted in a stretch at this instant: dossiers by lane, marks by procedure of the block.
  mutating func keep(
    _ stretch: Int, of block: borrowing DossierBlock, at end: Int32, _ counts: [Int], _ found: [UInt64]
  ) {
    holding[stretch] = Self.holding(block, rows(of: stretch), at: end)
    for lane in 0..<laneCount { lanes[stretch * laneCount + lane] = UInt16(counts[lane]) }
    for byte in 0..<markBytes {
      let first = (stretch * markBytes + byte) * procedures
      for procedure in 0..<procedures {
        marks[first + procedure] = UInt8(truncatingIfNeeded: found[procedure] >> UInt64(8 * byte))
      }
    }
  }

  /// The instants around this one at which nothing of these rows happens.
  private static func holding(_ block: borrowing DossierBlock, _ rows: Range<Int>, at end: Int32) -> Holding {
    var (from, until) = (Int32.min, Int32.max)
    let (late, synced) = (block.late.span.extracting(rows), block.synced.span.extracting(rows))
    for row in late.indices {
      let (turns, arrives) = (late[row], synced[row])
      from = max(from, max(turns <= end ? turns : .min, arrives <= end ? arrives : .min))
      until = min(until, min(turns > end ? turns : .max, arrives > end ? arrives : .max))
    }
    return Holding(from: from, until: until)
  }

  /// Adds a stretch's sums to those of others of the same block.
  func add(_ stretch: Int, to total: inout Total) {
    let lanes = lanes.span.extracting(stretch * laneCount..<(stretch + 1) * laneCount)
    let size = procedures * markBytes
    let marks = marks.span.extracting(stretch * size..<(stretch + 1) * size)
    Self.add(lanes, to: &total.lanes)
    Self.unite(marks, with: &total.marks)
  }

  private static func add(_ lanes: borrowing Span<UInt16>, to total: inout [UInt16]) {
    var total = total.mutableSpan
    precondition(total.count >= lanes.count)
    // A block has fewer rows than a sum could overflow by.
    for lane in lanes.indices { total[lane] &+= lanes[lane] }
  }

  private static func unite(_ marks: borrowing Span<UInt8>, with total: inout [UInt8]) {
    var total = total.mutableSpan
    precondition(total.count >= marks.count)
    for index in marks.indices { total[index] |= marks[index] }
  }

  /// The sums of some stretches of one block.
  struct Total: Sendable {
    fileprivate var lanes: [UInt16] = []
    fileprivate var marks: [UInt8] = []

    /// Makes room for the sums of a block.
    mutating func prepare(for sums: borrowing StretchSums) {
      if lanes.count < sums.laneCount { lanes = Array(repeating: 0, count: sums.laneCount) }
      let size = sums.procedures * sums.markBytes
      if marks.count < size { marks = Array(repeating: 0, count: size) }
    }

    /// Moves the sums into counts by lane and marks by procedure, and starts again from nothing.
    mutating func move(of sums: borrowing StretchSums, to counts: inout [Int], _ found: inout [UInt64]) {
      for lane in 0..<sums.laneCount {
        counts[lane] += Int(lanes[lane])
        lanes[lane] = 0
      }
      for byte in 0..<sums.markBytes {
        Self.move(&marks, byte * sums.procedures..<(byte + 1) * sums.procedures, byte: byte, to: &found)
      }
    }

    private static func move(_ marks: inout [UInt8], _ range: Range<Int>, byte: Int, to found: inout [UInt64]) {
      var marks = marks.mutableSpan
      var found = found.mutableSpan
      precondition(range.upperBound <= marks.count && found.count >= range.count)
      for procedure in 0..<range.count {
        found[procedure] |= UInt64(marks[range.lowerBound + procedure]) << UInt64(8 * byte)
        marks[range.lowerBound + procedure] = 0
      }
    }
  }
}
