internal import Base

/// Cuts the scalars of a passage into tokens, in one pass.
struct Tokeniser {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var tokens: [Token] = []

  static func tokens(_ text: [Unicode.Scalar], from start: Int = 0) -> [Token] {
    var tokeniser = Tokeniser(text: text, at: start)
    tokeniser.run()
    return joinedDates(tokeniser.tokens)
  }

  private init(text: [Unicode.Scalar], at: Int) {
    self.text = text
    self.at = at
  }

  private mutating func run() {
    while at < text.count {
      let scalar = text[at]
      if isDigit(scalar) {
        number()
      } else if isLetter(scalar) {
        word()
      } else if scalar == "<", let end = tagEnd() {
        at = end
      } else {
        if !scalar.isSpace, scalar != "*", scalar != "_" { mark() }
        at += 1
      }
    }
  }

  private mutating func mark() {
    let folded: String =
      switch text[at] {
      case "–", "—", "−": "-"
      case "“", "”": "\""
      case "…": "."
      default: String(text[at])
      }
    tokens.append(Token(kind: .mark, folded: folded, range: at..<at + 1))
  }

  /// `<p>`, `</i>`: leavings of a conversion say nothing.
  private func tagEnd() -> Int? {
    guard at + 1 < text.count, text[at + 1] == "/" || isLetter(text[at + 1]) else { return nil }
    var end = at + 1
    while end < text.count, end - at < 200 {
      if text[end] == ">" { return end + 1 }
      end += 1
    }
    return nil
  }

  private mutating func word() {
    let start = at
    while at < text.count, isLetter(text[at]) || isDigit(text[at]) { at += 1 }
    add(.word, start)
  }

  private mutating func add(_ kind: Token.Kind, _ start: Int) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<at])
    tokens.append(Token(kind: kind, folded: searchFolded(String(view)), range: start..<at))
  }

  private mutating func number() {
    let start = at
    var reader = NumberReader(text: text, at: start)
    let kind = reader.read()
    at = reader.at
    if case .number(let value) = kind {
      var next = at
      while next < text.count, text[next] == " " || text[next] == "\u{A0}" { next += 1 }
      if next < text.count, text[next] == "%" {
        at = next + 1
        return add(.percent(value), start)
      }
    }
    add(kind, start)
  }
}

/// `ngày 24 tháng 7 năm 2025` as one date.
private func joinedDates(_ tokens: [Token]) -> [Token] {
  var joined: [Token] = []
  joined.reserveCapacity(tokens.count)
  var index = 0
  while index < tokens.count {
    if index + 4 < tokens.count, tokens[index + 1].folded == "thang", tokens[index + 3].folded == "nam",
      let day = tokens[index].quantity?.int, let month = tokens[index + 2].quantity?.int,
      let year = tokens[index + 4].quantity?.int, (1...99).contains(day), (1...99).contains(month),
      (1900...2200).contains(year)
    {
      let date = WrittenDay(day: day, month: month, year: year)
      joined.append(
        Token(
          kind: .date(date), folded: "", range: tokens[index].range.lowerBound..<tokens[index + 4].range.upperBound))
      index += 5
    } else {
      joined.append(tokens[index])
      index += 1
    }
  }
  return joined
}

func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 48 && scalar.value <= 57 }
func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return (scalar.value | 32) >= 97 && (scalar.value | 32) <= 122 }
  // Letters and marks of Latin and Vietnamese; other scripts are words too.
  return scalar.value >= 0xC0 && scalar.value != 0xD7 && scalar.value != 0xF7
    && !(0x2000...0x2BFF).contains(scalar.value)
}
func isCapital(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? scalar.value >= 65 && scalar.value <= 90 : scalar.properties.isUppercase
}

extension Unicode.Scalar {
  /// Asked of every scalar: the table of properties is asked only beyond ASCII.
  var isSpace: Bool {
    isASCII ? value == 32 || (value >= 9 && value <= 13) : value == 0xA0 || (value >= 0x1680 && properties.isWhitespace)
  }
}
