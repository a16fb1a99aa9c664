/// What a printed figure, or a whole paper, is looked up by: nine letters and digits nobody mistakes for one another, and a
/// tenth by which a slip of the pen is found. `K7MX2-9QWTP`.
///
/// It is drawn by chance when the paper is frozen: whoever knows a paper's words cannot reckon out its codes, and so cannot try
/// figures that are nobody else's business until one fits.
package struct PaperCode: Hashable, Sendable {
  /// Ten characters without the hyphen.
  package let text: String

  /// Without I, L, O, 0 and 1: what is read aloud or copied by hand stays what it was. Their number is prime.
  private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
  private static let drawn = 9

  /// From chance: eight bytes or more, all of them used.
  package init(random bytes: [UInt8]) {
    // 31^9 is under 2^45: of 64 random bits the remainder is even to one part in half a million.
    var value = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var letters: [Int] = []
    for _ in 0..<Self.drawn {
      letters.append(Int(value % 31))
      value /= 31
    }
    text = String((letters + [Self.check(letters)]).map { Self.alphabet[$0] })
  }

  /// As somebody typed it: in small letters, with spaces or hyphens; nil when it is no code, or one with a slip in it.
  package init?(_ typed: some StringProtocol) {
    var letters: [Int] = []
    for character in typed.uppercased() where character != "-" && character != " " {
      guard let letter = Self.alphabet.firstIndex(of: character), letters.count <= Self.drawn else { return nil }
      letters.append(letter)
    }
    guard letters.count == Self.drawn + 1, letters.last == Self.check(Array(letters.dropLast())) else { return nil }
    text = String(letters.map { Self.alphabet[$0] })
  }

  /// The places are weighed by different numbers under a prime: every single slip and every two letters exchanged change it.
  private static func check(_ letters: [Int]) -> Int {
    letters.enumerated().reduce(0) { $0 + ($1.offset + 2) * $1.element } % 31
  }

  /// In two groups, as it is printed.
  package var printed: String { "\(text.prefix(5))-\(text.suffix(5))" }
}
