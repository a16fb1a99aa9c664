internal import Base

/// `xã Vĩnh Bảo`: a kind of unit and its own name.
struct UnitName: Hashable, Sendable {
  /// `xã`, `phường`, in small letters.
  let kind: String
  /// Folded: capitals and marks differ between heading and text.
  let folded: String
  let name: String

  static func == (a: Self, b: Self) -> Bool { a.kind == b.kind && a.folded == b.folded }
  func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(folded)
  }
  var text: String { kind + " " + name }
}

/// Where a paper names a unit.
struct UnitMention: Sendable {
  let name: UnitName
  let tokens: ClosedRange<Int>
  /// Behind `UBND` or `Ủy ban nhân dân`.
  let isIssuer: Bool

  private static let kinds = ["xa": "xã", "phuong": "phường", "dac khu": "đặc khu", "thi tran": "thị trấn"]

  static func mentions(_ passage: Passage) -> [UnitMention] {
    var found: [UnitMention] = []
    let tokens = passage.tokens
    let capitals = passage.isCapitals
    for at in tokens.indices where tokens[at].isWord {
      var kind = tokens[at].folded
      var next = at + 1
      if next < tokens.count, kinds[kind + " " + tokens[next].folded] != nil {
        kind += " " + tokens[next].folded
        next += 1
      }
      guard let kindText = kinds[kind] else { continue }
      var end = next
      while end < tokens.count, end - next < 4, tokens[end].isWord, isName(tokens[end], passage),
        end == next || tokens[end].range.lowerBound - tokens[end - 1].range.upperBound <= 1
      {
        end += 1
      }
      guard end > next else { continue }
      let text = passage.text(tokens[next].range.lowerBound..<tokens[end - 1].range.upperBound)
      let name = UnitName(kind: kindText, folded: searchFolded(text), name: capitals ? titled(text) : text)
      let before = tokens[max(0, at - 4)..<at].map(\.folded)
      found.append(
        UnitMention(
          name: name, tokens: at...end - 1, isIssuer: before.last == "ubnd" || before == ["uy", "ban", "nhan", "dan"]))
    }
    return found
  }

  /// A capital and small letters, or in a heading of capitals any word.
  private static func isName(_ token: Token, _ passage: Passage) -> Bool {
    guard let first = passage.scalars[token.range].first, isCapital(first) else { return false }
    return !["ubnd", "hdnd", "tthc", "xa", "phuong", "thanh", "tinh"].contains(token.folded) || token.folded == "thanh"
  }

  private static func titled(_ text: String) -> String {
    text.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
  }
}
