package import Base

/// One line of a JSON Lines file: the members of its object as cells, or why it could not be read.
package struct JSONLine: Sendable {
  /// The physical line, counted from 1.
  package let line: Int
  package let result: Result<[(String, Cell)], Unreadable>

  package init(line: Int, result: Result<[(String, Cell)], Unreadable>) {
    self.line = line
    self.result = result
  }

  /// Why a line is no row: `Sentence` itself is no error.
  package struct Unreadable: Error, Hashable, Sendable {
    package let sentence: Sentence
    package init(_ sentence: Sentence) { self.sentence = sentence }
  }
}

/// Reads JSON Lines: an object per line, empty lines skipped. A line that cannot be read does not stop the others.
///
/// Names and strings become NFC, numbers keep their digits, null and "" are empty; an inner array or object is its JSON
/// text.
package func readJSONLines(_ text: String) -> [JSONLine] {
  var lines: [JSONLine] = []
  var number = 0
  let bytes = Array(text.utf8)
  for slice in bytes.split(separator: lineFeed, omittingEmptySubsequences: false) {
    number += 1
    guard slice.contains(where: { $0 != 32 && $0 != 9 && $0 != carriageReturn }) else { continue }
    lines.append(JSONLine(line: number, result: members(of: slice)))
  }
  return lines
}

private func members(of line: ArraySlice<UInt8>) -> Result<[(String, Cell)], JSONLine.Unreadable> {
  let value: JSON
  switch JSONReader.read(line) {
  case .success(let read): value = read
  case .failure(let problem):
    return unreadable(
      "JSON sai ở cột \(problem.place.column): \(problem.what.vi).",
      "Bad JSON in column \(problem.place.column): \(problem.what.en).")
  }
  guard let members = value.object else {
    return unreadable(
      "Dòng này không phải một đối tượng JSON { … }.", "This line is not a JSON object { … }.")
  }
  var seen: Set<String> = []
  var cells: [(String, Cell)] = []
  for member in members {
    let name = nfc(member.key)
    guard seen.insert(name).inserted else {
      return unreadable(
        "Trường \(name) có hai lần trong một dòng. Bỏ bớt một.", "The key \(name) stands twice in one line. Remove one."
      )
    }
    cells.append((name, cell(member.value)))
  }
  return .success(cells)
}

private func cell(_ value: JSON) -> Cell {
  switch value {
  case .null, .string(""): .empty
  case .string(let text): .text(nfc(text))
  case .flag(let flag): .flag(flag)
  case .integer(let number): .number(String(number))
  case .number(let text): .number(value.decimalText ?? text)
  case .array, .object: .text(nfc(value.serialized()))
  }
}

private func unreadable(_ vi: String, _ en: String) -> Result<[(String, Cell)], JSONLine.Unreadable> {
  .failure(JSONLine.Unreadable(Sentence(vi: vi, en: en)))
}
