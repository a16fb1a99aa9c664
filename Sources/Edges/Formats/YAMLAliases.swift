internal import Yams

/// Keeps the parser from ever seeing an alias. Aliases of aliases grow without bounds before anything could count them: the
/// parser compares the names of entries, and a name may be an alias. Rule packs and mapping files need none, so the asterisk
/// of each is given a stand-in: the alias is then a plain text, and a text that begins so is refused.
struct YAMLAliases {
  /// A letter of Unicode's private use that the text does not have.
  private let standIn: Unicode.Scalar
  /// The text with every asterisk before a name masked: those of aliases, and those inside texts and remarks, which come back.
  let masked: String

  init(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "*")) else {
      (standIn, masked) = ("*", text)
      return
    }
    let used = Set(text.unicodeScalars.filter { (0xE000...0xF8FF).contains($0.value) })
    let standIn = (0xE000...0xF8FF as ClosedRange<UInt32>).lazy.compactMap { Unicode.Scalar($0) }
      .first { !used.contains($0) }
    self.standIn = standIn ?? "\u{F8FF}"
    var scalars = String.UnicodeScalarView()
    var isStar = false
    for scalar in text.unicodeScalars {
      // The letters of names are not known in full: anything but a space or a quote may begin one.
      if isStar { scalars.append(Self.endsWord(scalar) ? "*" : self.standIn) }
      isStar = scalar == "*"
      if !isStar { scalars.append(scalar) }
    }
    if isStar { scalars.append("*") }
    var masked = String(scalars)
    masked.makeContiguousUTF8()
    self.masked = masked
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    [" ", "\t", "\n", "\r", "\"", "'"].contains(scalar)
  }

  /// As it was written.
  func original(_ text: String) -> String {
    guard standIn != "*", text.unicodeScalars.contains(standIn) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == standIn ? "*" : $0 }))
  }

  /// True for what would have been an alias.
  func isAlias(_ scalar: Node.Scalar) -> Bool {
    standIn != "*" && scalar.style == .plain && scalar.string.unicodeScalars.first == standIn
  }
}
