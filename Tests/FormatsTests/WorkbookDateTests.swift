import Base
import Formats
import Testing

@Suite struct WorkbookDateTests {
  private func cell(_ serial: String, format: Int = 22, code: String? = nil, properties: String = "") throws -> Cell {
    var book = HandmadeWorkbook(rows: #"<row><c s="1"><v>\#(serial)</v></c></row>"#, cellStyles: [0, format])
    if let code { book.customFormats[format] = code }
    book.properties = properties
    return try #require(try book.read()[0].table.rows.first?.cells.first)
  }

  private func instant(_ text: String, hasTime: Bool) throws -> Cell {
    .instant(try #require(Instant(iso: text, missing: .startOfDay)), hasTime: hasTime)
  }

  @Test(arguments: [
    ("46082.3958333333", "2026-03-01T09:30:00"), ("46082.395833333299", "2026-03-01T09:30:00"),
    ("46082.999988425923", "2026-03-01T23:59:59"), ("46082.9999999999", "2026-03-02T00:00:00"),
    ("25569", "1970-01-01T00:00:00"), ("61", "1900-03-01T00:00:00"), ("59", "1900-02-28T00:00:00"),
    ("1", "1900-01-01T00:00:00"), ("2958465", "9999-12-31T00:00:00"), ("46082.5", "2026-03-01T12:00:00"),
  ])
  func `serials become instants to the nearest second`(serial: String, text: String) throws {
    #expect(try cell(serial) == instant(text, hasTime: true))
  }

  @Test func `a day has no time unless its number has one`() throws {
    #expect(try cell("46082", format: 14) == instant("2026-03-01", hasTime: false))
    #expect(try cell("46082.25", format: 14) == instant("2026-03-01T06:00:00", hasTime: true))
    #expect(try cell("46082", format: 22) == instant("2026-03-01", hasTime: true))
  }

  @Test(arguments: ["60", "0", "0.395833", "-5", "2958466", "1E300"])
  func `what is no day stays a number`(serial: String) throws {
    guard case .number = try cell(serial) else { Issue.record("\(serial) became a date"); return }
  }

  @Test(arguments: ["1", "true"])
  func `a workbook that counts from 1904`(value: String) throws {
    let properties = #"<workbookPr date1904="\#(value)"/>"#
    #expect(try cell("0", format: 14, properties: properties) == instant("1904-01-01", hasTime: false))
    #expect(try cell("44620.3958333333", properties: properties) == instant("2026-03-01T09:30:00", hasTime: true))
    #expect(try cell("46082", properties: #"<workbookPr date1904="0"/>"#) == instant("2026-03-01", hasTime: true))
  }

  @Test(arguments: [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 31, 32, 36, 45, 46, 47, 50, 58])
  func `built-in formats that are dates`(format: Int) throws {
    guard case .instant = try cell("46082.5", format: format) else { Issue.record("\(format)"); return }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 23, 26, 37, 40, 44, 48, 49, 59, 163, 999])
  func `built-in formats that are numbers`(format: Int) throws {
    #expect(try cell("46082.5", format: format) == .number("46082.5"))
  }

  @Test(arguments: [
    "dd/mm/yyyy", "DD/MM/YYYY HH:mm", "yyyy\\-mm\\-dd", "[$-42A]dd/mm/yyyy;@", "[h]:mm", "mmm-yy", "\"ngày\" d/m/yyyy",
    "[=0]\"\";dd/mm/yyyy", "hh:mm:ss.000", "mm:ss.0", "m", "[$-1010000]d/m/yyyy h:mm AM/PM;@", "d.m.yy",
  ])
  func `custom formats that are dates`(code: String) throws {
    guard case .instant = try cell("46082.5", format: 164, code: code) else { Issue.record("\(code)"); return }
  }

  @Test(arguments: [
    "General", "0.00", "#,##0", "#,##0 \"đ\"", "\"dd/mm/yyyy\" 0", "0\\d", "[Red]0", "@", "0.00E+00", "#,##0_d", "0%",
    "*y0",
    "[$VND] #,##0", "# ?/?", "#,##0.00\\ [$₫-42A]", "", "\"",
  ])
  func `custom formats that are numbers`(code: String) throws {
    #expect(try cell("46082.5", format: 164, code: code) == .number("46082.5"))
  }

  @Test func `every seventh second of a day is written and found again`() throws {
    let instants = stride(from: 0, to: 86_400, by: 7).map { Instant(seconds: 20_513 * 86_400 + Int64($0)) }
    let sheet = WorkbookSheet(name: "a", columns: [], rows: instants.map { [.instant($0)] })
    let cells = try readWorkbook(workbookBytes([sheet]))[0].table.rows.map(\.cells)
    #expect(cells == instants.map { [.instant($0, hasTime: true)] })
  }

  @Test func `only numbers look at their style`() throws {
    let book = HandmadeWorkbook(
      rows:
        #"<row><c s="1" t="inlineStr"><is><t>46082</t></is></c><c s="1" t="str"><v>46082</v></c><c s="9"><v>46082</v></c></row>"#,
      cellStyles: [0, 14])
    #expect(try book.table() == [["46082", "46082", "#46082"]])
  }
}
