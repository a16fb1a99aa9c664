internal import Base

/// Days that never were, windows that end before they begin, windows that end twice.
enum DayCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for passage in reading.passages {
      for (at, token) in passage.tokens.enumerated() {
        guard case .date(let day) = token.kind, day.real == nil else { continue }
        found.append(Contradiction(.noSuchDay(day.text), [passage.spot(at)], confidence: 97))
      }
    }
    for paper in reading.papers.indices { found += windows(reading, paper) }
    return found
  }

  private static func windows(_ reading: PaperReading, _ paper: Int) -> [Contradiction] {
    var found: [Contradiction] = []
    var seen: [WrittenWindow] = []
    for (index, passage) in reading.passages.enumerated() where passage.paper == paper {
      for window in WrittenWindow.windows(passage, index) {
        guard let to = window.to.real else { continue }
        if let from = window.from?.real, from > to {
          found.append(
            Contradiction(
              .daysReversed(from: from.vietnamese, to: to.vietnamese), [passage.spot(window.tokens)],
              "\(from.vietnamese) > \(to.vietnamese)", confidence: 95))
        }
        if seen.count < 50 { seen.append(window) }
      }
    }
    // One beginning, two ends within one report: months and quarters differ by more.
    for (at, second) in seen.enumerated() {
      guard let first = seen[..<at].first(where: { isSame($0.from, second.from) && differ($0.to, second.to) }) else {
        continue
      }
      if seen[..<at].contains(where: { isSame($0.from, second.from) && $0.to.real == second.to.real }) { continue }
      found.append(
        Contradiction(
          .windows(first: first.to.text, second: second.to.text),
          [reading.passages[first.passage].spot(first.tokens), reading.passages[second.passage].spot(second.tokens)],
          "\(first.to.text) ≠ \(second.to.text)", confidence: first.from == nil ? 60 : 80))
    }
    return found
  }

  private static func isSame(_ a: WrittenDay?, _ b: WrittenDay?) -> Bool { a?.real == b?.real }

  private static func differ(_ a: WrittenDay, _ b: WrittenDay) -> Bool {
    guard let a = a.real, let b = b.real else { return false }
    return a != b && abs(a - b) <= 20
  }
}
