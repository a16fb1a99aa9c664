internal import Base
internal import Formats

/// One object of a message, read as its many senders write it: keys without regard to case, every scalar as text, number or
/// boolean, and nothing, `null` and `""` the same.
struct MessageObject: Sendable {
  private let values: [String: JSON]
  /// The members in the order they came.
  let members: [JSON.Member]

  /// Nil for what is no object.
  init?(_ json: JSON) {
    guard let members = json.object else { return nil }
    self.members = members
    var values: [String: JSON] = [:]
    values.reserveCapacity(members.count)
    // Of a key that stands twice the one that says something counts.
    for member in members where !Self.isNothing(member.value) { values[member.key.lowercased()] = member.value }
    self.values = values
  }

  /// `key` in lower case.
  subscript(key: String) -> JSON? { values[key] }

  /// The scalar of a key as a person would write it; nil for none, for nothing, and for lists and objects.
  func text(_ key: String) -> String? { values[key].flatMap(Self.text) }

  /// A yes or no: `1`, `0`, `"True"`, `false`.
  func flag(_ key: String) -> Bool? {
    switch values[key] {
    case .flag(let flag)?: flag
    case let value?:
      switch Self.text(value)?.lowercased() {
      case "1", "true", "yes": true
      case "0", "false", "no": false
      default: nil
      }
    case nil: nil
    }
  }

  /// The objects of a list; a single object stands for a list of one.
  func objects(_ key: String) -> [MessageObject] {
    switch values[key] {
    case .array(let items)?: items.compactMap { MessageObject($0) }
    case let value?: MessageObject(value).map { [$0] } ?? []
    case nil: []
    }
  }

  static func text(_ value: JSON) -> String? {
    switch value {
    case .string(let raw):
      // As a cell of a file would be read; what a sheet would compute is no value.
      let text = cells.text(.text(nfc(raw)))
      if text.isEmpty || text.utf8.first == UInt8(ascii: "=") { return nil }
      return text.utf8.count == 4 && text.lowercased() == "null" ? nil : text
    case .integer(let number): return String(number)
    case .number: return value.decimalText
    case .flag(let flag): return flag ? "1" : "0"
    case .null, .array, .object: return nil
    }
  }

  private static let cells = CellReader(isLenient: false)

  private static func isNothing(_ value: JSON) -> Bool {
    switch value {
    case .null, .string(""), .array([]): true
    default: false
    }
  }
}
