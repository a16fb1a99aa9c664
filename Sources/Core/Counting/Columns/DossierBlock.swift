internal import Base

/// Some hundreds or thousands of dossiers of one unit in the order of their reception: one narrow column per question.
///
/// Traits and procedures are numbered inside the block, so that two bytes always suffice.
struct DossierBlock: Sendable {
  /// A full block is split, or followed by a new one.
  static let mostRows = 4096

  private(set) var received: [Int32] = []
  private(set) var ended: [Int32] = []
  private(set) var late: [Int32] = []
  private(set) var synced: [Int32] = []
  private(set) var trait: [UInt16] = []
  private(set) var procedure: [UInt16] = []
  /// The numbers, in the register of the columns, of the block's own numbers.
  private(set) var traits: [UInt32] = []
  private(set) var procedures: [UInt32] = []
  /// No row of the block ended after this.
  private(set) var lastEnd = Int32.min
  /// What scans have counted of these very rows.
  private(set) var kept = KeptSums()

  var count: Int { received.count }
  var first: Int32 { received.first ?? .max }
  var last: Int32 { received.last ?? .min }

  /// Memory of the columns and of what is kept of them, spare room included.
  var bytes: Int {
    (received.capacity + ended.capacity + late.capacity + synced.capacity) * 4
      + (trait.capacity + procedure.capacity) * 2 + (traits.capacity + procedures.capacity) * 4
      + kept.bytes
  }

  /// `rows` in the order of reception, at most `mostRows`.
  init(_ rows: some RandomAccessCollection<DossierRow>, traits numbers: (UInt32) -> UInt32) {
    reserve(rows.count)
    for row in rows { insert(row, trait: numbers(row.traits), at: count) }
  }

  /// Columns that were checked elsewhere: of one length, in the order of reception.
  init(
    received: [Int32], ended: [Int32], late: [Int32], synced: [Int32], trait: [UInt16], procedure: [UInt16],
    traits: [UInt32], procedures: [UInt32]
  ) {
    self.received = received
    self.ended = ended
    self.late = late
    self.synced = synced
    self.trait = trait
    self.procedure = procedure
    self.traits = traits
    self.procedures = procedures
    lastEnd = ended.max() ?? .min
  }

  /// The first row received at or after this.
  func firstRow(from tick: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if received[middle] < tick { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Inserts a row where its reception belongs.
  mutating func insert(_ row: DossierRow, trait number: UInt32) {
    insert(row, trait: number, at: row.received.value >= last ? count : firstRow(from: row.received.value))
    kept = KeptSums()
  }

  /// Removes one row equal to this; rows that are equal are the same to every count. False when there is none.
  mutating func remove(_ row: DossierRow, trait number: UInt32) -> Bool {
    guard let trait = traits.firstIndex(of: number), let procedure = procedures.firstIndex(of: row.procedure) else {
      return false
    }
    var index = firstRow(from: row.received.value)
    while index < count, received[index] == row.received.value {
      if ended[index] == row.ended.value, late[index] == row.late.value, synced[index] == row.synced.value,
        self.trait[index] == UInt16(trait), self.procedure[index] == UInt16(procedure)
      {
        removeRows(index..<index + 1)
        kept = KeptSums()
        return true
      }
      index += 1
    }
    return false
  }

  /// Keeps the first half and answers the second.
  mutating func split() -> DossierBlock {
    var second = self
    let half = count / 2
    second.removeRows(0..<half)
    removeRows(half..<count)
    lastEnd = ended.max() ?? .min
    second.lastEnd = second.ended.max() ?? .min
    (kept, second.kept) = (KeptSums(), KeptSums())
    return second
  }

  private mutating func insert(_ row: DossierRow, trait number: UInt32, at index: Int) {
    if max(traits.count, procedures.count) >= 2 * Self.mostRows { forgetUnused() }
    received.insert(row.received.value, at: index)
    ended.insert(row.ended.value, at: index)
    late.insert(row.late.value, at: index)
    synced.insert(row.synced.value, at: index)
    trait.insert(Self.place(number, in: &traits), at: index)
    procedure.insert(Self.place(row.procedure, in: &procedures), at: index)
    lastEnd = max(lastEnd, row.ended.value)
  }

  private static func place(_ number: UInt32, in numbers: inout [UInt32]) -> UInt16 {
    if let index = numbers.firstIndex(of: number) { return UInt16(index) }
    numbers.append(number)
    return UInt16(numbers.count - 1)
  }

  /// Numbers of rows that have gone would fill two bytes one day.
  private mutating func forgetUnused() {
    let (oldTraits, oldProcedures) = (traits, procedures)
    (traits, procedures) = ([], [])
    for index in trait.indices {
      trait[index] = Self.place(oldTraits[Int(trait[index])], in: &traits)
      procedure[index] = Self.place(oldProcedures[Int(procedure[index])], in: &procedures)
    }
  }

  private mutating func removeRows(_ range: Range<Int>) {
    received.removeSubrange(range)
    ended.removeSubrange(range)
    late.removeSubrange(range)
    synced.removeSubrange(range)
    trait.removeSubrange(range)
    procedure.removeSubrange(range)
  }

  private mutating func reserve(_ rows: Int) {
    received.reserveCapacity(rows)
    ended.reserveCapacity(rows)
    late.reserveCapacity(rows)
    synced.reserveCapacity(rows)
    trait.reserveCapacity(rows)
    procedure.reserveCapacity(rows)
  }
}
