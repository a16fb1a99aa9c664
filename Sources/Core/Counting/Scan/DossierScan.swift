internal import Base

/// Counts the dossiers of blocks: how many there are in each lane of the plan, and which procedures they mark.
struct DossierScan: Sendable {
  /// Dossiers by lane of the plan.
  private(set) var lanes: [Int]
  private let readsProcedures: Bool
  private var verdicts: DossierVerdicts
  private var counter = LaneCounter()
  /// Scratch of one block: by procedure where its kind's verdicts begin, the place of each active row's verdict, and by
  /// procedure its marks.
  private var kindPlaces: [UInt32] = []
  private var places: [UInt32] = Array(repeating: 0, count: DossierBlock.mostRows + LaneCounter.step)
  private var marks: [UInt64] = []

  init(_ plan: CountingPlan) {
    lanes = Array(repeating: 0, count: plan.dossierLanes.count)
    readsProcedures = plan.readsProcedures
    verdicts = DossierVerdicts(plan)
  }

  /// Before dossiers of these columns are added.
  mutating func prepare(_ columns: borrowing FactColumns) { verdicts.prepare(columns) }

  mutating func reset() {
    for lane in lanes.indices { lanes[lane] = 0 }
  }

  /// Adds the active dossiers of a block.
  mutating func add(
    _ block: borrowing DossierBlock, of columns: borrowing FactColumns, from start: Int32, to end: Int32,
    _ procedures: inout ProcedureMarks
  ) {
    let stop = block.firstRow(from: end + 1)
    let first = min(block.firstRow(from: start), stop)
    let isCarrying = first > 0 && block.lastEnd >= start
    if first == stop && !isCarrying { return }

    if marks.count < block.procedures.count { marks = Array(repeating: 0, count: block.procedures.count) }
    if readsProcedures {
      verdicts.kindPlaces(of: block, columns.procedureWords, to: &kindPlaces)
      let kindPlaces = kindPlaces
      Self.receive(block, first..<stop, to: end, verdicts, &places, &marks) { kindPlaces[Int($0)] }
    } else {
      Self.receive(block, first..<stop, to: end, verdicts, &places, &marks) { _ in 0 }
    }
    var found = stop - first
    if isCarrying { found = carry(block, 0..<first, from: start, to: end, after: found) }
    count(found)
    procedures.add(block.procedures, &marks, words: columns.procedureWords)
  }

  /// Rows received in the window: the loops over all of a country's dossiers. The first has no look-up and runs several rows
  /// at a time.
  @inline(__always)
  private static func receive(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, to end: Int32, _ verdicts: borrowing DossierVerdicts,
    _ places: inout [UInt32], _ marks: inout [UInt64], kindPlace: (UInt16) -> UInt32
  ) {
    let (late, synced) = (block.late.span.extracting(rows), block.synced.span.extracting(rows))
    let (trait, procedure) = (block.trait.span.extracting(rows), block.procedure.span.extracting(rows))
    let (traits, words) = (block.traits.span, verdicts.words.span)
    let (stride, entriesOfTraits) = (UInt32(verdicts.stride), UInt32(verdicts.entriesOfTraits))
    var places = places.mutableSpan
    var marks = marks.mutableSpan
    let count = rows.count
    // Said once, so that the loops need not ask it for each row.
    precondition(places.count >= count && late.count == count && synced.count == count)
    precondition(trait.count == count && procedure.count == count)
    for row in 0..<count {
      let time: UInt32 = 4 | (late[row] <= end ? 1 : 0) | (synced[row] <= end ? 2 : 0)
      places[row] = time &* stride
    }
    for row in 0..<count {
      let (trait, procedure) = (Int(trait[row]), procedure[row])
      let place = places[row] &+ (traits[trait] &+ 1) &* entriesOfTraits &+ kindPlace(procedure)
      places[row] = place
      marks[Int(procedure)] |= words[Int(place)]
    }
  }

  /// Rows received before the window that had not ended before it.
  private mutating func carry(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, from start: Int32, to end: Int32, after count: Int
  ) -> Int {
    var found = count
    for row in rows where block.ended[row] >= start {
      let procedure = Int(block.procedure[row])
      let time: UInt32 = (block.late[row] <= end ? 1 : 0) | (block.synced[row] <= end ? 2 : 0)
      let place =
        (block.traits[Int(block.trait[row])] + 1) * UInt32(verdicts.entriesOfTraits)
        + (readsProcedures ? kindPlaces[procedure] : 0) + time * UInt32(verdicts.stride)
      places[found] = place
      marks[procedure] |= verdicts.words[Int(place)]
      found += 1
    }
    return found
  }

  private mutating func count(_ found: Int) {
    var end = found
    while end % LaneCounter.step != 0 {
      places[end] = 0
      end += 1
    }
    for word in 0..<verdicts.laneWords {
      counter.add(places, 0..<end, of: verdicts.words, offset: 1 + word)
      counter.read(to: &lanes, from: 64 * word)
    }
  }
}
