internal import Base

/// Annexes a paper names and does not carry.
enum AnnexCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    reading.papers.indices.flatMap { annexes(reading, $0) }
  }

  private static func annexes(_ reading: PaperReading, _ paper: Int) -> [Contradiction] {
    var headings: Set<String> = []
    var mentions: [(label: String, spot: Spot)] = []
    for passage in reading.passages where passage.paper == paper {
      let tokens = passage.tokens
      for at in tokens.indices.dropLast() where tokens[at].folded == "phu" && tokens[at + 1].folded == "luc" {
        let label = label(tokens, at + 2)
        if isHeading(passage, at) {
          headings.insert(label)
        } else if isOwn(tokens, at) {
          mentions.append((label, passage.spot(at...(label.isEmpty ? at + 1 : at + 2))))
        }
      }
    }
    var told: Set<String> = []
    return mentions.compactMap { mention in
      let isThere = mention.label.isEmpty ? !headings.isEmpty : headings.contains(mention.label)
      guard !isThere, told.insert(mention.label).inserted else { return nil }
      let others = mentions.filter { $0.label == mention.label && $0.spot != mention.spot }.map(\.spot)
      // One heading without a number may be the one that is meant.
      let confidence = headings.contains("") || (mention.label.isEmpty ? false : headings.isEmpty) ? 75 : 85
      return Contradiction(.annexMissing(mention.label), [mention.spot] + others, confidence: confidence)
    }
  }

  /// `I`, `2`, `01`.
  private static func label(_ tokens: [Token], _ at: Int) -> String {
    guard at < tokens.count else { return "" }
    let at = tokens[at].folded == "so" && at + 1 < tokens.count ? at + 1 : at
    if let number = tokens[at].quantity?.int { return String(number) }
    let word = tokens[at].folded
    return !word.isEmpty && word.utf8.count <= 4 && word.allSatisfy({ "ivx".contains($0) }) ? word : ""
  }

  /// The words stand alone, at the head.
  private static func isHeading(_ passage: Passage, _ at: Int) -> Bool {
    guard at <= 1, !passage.isRow, let scalar = passage.scalars[passage.tokens[at].range].first, isCapital(scalar)
    else {
      return false
    }
    if passage.marker?.kind == .annex { return true }
    let rest = passage.tokens.dropFirst(at + 2).prefix(3)
    return passage.isCapitals || rest.isEmpty || rest.first?.isMark(":") == true || rest.first?.isMark(".") == true
      || rest.dropFirst().first?.isMark(":") == true || rest.dropFirst().first?.isMark(".") == true
  }

  private static let own: Set<String> = ["kem", "dinh", "theo", "tai", "co", "o", "noi"]

  /// `kèm theo`, `đính kèm`, `tại Phụ lục`; not an annex of another act.
  private static func isOwn(_ tokens: [Token], _ at: Int) -> Bool {
    let after = tokens[(at + 2)...].prefix(12)
    for token in after {
      if case .symbol = token.kind { return false }
    }
    let words = after.map(\.folded).joined(separator: " ")
    if words.contains("ban hanh kem theo") || words.contains("cua nghi dinh") || words.contains("cua thong tu") {
      return false
    }
    let before = tokens[max(0, at - 4)..<at].map(\.folded)
    return words.contains("kem theo") || words.contains("dinh kem") || before.contains { own.contains($0) }
  }
}
