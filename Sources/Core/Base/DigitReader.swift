/// Reads fixed-width numbers and separators from text, left to right, without allocating.
///
/// Not generic over the text: a witness call a byte costs more than the copy of a slice.
package struct DigitReader {
  private let bytes: String.UTF8View
  private var position: String.UTF8View.Index

  package init(_ text: some StringProtocol) {
    bytes = String(text).utf8
    position = bytes.startIndex
  }

  package var atEnd: Bool { position == bytes.endIndex }
  package var next: UInt8? { atEnd ? nil : bytes[position] }

  /// Exactly `count` ASCII digits, or nil (the position is then unspecified).
  package mutating func digits(_ count: Int) -> Int? { digits(count...count) }

  /// As many ASCII digits as there are within `range`, or nil when there are fewer.
  package mutating func digits(_ range: ClosedRange<Int>) -> Int? {
    var value = 0
    var seen = 0
    while seen < range.upperBound, let byte = next, byte >= 48, byte <= 57 {
      value = value * 10 + Int(byte - 48)
      position = bytes.index(after: position)
      seen += 1
    }
    return seen >= range.lowerBound ? value : nil
  }

  /// Steps over one ASCII character if it is next.
  package mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position = bytes.index(after: position)
    return true
  }
}
