internal import Base

/// Phrases and what they mean, found in tokens; marks between the words do not matter.
struct Lexicon<Meaning: Sendable>: Sendable {
  private var phrases: [String: [(words: [String], meaning: Meaning)]] = [:]

  init(_ entries: [(String, Meaning)]) {
    for (phrase, meaning) in entries {
      let words = Self.words(phrase)
      guard let first = words.first else { continue }
      phrases[first, default: []].append((words, meaning))
    }
    // The longest first: `cung cấp dịch vụ trực tuyến` before `dịch vụ trực tuyến`.
    for key in phrases.keys { phrases[key]?.sort { $0.words.count > $1.words.count } }
  }

  static func words(_ phrase: String) -> [String] {
    searchFolded(phrase).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  struct Match: Sendable {
    let tokens: ClosedRange<Int>
    let meaning: Meaning
  }

  /// From left to right, never overlapping.
  func matches(_ tokens: [Token], in range: Range<Int>) -> [Match] {
    var found: [Match] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let match = match(tokens, at: index, before: range.upperBound) {
        found.append(match)
        index = match.tokens.upperBound + 1
      } else {
        index += 1
      }
    }
    return found
  }

  private func match(_ tokens: [Token], at start: Int, before end: Int) -> Match? {
    guard tokens[start].isWord, let candidates = phrases[tokens[start].folded] else { return nil }
    for candidate in candidates {
      var at = start
      var last = start
      var matched = 0
      while at < end, matched < candidate.words.count {
        if tokens[at].isMark(",") || tokens[at].isMark("-") {
          at += 1
          continue
        }
        guard tokens[at].folded == candidate.words[matched] else { break }
        matched += 1
        last = at
        at += 1
      }
      if matched == candidate.words.count { return Match(tokens: start...last, meaning: candidate.meaning) }
    }
    return nil
  }
}
