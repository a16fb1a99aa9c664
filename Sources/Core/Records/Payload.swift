/// Walks over a statement's payload: `id=text` or `~name=text`, joined by U+001F.
///
/// Over its bytes, since a country has millions of payloads and every one is read at least once.
enum Payload {
  private static let separator: UInt8 = 0x1F
  private static let equals: UInt8 = 0x3D
  private static let tilde: UInt8 = 0x7E

  /// One column: where its name and its text lie.
  struct Field {
    /// 0 for an unknown column.
    let id: UInt8
    let name: Range<Int>
    let text: Range<Int>
  }

  /// The next column from a place on, which is moved behind it; nil at the end.
  static func next(_ bytes: borrowing Span<UInt8>, _ place: inout Int) -> Field? {
    while place < bytes.count {
      let start = place
      var (end, sign) = (start, -1)
      while end < bytes.count, bytes[end] != separator {
        if sign < 0, bytes[end] == equals { sign = end }
        end += 1
      }
      place = end + 1
      if sign < 0 { continue }
      if bytes[start] == tilde { return Field(id: 0, name: start + 1..<sign, text: sign + 1..<end) }
      if let id = number(bytes, start..<sign) { return Field(id: id, name: start..<sign, text: sign + 1..<end) }
    }
    return nil
  }

  /// The text of one numbered column; nil when the payload does not state it.
  static func text(of id: UInt8, in payload: String) -> String? {
    let bytes = payload.utf8.span
    var place = 0
    while let field = next(bytes, &place) {
      if field.id == id { return string(bytes, field.text) }
    }
    return nil
  }

  static func string(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
    // Cut at ASCII signs, valid text stays valid.
    guard let text = try? UTF8Span(validating: bytes.extracting(range)) else { return "" }
    return String(copying: text)
  }

  /// One or two digits; nil for anything else.
  private static func number(_ bytes: borrowing Span<UInt8>, _ digits: Range<Int>) -> UInt8? {
    guard digits.count == 1 || digits.count == 2 else { return nil }
    var value: UInt8 = 0
    for place in digits {
      let digit = bytes[place]
      guard digit >= 48, digit <= 57 else { return nil }
      value = value * 10 + (digit - 48)
    }
    return value < 64 ? value : nil
  }
}
