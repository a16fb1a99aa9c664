internal import Base
internal import Records

/// Which bytes are already the canonical text of a column. Anything doubtful is no: it is then read the long way.
enum PlainCell {
  /// Printable, in NFC for certain, nothing a reader would trim, take for empty or take for a formula.
  static func isText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    let last = bytes[range.upperBound - 1]
    // Signs that mean something at the start: - = ' " . and letters beyond Latin.
    guard first != 0x2D, first != 0x3D, first != 0x27, first != 0x22, first != 0x2E, first != 0x20, last != 0x20 else {
      return false
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte < 0x20 || byte == 0x7F { return false }
        index += 1
      } else if byte >= 0xC3, byte <= 0xCB {
        index += 2
      } else if byte == 0xE1, index + 2 < range.upperBound, bytes[index + 1] >= 0xB8, bytes[index + 1] <= 0xBB {
        index += 3
      } else if byte == 0xE2, index > range.lowerBound, index + 2 < range.upperBound, bytes[index + 1] == 0x80,
        bytes[index + 2] >= 0x90, bytes[index + 2] <= 0xA6
      {
        // Dashes, quotation marks, dots; not where a lone one would mean "empty".
        index += 3
      } else {
        return false
      }
    }
    return true
  }

  /// `2026-03-05T09:30:00`.
  static func isInstant(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 19, isDay(bytes, range.lowerBound..<range.lowerBound + 10) else { return false }
    let start = range.lowerBound
    guard bytes[start + 10] == 0x54, bytes[start + 13] == 0x3A, bytes[start + 16] == 0x3A,
      let hour = number(bytes, start + 11, 2), let minute = number(bytes, start + 14, 2),
      let second = number(bytes, start + 17, 2)
    else { return false }
    return hour < 24 && minute < 60 && second < 60
  }

  /// `2026-03-05`, a day there is, inside the years that files may state.
  static func isDay(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    guard range.count == 10, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D, let year = number(bytes, start, 4),
      let month = number(bytes, start + 5, 2), let day = number(bytes, start + 8, 2), CellReader.years.contains(year)
    else { return false }
    return (1...12).contains(month) && (1...Day.length(ofMonth: month, year: year)).contains(day)
  }

  static func isFlag(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 1 && (bytes[range.lowerBound] == 0x30 || bytes[range.lowerBound] == 0x31)
  }

  /// Up to nine digits without a leading zero.
  static func isCount(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 9, number(bytes, range.lowerBound, range.count) != nil else { return false }
    return range.count == 1 || bytes[range.lowerBound] != 0x30
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<start + count {
      let byte = bytes[index]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

/// What a cell of a column must look like to be plain. Without references: it is asked for every cell of a file.
enum PlainColumn: Sendable {
  /// A column nobody keeps.
  case passedOver
  case text, day, flag, count
  case instant(MissingTime)
  /// Its words are these of all that the columns of the file have.
  case choice(first: Int, end: Int)
  /// Points, of which there are few, and words that are very long.
  case other

  /// Adds the words of a choice to `words`.
  init(_ type: ColumnType, _ words: inout [PlainWord]) {
    switch type {
    case .code, .text: self = .text
    case .instant(let missing): self = .instant(missing)
    case .day: self = .day
    case .flag: self = .flag
    case .count: self = .count
    case .points: self = .other
    case .choice(let texts):
      let short = texts.compactMap { text in Array(text.utf8).withUnsafeBufferPointer { PlainWord($0[...]) } }
      let first = words.count
      words += short
      self = short.count == texts.count ? .choice(first: first, end: words.count) : .other
    }
  }

  /// `range` is not empty.
  @inline(__always)
  func takes(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ words: [PlainWord]) -> Bool {
    switch self {
    case .passedOver: return true
    case .text: return PlainCell.isText(bytes, range)
    case .instant: return PlainCell.isInstant(bytes, range) || PlainCell.isDay(bytes, range)
    case .day: return PlainCell.isDay(bytes, range)
    case .flag: return PlainCell.isFlag(bytes, range)
    case .count: return PlainCell.isCount(bytes, range)
    case .choice(let first, let end):
      guard let word = PlainWord(bytes[range]) else { return false }
      for place in first..<end where words[place] == word { return true }
      return false
    case .other: return false
    }
  }
}

/// A word of up to sixteen bytes as two numbers, which compare at once.
struct PlainWord: Hashable, Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private let count: Int

  init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard bytes.count <= 16 else { return nil }
    count = bytes.count
    for (place, byte) in bytes.enumerated() {
      if place < 8 { first = first << 8 | UInt64(byte) } else { second = second << 8 | UInt64(byte) }
    }
  }
}
