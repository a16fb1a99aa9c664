internal import Base

/// `05 (sáu) ngày`: digits and words that differ.
enum WordNumberCheck {
  private static let words = [
    "khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi",
  ]

  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    for passage in reading.passages {
      let tokens = passage.tokens
      for at in tokens.indices where at + 3 <= tokens.count && tokens[at].quantity != nil {
        guard let digits = tokens[at].quantity, at + 2 < tokens.count, tokens[at + 1].isMark("(") else { continue }
        guard let close = tokens[(at + 2)...].prefix(5).firstIndex(where: { $0.isMark(")") }),
          let said = value(tokens[(at + 2)..<close].map(\.folded)), Quantity(said) != digits
        else { continue }
        guard !Quantity(said).equals(digits) else { continue }
        found.append(
          Contradiction(
            .numberInWords(digits: digits, words: Quantity(said)), [passage.spot(at...close)],
            "\(digits.vietnamese) ≠ \(said)", confidence: 85))
      }
    }
    return found
  }

  /// Up to ninety-nine: `năm`, `mười lăm`, `hai mươi mốt`, `ba mươi`.
  private static func value(_ said: [String]) -> Int? {
    func unit(_ word: String) -> Int? {
      switch word {
      case "lam": 5
      case "mot": 1
      case "tu": 4
      default: words.firstIndex(of: word)
      }
    }
    switch said.count {
    case 1: return words.firstIndex(of: said[0])
    case 2:
      if said[0] == "muoi" { return unit(said[1]).map { 10 + $0 } }
      if said[1] == "muoi" { return unit(said[0]).map { $0 * 10 } }
      return nil
    case 3:
      guard said[1] == "muoi", let tens = unit(said[0]), let ones = unit(said[2]), ones < 10 else { return nil }
      return tens * 10 + ones
    default: return nil
    }
  }
}
