internal import Base

/// An act as a paper cites it.
struct ActMention: Sendable {
  let passage: Int
  /// `Nghị định`, folded; nil where none is said.
  let kind: String?
  let symbol: ActSymbol
  let day: WrittenDay?
  /// The words behind `của`, folded.
  let issuer: String?
  let issuerText: String?
  let tokens: ClosedRange<Int>
  let dayToken: Int?
}

/// Finds the acts a passage cites.
struct ActReader {
  let index: Int
  let passage: Passage

  private var tokens: [Token] { passage.tokens }

  static let kinds = [
    "quyet dinh", "nghi dinh", "thong tu", "nghi quyet", "cong van", "ke hoach", "chi thi", "luat", "thong bao",
    "huong dan",
    "bao cao", "to trinh", "cong dien",
  ]

  func mentions() -> [ActMention] {
    tokens.indices.compactMap { at in
      guard case .symbol(let symbol) = tokens[at].kind,
        symbol.letters.contains("-") || symbol.letters.contains("/") || symbol.year != nil
      else { return nil }
      let (day, dayToken) = day(at)
      let start = (dayToken ?? at) + 1
      let issuer = issuer(start)
      let first = kindStart(at)
      return ActMention(
        passage: index, kind: first.map { tokens[$0].folded + " " + tokens[$0 + 1].folded } ?? lawBefore(at),
        symbol: symbol,
        day: day, issuer: issuer?.folded, issuerText: issuer?.text,
        tokens: (first ?? at)...(issuer?.last ?? dayToken ?? at),
        dayToken: dayToken)
    }
  }

  private func kindStart(_ at: Int) -> Int? {
    for back in 2...4 where at - back >= 0 {
      let pair = tokens[at - back].folded + " " + tokens[at - back + 1].folded
      if Self.kinds.contains(pair) { return at - back }
    }
    return nil
  }

  private func lawBefore(_ at: Int) -> String? {
    tokens[max(0, at - 3)..<at].contains { $0.folded == "luat" } ? "luat" : nil
  }

  private func day(_ at: Int) -> (WrittenDay?, Int?) {
    for next in (at + 1)..<min(at + 4, tokens.count) where next > at {
      if case .date(let day) = tokens[next].kind { return (day, next) }
      if tokens[next].isMark(";") || tokens[next].isMark(".") { break }
    }
    return (nil, nil)
  }

  /// `của` and what follows, up to where the title begins.
  private func issuer(_ at: Int) -> (folded: String, text: String, last: Int)? {
    guard at < tokens.count, tokens[at].folded == "cua" else { return nil }
    var end = at + 1
    let stops: Set<String> = ["ve", "phe", "ban", "quy", "sua", "trien", "cong", "huong", "tren", "dieu"]
    while end < tokens.count, end - at <= 12, tokens[end].isWord,
      !stops.contains(tokens[end].folded) || isCapitalised(end) || tokens[end - 1].folded == "uy"
        || tokens[end - 1].folded == "van"
    {
      end += 1
    }
    guard end > at + 1 else { return nil }
    let words = tokens[(at + 1)..<end].map(\.folded)
    let text = passage.text(tokens[at + 1].range.lowerBound..<tokens[end - 1].range.upperBound)
    return (words.joined(separator: " "), text, end - 1)
  }

  private func isCapitalised(_ at: Int) -> Bool { passage.scalars[tokens[at].range].first.map(isCapital) ?? false }
}
