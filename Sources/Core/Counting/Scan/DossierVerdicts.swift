internal import Base

/// What the plan says of each state word that dossiers have: a country's dossiers have some hundred combinations of
/// traits, so the rules are asked a few thousand times and not once a dossier.
///
/// An entry of `words` has the marks of its state, then its lanes, 64 a word: a bit is set where the state counts. It lies
/// at the place of the traits, the kind of procedure and the three time bits; the entry at 0 counts nowhere.
struct DossierVerdicts: Sendable {
  private let plan: CountingPlan
  /// Words an entry.
  let stride: Int
  let laneWords: Int
  private(set) var words: [UInt64] = []
  /// The traits that have their entries, for every kind of procedure, by their numbers.
  private var asked: [UInt32] = []
  /// The procedure bits of state words, shifted down, in the order in which they were met; one kind for all where no rule
  /// on dossiers asks about their procedure.
  private var kinds: [UInt64]
  private var kindBits: Int

  /// The time bits of a state word, from the lowest: late, synced, received.
  static let timeBits = 3

  init(_ plan: CountingPlan) {
    self.plan = plan
    laneWords = (plan.dossierLanes.count + 63) / 64
    stride = 1 + laneWords
    kinds = plan.readsProcedures ? [] : [0]
    kindBits = plan.readsProcedures ? 3 : 0
  }

  /// Where the entries of traits begin: the number of the traits and one more, times this.
  var entriesOfTraits: Int { stride << (kindBits + Self.timeBits) }

  /// Where the entries of a block's procedures begin among those of their traits, by the block's own numbers.
  func kindPlaces(of block: borrowing DossierBlock, _ procedureWords: [UInt64], to places: inout [UInt32]) {
    places.removeAll(keepingCapacity: true)
    for procedure in block.procedures {
      let kind = kinds.firstIndex(of: procedureWords[Int(procedure)] >> StateMemo.procedureShift) ?? 0
      places.append(UInt32((kind << Self.timeBits) * stride))
    }
  }

  /// Makes sure that every state of the columns' dossiers has its entry.
  mutating func prepare(_ columns: borrowing FactColumns) {
    if plan.readsProcedures { meet(columns.procedureWords) }
    let traits = columns.traits.values
    // Columns that were the same once number what came later each in its own way.
    if !traits.starts(with: asked) { (words, asked) = ([], []) }
    if asked.count == traits.count && !words.isEmpty { return }
    words += Array(repeating: 0, count: (traits.count + 1) * entriesOfTraits - words.count)
    for number in asked.count..<traits.count {
      for (kind, bits) in kinds.enumerated() {
        for time in 0..<1 << Self.timeBits as Range<Int> {
          ask(
            UInt64(traits[number]) | bits << StateMemo.procedureShift | UInt64(time) << StateWord.Bit.late.rawValue,
            at: (number + 1) * entriesOfTraits + (kind << Self.timeBits | time) * stride)
        }
      }
    }
    asked = traits
  }

  /// A kind that was not met before makes everything be asked again: there are few kinds, and they are soon met.
  private mutating func meet(_ procedureWords: [UInt64]) {
    let known = kinds.count
    var last = UInt64.max
    for word in procedureWords where word != last {
      last = word
      let kind = word >> StateMemo.procedureShift
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    if kinds.count == known { return }
    while kinds.count > 1 << kindBits { kindBits += 1 }
    (words, asked) = ([], [])
  }

  private mutating func ask(_ word: UInt64, at place: Int) {
    for (index, mark) in plan.dossierMarks.enumerated() where mark.holds(word) { words[place] |= 1 << UInt64(index) }
    for (index, lane) in plan.dossierLanes.enumerated() where lane.holds(word) {
      words[place + 1 + index / 64] |= 1 << UInt64(index % 64)
    }
  }
}
