internal import Base

/// `tăng từ 92% lên 89%`: what is said to rise and falls.
enum TrendCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for range in reading.ofPassage where range.count > 1 {
      for index in range.dropLast() {
        let (from, to) = (reading.figures[index], reading.figures[index + 1])
        guard from.kind == to.kind, from.kind != .rank, from.unit == to.unit || from.unit == nil || to.unit == nil
        else {
          continue
        }
        let tokens = reading.passages[from.passage].tokens
        let between = tokens[(from.end + 1)..<to.token].map(\.folded)
        guard between.count <= 3,
          between.contains(where: { $0 == "len" || $0 == "xuong" || $0 == "den" || $0 == "con" }),
          let way = way(tokens, before: from.token)
        else { continue }
        guard way == "tăng" ? to.value < from.value : to.value > from.value else { continue }
        found.append(
          Contradiction(
            .directionAgainstFigures(said: way, from: from.value, to: to.value),
            [reading.spot(from), reading.spot(to)],
            "\(from.value.vietnamese) → \(to.value.vietnamese)", confidence: 88))
      }
    }
    return found
  }

  /// `tăng từ`, `giảm từ`, right in front.
  private static func way(_ tokens: [Token], before at: Int) -> String? {
    let words = tokens[max(0, at - 4)..<at].map(\.folded)
    guard let from = words.lastIndex(of: "tu"), from > 0 else { return nil }
    let verb = words[..<from].last { $0 == "tang" || $0 == "giam" }
    return verb.map { $0 == "tang" ? "tăng" : "giảm" }
  }
}
