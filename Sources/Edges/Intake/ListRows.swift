internal import Base
internal import Records

/// The rows below a list's header: which of them are records, with merged cells spoken out.
struct ListRows {
  let header: ListHeader
  private let cells = CellReader(isLenient: true)

  init(_ header: ListHeader) { self.header = header }

  /// The rows below the header, with what a cell merged over several rows says in each of them.
  static func below(_ header: ListHeader, _ table: Table) -> [Table.Row] {
    var rows = Array(table.rows.dropFirst(header.firstRow))
    let positions = Dictionary(rows.enumerated().map { ($1.line, $0) }, uniquingKeysWith: { first, _ in first })
    for merge in table.merges where merge.lines.count > 1 && merge.columns.count == 1 {
      let column = merge.columns.lowerBound
      guard let top = positions[merge.lines.lowerBound], column < rows[top].cells.count else { continue }
      for line in merge.lines.dropFirst() {
        guard let position = positions[line] else { continue }
        while rows[position].cells.count <= column { rows[position].cells.append(.empty) }
        if rows[position].cells[column] == .empty { rows[position].cells[column] = rows[top].cells[column] }
      }
    }
    return rows
  }

  /// Group, numbering, total, repeated header and note rows are no records.
  func isRecord(_ row: Table.Row) -> Bool {
    let texts = row.cells.map { cells.text($0) }
    let filled = texts.filter { !$0.isEmpty }
    if filled.count <= 1 { return false }
    func text(_ column: String) -> String {
      index(column).flatMap { $0 < texts.count ? texts[$0] : nil } ?? ""
    }
    let key = text(header.form.key)
    if isHeading(key) || Self.isNumbering(filled) || filled.prefix(2).contains(where: Self.isTotal) { return false }
    if key.isEmpty && text(header.form.date).isEmpty {
      // A record that lost its code still says several things; a note or a signature says one or two.
      return header.columns.enumerated().count { index, column in
        column.meaning.isColumn && index < texts.count && !texts[index].isEmpty
      } >= 3
    }
    guard header.form.keyIsCode, !key.isEmpty, !key.hasPrefix("=") else { return true }
    let looksLikeCode = key.contains(where: \.isNumber) && !key.contains(where: \.isWhitespace)
    return looksLikeCode || hasDate(row)
  }

  private func index(_ column: String) -> Int? {
    header.index(of: column) ?? header.columns.firstIndex { $0.sense == .column(column) }
  }

  private func hasDate(_ row: Table.Row) -> Bool {
    guard let index = index(header.form.date), index < row.cells.count,
      case .value(let date) = cells.read(row.cells[index], as: .instant(.startOfDay))
    else { return false }
    return !date.isEmpty
  }

  private func isHeading(_ key: String) -> Bool {
    // Codes have digits, headings have none.
    guard !key.isEmpty, !key.utf8.contains(where: { $0 >= 48 && $0 <= 57 }), let index = index(header.form.key) else {
      return false
    }
    return header.columns[index].levels.contains { Headings.key($0) == Headings.key(key) }
  }

  static func isTotal(_ text: String) -> Bool {
    // Only words that begin like one of these need a closer look: this is asked of every row.
    guard text.utf8.count < 60, let first = text.utf8.first, "tTcClLgGnN".utf8.contains(first) else { return false }
    let key = Headings.key(text)
    return key.hasPrefix("tong cong") || key.hasPrefix("tong so") || key.hasPrefix("cong trang")
      || ["tong", "cong", "luy ke", "ghi chu", "nguoi lap bieu", "nguoi lap"].contains(key)
  }

  /// `(1) (2) (3=4+5)`: the numbers of the columns under a header, one after the other.
  static func isNumbering(_ texts: [String]) -> Bool {
    guard texts.count >= 3, texts.prefix(3).allSatisfy({ $0.utf8.count <= 12 }) else { return false }
    let numbers = texts.map { text -> Int? in
      let inner = text.filter { !"() ".contains($0) }
      guard inner.allSatisfy({ $0.isASCII && ($0.isNumber || "=+-".contains($0)) }) else { return nil }
      return Int(inner.prefix { $0.isNumber })
    }
    return zip(numbers, numbers.dropFirst()).allSatisfy { a, b in a.flatMap { a in b.map { $0 == a + 1 } } ?? false }
  }
}

extension HeadingMatch.Meaning {
  var isColumn: Bool { if case .column = self { true } else { false } }
}
