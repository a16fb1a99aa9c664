internal import Base
internal import Records

// Where the header of a list is, how many rows it spans, and what its headings mean.
extension DossierList {
  /// A header and the rows below it.
  struct Header {
    /// Index of the first row after the header.
    var firstRow: Int
    var headings: [String]
    var meanings: [HeadingMatch.Meaning]

    func index(of column: String) -> Int? { meanings.firstIndex(of: .column(column)) }
    var recognised: Int { meanings.count { if case .column = $0 { true } else { false } } }
  }

  /// The header is looked for in the first rows only.
  private static let rowsSearched = 40

  /// Nil when no row looks like the header of a dossier list.
  func header(_ table: Table) -> Header? {
    let rows = Array(table.rows.prefix(Self.rowsSearched))
    var best: Header?
    for index in rows.indices {
      var headings = rows[index].cells.map { cells.text($0) }
      for depth in 1...Self.deepestHeader {
        if depth > 1 {
          guard index + depth - 1 < rows.count else { break }
          let upper = depth == 2 ? spread(rows[index], table) : headings
          headings = stacked(upper, spread(rows[index + depth - 1], table))
        }
        let header = Header(firstRow: index + depth, headings: headings, meanings: meanings(headings))
        guard header.index(of: "code") != nil, header.index(of: "received_at") != nil else { continue }
        if header.recognised > (best?.recognised ?? 1) { best = header }
      }
    }
    return best
  }

  /// Rows a header spans at most.
  private static let deepestHeader = 3

  /// The texts of a header row, those of merged cells in every column they cover.
  private func spread(_ row: Table.Row, _ table: Table) -> [String] {
    let merges = table.merges.filter { $0.lines.contains(row.line) }
    let width = max(row.cells.count, (merges.map(\.columns.upperBound).max() ?? -1) + 1)
    return (0..<width).map { column in
      let own = column < row.cells.count ? cells.text(row.cells[column]) : ""
      guard own.isEmpty,
        let merge = merges.first(where: { $0.columns.contains(column) && $0.lines.lowerBound == row.line }),
        merge.columns.lowerBound < row.cells.count
      else { return own }
      return cells.text(row.cells[merge.columns.lowerBound])
    }
  }

  /// Two header rows as one: the lower text where there is one, with the upper text where only both together mean a column.
  private func stacked(_ upper: [String], _ lower: [String]) -> [String] {
    (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      if below.isEmpty { return above }
      if case .column = Headings.meaning(below) { return below }
      let joined = above + " " + below
      if case .column = Headings.meaning(joined) { return joined }
      return below
    }
  }

  /// A column is taken once: by the heading mapped by hand, else by the surest wording, else by the leftmost.
  private func meanings(_ headings: [String]) -> [HeadingMatch.Meaning] {
    let own = headings.map { heading -> HeadingMatch.Meaning in
      if heading.isEmpty { return .ignored }
      guard let mapped = context.mapping[heading] else { return Headings.meaning(heading) }
      return mapped == "ignore" ? .ignored : .column(mapped)
    }
    return own.enumerated().map { index, meaning in
      guard case .column(let column) = meaning else { return meaning }
      let rivals = own.indices.filter { own[$0] == meaning }
      let best = rivals.min { a, b in (sureness(headings[a]), a) < (sureness(headings[b]), b) }
      return best == index ? meaning : .duplicate(of: column)
    }
  }

  private func sureness(_ heading: String) -> Int { context.mapping[heading] == nil ? Headings.place(heading) : -1 }
}
