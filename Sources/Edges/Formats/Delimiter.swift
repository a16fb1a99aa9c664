/// What may stand between two fields, the likeliest first.
let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

/// The delimiter on which most of the first lines agree: the one that stands equally often in the most lines, then the
/// one that stands most often in a line. Titles with a comma above a table with semicolons do not mislead it.
func detectDelimiter(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
  let lines = countsPerLine(bytes)
  var best = (delimiter: delimiters[0], agreeing: 0, fields: 0)
  for (index, delimiter) in delimiters.enumerated() {
    var tally: [Int: Int] = [:]
    for line in lines where line[index] > 0 { tally[line[index], default: 0] += 1 }
    // Ties go to the larger count, so that the choice does not hang on the order of a dictionary.
    guard let most = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
    if (most.value, most.key) > (best.agreeing, best.fields) { best = (delimiter, most.value, most.key) }
  }
  return best.delimiter
}

/// How often each delimiter stands outside quotes in each of the first lines that are not empty.
private func countsPerLine(_ bytes: UnsafeBufferPointer<UInt8>) -> [[Int]] {
  let enough = 30
  var lines: [[Int]] = []
  var counts = Array(repeating: 0, count: delimiters.count)
  var isEmpty = true
  var quoted = false
  var fieldStart = true
  for byte in bytes.prefix(1 << 18) {
    if quoted {
      // A doubled quote closes here and opens again at once below.
      quoted = byte != quote
      fieldStart = !quoted
      continue
    }
    if byte == lineFeed || byte == carriageReturn {
      if !isEmpty { lines.append(counts) }
      if lines.count == enough { return lines }
      counts = Array(repeating: 0, count: delimiters.count)
      isEmpty = true
      fieldStart = true
      continue
    }
    isEmpty = false
    quoted = byte == quote && fieldStart
    fieldStart = false
    if let index = delimiters.firstIndex(of: byte) {
      counts[index] += 1
      fieldStart = true
    }
  }
  if !isEmpty { lines.append(counts) }
  return lines
}
