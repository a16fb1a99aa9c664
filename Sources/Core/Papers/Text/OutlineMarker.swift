/// `II.`, `4.1.`, `đ)`, `-`, `+` at the head of a passage: how deep it stands.
struct OutlineMarker: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case annex, part, roman, article, number, letter, dash, plus
    /// A paragraph that announces a list: it ends with a colon.
    case announcement
  }
  let kind: Kind
  let level: Int
  /// `II`, `4.1`, `đ`.
  let label: String
  /// The first scalar behind the marker.
  let end: Int

  init?(_ text: [Unicode.Scalar]) {
    var at = 0
    func skipSpace() { while at < text.count, text[at].isSpace || text[at] == "*" { at += 1 } }
    skipSpace()
    guard at < text.count else { return nil }
    switch text[at] {
    case "-", "–", "—", "•", "·", "▪", "\u{F0B7}":
      at += 1
      skipSpace()
      if at < text.count, text[at] == "+" {
        self.init(.plus, 70, "+", at + 1)
      } else {
        self.init(.dash, 60, "-", at)
      }
    case "+": self.init(.plus, 70, "+", at + 1)
    default:
      if let marker = Self.numbered(text, at) ?? Self.lettered(text, at) ?? Self.worded(text, at) {
        self = marker
      } else {
        return nil
      }
    }
  }

  init(_ kind: Kind, _ level: Int, _ label: String, _ end: Int) {
    self.kind = kind
    self.level = level
    self.label = label
    self.end = end
  }

  /// `1.`, `4.1.`, `4. 2.`, `2)`; not `1.234 hồ sơ`, not `12 hồ sơ`.
  private static func numbered(_ text: [Unicode.Scalar], _ start: Int) -> Self? {
    var at = start
    var parts: [String] = []
    while parts.count < 4 {
      var digits = ""
      var ahead = at
      if !parts.isEmpty { while ahead < text.count, text[ahead] == " " { ahead += 1 } }
      while ahead < text.count, isDigit(text[ahead]), digits.utf8.count < 3 {
        digits.unicodeScalars.append(text[ahead])
        ahead += 1
      }
      guard !digits.isEmpty else { break }
      // Between `4.` and `2.` there may be a space; a number of the sentence has no point behind it.
      var mark = ahead
      while mark < text.count, text[mark] == " " { mark += 1 }
      let closes = mark < text.count && (text[mark] == "." || (text[mark] == ")" && parts.isEmpty))
      if closes {
        parts.append(digits)
        at = mark + 1
        if text[mark] == ")" { break }
      } else {
        // `4.1 Mức độ`: the last part without its point, if it touches the one before.
        if !parts.isEmpty, at == ahead - digits.utf8.count, digits.utf8.count <= 2, ahead < text.count,
          text[ahead] == " "
        {
          parts.append(digits)
          at = ahead
        }
        break
      }
    }
    guard !parts.isEmpty, at >= text.count || text[at].isSpace || isCapital(text[at]) else {
      return nil
    }
    return Self(.number, 20 + 5 * parts.count, parts.joined(separator: "."), at)
  }

  /// `II.`, `A.`, `đ)`.
  private static func lettered(_ text: [Unicode.Scalar], _ start: Int) -> Self? {
    var at = start
    while at < text.count, isLetter(text[at]), at - start < 6 { at += 1 }
    guard at > start, at < text.count, text[at] == "." || text[at] == ")" else { return nil }
    let letters = text[start..<at]
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    let label = String(view)
    if text[at] == ")" {
      return letters.count == 1 && !letters.contains(where: isCapital) ? Self(.letter, 50, label, at + 1) : nil
    }
    guard at + 1 >= text.count || text[at + 1].isSpace else { return nil }
    if letters.allSatisfy({ "IVX".unicodeScalars.contains($0) }) { return Self(.roman, 10, label, at + 1) }
    guard letters.count == 1, letters.allSatisfy({ $0.isASCII && isCapital($0) }) else { return nil }
    return Self(.part, 5, label, at + 1)
  }

  /// `Phụ lục I`, `Điều 5.`
  private static func worded(_ text: [Unicode.Scalar], _ start: Int) -> Self? {
    let head = Array(text[start..<min(text.count, start + 12)])
    func begins(_ word: String) -> Bool {
      let scalars = Array(word.unicodeScalars)
      return head.count >= scalars.count && zip(head, scalars).allSatisfy { $0 == $1 }
    }
    if begins("Phụ lục") || begins("PHỤ LỤC"), text.count - start < 30 {
      return Self(.annex, 0, "", start)
    }
    if begins("Điều "), head.count > 5, isDigit(head[5]) { return Self(.article, 15, "", start) }
    return nil
  }
}
