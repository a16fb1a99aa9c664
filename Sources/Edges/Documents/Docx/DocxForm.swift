package import Base
internal import Formats
package import Papers

/// Forms and lists: a lying sheet as DOCX, the same table as a workbook.
package enum DocxForm {
  package static func bytes(_ form: FormPaper) throws(Failure) -> [UInt8] {
    let body = head(form) + DocxTable.xml(form.table, width: DocxPage.wideWidth, size: 20) + foot(form)
    return try DocxParts.package(
      body: body + DocxPage.section(isWide: true, isAnnex: false), isSample: form.isSample, code: nil)
  }

  /// The same as a workbook sheet; counts stay numbers.
  package static func workbook(_ form: FormPaper, made: Instant?) throws(Failure) -> [UInt8] {
    var heading = form.title + form.corner + form.side
    if form.isSample { heading.append("DỮ LIỆU MẪU") }
    let shares = form.table.columns.reduce(0) { $0 + $1.share }
    let titles = zip(form.table.columns, groupTitles(form.table)).map {
      $1.isEmpty ? $0.heading : "\($1): \($0.heading)"
    }
    let sheet = WorkbookSheet(
      name: form.title.first ?? "", title: heading,
      columns: zip(form.table.columns, titles).map {
        WorkbookColumn(heading: $1, width: max(8, Double($0.share) * 160 / Double(max(1, shares))))
      },
      rows: (form.table.formulas.isEmpty ? [] : [form.table.formulas.map { .text($0) }])
        + form.table.rows.map { row in
          zip(form.table.columns, row.cells).map { column, text in
            guard !text.isEmpty else { return .empty }
            return column.align == .right
              ? Int(text.replacing(".", with: "")).map { .integer($0) } ?? .text(text) : .text(text)
          }
        },
      notes: form.notes)
    return try workbookBytes([sheet], made: made)
  }

  private static func groupTitles(_ table: FormTable) -> [String] {
    let titles = table.groups.flatMap { Array(repeating: $0.title, count: $0.span) }
    return titles + Array(repeating: "", count: max(0, table.columns.count - titles.count))
  }

  private static func head(_ form: FormPaper) -> String {
    let small = DocxXml.Look(size: DocxPage.recipients)
    let (side, middle) = (DocxPage.wideWidth * 27 / 100, DocxPage.wideWidth * 46 / 100)
    let corner = form.corner.enumerated().map { index, line in
      DocxXml.paragraph(line, .left, .init(size: DocxPage.recipients, isBold: index == 0))
    }.joined()
    let title = form.title.enumerated().map { index, line in
      DocxXml.paragraph(line, .center, .init(size: DocxPage.motto, isBold: index == 0, isItalic: index > 1))
    }.joined()
    let right = form.side.map { DocxXml.paragraph($0, .left, small) }.joined()
    let none = DocxXml.paragraph("")
    return DocxXml.table(
      [side, middle, side],
      [
        DocxXml.row([
          DocxXml.cell(side, corner.isEmpty ? none : corner), DocxXml.cell(middle, title),
          DocxXml.cell(side, right.isEmpty ? none : right),
        ])
      ], isDrawn: false) + DocxXml.paragraph("", .left, .init(size: 12))
  }

  private static func foot(_ form: FormPaper) -> String {
    let notes = form.notes.map {
      DocxXml.paragraph($0, .both, .init(size: DocxPage.recipients, isItalic: true), .init(before: 60))
    }.joined()
    guard !form.signers.isEmpty else { return notes }
    let width = DocxPage.wideWidth / form.signers.count
    let cells = form.signers.enumerated().map { index, signer in
      let day =
        index == form.signers.count - 1 ? "\(form.place), ngày      tháng      năm        " : ""
      return DocxXml.cell(
        width,
        DocxXml.paragraph(day, .center, .init(size: DocxPage.tableText, isItalic: true), .init(before: 120))
          + DocxXml.paragraph(signer, .center, .init(size: DocxPage.tableText, isBold: true))
          + String(repeating: DocxXml.paragraph(""), count: 3))
    }
    return notes
      + DocxXml.table(Array(repeating: width, count: form.signers.count), [DocxXml.row(cells)], isDrawn: false)
  }
}
