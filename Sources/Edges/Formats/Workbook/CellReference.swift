internal import Base

/// Names of cells: `A1` is column 0 of line 1.
enum CellReference {
  /// The column of `AB12`, or nil when no letters stand first.
  static func column(_ text: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var index = 0
    while let letter = letterValue(UInt8(bitPattern: text[index])) {
      column = column * 26 + letter
      index += 1
      // Four letters lie beyond every sheet; more would overflow.
      if index > 4 { return .max }
    }
    return index == 0 ? nil : column - 1
  }

  /// `B2:D5`; nil for anything else.
  static func merge(_ text: String) -> Table.Merge? {
    let ends = text.split(separator: ":")
    guard let from = ends.first.flatMap(cell), let to = ends.last.flatMap(cell), ends.count <= 2,
      from.line <= to.line, from.column <= to.column
    else { return nil }
    return Table.Merge(lines: from.line...to.line, columns: from.column...to.column)
  }

  /// Beyond it there is no sheet, and the cells of a block could not be counted.
  private static let lastLine = 1_048_576

  private static func cell(_ text: Substring) -> (line: Int, column: Int)? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    guard let column = String(letters).withCString({ column($0) }), column < 16_384,
      let line = Int(text[letters.endIndex...]), (1...lastLine).contains(line)
    else { return nil }
    return (line, column)
  }

  private static func letterValue(_ byte: UInt8) -> Int? {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") ? Int(lower - UInt8(ascii: "a")) + 1 : nil
  }
}
