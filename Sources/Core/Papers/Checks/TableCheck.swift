internal import Base

/// Columns of numbers: totals, groups and the formulas a form prints over them.
enum TableCheck {
  static func contradictions(_ reading: PaperReading) -> [Contradiction] {
    var found: [Contradiction] = []
    var rows: [Passage] = []
    for passage in reading.passages {
      if let table = passage.table {
        if let last = rows.last, last.table != table {
          found += PaperTable(rows).contradictions()
          rows = []
        }
        rows.append(passage)
      } else if !rows.isEmpty {
        found += PaperTable(rows).contradictions()
        rows = []
      }
    }
    return found + (rows.isEmpty ? [] : PaperTable(rows).contradictions())
  }
}

/// One table of a paper.
struct PaperTable {
  private struct Row {
    let passage: Passage
    let cells: [CellText]
    /// How deep it stands: a Roman group above its numbers, a number above its parts.
    let level: Int?
    let isTotal: Bool
  }
  private struct CellText {
    let tokens: [Token]
    let range: Range<Int>
    var value: Quantity? {
      let said = tokens.filter { $0.kind != .mark }
      guard said.count == 1, tokens.count <= 2, case .number(let value) = said[0].kind else { return nil }
      return value
    }
    var isBlank: Bool { tokens.isEmpty }
    var folded: String { tokens.map(\.folded).joined(separator: " ") }
  }

  private let rows: [Row]
  private let heading: [String]

  init(_ passages: [Passage]) {
    let rows = passages.map { passage in
      var index = 0
      let cells = passage.cells.map { range in
        var own: [Token] = []
        while index < passage.tokens.count, passage.tokens[index].range.lowerBound < range.upperBound {
          own.append(passage.tokens[index])
          index += 1
        }
        return CellText(tokens: own, range: range)
      }
      return Row(passage: passage, cells: cells, level: Self.level(cells, passage), isTotal: Self.isTotal(cells))
    }
    self.rows = rows
    let width = rows.map(\.cells.count).max() ?? 0
    heading = (0..<width).map { column in
      rows.prefix(4).filter { $0.level == nil && !$0.isTotal }
        .map { column < $0.cells.count ? $0.cells[column].folded : "" }.joined(separator: " ")
    }
  }

  private static func isTotal(_ cells: [CellText]) -> Bool {
    let words = cells.prefix(2).flatMap { $0.tokens.prefix(3) }.map(\.folded)
    guard let first = words.first(where: { !$0.isEmpty }) else { return false }
    return first == "tong" || first == "cong"
  }

  /// `I. Công khai` 1, `01` 2, `1.1` 3, nothing nil.
  private static func level(_ cells: [CellText], _ passage: Passage) -> Int? {
    guard let first = cells.first, !first.isBlank else { return nil }
    let text = passage.text(first.range)
    if let marker = OutlineMarker(Array(text.unicodeScalars)) {
      switch marker.kind {
      case .part: return 0
      case .roman: return 1
      case .number: return 1 + marker.label.split(separator: ".").count
      default: return nil
      }
    }
    let bare = text.trimmedOfSpace
    if first.tokens.count == 1, !bare.isEmpty, bare.allSatisfy({ "IVX".contains($0) }) { return 1 }
    if first.tokens.count == 1, bare.count == 1, bare.allSatisfy(\.isUppercase) { return 0 }
    guard first.tokens.count == 1 else { return nil }
    if case .number(let value) = first.tokens[0].kind { return value.decimals > 0 ? 3 : 2 }
    return nil
  }

  func contradictions() -> [Contradiction] {
    guard rows.count > 2 else { return [] }
    var found: [Contradiction] = []
    for column in heading.indices.dropFirst() where isAdditive(column) {
      found += groups(column) + totals(column)
    }
    return found + formulas()
  }

  private func isAdditive(_ column: Int) -> Bool {
    let words = " " + heading[column] + " "
    let never = [
      "ty le", "ti le", "%", " hang", "xep", "binh quan", "trung binh", " nam ", "ngay", "thoi gian", "so tt", "stt",
    ]
    return !never.contains(where: words.contains)
  }

  private func value(_ row: Row, _ column: Int) -> Quantity? {
    column < row.cells.count ? row.cells[column].value : nil
  }

  /// A group's number against those of the rows directly under it.
  private func groups(_ column: Int) -> [Contradiction] {
    var found: [Contradiction] = []
    for (at, row) in rows.enumerated() {
      guard let level = row.level, level < 3, !row.isTotal, let total = value(row, column) else { continue }
      var parts: [(Row, Quantity)] = []
      var under: Int?
      for next in rows[(at + 1)...] {
        if next.isTotal { break }
        guard let depth = next.level else { continue }
        if depth <= level { break }
        if under == nil { under = depth }
        guard depth == under, let part = value(next, column) else { continue }
        parts.append((next, part))
      }
      guard parts.count > 1 else { continue }
      if let wrong = sum(row, total, parts, column, confidence: 85) { found.append(wrong) }
    }
    return found
  }

