internal import Records
internal import Rules

/// A predicate compiled for state words: a flat tree in prefix order, asked thousands of times without touching the heap.
struct Condition: Hashable, Sendable {
  fileprivate enum Node: Hashable, Sendable {
    /// At least one of these bits is set.
    case any(of: UInt64)
    /// All of these bits are set.
    case all(of: UInt64)
    case not
    /// The parts lie between the node and `end`.
    case every(end: Int)
    case some(end: Int)
  }

  private var nodes: [Node] = []

  /// Nil is "always".
  init(_ predicate: Predicate?) {
    append(predicate ?? .all([]))
  }

  /// All of these bits are set; of none, always.
  init(allOf mask: UInt64) { nodes = mask == 0 ? [.every(end: 1)] : [.all(of: mask)] }

  /// The fields are known to records of the kind.
  init(knows fields: [DecidingField], of kind: FactKind) {
    self.init(allOf: fields.reduce(0) { $0 | ($1.knownBit(of: kind)?.mask ?? 0) })
  }

  static let always = Condition(allOf: 0)

  /// All of them; those that always hold are left out, so that equal questions are equal values.
  init(every parts: [Condition]) {
    let asked = parts.filter { $0 != .always }
    if asked.count == 1 {
      self = asked[0]
      return
    }
    nodes = [.every(end: 1 + asked.reduce(0) { $0 + $1.nodes.count })]
    for part in asked {
      let shift = nodes.count
      nodes += part.nodes.map { $0.moved(by: shift) }
    }
  }

  /// Not so.
  init(not condition: Condition) { nodes = [.not] + condition.nodes.map { $0.moved(by: 1) } }

  /// True if the answer may differ between words that differ in these bits.
  func reads(_ mask: UInt64) -> Bool {
    nodes.contains { node in
      switch node {
      case .any(let bits), .all(let bits): bits & mask != 0
      default: false
      }
    }
  }

  func holds(_ word: UInt64) -> Bool {
    var index = 0
    return holds(word, &index)
  }

  private func holds(_ word: UInt64, _ index: inout Int) -> Bool {
    let node = nodes[index]
    index += 1
    switch node {
    case .any(let mask): return word & mask != 0
    case .all(let mask): return word & mask == mask
    case .not: return !holds(word, &index)
    case .every(let end):
      while index < end {
        if !holds(word, &index) {
          index = end
          return false
        }
      }
      return true
    case .some(let end):
      while index < end {
        if holds(word, &index) {
          index = end
          return true
        }
      }
      return false
    }
  }

  private mutating func append(_ predicate: Predicate) {
    switch predicate {
    case .has(let attribute, let words): nodes.append(.any(of: attribute.bits(words)))
    case .not(let part):
      nodes.append(.not)
      append(part)
    case .all(let parts): append(parts) { .every(end: $0) }
    case .any(let parts): append(parts) { .some(end: $0) }
    }
  }

  private mutating func append(_ parts: [Predicate], _ node: (Int) -> Node) {
    let place = nodes.count
    nodes.append(node(place))
    for part in parts { append(part) }
    nodes[place] = node(nodes.count)
  }
}

extension Condition.Node {
  fileprivate func moved(by shift: Int) -> Self {
    switch self {
    case .every(let end): .every(end: end + shift)
    case .some(let end): .some(end: end + shift)
    default: self
    }
  }
}

extension Attribute {
  /// One of these bits is set in the word of a record that has one of the words (or "yes").
  fileprivate func bits(_ words: [String]) -> UInt64 {
    switch self {
    case .late: StateWord.Bit.late.mask
    case .synced: StateWord.Bit.synced.mask
    case .channel: mask(words, ["online": .online, "direct": .direct, "post": .post])
    case .payment: mask(words, ["0": .paymentNone, "1": .paymentDue, "2": .paidOnline])
    case .complaint: StateWord.Bit.complaint.mask
    case .reused: StateWord.Bit.reused.mask
    case .resultFile: StateWord.Bit.resultFile.mask
    case .componentFile: StateWord.Bit.componentFile.mask
    case .personalStore: StateWord.Bit.personalStore.mask
    case .populationData: StateWord.Bit.populationData.mask
    case .disliked: StateWord.Bit.disliked.mask
    case .isRepeat: StateWord.Bit.isRepeat.mask
    case .onlineLevel: mask(words, ["none": .levelNone, "partial": .levelPartial, "full": .levelFull])
    case .paymentIntegrated: StateWord.Bit.integrated.mask
    case .ownAuthority: StateWord.Bit.ownAuthority.mask
    case .procedureFee: StateWord.Bit.fee.mask
    case .procedureCitizen: StateWord.Bit.citizen.mask
    case .procedurePaperResult: StateWord.Bit.paperResult.mask
    }
  }

  private func mask(_ words: [String], _ bits: [String: StateWord.Bit]) -> UInt64 {
    words.reduce(0) { $0 | (bits[$1]?.mask ?? 0) }
  }
}
