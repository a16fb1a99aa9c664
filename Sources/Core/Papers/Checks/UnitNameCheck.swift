internal import Base

/// The unit a paper is of, called differently: another kind, a letter wrong, or a neighbour's name left in a template.
enum UnitNameCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    reading.papers.indices.flatMap { names(reading, $0) }
  }

  private static func names(_ reading: PaperReading, _ paper: Int) -> [Contradiction] {
    guard let own = reading.heads[paper].unit else { return [] }
    var found: [Contradiction] = []
    var told: Set<UnitName> = []
    var first: Spot?
    for passage in reading.passages where passage.paper == paper {
      let closing = passage.tokens.prefix(4).map(\.folded).joined(separator: " ").hasPrefix("tren day la")
      for mention in UnitMention.mentions(passage) {
        let spot = passage.spot(mention.tokens)
        if mention.name == own {
          if first == nil { first = spot }
          if mention.name.name.lowercased() == own.name.lowercased() { continue }
        }
        let isNear = similar(mention.name.folded, own.folded)
        guard isNear || closing, told.insert(mention.name).inserted || closing else { continue }
        found.append(
          Contradiction(
            .unitName(said: mention.name.text, right: own.text), [spot] + (first.map { [$0] } ?? []),
            confidence: closing ? 85 : mention.name.folded == own.folded ? 75 : 65))
      }
    }
    return found
  }

  /// The same letters, or one letter more, less or other in a name of two words and more.
  private static func similar(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    guard abs(x.count - y.count) <= 1, x.count > 4 else { return false }
    let head = zip(x, y).prefix { $0 == $1 }.count
    let tail = zip(x.reversed(), y.reversed()).prefix { $0 == $1 }.count
    return head + tail >= max(x.count, y.count) - 1
  }
}
