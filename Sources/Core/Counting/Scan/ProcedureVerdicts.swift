internal import Base

/// What the plan's procedure rules say of a procedure, by what was found of it: some hundred combinations, asked once each.
struct ProcedureVerdicts: Sendable {
  private let rules: [ProcedureRule]
  /// The store holds dossiers at all, so that having none of a procedure is knowledge.
  private let knowsDossiers: Bool
  /// Words an entry: five lanes a rule.
  let laneWords: Int
  /// Entries one after the other; the first counts nowhere.
  private(set) var words: [UInt64]
  /// Open addressing, sparse enough that the first look nearly always finds.
  private var slots: [Slot] = Array(repeating: Slot(), count: 2048)
  private var entries = 0

  /// Where the entry of what was found begins; 0 is nowhere.
  private struct Slot: Sendable {
    var found = ProcedureFound()
    var place: UInt32 = 0
  }

  init(_ rules: [ProcedureRule], knowsDossiers: Bool) {
    self.rules = rules
    self.knowsDossiers = knowsDossiers
    laneWords = (rules.count * ProcedureRule.laneCount + 63) / 64
    words = Array(repeating: 0, count: laneWords)
  }

  /// Where the entry of what was found begins.
  @inline(__always)
  mutating func place(_ found: ProcedureFound) -> UInt32 {
    let first = slots[Self.hash(found) & (slots.count - 1)]
    return first.found == found && first.place != 0 ? first.place : searched(found)
  }

  @inline(never)
  private mutating func searched(_ found: ProcedureFound) -> UInt32 {
    let slot = slot(of: found)
    return slots[slot].place == 0 ? ask(found) : slots[slot].place
  }

  private mutating func ask(_ found: ProcedureFound) -> UInt32 {
    entries += 1
    let place = entries * laneWords
    words += Array(repeating: 0, count: laneWords)
    for (index, rule) in rules.enumerated() {
      let lanes = rule.lanes(of: found, knowsDossiers: knowsDossiers)
      for lane in 0..<ProcedureRule.laneCount where lanes >> UInt64(lane) & 1 != 0 {
        let bit = index * ProcedureRule.laneCount + lane
        words[place + bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    if entries * 8 > slots.count {
      let old = slots
      slots = Array(repeating: Slot(), count: old.count * 2)
      for known in old where known.place != 0 { slots[slot(of: known.found)] = known }
    }
    slots[slot(of: found)] = Slot(found: found, place: UInt32(place))
    return UInt32(place)
  }

  /// Its slot, or the empty one where it belongs.
  private func slot(of found: ProcedureFound) -> Int {
    var slot = Self.hash(found) & (slots.count - 1)
    while slots[slot].place != 0, slots[slot].found != found { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private static func hash(_ found: ProcedureFound) -> Int {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    let mixed = (found.dossiers &* multiplier) ^ (found.services &* 0xC2B2_AE3D_27D4_EB4F)
    // The upper bits of a product depend on all bits of its factors.
    return Int(truncatingIfNeeded: ((mixed ^ mixed &>> 32) &* multiplier) &>> 36)
  }
}
