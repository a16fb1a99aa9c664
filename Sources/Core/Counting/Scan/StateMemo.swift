internal import Base

/// Counts of one block by lane: sixteen bits hold them, for a block has no more than 4 096 rows.
typealias LaneVector = SIMD16<UInt16>

/// What the plan says of each state word met so far: a country's dossiers have some hundred of them, so the rules are asked
/// a few hundred times and not once a dossier.
struct StateMemo: Sendable {
  private let plan: CountingPlan
  /// By number of traits and the three time bits; -1 is not asked yet.
  private var places: [Int32] = []
  /// Of words that hold bits of a procedure.
  private var placesOfJoined: [UInt64: Int32] = [:]
  /// One row of lane masks a word: all bits where its records count for the lane.
  private var lanes: [LaneVector] = []
  /// Vectors a row.
  let laneVectors: Int
  private var marks: [UInt64] = []
  /// Lanes of petitions by their word and lateness.
  private var petitionLanes: [UInt64]
  /// Marks of service rows by their word: bits of the row, then bits of its procedure. `unasked` is not asked yet.
  private var serviceMarks: [UInt64]
  private static let unasked = UInt64.max

  /// The time bits of a state word, as slots of a block count them.
  static let timeBits = 3
  static let procedureShift = StateWord.Bit.fee.rawValue
  private static let procedureBits = 6
  private static let serviceBits = 8
  private static let petitionBits = 6

  init(_ plan: CountingPlan) {
    self.plan = plan
    laneVectors = (plan.dossierLanes.count + LaneVector.scalarCount - 1) / LaneVector.scalarCount
    petitionLanes = Array(repeating: Self.unasked, count: 1 << (Self.petitionBits + 1))
    serviceMarks = Array(repeating: Self.unasked, count: 1 << (Self.procedureBits + Self.serviceBits))
  }

  /// The place of a word's verdicts. `time` has the bits of `late`, `synced` and `received`, from the lowest.
  mutating func place(trait number: UInt32, word: UInt32, time: Int) -> Int {
    let key = Int(number) << Self.timeBits | time
    if key >= places.count { places += Array(repeating: -1, count: (key + 1024) - places.count) }
    if places[key] >= 0 { return Int(places[key]) }
    let place = ask(UInt64(word) | Self.timeMask(time))
    places[key] = Int32(place)
    return place
  }

  /// The same for rules that ask about the procedure.
  mutating func place(word: UInt32, procedure: UInt64, time: Int) -> Int {
    let whole = UInt64(word) | procedure | Self.timeMask(time)
    if let place = placesOfJoined[whole] { return Int(place) }
    let place = ask(whole)
    placesOfJoined[whole] = Int32(place)
    return place
  }

  func marks(at place: Int) -> UInt64 { marks[place] }

  /// Adds `count` records whose word has its lanes at `place`.
  func add(_ count: UInt16, at place: Int, to sums: inout [LaneVector]) {
    let start = place * laneVectors
    let counts = LaneVector(repeating: count)
    for index in 0..<laneVectors { sums[index] &+= lanes[start + index] & counts }
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

  /// Marks of a service row; `procedure` are the procedure's bits of its word.
  mutating func serviceMarks(row: UInt16, procedure: UInt64) -> UInt64 {
    let key = Int(procedure >> Self.procedureShift) << Self.serviceBits | Int(row)
    if serviceMarks[key] != Self.unasked { return serviceMarks[key] }
    let word = UInt64(row) << ServiceRow.shift | procedure
    var marks: UInt64 = 0
    for (index, mark) in plan.serviceMarks.enumerated() where mark.condition.holds(word) { marks |= 1 << UInt64(index) }
    serviceMarks[key] = marks
    return marks
  }

  private mutating func ask(_ word: UInt64) -> Int {
    for vector in 0..<laneVectors {
      var masks = LaneVector.zero
      for lane in 0..<LaneVector.scalarCount {
        let index = vector * LaneVector.scalarCount + lane
        if index < plan.dossierLanes.count, plan.dossierLanes[index].holds(word) { masks[lane] = .max }
      }
      lanes.append(masks)
    }
    var mask: UInt64 = 0
    for (index, mark) in plan.dossierMarks.enumerated() where mark.holds(word) { mask |= 1 << UInt64(index) }
    marks.append(mask)
    return marks.count - 1
  }

  private static func timeMask(_ time: Int) -> UInt64 { UInt64(time) << StateWord.Bit.late.rawValue }
}
