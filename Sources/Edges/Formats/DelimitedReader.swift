package import Base

/// Reads CSV (RFC 4180) with `,`, `;`, tab or `|` between the fields, whichever the first lines use.
///
/// A cell is `.text` in NFC, or `.empty`. Lines may end in LF, CRLF or CR; empty lines are skipped; text after a closing
/// quote is kept as it stands. `line` of a row is the physical line where it starts.
/// - Throws: one sentence with the line when a quote is never closed, a row has more than `maxColumns` fields, or a field
///   has more than `maxBytes` bytes.
package func readDelimited(
  _ text: String, maxColumns: Int = 2000, maxBytes: Int = WorkbookLimits().cellBytes
) throws(Failure) -> Table {
  var text = text
  let rows: Result<[Table.Row], Failure> = text.withUTF8 { bytes in
    // The mark of UTF-8 may have survived decoding elsewhere.
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let content = UnsafeBufferPointer(rebasing: bytes[mark...])
    var reader = DelimitedReader(
      content, delimiter: detectDelimiter(content), maxColumns: maxColumns, maxBytes: maxBytes)
    return Result { () throws(Failure) in try reader.rows() }
  }
  return Table(rows: try rows.get())
}

private struct DelimitedReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let maxColumns: Int
  private let maxBytes: Int
  private var position = 0
  private var line = 1
  /// A field with doubled quotes or text behind its closing quote is put together here.
  private var pieces: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, maxColumns: Int, maxBytes: Int) {
    self.maxBytes = maxBytes
    self.bytes = bytes
    self.delimiter = delimiter
    self.maxColumns = maxColumns
  }

  mutating func rows() throws(Failure) -> [Table.Row] {
    var rows: [Table.Row] = []
    var width = 0
    while position < bytes.count {
      if skipLineEnd() { continue }
      let start = line
      var cells: [Cell] = []
      cells.reserveCapacity(width)
      repeat {
        guard cells.count < maxColumns else { throw tooWide(start) }
        let from = position
        cells.append(try field())
        if position - from > maxBytes { throw hugeCell(start) }
      } while skipDelimiter()
      _ = skipLineEnd()
      width = cells.count
      rows.append(Table.Row(line: start, cells: cells))
    }
    return rows
  }

  /// One field; afterwards the position is at a delimiter, a line end or the end.
  @inline(__always)
  private mutating func field() throws(Failure) -> Cell {
    if position < bytes.count, bytes[position] == quote { return try quotedField() }
    let start = position
    skipToBoundary()
    return start == position ? .empty : .text(canonicalText(UnsafeBufferPointer(rebasing: bytes[start..<position])))
  }

  private mutating func quotedField() throws(Failure) -> Cell {
    let opened = line
    position += 1
    var start = position
    pieces.removeAll(keepingCapacity: true)
    while true {
      guard position < bytes.count else { throw unterminated(opened) }
      let byte = bytes[position]
      if byte == quote {
        if position + 1 < bytes.count, bytes[position + 1] == quote {
          pieces.append(contentsOf: bytes[start...position])
          position += 2
          start = position
          continue
        }
        break
      }
      if byte == lineFeed || (byte == carriageReturn && !follows(lineFeed)) { line += 1 }
      position += 1
    }
    let end = position
    position += 1
    let tail = position
    skipToBoundary()
    if pieces.isEmpty && tail == position {
      return start == end ? .empty : .text(canonicalText(UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }
    pieces.append(contentsOf: bytes[start..<end])
    pieces.append(contentsOf: bytes[tail..<position])
    return .text(pieces.withUnsafeBufferPointer { canonicalText($0) })
  }

  @inline(__always)
  private mutating func skipToBoundary() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == lineFeed || byte == carriageReturn { return }
      position += 1
    }
  }

  @inline(__always)
  private mutating func skipDelimiter() -> Bool {
    guard position < bytes.count, bytes[position] == delimiter else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private mutating func skipLineEnd() -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    guard byte == lineFeed || byte == carriageReturn else { return false }
    position += byte == carriageReturn && follows(lineFeed) ? 2 : 1
    line += 1
    return true
  }

  private func follows(_ byte: UInt8) -> Bool { position + 1 < bytes.count && bytes[position + 1] == byte }

  private func tooWide(_ line: Int) -> Failure {
    Failure(
      vi: "Dòng \(line) có hơn \(maxColumns) cột. Kiểm tra dấu ngăn cột và dấu nháy quanh dòng này.",
      en: "Line \(line) has more than \(maxColumns) columns. Check the delimiter and the quotes around it.")
  }

  private func unterminated(_ line: Int) -> Failure {
    Failure(
      vi: "Dấu nháy kép mở ở dòng \(line) không được đóng. Thêm dấu nháy đóng, hoặc viết đôi dấu nháy nằm trong ô.",
      en: "The quote opened on line \(line) is never closed. Close it, or double the quotes inside the cell.")
  }
}

let quote = UInt8(ascii: "\"")
let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
