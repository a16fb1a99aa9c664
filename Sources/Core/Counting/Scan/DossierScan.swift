internal import Base

/// Counts the dossiers of blocks: how many there are of each state, and which procedures they mark.
struct DossierScan: Sendable {
  let readsProcedures: Bool
  /// Dossiers by lane of the plan.
  private(set) var lanes: [Int]
  private var sums: [LaneVector]
  /// Scratch of one block: the slot of each received row, the rows carried over, and by slot how many rows and their marks.
  private var slots: [UInt32] = Array(repeating: 0, count: DossierBlock.mostRows)
  private var carried: [Carried] = []
  private var counts: [UInt32] = []
  private var marksOfSlot: [UInt64] = []
  private var marksOfProcedure: [UInt64] = []
  private var classes = ProcedureClasses()

  private struct Carried: Sendable {
    let row: Int
    let slot: Int
  }

  init(_ plan: CountingPlan) {
    readsProcedures = plan.readsProcedures
    lanes = Array(repeating: 0, count: plan.dossierLanes.count)
    sums = Array(repeating: .zero, count: (lanes.count + LaneVector.scalarCount - 1) / LaneVector.scalarCount)
  }

  mutating func reset() {
    for lane in lanes.indices { lanes[lane] = 0 }
  }

  /// Adds the active dossiers of a block.
  mutating func add(
    _ block: borrowing DossierBlock, of columns: borrowing FactColumns, from start: Int32, to end: Int32,
    _ memo: inout StateMemo, _ procedures: inout ProcedureMarks
  ) {
    let stop = block.firstRow(from: end + 1)
    let first = min(block.firstRow(from: start), stop)
    let isCarrying = first > 0 && block.lastEnd >= start
    if first == stop && !isCarrying { return }

    let classCount = readsProcedures ? classes.set(block, columns.procedureWords) : 1
    prepare(block.traits.count * classCount << StateMemo.timeBits)
    carried.removeAll(keepingCapacity: true)
    if isCarrying { carry(block, 0..<first, from: start, to: end, classCount) }
    receive(block, first..<stop, to: end, classCount)
    judge(block, columns, classCount, &memo)
    mark(block, first..<stop, &procedures)
  }

  /// Rows received before the window that had not ended before it.
  private mutating func carry(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, from start: Int32, to end: Int32, _ classCount: Int
  ) {
    for row in rows where block.ended[row] >= start {
      let kind = Int(block.trait[row]) * classCount + (readsProcedures ? classes.of(block.procedure[row]) : 0)
      let slot = kind << StateMemo.timeBits | (block.late[row] <= end ? 1 : 0) | (block.synced[row] <= end ? 2 : 0)
      counts[slot] += 1
      carried.append(Carried(row: row, slot: slot))
    }
  }

  private mutating func receive(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, to end: Int32, _ classCount: Int
  ) {
    if readsProcedures {
      for row in rows {
        let kind = UInt32(block.trait[row]) * UInt32(classCount) + UInt32(classes.of(block.procedure[row]))
        slots[row] = kind << 3 | 4 | (block.late[row] <= end ? 1 : 0) | (block.synced[row] <= end ? 2 : 0)
      }
    } else {
      for row in rows {
        slots[row] =
          UInt32(block.trait[row]) << 3 | 4 | (block.late[row] <= end ? 1 : 0) | (block.synced[row] <= end ? 2 : 0)
      }
    }
    for row in rows { counts[Int(slots[row])] &+= 1 }
  }

  /// Asks the rules once for each state that occurs, and clears the counts.
  private mutating func judge(
    _ block: borrowing DossierBlock, _ columns: borrowing FactColumns, _ classCount: Int, _ memo: inout StateMemo
  ) {
    for slot in 0..<(block.traits.count * classCount) << StateMemo.timeBits where counts[slot] != 0 {
      let time = slot & 7
      let kind = slot >> StateMemo.timeBits
      let place: Int
      if readsProcedures {
        let word = columns.traits.values[Int(block.traits[kind / classCount])]
        place = memo.place(word: word, procedure: classes.word(kind % classCount), time: time)
      } else {
        let number = block.traits[kind]
        place = memo.place(trait: number, word: columns.traits.values[Int(number)], time: time)
      }
      memo.add(UInt16(truncatingIfNeeded: counts[slot]), at: place, to: &sums)
      marksOfSlot[slot] = memo.marks(at: place)
      counts[slot] = 0
    }
    for lane in lanes.indices {
      lanes[lane] += Int(sums[lane / LaneVector.scalarCount][lane % LaneVector.scalarCount])
    }
    for index in sums.indices { sums[index] = .zero }
  }

  private mutating func mark(
    _ block: borrowing DossierBlock, _ rows: Range<Int>, _ procedures: inout ProcedureMarks
  ) {
    let known = block.procedures.count
    if marksOfProcedure.count < known { marksOfProcedure = Array(repeating: 0, count: known) }
    for row in rows { marksOfProcedure[Int(block.procedure[row])] |= marksOfSlot[Int(slots[row])] }
    for carried in carried { marksOfProcedure[Int(block.procedure[carried.row])] |= marksOfSlot[carried.slot] }
    for index in 0..<known where marksOfProcedure[index] != 0 {
      procedures.mark(block.procedures[index], dossiers: marksOfProcedure[index])
      marksOfProcedure[index] = 0
    }
  }

  private mutating func prepare(_ slotCount: Int) {
    guard counts.count < slotCount else { return }
    counts = Array(repeating: 0, count: slotCount)
    marksOfSlot = Array(repeating: 0, count: slotCount)
  }
}

/// The procedures of a block by what the register says of them: a handful of classes.
private struct ProcedureClasses: Sendable {
  private var words: [UInt64] = []
  private var classOf: [UInt8] = []

  /// How many classes the block has.
  mutating func set(_ block: borrowing DossierBlock, _ procedureWords: [UInt64]) -> Int {
    words.removeAll(keepingCapacity: true)
    classOf.removeAll(keepingCapacity: true)
    for number in block.procedures {
      let word = procedureWords[Int(number)]
      let place = words.firstIndex(of: word) ?? words.count
      if place == words.count { words.append(word) }
      classOf.append(UInt8(place))
    }
    return words.count
  }

  func of(_ procedure: UInt16) -> Int { Int(classOf[Int(procedure)]) }
  func word(_ place: Int) -> UInt64 { words[place] }
}
