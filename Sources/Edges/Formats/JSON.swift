/// A JSON value that keeps the order of members and the digits of numbers.
package enum JSON: Sendable, Hashable {
  case null
  case flag(Bool)
  /// A number written without point or exponent that fits.
  case integer(Int)
  case string(String)
  /// Any other number as it was written (`95.68`, `18.0`); to be written it must be a JSON number.
  case number(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSON
    package init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON {
  /// The member of an object, the last one if there are several; nil for anything that is no object.
  package subscript(key: String) -> JSON? { object?.last { $0.key == key }?.value }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  package var int: Int? { if case .integer(let value) = self { value } else { nil } }
  package var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
  package var object: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The exact decimal text of a number without exponent (`12.5`, `18.0`, `120000`); nil for anything else.
  package var decimalText: String? {
    switch self {
    case .integer(let value): String(value)
    case .number(let text): text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } ? plainDecimal(text) : text
    default: nil
    }
  }
}

extension JSON: ExpressibleByNilLiteral {
  package init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSON: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral {
  package init(arrayLiteral items: JSON...) { self = .array(items) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member(key: $0.0, value: $0.1) })
  }
}
