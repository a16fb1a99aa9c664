package import Foundation

/// Rows of a small comma-separated fixture as dictionaries; quotes are understood, nothing else.
package func fixtureRows(_ url: URL) throws -> [[String: String]] {
  let text = try String(contentsOf: url, encoding: .utf8)
  var records: [[String]] = [[]]
  var cell = ""
  var quoted = false
  for character in text.unicodeScalars {
    switch character {
    case "\"": quoted.toggle()
    case "," where !quoted:
      records[records.count - 1].append(cell)
      cell = ""
    case "\n" where !quoted:
      records[records.count - 1].append(cell)
      cell = ""
      records.append([])
    case "\r" where !quoted: continue
    default: cell.unicodeScalars.append(character)
    }
  }
  if !cell.isEmpty { records[records.count - 1].append(cell) }
  guard let header = records.first else { return [] }
  return records.dropFirst().filter { $0.count > 1 }.map { row in
    Dictionary(
      zip(header, row + Array(repeating: "", count: max(0, header.count - row.count))), uniquingKeysWith: { a, _ in a })
  }
}
