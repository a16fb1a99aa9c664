package import Base

/// One sheet of a workbook.
package struct SheetTable: Sendable {
  package let name: String
  package let table: Table
  package let isHidden: Bool

  package init(name: String, table: Table, isHidden: Bool = false) {
    self.name = name
    self.table = table
    self.isHidden = isHidden
  }
}

/// Reads the sheets of an Excel workbook (`.xlsx`, `.xlsm`) in their order, hidden ones last.
///
/// Text is in NFC; numbers are the shortest decimal text; numbers that their style shows as dates are instants to the
/// nearest second; formulas give the value that was saved, or their own text after `=` when none was; errors such as `#N/A` are text. Rows without a value are left
/// out, and cells end at the last value of their row.
/// - Throws: one sentence when this is no such workbook, is old, locked, damaged, or larger than `limits`.
package func readWorkbook(_ bytes: [UInt8], limits: WorkbookLimits = .init()) throws(Failure) -> [SheetTable] {
  if let failure = refusal(of: bytes) { throw failure }
  return try ZipReading.withArchive(bytes, limits) { (zip) throws(Failure) in try sheets(of: zip, limits) }
}

private func sheets(of zip: ZipReading, _ limits: WorkbookLimits) throws(Failure) -> [SheetTable] {
  let package = try Relationships(of: "", in: zip, limits)
  let part = package.first(ending: "/officeDocument") ?? "xl/workbook.xml"
  let outline = WorkbookOutline(most: limits.parts)
  guard !part.hasSuffix(".bin"), try zip.parse(part, depth: limits.depth, outline) else { throw try noWorkbook(zip) }

  let related = try Relationships(of: part, in: zip, limits)
  let strings = SharedStrings(most: limits.cells, mostBytes: limits.cellBytes)
  if let part = related.first(ending: "/sharedStrings") { _ = try zip.parse(part, depth: limits.depth, strings) }
  let styles = Styles()
  if let part = related.first(ending: "/styles") { _ = try zip.parse(part, depth: limits.depth, styles) }
  let context = SheetReader.Context(
    strings: strings.cells, styles: styles, countsFrom1904: outline.countsFrom1904, limits: limits)

  var tables: [SheetTable] = []
  var cellCount = 0
  for sheet in outline.sheets {
    guard let target = related.targets[sheet.relation] else { throw damagedWorkbook }
    // Chart and dialogue sheets have no cells.
    guard target.kind.hasSuffix("/worksheet") else { continue }
    let reader = SheetReader(context, cellCount: cellCount)
    guard try zip.parse(target.part, depth: limits.depth, reader) else { throw damagedWorkbook }
    cellCount = reader.cellCount
    let rows = isAscending(reader.rows) ? reader.rows : reader.rows.sorted { $0.line < $1.line }
    tables.append(
      SheetTable(
        name: sheet.name,
        table: Table(
          rows: rows, merges: reader.merges, hiddenLines: reader.hiddenLines, hiddenColumns: reader.hiddenColumns),
        isHidden: sheet.isHidden))
  }
  guard !tables.isEmpty else {
    throw Failure(
      vi: "Tệp Excel không có trang tính nào. Kiểm tra lại tệp.", en: "The workbook has no sheet. Check the file.")
  }
  return tables.filter { !$0.isHidden } + tables.filter(\.isHidden)
}

private func isAscending(_ rows: [Table.Row]) -> Bool {
  zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }
}
