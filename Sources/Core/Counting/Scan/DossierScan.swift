internal import Base

/// Counts the dossiers of blocks: how many there are in each lane of the plan, and which procedures they mark.
struct DossierScan: Sendable {
  /// Dossiers by lane of the plan.
  private(set) var lanes: [Int]
  private let plan: CountingPlan
  private var verdicts: DossierVerdicts
  private var counter = LaneCounter()
  /// Scratch of one block: by procedure where its kind's verdicts begin, the place of each active row's verdict, by
  /// procedure its marks, and what is added up of kept sums.
  private var kindPlaces: [UInt32] = []
  private var places: [UInt32] = Array(repeating: 0, count: DossierBlock.mostRows + LaneCounter.step)
  private var marks: [UInt64] = []
  private var total = StretchSums.Total()

  init(_ plan: CountingPlan) {
    lanes = Array(repeating: 0, count: plan.dossierLanes.count)
    self.plan = plan
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
    if plan.readsProcedures { verdicts.kindPlaces(of: block, columns.procedureWords, to: &kindPlaces) }
    var found = 0
    var rest = first..<stop
    if block.count >= StretchSums.fewestRows,
      let sums = block.kept.sums(for: plan, rows: block.count, procedures: block.procedures.count)
    {
      add(sums, of: block, &rest, to: end, &found)
    }
    receive(block, rest, to: end, &found)
    if isCarrying { carry(block, 0..<first, from: start, to: end, &found) }
    count(found)
    procedures.add(block.procedures, &marks, words: columns.procedureWords)
  }

  /// Adds the stretches of these rows whose sums hold at the end of the window, and sums those that may be kept; receives
  /// the rows between them. Leaves the rows after the last.
  private mutating func add(
    _ kept: StretchSums, of block: borrowing DossierBlock, _ rest: inout Range<Int>, to end: Int32, _ found: inout Int
  ) {
    let stretches = kept.stretches(in: rest)
    let sums = stretches.contains { kept.isMissing($0, at: end) } ? summed(stretches, of: block, at: end, kept) : kept
    total.prepare(for: sums)
    for stretch in stretches where sums.hold(stretch, at: end) {
      let rows = sums.rows(of: stretch)
      receive(block, rest.lowerBound..<rows.lowerBound, to: end, &found)
      sums.add(stretch, to: &total)
      rest = rows.upperBound..<rest.upperBound
    }
    total.move(of: sums, to: &lanes, &marks)
  }

  /// Sums what is missing of these stretches and keeps it. Apart, for writing makes copies that reading need not pay.
  @inline(never)
  private mutating func summed(
    _ stretches: Range<Int>, of block: borrowing DossierBlock, at end: Int32, _ kept: StretchSums
  ) -> StretchSums {
    var sums = kept
    for stretch in stretches where sums.isMissing(stretch, at: end) { sum(stretch, of: block, at: end, &sums) }
    block.kept.keep(sums, for: plan)
    return sums
  }

  /// Counts one stretch and keeps it. Nothing else of the block is counted yet.
  private mutating func sum(_ stretch: Int, of block: borrowing DossierBlock, at end: Int32, _ sums: inout StretchSums)
  {
    var found = 0
    receive(block, sums.rows(of: stretch), to: end, &found)
    var counts = Array(repeating: 0, count: lanes.count)
    swap(&counts, &lanes)
    count(found)
    swap(&counts, &lanes)
    sums.keep(stretch, of: block, at: end, counts, marks)
    for procedure in marks.indices { marks[procedure] = 0 }
  }

  private mutating func receive(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, to end: Int32, _ found: inout Int
  ) {
    if rows.isEmpty { return }
    if plan.readsProcedures {
      let kindPlaces = kindPlaces
      Self.receive(block, rows, to: end, verdicts, after: found, &places, &marks) { kindPlaces[Int($0)] }
    } else {
      Self.receive(block, rows, to: end, verdicts, after: found, &places, &marks) { _ in 0 }
    }
    found += rows.count
  }

  /// Rows received in the window: the loops over all of a country's dossiers. The first has no look-up and runs several rows
  /// at a time.
  @inline(__always)
  private static func receive(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, to end: Int32, _ verdicts: borrowing DossierVerdicts,
    after found: Int, _ places: inout [UInt32], _ marks: inout [UInt64], kindPlace: (UInt16) -> UInt32
  ) {
    let (late, synced) = (block.late.span.extracting(rows), block.synced.span.extracting(rows))
    let (trait, procedure) = (block.trait.span.extracting(rows), block.procedure.span.extracting(rows))
    let (traits, words) = (block.traits.span, verdicts.words.span)
    let (stride, entriesOfTraits) = (UInt32(verdicts.stride), UInt32(verdicts.entriesOfTraits))
    var places = places.mutableSpan
    var marks = marks.mutableSpan
    let count = rows.count
    // Said once, so that the loops need not ask it for each row.
    precondition(found >= 0 && places.count >= found + count)
    precondition(late.count == count && synced.count == count)
    precondition(trait.count == count && procedure.count == count)
    for row in 0..<count {
      let time: UInt32 = 4 | (late[row] <= end ? 1 : 0) | (synced[row] <= end ? 2 : 0)
      places[found &+ row] = time &* stride
    }
    for row in 0..<count {
      let (trait, procedure) = (Int(trait[row]), procedure[row])
      let place = places[found &+ row] &+ (traits[trait] &+ 1) &* entriesOfTraits &+ kindPlace(procedure)
      places[found &+ row] = place
      marks[Int(procedure)] |= words[Int(place)]
    }
  }

  /// Rows received before the window that had not ended before it.
  private mutating func carry(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, from start: Int32, to end: Int32, _ found: inout Int
  ) {
    for row in rows where block.ended[row] >= start {
      let procedure = Int(block.procedure[row])
      let time: UInt32 = (block.late[row] <= end ? 1 : 0) | (block.synced[row] <= end ? 2 : 0)
      let place =
        (block.traits[Int(block.trait[row])] + 1) * UInt32(verdicts.entriesOfTraits)
        + (plan.readsProcedures ? kindPlaces[procedure] : 0) + time * UInt32(verdicts.stride)
      places[found] = place
      marks[procedure] |= verdicts.words[Int(place)]
      found += 1
    }
  }

  private mutating func count(_ found: Int) {
    if found == 0 { return }
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
