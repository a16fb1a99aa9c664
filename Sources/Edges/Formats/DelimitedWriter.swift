/// CSV (RFC 4180) in UTF-8: commas, lines ended by LF, quotes only where reading back needs them.
///
/// - Parameter bom: starts the file with the UTF-8 mark, which Excel needs to show Vietnamese.
/// - Parameter guardFormulas: puts `'` before text that Excel would run as a formula. Plain numbers stay as they are.
package func writeDelimited(
  rows: some Sequence<[String]>, bom: Bool = false, guardFormulas: Bool = false
) -> [UInt8] {
  var out: [UInt8] = bom ? [0xEF, 0xBB, 0xBF] : []
  for row in rows {
    for (index, field) in row.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      let risky = guardFormulas && looksLikeFormula(field)
      append(risky ? "'" + field : field, to: &out, isAlone: row.count == 1)
    }
    out.append(lineFeed)
  }
  return out
}

private func append(_ field: String, to out: inout [UInt8], isAlone: Bool) {
  // A line with nothing on it would be skipped as empty.
  guard needsQuotes(field) || (isAlone && field.isEmpty) else {
    out.append(contentsOf: field.utf8)
    return
  }
  out.append(quote)
  for byte in field.utf8 {
    if byte == quote { out.append(quote) }
    out.append(byte)
  }
  out.append(quote)
}

/// Every delimiter counts, not only the comma: bare semicolons could be taken for the file's own.
private func needsQuotes(_ field: String) -> Bool {
  field.utf8.contains { $0 == quote || $0 == lineFeed || $0 == carriageReturn || delimiters.contains($0) }
    // At the start of the file it would be taken for the mark of UTF-8.
    || field.utf8.starts(with: [0xEF, 0xBB, 0xBF])
}

private func looksLikeFormula(_ field: String) -> Bool {
  guard let first = field.utf8.first else { return false }
  switch first {
  case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), carriageReturn: return true
  case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isPlainNumber(field.utf8.dropFirst())
  default: return false
  }
}

/// Digits with at most one point or comma among them.
private func isPlainNumber(_ text: Substring.UTF8View) -> Bool {
  var separators = 0
  var digits = 0
  for byte in text {
    if byte >= 48, byte <= 57 {
      digits += 1
    } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
      separators += 1
    } else {
      return false
    }
  }
  return digits > 0 && separators <= 1
}
