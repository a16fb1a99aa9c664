internal import Base
internal import Formats

/// A table a command prints: for eyes, or as CSV with the same cells.
struct TextTable {
  enum Align { case left, right }
  struct Column {
    let heading: String
    let align: Align
    init(_ heading: String, _ align: Align = .left) {
      self.heading = heading
      self.align = align
    }
  }

  var title: [String] = []
  var columns: [Column]
  var rows: [[String]] = []
  var notes: [String] = []
  /// The rows are of made-up data: said in the title for eyes, in a column of its own in CSV.
  var isSample = false
  /// Of what the rows are, for CSV alone: columns whose cells are the same in every row.
  var context: [(heading: String, value: String)] = []
  /// Cells of a row as CSV has them, where eyes are shown less: exact numbers.
  var rowsInCSV: (columns: [Column], rows: [[String]])?

  /// Cells are sentences: none is cut.
  var keepsLongCells = false

  /// Longer cells are cut for eyes, never in CSV.
  private static let widest = 64

  func text() -> String {
    let cut = keepsLongCells ? rows : rows.map { $0.map(Self.cut) }
    let widths = columns.indices.map { index in
      max(columns[index].heading.count, cut.map { index < $0.count ? $0[index].count : 0 }.max() ?? 0)
    }
    var lines = title
    if !title.isEmpty { lines.append("") }
    lines.append(line(columns.map(\.heading), widths))
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    lines += cut.map { line($0, widths) }
    if !notes.isEmpty { lines.append("") }
    return (lines + notes).joined(separator: "\n")
  }

  func csv() -> String {
    let (columns, cells) = rowsInCSV ?? (self.columns, self.rows)
    let rows = cells.map { row in
      row.enumerated().map { index, cell in
        index < columns.count && columns[index].align == .right ? Self.machineNumber(cell) : cell
      }
    }
    let same = context + (isSample ? [("sample", "dữ liệu mẫu")] : [])
    let whole = [columns.map(\.heading) + same.map(\.heading)] + rows.map { $0 + same.map(\.value) }
    return String(decoding: writeDelimited(rows: whole, guardFormulas: true), as: UTF8.self)
  }

  /// `1.234,56` as programs read it, `1234.56`; anything else as it is.
  private static func machineNumber(_ cell: String) -> String {
    guard cell.contains(","), cell.allSatisfy({ "0123456789.,-".contains($0) }) else {
      let groups = cell.split(separator: ".", omittingEmptySubsequences: false)
      let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
      return isGrouped ? groups.joined() : cell
    }
    return cell.replacing(".", with: "").replacing(",", with: ".")
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var parts: [String] = []
    for (index, cell) in cells.enumerated() where index < widths.count {
      let space = String(repeating: " ", count: max(0, widths[index] - cell.count))
      parts.append(columns[index].align == .right ? space + cell : cell + space)
    }
    var line = parts.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func cut(_ cell: String) -> String {
    let line = cell.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > widest ? String(line.prefix(widest - 1)) + "…" : line
  }
}

extension Common {
  /// Prints an answer in the chosen format.
  func put(_ json: @autoclosure () -> JSON, _ table: @autoclosure () -> TextTable) {
    switch chosenFormat {
    case .json: print(json().serialized(pretty: true))
    case .csv: print(table().csv(), terminator: "")
    case .table: print(table().text())
    }
  }
}
