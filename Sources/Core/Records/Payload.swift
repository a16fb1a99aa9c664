/// Walks over a statement's payload: `id=text` or `~name=text`, joined by U+001F.
enum Payload {
  private static let separator: UInt8 = 0x1F
  private static let equals: UInt8 = 0x3D
  private static let tilde: UInt8 = 0x7E

  /// Tells of every column with its id and text, and of unknown columns (id 0) with their names.
  static func forEachField(_ payload: String, _ body: (_ id: UInt8, _ name: Substring, _ text: Substring) -> Void) {
    let bytes = payload.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: separator) ?? bytes.endIndex
      if let sign = bytes[start..<end].firstIndex(of: equals) {
        let text = payload[bytes.index(after: sign)..<end]
        if bytes[start] == tilde {
          body(0, payload[bytes.index(after: start)..<sign], text)
        } else if let id = number(bytes[start..<sign]) {
          body(id, payload[start..<sign], text)
        }
      }
      start = end < bytes.endIndex ? bytes.index(after: end) : end
    }
  }

  /// The text of one column; nil when the payload does not state it.
  static func text(of id: UInt8, in payload: String) -> Substring? {
    let bytes = payload.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: separator) ?? bytes.endIndex
      if let sign = bytes[start..<end].firstIndex(of: equals), number(bytes[start..<sign]) == id {
        return payload[bytes.index(after: sign)..<end]
      }
      start = end < bytes.endIndex ? bytes.index(after: end) : end
    }
    return nil
  }

  /// One or two digits; nil for anything else.
  private static func number(_ digits: Substring.UTF8View) -> UInt8? {
    var value: UInt8 = 0
    var count = 0
    for digit in digits {
      guard digit >= 48, digit <= 57, count < 2 else { return nil }
      value = value * 10 + (digit - 48)
      count += 1
    }
    return count > 0 && value < 64 ? value : nil
  }
}
