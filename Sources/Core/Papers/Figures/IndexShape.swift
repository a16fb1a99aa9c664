internal import Base

/// What a paper about the index is held against: blocks, weights, classes. The rule pack says them.
package struct IndexShape: Sendable {
  package struct Block: Sendable {
    /// The portal's code, `CKMB`.
    package let code: String
    package let group: Int
    package let name: String
    package let max: Quantity
    /// The most a commune can have; nil where it is the maximum.
    package let communeCeiling: Quantity?
    package init(code: String, group: Int, name: String, max: Quantity, communeCeiling: Quantity? = nil) {
      self.code = code
      self.group = group
      self.name = name
      self.max = max
      self.communeCeiling = communeCeiling
    }
  }
  package struct Band: Sendable {
    package let name: String
    package let from: Quantity
    package init(name: String, from: Quantity) {
      self.name = name
      self.from = from
    }
  }

  package let blocks: [Block]
  /// From the best down.
  package let bands: [Band]

  package init(blocks: [Block], bands: [Band]) {
    self.blocks = blocks
    self.bands = bands.sorted { $0.from > $1.from }
  }

  package var total: Quantity { blocks.map(\.max).total }
  /// What a commune can reach.
  package var communeCeiling: Quantity { blocks.map { $0.communeCeiling ?? $0.max }.total }

  /// Groups of the documents and, where a group has several, its blocks: `1`, `3`, `3a`, `3b`.
  var parts: [(subject: Subject, name: String, max: Quantity, communeCeiling: Quantity?)] {
    var parts: [(Subject, String, Quantity, Quantity?)] = []
    for group in groups {
      let own = blocks.filter { $0.group == group }
      let ceiling = own.contains { $0.communeCeiling != nil } ? own.map { $0.communeCeiling ?? $0.max }.total : nil
      parts.append((.group(group), own.first?.name ?? "", own.map(\.max).total, ceiling))
      if own.count > 1 {
        for block in own { parts.append((.block(block.code), block.name, block.max, block.communeCeiling)) }
      }
    }
    return parts
  }
  var groups: [Int] { Set(blocks.map(\.group)).sorted() }
  func blocks(of group: Int) -> [Block] { blocks.filter { $0.group == group } }
  func band(_ value: Quantity) -> Band? { bands.first { $0.from <= value } }
}

/// What of the index a figure is about.
package enum Subject: Hashable, Sendable {
  case overall
  case group(Int)
  /// A block that shares its group with another.
  case block(String)
}
