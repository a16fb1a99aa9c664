internal import Base

/// Ranks: within the number of units, first where everything is reached, and moving the way the paper says.
enum RankCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for figure in reading.figures where figure.kind == .rank {
      if figure.value < Quantity(1) || figure.over.map({ figure.value > $0 }) == true {
        found.append(
          Contradiction(
            .rankOutside(rank: figure.value, of: figure.over), [reading.spot(figure)],
            figure.over.map { "\(figure.value.vietnamese) > \($0.vietnamese)" } ?? "\(figure.value.vietnamese) < 1",
            confidence: 97))
      }
    }
    for paper in reading.papers.indices { found += fullMarks(reading, paper) }
    return found + directions(reading)
  }

  /// Whoever has every point of a block is second to nobody in it.
  private static func fullMarks(_ reading: PaperReading, _ paper: Int) -> [Contradiction] {
    let own = reading.figures.filter { reading.paper($0) == paper && $0.role == .present }
    let scores = Dictionary(grouping: own.filter { $0.kind == .score && $0.over != nil }) {
      reading.section($0.passage)
    }
    var pairs: [(score: Figure?, rank: Figure)] = []
    for rank in own where rank.kind == .rank && rank.value > Quantity(1) {
      guard let subject = rank.subject, subject != .overall else { continue }
      let section = reading.section(rank.passage)
      let near = (scores[section] ?? []).prefix(60).filter { $0.month == rank.month }
      if let score = near.first(where: { $0.subject == subject }) {
        if let over = score.over, score.value.equals(over) { pairs.append((score, rank)) }
      } else if case .group(let group) = subject {
        let blocks = reading.shape.blocks(of: group).map { block in near.first { $0.subject == .block(block.code) } }
        if blocks.count > 1, blocks.allSatisfy({ $0.map { $0.over?.equals($0.value) == true } ?? false }) {
          pairs.append((blocks[0], rank))
        }
      }
    }
    guard !pairs.isEmpty else { return [] }
    let ranks = pairs.map(\.rank.value)
    let differ = Set(ranks).count > 1
    let spots = pairs.flatMap { pair in [pair.score.map(reading.spot), reading.spot(pair.rank)].compactMap { $0 } }
    let firstTwo = differ ? firstDiffering(pairs.map { reading.spot($0.rank) }, ranks) : []
    let ordered = firstTwo + spots.filter { !firstTwo.contains($0) }
    return [
      Contradiction(
        .ranksOfFullMarks(ranks: ranks), ordered,
        pairs.map { pair in
          (pair.score.map { "\($0.value.vietnamese)/\(($0.over ?? $0.value).vietnamese) → " } ?? "")
            + pair.rank.value.vietnamese
        }.joined(separator: "; "), confidence: differ ? 85 : 65)
    ]
  }

  private static func firstDiffering(_ spots: [Spot], _ ranks: [Quantity]) -> [Spot] {
    guard let other = ranks.firstIndex(where: { !$0.equals(ranks[0]) }) else { return [] }
    return [spots[0], spots[other]]
  }

  /// `(tăng vị trí)` behind a rank that fell; a smaller rank is the better one.
  private static func directions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    var before: [String: Figure] = [:]
    for figure in reading.figures where figure.kind == .rank {
      let passage = reading.passages[figure.passage]
      let key = "\(reading.paper(figure)) \(reading.section(figure.passage)) \(String(describing: figure.subject))"
      defer { before[key] = figure }
      guard let last = before[key], last.month != figure.month || last.passage == figure.passage else { continue }
      let words = passage.tokens[min(figure.end + 1, passage.tokens.count)...].prefix(6).filter(\.isWord).prefix(4)
        .map(\.folded)
      let rises = adjacent(words, "tang", ["vi", "hang", "bac"])
      let falls = adjacent(words, "giam", ["vi", "hang", "bac"]) || adjacent(words, "tut", ["vi", "hang"])
      guard rises != falls else { continue }
      if rises && figure.value > last.value || falls && figure.value < last.value {
        found.append(
          Contradiction(
            .directionAgainstFigures(said: rises ? "tăng" : "giảm", from: last.value, to: figure.value),
            [reading.spot(figure), reading.spot(last)],
            "\(last.value.vietnamese) → \(figure.value.vietnamese)", confidence: 90))
      }
    }
    return found
  }

  private static func adjacent(_ words: [String], _ first: String, _ second: Set<String>) -> Bool {
    zip(words, words.dropFirst()).contains { $0 == first && second.contains($1) }
  }
}
