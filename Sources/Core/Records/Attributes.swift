package import Base

/// The folded state of one fact: for every column unknown, stated to be empty, or a canonical text.
package struct Attributes: Sendable {
  /// Indexed by column id, as far as columns were stated; nil is unknown.
  private var texts: [String?] = []
  package private(set) var extras: [String: String] = [:]

  package init() {}

  /// Overwrites what `payload` states and leaves the rest as it was.
  package mutating func apply(payload: String) {
    let bytes = payload.utf8.span
    var place = 0
    while let field = Payload.next(bytes, &place) {
      let text = Payload.string(bytes, field.text)
      if field.id == 0 { extras[Payload.string(bytes, field.name)] = text } else { state(field.id, text) }
    }
  }

  private mutating func state(_ id: UInt8, _ text: String) {
    while texts.count <= Int(id) { texts.append(nil) }
    texts[Int(id)] = text
  }

  /// Nil when unknown, "" when stated to be empty.
  package subscript(id: UInt8) -> String? { Int(id) < texts.count ? texts[Int(id)] : nil }

  /// The stated, non-empty text.
  package func text(_ id: UInt8) -> String? {
    guard let text = self[id], !text.isEmpty else { return nil }
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
    for (id, text) in texts.enumerated() {
      if let text, !text.isEmpty || schema.emptyIsKnown & 1 << UInt64(id) != 0 { mask |= 1 << UInt64(id) }
    }
    return mask & schema.ids
  }
}
