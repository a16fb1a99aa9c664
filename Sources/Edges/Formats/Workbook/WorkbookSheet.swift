package import Base

/// A sheet to be written: lines of title, a table with one heading row, notes.
package struct WorkbookSheet: Sendable {
  /// Made to fit what Excel allows: 31 characters, none of `[ ] : * ? / \`, no two alike.
  package let name: String
  /// Lines above the table, the first one large.
  package let title: [String]
  package let columns: [WorkbookColumn]
  package let rows: [[WorkbookCell]]
  /// Lines below the table.
  package let notes: [String]

  package init(
    name: String, title: [String] = [], columns: [WorkbookColumn], rows: [[WorkbookCell]], notes: [String] = []
  ) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

package struct WorkbookColumn: Sendable {
  package let heading: String
  /// In characters, as Excel counts.
  package let width: Double

  package init(heading: String, width: Double) {
    self.heading = heading
    self.width = width
  }
}

package enum WorkbookCell: Hashable, Sendable {
  case empty
  /// Always text, also when it starts with `=`.
  case text(String)
  /// Written as text beyond 15 digits, which Excel cannot hold.
  case integer(Int)
  /// Shown with two decimals.
  case points(Points)
  /// Shown as `15/09/2025 09:00`.
  case instant(Instant)
  /// Shown as `15/09/2025`.
  case day(Day)
}

/// `names` as sheets may be called, in their order.
func sheetNames(_ names: [String]) -> [String] {
  var taken: Set<String> = []
  return names.map { name in
    let base = sheetName(name)
    var candidate = base
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      let suffix = " (\(number))"
      candidate = shortened(base, to: 31 - suffix.utf16.count) + suffix
      number += 1
    }
    return candidate
  }
}

private func sheetName(_ name: String) -> String {
  var allowed = ""
  for scalar in nfc(name).unicodeScalars {
    let isRefused =
      "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 32 || scalar.value == 0xFFFE
      || scalar.value == 0xFFFF
    allowed.unicodeScalars.append(isRefused ? " " : scalar)
  }
  // An apostrophe at either end would end the quoting of formulas that name the sheet.
  while let first = allowed.first, first == "'" || first == " " { allowed.removeFirst() }
  allowed = shortened(allowed, to: 31)
  while let last = allowed.last, last == "'" || last == " " { allowed.removeLast() }
  // Excel keeps this name for itself.
  if allowed.isEmpty || allowed.lowercased() == "history" { return "Trang" }
  return allowed
}

/// At most `limit` UTF-16 units, whole characters only.
private func shortened(_ text: String, to limit: Int) -> String {
  var text = text
  while text.utf16.count > limit { text.removeLast() }
  return text
}
