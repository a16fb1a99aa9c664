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
  let file = DelimitedFile(Array(text.utf8), maxColumns: maxColumns, maxBytes: maxBytes)
  var rows: [Table.Row] = []
  var padding = 0
  try file.forEachRow { line, fields, _ throws(Failure) in
    rows.append(Table.Row(line: line, cells: fields.map { file.cell($0) }))
    // A line of commas takes a hundred times its bytes as cells.
    padding += fields.reduce(0) { $1.range.isEmpty && $1.isWhole ? $0 + 1 : $0 - 2 }
    if padding > WorkbookLimits().padding { throw tooEmpty(line) }
  }
  return Table(rows: rows)
}

private func tooEmpty(_ line: Int) -> Failure {
  Failure(
    vi: "Tệp có hàng triệu ô trống (đến dòng \(line)). Xoá các cột trống thừa rồi lưu lại.",
    en: "The file has millions of empty cells (up to line \(line)). Delete the empty columns and save it again.")
}

/// A delimited file whose rows are told one after the other, as places in its bytes: no text is made that nobody asks for.
package struct DelimitedFile: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
  private let start: Int
  /// The number of the first line.
  private let line: Int
  private let delimiter: UInt8
  private let maxColumns: Int
  private let maxBytes: Int

  /// Where one field lies, quotes around it left out. When it is not whole, doubled quotes or text behind the closing quote
  /// have to be put together: then the range starts behind the opening quote and ends with the field.
  package struct Field: Sendable {
    package var range: Range<Int>
    package var isWhole: Bool
  }

  package init(
    _ bytes: [UInt8], maxColumns: Int = 2000, maxBytes: Int = WorkbookLimits().cellBytes
  ) {
    self.bytes = bytes
    // The mark of UTF-8 may have survived decoding elsewhere.
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    delimiter = bytes.withUnsafeBufferPointer { [start] in detectDelimiter(UnsafeBufferPointer(rebasing: $0[start...]))
    }
    line = 1
    self.maxColumns = maxColumns
    self.maxBytes = maxBytes
  }

  /// A part of a file, from the beginning of a row on.
  init(_ bytes: [UInt8], delimiter: UInt8, line: Int) {
    self.bytes = bytes
    start = 0
    self.line = line
    self.delimiter = delimiter
    maxColumns = 2000
    maxBytes = WorkbookLimits().cellBytes
  }

  private func reader(_ bytes: UnsafeBufferPointer<UInt8>) -> DelimitedReader {
    DelimitedReader(
      bytes, from: start, line: line, delimiter: delimiter, maxColumns: maxColumns, maxBytes: maxBytes)
  }

  /// Tells of every row that is not empty, with the line where it starts and the bytes its fields lie in.
  package func forEachRow(
    _ body: (_ line: Int, _ fields: [Field], _ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
      var reader = reader(bytes)
      while try reader.next() { try body(reader.rowLine, reader.fields, bytes) }
    }
  }

  /// The first row that is not empty; nil when there is none.
  package func firstRow() throws(Failure) -> Table.Row? {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
      var reader = reader(bytes)
      return try reader.next() ? Table.Row(line: reader.rowLine, cells: reader.fields.map { cell($0) }) : nil
    }
  }

  package func cell(_ field: Field) -> Cell {
    if !field.isWhole { return .text(assembled(field.range).withUnsafeBufferPointer { canonicalText($0) }) }
    if field.range.isEmpty { return .empty }
    return .text(
      bytes.withUnsafeBufferPointer { canonicalText(UnsafeBufferPointer(rebasing: $0[field.range])) })
  }
}

extension DelimitedFile {
  /// Doubled quotes as one, up to the closing quote; what follows it as it stands.
  private func assembled(_ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == quote {
        guard index + 1 < range.upperBound, bytes[index + 1] == quote else {
          return text + bytes[index + 1..<range.upperBound]
        }
        index += 1
      }
      text.append(bytes[index])
      index += 1
    }
    return text
  }
}

private struct DelimitedReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let maxColumns: Int
  private let maxBytes: Int
  private(set) var position: Int
  private var line: Int
  /// The row that was read last.
  private(set) var fields: [DelimitedFile.Field] = []
  private(set) var rowLine = 1

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: Int, line: Int, delimiter: UInt8, maxColumns: Int, maxBytes: Int
  ) {
    self.maxBytes = maxBytes
    self.line = line
    self.bytes = bytes
    self.position = position
    self.delimiter = delimiter
    self.maxColumns = maxColumns
  }

  /// Reads the next row that is not empty; false at the end.
  mutating func next() throws(Failure) -> Bool {
    while position < bytes.count, skipLineEnd() {}
    guard position < bytes.count else { return false }
    rowLine = line
    fields.removeAll(keepingCapacity: true)
    repeat {
      guard fields.count < maxColumns else { throw tooWide(rowLine) }
      let from = position
      fields.append(try field())
      if position - from > maxBytes { throw hugeCell(rowLine) }
    } while skipDelimiter()
    _ = skipLineEnd()
    return true
  }

  /// One field; afterwards the position is at a delimiter, a line end or the end.
  @inline(__always)
  private mutating func field() throws(Failure) -> DelimitedFile.Field {
    if position < bytes.count, bytes[position] == quote { return try quotedField() }
    let start = position
    skipToBoundary()
    return DelimitedFile.Field(range: start..<position, isWhole: true)
  }

  private mutating func quotedField() throws(Failure) -> DelimitedFile.Field {
    let opened = line
    position += 1
    let start = position
    var isWhole = true
    while true {
      guard position < bytes.count else { throw unterminated(opened) }
      let byte = bytes[position]
      if byte == quote {
        guard follows(quote) else { break }
        isWhole = false
        position += 1
      } else if byte == lineFeed || (byte == carriageReturn && !follows(lineFeed)) {
        line += 1
      }
      position += 1
    }
    let end = position
    position += 1
    let tail = position
    skipToBoundary()
    if isWhole && tail == position { return DelimitedFile.Field(range: start..<end, isWhole: true) }
    return DelimitedFile.Field(range: start..<position, isWhole: false)
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
