import Formats

/// A workbook of hand-written XML, as small as Excel allows.
struct HandmadeWorkbook {
  /// The contents of `sheetData`, and what follows it.
  var rows = ""
  var afterRows = ""
  var strings: String?
  var cellStyles: [Int] = [0]
  var customFormats: [Int: String] = [:]
  var properties = ""
  var sheets = #"<sheet name="Trang 1" sheetId="1" r:id="rId1"/>"#
  /// Further or replaced parts.
  var parts: [String: String] = [:]

  static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  func entries() -> [ZipEntry] {
    var all: [String: String] = [
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml":
        #"\#(Self.head)<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.relations)">\#(properties)<sheets>\#(sheets)</sheets></workbook>"#,
      "xl/_rels/workbook.xml.rels": relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
        ("rId3", "sharedStrings", "/xl/sharedStrings.xml"), ("rId4", "worksheet", "../xl/worksheets/sheet2.xml"),
        ("rId5", "worksheet", "worksheets/sheet3.xml"), ("rId6", "chartsheet", "chartsheets/sheet1.xml"),
      ]),
      "xl/styles.xml": styles,
      "xl/worksheets/sheet1.xml":
        #"\#(Self.head)<worksheet xmlns="\#(Self.main)"><sheetData>\#(rows)</sheetData>\#(afterRows)</worksheet>"#,
    ]
    if let strings { all["xl/sharedStrings.xml"] = #"<sst xmlns="\#(Self.main)">\#(strings)</sst>"# }
    all.merge(parts) { _, new in new }
    return all.sorted { $0.key < $1.key }.map { ZipEntry(name: $0.key, bytes: Array($0.value.utf8)) }
  }

  func bytes() throws -> [UInt8] { try zipBytes(entries()) }
  func read() throws -> [SheetTable] { try readWorkbook(bytes()) }
  func table() throws -> [[String]] { texts(try read()[0].table) }

  private var styles: String {
    let formats = customFormats.map { id, code in
      let escaped = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      return #"<numFmt numFmtId="\#(id)" formatCode="\#(escaped)"/>"#
    }.joined()
    let cells = cellStyles.map { #"<xf numFmtId="\#($0)"/>"# }.joined()
    return #"""
      <styleSheet xmlns="\#(Self.main)"><numFmts>\#(formats)</numFmts>
      <cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs><cellXfs>\#(cells)</cellXfs>
      <dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs></styleSheet>
      """#
  }

  private func relationships(_ all: [(id: String, kind: String, target: String)]) -> String {
    let items = all.map {
      #"<Relationship Id="\#($0.id)" Type="\#(Self.relations)/\#($0.kind)" Target="\#($0.target)"/>"#
    }
    return "\(Self.head)<Relationships>\(items.joined())</Relationships>"
  }
}
