/// `text` with a joiner (U+034F, which shows nothing) after every thirty marks in a row: the Stream-Safe Text of Unicode's
/// Annex 15. No language stacks so many. Putting a run of marks in order, as comparing and composing do, costs the square of
/// its length, so a cell of a hundred thousand would hold up everything.
func streamSafe(_ text: String) -> String {
  // The shortest run too long takes more bytes than nearly every cell has.
  if text.utf8.count <= longestRun * 2 { return text }
  let isSafe = text.utf8.withContiguousStorageIfAvailable { !hasLongRun($0) } ?? false
  if isSafe { return text }
  var safe = String.UnicodeScalarView()
  var run = 0
  for scalar in text.unicodeScalars {
    if isMark(scalar) {
      if run == longestRun {
        safe.append(joiner)
        run = 0
      }
      run += 1
    } else {
      run = 0
    }
    safe.append(scalar)
  }
  return String(safe)
}

private let longestRun = 30
private let joiner: Unicode.Scalar = "\u{34F}"

/// Moves when marks are put in order. Three Tibetan vowels do so only in their parts.
private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x300 { return false }
  return scalar.properties.canonicalCombiningClass != .notReordered || [0xF73, 0xF75, 0xF81].contains(scalar.value)
}

/// True when more scalars than a run may have stand together from U+0300 on, where the marks begin. Most of such texts
/// (Chinese, say) have no mark at all and are then found safe one by one.
private func hasLongRun(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var run = 0
  for byte in bytes where byte & 0xC0 != 0x80 {
    run = byte >= 0xCC ? run + 1 : 0
    if run > longestRun { return true }
  }
  return false
}
