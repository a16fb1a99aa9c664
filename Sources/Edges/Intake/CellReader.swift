package import Base
package import Records

/// Turns one cell into the canonical text of its column's type, or says why it cannot.
package struct CellReader: Sendable {
  /// Lists made for people: numbers as dates, words for yes and no, decimal commas.
  package let isLenient: Bool
  /// How dates of this column are written.
  var dateOrder = DateOrder.dayFirst

  package init(isLenient: Bool) { self.isLenient = isLenient }

  package enum Reading: Hashable, Sendable {
    case value(String)
    case bad(QuarantinedRow.Reason)
  }

  /// The text of a cell as a person sees it, trimmed; "-" and the like are empty.
  package func text(_ cell: Cell) -> String {
    let text =
      switch cell {
      case .empty: ""
      case .text(let text): unquoted(trimmed(text))
      case .number(let number): number
      case .flag(let flag): flag ? "1" : "0"
      case .instant(let instant, let hasTime): hasTime ? instant.isoLocal : instant.day.iso
      }
    return Self.emptyWords.contains(text) || (isLenient && Self.lenientEmptyWords.contains(text.lowercased()))
      ? "" : text
  }

  private static let emptyWords: Set<String> = ["-", "–", "—", "--", "---", "…", "..."]
  private static let lenientEmptyWords: Set<String> = ["null", "n/a", "#n/a", "na", "không có", "chưa có", "/ /", "//"]

  package func read(_ cell: Cell, as type: ColumnType) -> Reading {
    let text = text(cell)
    if text.isEmpty { return .value("") }
    // A sheet saved without computing it: what it would say is unknown.
    if text.hasPrefix("=") { return .bad(.formulaWithoutValue) }
    switch type {
    case .code, .text: return .value(text)
    case .day: return day(cell, text)
    case .instant(let missing): return instant(cell, text, missing)
    case .flag: return flag(text)
    case .count: return count(isLenient ? ungrouped(cell, text) : text)
    case .choice(let words): return choice(text, words)
    case .points: return points(text)
    }
  }

  private func flag(_ text: String) -> Reading {
    switch text {
    case "1", "0": return .value(text)
    default: break
    }
    guard isLenient else { return .bad(.wrongType) }
    switch searchFolded(text) {
    case "co", "x", "true", "yes", "da co", "roi": return .value("1")
    case "khong", "false", "no", "chua": return .value("0")
    default: return .bad(.wrongType)
    }
  }

  /// `="000.17"`, as text files for Excel keep zeros, and `'000.17`, as Excel's own cells do.
  private func unquoted(_ text: String) -> String {
    if text.utf8.count > 2, text.hasPrefix("=\""), text.hasSuffix("\"") {
      return trimmed(String(text.dropFirst(2).dropLast()))
    }
    return isLenient && text.hasPrefix("'") ? trimmed(String(text.dropFirst())) : text
  }

  /// Twelve digits: no count is larger.
  static let mostCounted = 999_999_999_999

  private func count(_ text: String) -> Reading {
    guard text.utf8.count <= 12, let value = Int(text), value >= 0, text.utf8.first != 0x2B else {
      return .bad(.wrongType)
    }
    return .value(String(value))
  }

  /// `1.234` as a text of a Vietnamese list is a thousand and more; as a sheet's number it is a fraction.
  private func ungrouped(_ cell: Cell, _ text: String) -> String {
    guard case .text = cell else { return text }
    let groups = text.split(omittingEmptySubsequences: false) { ".,  ".contains($0) }
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } })
    else { return text }
    return groups.joined()
  }

  private func choice(_ text: String, _ words: [String]) -> Reading {
    let lower = text.lowercased()
    return words.contains(lower) ? .value(lower) : .bad(.wrongType)
  }

  private func points(_ text: String) -> Reading {
    let plain = isLenient ? text.replacing(",", with: ".") : text
    guard let points = Points(text: plain) else { return .bad(.wrongType) }
    return .value(points.text)
  }
}

/// Without white space at both ends, no-break spaces and the mark of UTF-8 included. Control characters, among them the separator of canonical
/// rows, become spaces; line ends and tabs stay.
func trimmed(_ raw: String) -> String {
  if raw.utf8.withContiguousStorageIfAvailable(isPlainlyTrimmed) ?? false { return raw }
  func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)) || scalar.value == 0x7F
  }
  var text = raw
  if raw.unicodeScalars.contains(where: isForbidden) {
    text = ""
    for scalar in raw.unicodeScalars { text.unicodeScalars.append(isForbidden(scalar) ? " " : scalar) }
  }
  func isSpace(_ character: Character) -> Bool { character.isWhitespace || character == "\u{FEFF}" }
  guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) else {
    return ""
  }
  return String(text[first...last])
}

/// True when there is plainly nothing to trim: no control characters, and a printed letter at both ends. False means "look".
private func isPlainlyTrimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = bytes.first, let last = bytes.last, first > 0x20, first < 0x7F, last > 0x20, last < 0x7F else {
    return false
  }
  return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
}
