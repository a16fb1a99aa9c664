/// How large a YAML text may be. The parser compares the names of entries, and a name may be a whole map whose names are maps
/// again: then it looks at everything inside once more for every brace around it. Depth of braces times values bounds that
/// work.
struct YAMLSize {
  /// A pack of twenty-one indicators takes twelve thousand bytes and a work of ten thousand.
  private static let mostBytes = 1 << 20
  private static let mostWork = 1_500_000
  /// The parser's own limit of nesting.
  private static let deepest = 1_000

  static func isReadable(_ text: String) -> Bool {
    let bytes = text.utf8
    if bytes.count > mostBytes { return false }
    var size = YAMLSize()
    for byte in bytes { size.take(byte) }
    return min(size.depth + size.explicitNames, deepest) * size.values <= mostWork
  }

  /// At least as many as there are: between any two values stands one of the signs counted.
  private var values = 0
  /// `? `: a name that is a map, the long way.
  private var explicitNames = 0
  /// At least the depth of braces.
  private var depth = 0

  // Whether a quote opens a text or stands inside one, and where a remark begins, only a whole parser knows. So each way to
  // read them is followed, with the depth it would have now; nil while it is no way.
  private var plain: Int? = 0
  private var doubleQuoted: Int?
  private var singleQuoted: Int?
  /// After a quote that may be the first of two, which stand for one inside the text.
  private var halfQuote: Int?
  private var remark: Int?
  private var isEscaped = false
  /// The three bytes before.
  private var before: UInt32 = 0

  private mutating func take(_ byte: UInt8) {
    let startsValue = Self.startsValue(after: before)
    let doubled = byte == UInt8(ascii: "'") ? halfQuote : nil
    halfQuote = nil
    switch byte {
    case UInt8(ascii: "{"):
      values += 1
      plain = plain.map { $0 + 1 }
      depth = max(depth, plain ?? 0)
    case UInt8(ascii: "}"): plain = plain.map { max(0, $0 - 1) }
    case UInt8(ascii: "\""):
      let closed = isEscaped ? nil : doubleQuoted
      if !isEscaped { doubleQuoted = nil }
      if startsValue { doubleQuoted = Self.deeper(doubleQuoted, plain) }
      plain = Self.deeper(plain, closed)
    case UInt8(ascii: "'"):
      halfQuote = singleQuoted
      let opened = startsValue ? plain : nil
      plain = Self.deeper(plain, singleQuoted)
      singleQuoted = Self.deeper(doubled, opened)
    case UInt8(ascii: "#"): remark = Self.deeper(remark, plain)
    case UInt8(ascii: "?"): explicitNames += startsValue ? 1 : 0
    case UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), 10, 13: values += 1
    default: break
    }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    before = (before << 8 | UInt32(byte)) & 0xFF_FFFF
    if Self.endsLine(before) {
      plain = Self.deeper(plain, remark)
      remark = nil
    }
  }

  private static func deeper(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return max(a, b)
  }

  /// After nothing, a space, a line's end or one of the signs that part values.
  private static func startsValue(after before: UInt32) -> Bool {
    let last = UInt8(truncatingIfNeeded: before)
    return [0, 9, 32].contains(last) || "[{,:".utf8.contains(last) || endsLine(before) || before == 0xEF_BBBF
  }

  /// As YAML has it: also U+0085, U+2028 and U+2029.
  private static func endsLine(_ before: UInt32) -> Bool {
    before & 0xFF == 10 || before & 0xFF == 13 || before & 0xFFFF == 0xC285 || before == 0xE2_80A8
      || before == 0xE2_80A9
  }
}
