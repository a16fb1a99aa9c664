internal import Papers

/// Tables of papers, their headings at the top of every page they reach.
enum DocxTable {
  /// - Parameter size: of the letters, in half points.
  static func xml(_ table: FormTable, width: Int, size: Int = DocxPage.tableText) -> String {
    let shares = table.columns.reduce(0) { $0 + $1.share }
    let widths = table.columns.map { width * $0.share / max(1, shares) }
    let rows = table.rows.enumerated().map { at, row in
      // A group's heading stays with its first row.
      let keeps = row.isStrong && at < table.rows.count - 1
      // A heading alone in its row has the row to itself.
      if row.isStrong, widths.count > 2, row.cells.count > 1,
        row.cells.indices.allSatisfy({ $0 == 1 || row.cells[$0].isEmpty })
      {
        let look = DocxXml.Look(size: size, isBold: true)
        let spacing = DocxXml.Spacing(before: 30, after: 30, keepsNext: keeps)
        return DocxXml.row([
          DocxXml.cell(
            widths.reduce(0, +), DocxXml.paragraph(row.cells[1], .left, look, spacing), isMiddle: true,
            span: widths.count)
        ])
      }
      return DocxXml.row(
        table.columns.indices.map { index in
          let text = index < row.cells.count ? row.cells[index] : ""
          return DocxXml.cell(
            widths[index],
            DocxXml.paragraph(
              text, align(table.columns[index].align), .init(size: size, isBold: row.isStrong),
              .init(before: 30, after: 30, keepsNext: keeps)),
            isMiddle: true)
        })
    }
    return DocxXml.table(widths, headings(table, widths, size) + rows, isDrawn: true)
  }

  private static func align(_ align: FormTable.Align) -> DocxXml.Align {
    switch align {
    case .left: .left
    case .center: .center
    case .right: .right
    }
  }

  private static func heading(_ text: String, _ size: Int, isBold: Bool = true) -> String {
    DocxXml.paragraph(text, .center, .init(size: size, isBold: isBold), .init(before: 40, after: 40))
  }

  /// One row; or one of groups over one of columns, those of no group reaching over both; and one of formulas.
  private static func headings(_ table: FormTable, _ widths: [Int], _ size: Int) -> [String] {
    var rows: [String] = []
    if table.groups.isEmpty {
      rows.append(
        DocxXml.row(
          zip(table.columns, widths).map { DocxXml.cell($1, heading($0.heading, size), isMiddle: true) },
          isHeading: true))
    } else {
      var (upper, lower, index): ([String], [String], Int) = ([], [], 0)
      for group in table.groups {
        let columns = index..<min(table.columns.count, index + group.span)
        index = columns.upperBound
        if !group.title.isEmpty {
          upper.append(
            DocxXml.cell(
              columns.reduce(0) { $0 + widths[$1] }, heading(group.title, size), isMiddle: true, span: columns.count))
        }
        for column in columns {
          let own = heading(table.columns[column].heading, size)
          if group.title.isEmpty {
            upper.append(DocxXml.cell(widths[column], own, isMiddle: true, merge: .begins))
            lower.append(DocxXml.cell(widths[column], DocxXml.paragraph(""), merge: .goesOn))
          } else {
            lower.append(DocxXml.cell(widths[column], own, isMiddle: true))
          }
        }
      }
      rows = [DocxXml.row(upper, isHeading: true), DocxXml.row(lower, isHeading: true)]
    }
    if !table.formulas.isEmpty {
      rows.append(
        DocxXml.row(
          zip(table.formulas, widths).map { DocxXml.cell($1, heading($0, size - 4, isBold: false), isMiddle: true) },
          isHeading: true))
    }
    return rows
  }
}
