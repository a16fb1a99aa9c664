package import Base

/// The folded state of one fact: for every column unknown, stated to be empty, or a canonical text.
package struct Attributes: Sendable {
  /// Indexed by column id; nil is unknown.
  private var texts = [String?](repeating: nil, count: 64)
  package private(set) var extras: [String: String] = [:]

  package init() {}

  /// Overwrites what `payload` states and leaves the rest as it was.
  package mutating func apply(payload: String) {
    Payload.forEachField(payload) { id, name, text in
      if id == 0 { extras[String(name)] = String(text) } else { texts[Int(id)] = String(text) }
    }
  }

  /// Nil when unknown, "" when stated to be empty.
  package subscript(id: UInt8) -> String? { texts[Int(id)] }

  /// The stated, non-empty text.
  package func text(_ id: UInt8) -> String? {
    guard let text = texts[Int(id)], !text.isEmpty else { return nil }
    return text
  }

  package func day(_ id: UInt8) -> Day? { text(id).flatMap { Day(iso: $0) } }
  package func instant(_ id: UInt8) -> Instant? { text(id).flatMap { Instant(iso: $0, missing: .startOfDay) } }
  package func flag(_ id: UInt8) -> Bool? { text(id).map { $0 == "1" } }
  package func count(_ id: UInt8) -> Int? { text(id).flatMap { Int($0) } }
  package func points(_ id: UInt8) -> Points? { text(id).flatMap { Points(text: $0) } }
  package func choice<Choice: RawRepresentable>(_ id: UInt8) -> Choice? where Choice.RawValue == String {
    text(id).flatMap { Choice(rawValue: $0) }
  }

  /// Bit `id` is set when the column's value is known: filled, or empty where the schema says empty is known.
  package func knownMask(_ schema: Schema) -> UInt64 {
    var mask: UInt64 = 0
    for column in schema.columns {
      guard let text = texts[Int(column.id)] else { continue }
      if !text.isEmpty || column.emptyIsKnown { mask |= 1 << UInt64(column.id) }
    }
    return mask
  }
}
