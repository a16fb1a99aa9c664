internal import Base

/// What the plan says of each petition and each service row met so far, by their few bits.
struct StateMemo: Sendable {
  private let plan: CountingPlan
  /// Lanes of petitions by their word and lateness.
  private var petitionLanes: [UInt64]
  /// Marks of service rows by their word: bits of the row, then bits of its procedure. `unasked` is not asked yet.
  private(set) var serviceMarks: [UInt64]
  static let unasked = UInt64.max

  static let procedureShift = StateWord.Bit.fee.rawValue
  private static let procedureBits = 6
  private static let serviceBits = 8
  private static let petitionBits = 6

  init(_ plan: CountingPlan) {
    self.plan = plan
    petitionLanes = Array(repeating: Self.unasked, count: 1 << (Self.petitionBits + 1))
    serviceMarks = Array(repeating: Self.unasked, count: 1 << (Self.procedureBits + Self.serviceBits))
  }

  /// The lanes a petition counts for, one bit a lane.
  mutating func petitionLanes(row: UInt8, isLate: Bool) -> UInt64 {
    let key = Int(row) << 1 | (isLate ? 1 : 0)
    if petitionLanes[key] != Self.unasked { return petitionLanes[key] }
    let word = UInt64(row) << PetitionRow.shift | (isLate ? StateWord.Bit.late.mask : 0)
    var lanes: UInt64 = 0
    for (index, lane) in plan.petitionLanes.enumerated() where lane.holds(word) { lanes |= 1 << UInt64(index) }
    petitionLanes[key] = lanes
    return lanes
  }

  /// The place of a service row's marks; `procedure` are the procedure's bits of its word.
  @inline(__always)
  static func serviceKey(row: UInt16, procedure: UInt64) -> Int {
    Int(procedure >> procedureShift) << serviceBits | Int(row)
  }

  /// Asks for the marks of every row.
  mutating func ask(_ rows: [ServiceRow], words: [UInt64]) {
    for row in rows {
      let procedure = words[Int(row.procedure)]
      let key = Self.serviceKey(row: row.word, procedure: procedure)
      if serviceMarks[key] != Self.unasked { continue }
      let word = UInt64(row.word) << ServiceRow.shift | procedure
      serviceMarks[key] = plan.serviceMarks.indices.reduce(0) { marks, index in
        plan.serviceMarks[index].condition.holds(word) ? marks | 1 << UInt64(index) : marks
      }
    }
  }
}