  /// The last row, or the first, that says `Tổng`.
  private func totals(_ column: Int) -> [Contradiction] {
    guard let at = rows.firstIndex(where: { $0.isTotal && value($0, column) != nil }),
      let total = value(rows[at], column)
    else {
      return []
    }
    let body = rows.enumerated().filter { $0.offset != at && !$0.element.isTotal }.map(\.element)
    let levels = body.filter { value($0, column) != nil }.compactMap(\.level)
    let numbered = levels.min()
    let parts = body.compactMap { row -> (Row, Quantity)? in
      guard let part = value(row, column), numbered == nil || row.level == numbered, !isHeading(row) else { return nil }
      return (row, part)
    }
    guard parts.count > 1, let wrong = sum(rows[at], total, parts, column, confidence: 90) else { return [] }
    return [wrong]
  }

  /// `(1) (2) (3)`: the numbers of the columns.
  private func isHeading(_ row: Row) -> Bool {
    let values = row.cells.compactMap(\.value)
    return values.count > 2 && values.enumerated().allSatisfy { $0.element.equals(Quantity($0.offset + 1)) }
      || row.cells.filter { $0.folded.hasPrefix("(") }.count > 2
  }

  private func sum(_ row: Row, _ total: Quantity, _ parts: [(Row, Quantity)], _ column: Int, confidence: Int)
    -> Contradiction?
  {
    let values = parts.map(\.1)
    let sum = values.total
    if sum.equals(total) { return nil }
    let spots = ([row] + parts.prefix(30).map(\.0)).map { $0.passage.spot(trimmed($0, column)) }
    let name = column < heading.count ? heading[column] : ""
    let written = values.count <= 12 ? values.added : "\(values.count) dòng"
    return Contradiction(
      .tableSum(column: String(name.prefix(60)), total: total, parts: values), spots,
      "\(written) = \(sum.vietnamese) ≠ \(total.vietnamese)", confidence: confidence)
  }

  private func trimmed(_ row: Row, _ column: Int) -> Range<Int> {
    guard column < row.cells.count, let first = row.cells[column].tokens.first, let last = row.cells[column].tokens.last
    else {
      return 0..<1
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  // MARK: Formulas

  /// `(3)=(4)+(5)+(6)` in a heading, for every row of numbers.
  private func formulas() -> [Contradiction] {
    guard let numbering = rows.prefix(6).first(where: isNumbering) else { return [] }
    var column: [Int: Int] = [:]
    for (at, cell) in numbering.cells.enumerated() {
      if let number = cell.tokens.first(where: { $0.quantity != nil })?.quantity?.int { column[number] = at }
    }
    var found: [Contradiction] = []
    for formula in laws() {
      for row in rows where row.level != nil || row.isTotal {
        guard let left = column[formula.left].flatMap({ value(row, $0) }) else { continue }
        let parts = formula.right.compactMap { column[$0].flatMap { value(row, $0) } }
        guard parts.count == formula.right.count, !parts.total.equals(left), let at = column[formula.left] else {
          continue
        }
        found.append(
          Contradiction(
            .tableFormula(formula: formula.text, left: left, right: parts.total), [row.passage.spot(trimmed(row, at))],
            "\(parts.added) = \(parts.total.vietnamese) ≠ \(left.vietnamese)", confidence: 92))
      }
    }
    return found
  }

  private func isNumbering(_ row: Row) -> Bool {
    let numbers = row.cells.compactMap { cell in cell.tokens.first { $0.quantity != nil }?.quantity?.int }
    return numbers.count > 3 && numbers.count >= row.cells.count - 1
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
      && numbers[0] <= 2
  }

  private struct Law: Hashable {
    let left: Int
    let right: [Int]
    var text: String { "(\(left)) = " + right.map { "(\($0))" }.joined(separator: " + ") }
  }

  private func laws() -> [Law] {
    var laws: [Law] = []
    for row in rows.prefix(6) {
      for cell in row.cells where cell.tokens.contains(where: { $0.isMark("=") }) {
        guard let equals = cell.tokens.firstIndex(where: { $0.isMark("=") }),
          let left = cell.tokens[..<equals].last(where: { $0.quantity != nil })?.quantity?.int
        else { continue }
        let behind = cell.tokens[(equals + 1)...]
        let right = behind.compactMap { $0.quantity?.int }
        if right.count > 1, !behind.contains(where: { $0.isMark("-") || $0.isMark("/") }) {
          laws.append(Law(left: left, right: right))
        }
      }
    }
    if laws.isEmpty, heading.count == 13, heading.joined(separator: " ").contains("qua han") {
      // The form of TT 01/2020 whose headings were left out.
      laws = [
        Law(left: 3, right: [4, 5, 6]), Law(left: 7, right: [8, 9, 10]), Law(left: 11, right: [12, 13]),
        Law(left: 3, right: [7, 11]),
      ]
    }
    return laws
  }
}

extension String {
  var trimmedOfSpace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
