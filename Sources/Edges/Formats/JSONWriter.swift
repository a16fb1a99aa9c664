extension JSON {
  /// RFC 8259 text; `pretty` puts every member on its own line, indented by two spaces.
  ///
  /// Safe inside an HTML script element: `</` and `<!` never appear.
  package func serialized(pretty: Bool = false) -> String {
    var writer = JSONWriter(pretty: pretty)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let pretty: Bool
  private var depth = 0

  init(pretty: Bool) { self.pretty = pretty }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: put("null")
    case .flag(let flag): put(flag ? "true" : "false")
    case .integer(let value): put(String(value))
    case .number(let text): put(text)
    case .string(let text): write(text)
    case .array(let items):
      enclosed("[", "]", items) { writer, item in writer.write(item) }
    case .object(let members):
      enclosed("{", "}", members) { writer, member in
        writer.write(member.key)
        writer.put(writer.pretty ? ": " : ":")
        writer.write(member.value)
      }
    }
  }

  private mutating func enclosed<Item>(
    _ open: StaticString, _ close: StaticString, _ items: [Item], _ write: (inout Self, Item) -> Void
  ) {
    put(open)
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { put(",") }
      newLine()
      write(&self, item)
    }
    depth -= 1
    if !items.isEmpty { newLine() }
    put(close)
  }

  private mutating func newLine() {
    guard pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { put("  ") }
  }

  private mutating func put(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(_ text: String) {
    bytes.append(quote)
    var afterLess = false
    for byte in text.utf8 {
      switch byte {
      case quote: put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case 8: put("\\b")
      case 9: put("\\t")
      case 10: put("\\n")
      case 12: put("\\f")
      case 13: put("\\r")
      case 0..<32, 127:
        put("\\u00")
        put(hex([byte]))
      case UInt8(ascii: "/") where afterLess: put("\\/")
      case UInt8(ascii: "!") where afterLess:
        // `<!--` would hide the end of a script element from an HTML parser.
        bytes.removeLast()
        put("\\u003c!")
      default: bytes.append(byte)
      }
      afterLess = byte == UInt8(ascii: "<")
    }
    bytes.append(quote)
  }
}
