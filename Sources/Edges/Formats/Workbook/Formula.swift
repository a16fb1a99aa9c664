internal import Base

/// What a formula without a saved value says: its constant where it is one (a quoted text, a number, the shown text of a
/// link, a date of three numbers), otherwise its own text after `=`, which no column of a list takes for a value.
func uncomputed(_ formula: [UInt8]) -> Cell {
  let text = String(decoding: formula, as: UTF8.self)
  if let constant = constant(text[...]) { return constant }
  return textCell(Array("=".utf8) + formula)
}

private func constant(_ text: Substring) -> Cell? {
  if let quoted = quotedText(text) { return textCell(Array(quoted.utf8)) }
  if let number = sheetNumber(String(text)) { return .number(number) }
  if let inside = arguments(of: "HYPERLINK", text), inside.count == 2 { return constant(inside[1]) }
  if let inside = arguments(of: "DATE", text), inside.count == 3, let year = Int(inside[0]), let month = Int(inside[1]),
    let number = Int(inside[2]), let day = Day(year: year, month: month, day: number)
  {
    return .instant(.start(of: day), hasTime: false)
  }
  return nil
}

/// `"a""b"` as `a"b`; nil when it is not one quoted text.
private func quotedText(_ text: Substring) -> String? {
  guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
  let inside = text.dropFirst().dropLast().replacing("\"\"", with: "\u{0}")
  return inside.contains("\"") ? nil : String(inside.replacing("\u{0}", with: "\""))
}

/// What stands between the brackets, cut at the commas and semicolons outside quotes.
private func arguments(of name: String, _ text: Substring) -> [Substring]? {
  guard text.uppercased().hasPrefix(name + "("), text.last == ")" else { return nil }
  let inside = text.dropFirst(name.count + 1).dropLast()
  var parts: [Substring] = []
  var start = inside.startIndex
  var isQuoted = false
  for index in inside.indices {
    switch inside[index] {
    case "\"": isQuoted.toggle()
    case "(" where !isQuoted: return nil
    case ",", ";":
      if isQuoted { continue }
      parts.append(inside[start..<index])
      start = inside.index(after: index)
    default: break
    }
  }
  parts.append(inside[start...])
  return parts
}
