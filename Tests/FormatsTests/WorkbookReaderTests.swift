import Base
import Formats
import Testing

@Suite struct WorkbookReaderTests {
  @Test func `every type of cell`() throws {
    let book = HandmadeWorkbook(
      rows: """
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>trong</t><t> ô</t></is></c>\
        <c r="C2" t="str"><f>A1&amp;"x"</f><v>công thức</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="b"><v>0</v></c>\
        <c r="F2" t="e"><v>#N/A</v></c><c r="G2"><f>1+1</f><v>2</v></c><c r="H2" t="n"><v>12.50</v></c>\
        <c r="I2" t="d"><v>2026-03-05T09:30:00</v></c><c r="J2" t="d"><v>2026-03-05</v></c><c r="K2"/><c r="L2" t="s"><v>1</v></c></row>
        """,
      strings: "<si><t>chung</t></si><si><t/></si>")
    let row = try #require(try book.read().first?.table.rows.first)
    #expect(row.line == 2)
    let morning = try #require(Instant(iso: "2026-03-05T09:30:00", missing: .startOfDay))
    #expect(
      row.cells == [
        .text("chung"), .text("trong ô"), .text("công thức"), .flag(true), .flag(false), .text("#N/A"), .number("2"),
        .number("12.5"), .instant(morning, hasTime: true), .instant(.start(of: morning.day), hasTime: false),
      ])
  }

  @Test func `rich text is joined, readings are left out, escapes are read`() throws {
    let book = HandmadeWorkbook(
      rows: """
        <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>\
        <c t="inlineStr"><is><r><rPr><b/></rPr><t>đậm</t></r><r><t xml:space="preserve"> nhạt</t></r><rPh><t>x</t></rPh></is></c></row>
        """,
      strings: """
        <si><r><t>Hồ </t></r><r><rPr><b/></rPr><t>sơ</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si>\
        <si><t>a_x000A_b_x005F_x0041__x00e9_</t></si><si><t>ho\u{302}\u{300} &lt;&#233;&gt;</t></si>
        """)
    #expect(try book.table() == [["Hồ sơ", "a\nb_x0041_é", "hồ <é>", "đậm nhạt"]])
  }

  @Test func `missing references follow on, missing cells are empty, rows without a value are left out`() throws {
    let book = HandmadeWorkbook(
      rows: """
        <row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c s="0"/></row><row r="7"><c r="C7"><v>3</v></c><c><v>4</v></c></row>\
        <row><c r="B8"><v>5</v></c><c r="D8"/></row>
        """)
    let table = try book.read()[0].table
    #expect(table.rows.map(\.line) == [1, 7, 8])
    #expect(texts(table) == [["#1", "#2"], ["", "", "#3", "#4"], ["", "#5"]])
  }

  @Test func `rows and cells out of order are put in order`() throws {
    let book = HandmadeWorkbook(
      rows: #"<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#)
    let table = try book.read()[0].table
    #expect(table.rows.map(\.line) == [1, 3])
    #expect(texts(table) == [["#1"], ["#3", "#4"]])
  }

  @Test func `merged blocks are told in lines and columns`() throws {
    let book = HandmadeWorkbook(
      rows: #"<row r="1"><c r="A1" t="inlineStr"><is><t>Tiêu đề</t></is></c></row>"#,
      afterRows:
        #"<mergeCells count="3"><mergeCell ref="A1:C2"/><mergeCell ref="AA10:AB10"/><mergeCell ref="bad"/></mergeCells>"#
    )
    #expect(
      try book.read()[0].table.merges == [
        .init(lines: 1...2, columns: 0...2), .init(lines: 10...10, columns: 26...27),
      ])
  }

  @Test func `prefixed elements and strict files are read`() throws {
    var book = HandmadeWorkbook()
    book.parts["xl/worksheets/sheet1.xml"] =
      #"<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"#
    book.parts["_rels/.rels"] =
      #"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#
    #expect(try book.table() == [["a"]])
  }

  @Test func `sheets keep their order, hidden ones come last, charts are left out`() throws {
    var book = HandmadeWorkbook(rows: "<row><c><v>1</v></c></row>")
    book.sheets = #"""
      <sheet name="Ẩn" sheetId="9" state="hidden" r:id="rId4"/><sheet name="Biểu đồ" sheetId="2" r:id="rId6"/>\#
      <sheet name="Ba" sheetId="3" r:id="rId5"/><sheet name="Một" sheetId="1" r:id="rId1"/>
      """#
    book.parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"
    book.parts["xl/worksheets/sheet3.xml"] = "<worksheet><sheetData/></worksheet>"
    let sheets = try book.read()
    #expect(sheets.map(\.name) == ["Ba", "Một", "Ẩn"])
    #expect(sheets.map(\.isHidden) == [false, false, true])
    #expect(sheets.map { texts($0.table) } == [[], [["#1"]], [["#2"]]])
  }

  @Test(arguments: [
    ("1", "1"), ("1.0", "1"), ("100", "100"), ("123456789012", "123456789012"), ("1.23456789012E+11", "123456789012"),
    ("0.10000000000000001", "0.1"), ("46082.395833333299", "46082.3958333333"), ("1E-3", "0.001"), ("-0.5", "-0.5"),
    ("123456789012345678", "123456789012345678"), ("99.849999999999994", "99.85"), ("0", "0"), ("-0", "0"),
    ("007", "7"),
    ("1e21", "1000000000000000000000"), ("5.0000000000000001E-2", "0.05"),
  ])
  func `numbers are the shortest decimal text`(written: String, shown: String) throws {
    #expect(try HandmadeWorkbook(rows: "<row><c><v>\(written)</v></c></row>").table() == [["#\(shown)"]])
  }

  @Test(arguments: ["abc", "1E999", "NaN", "1.2.3", "0x10", "1e99999999999"])
  func `what is no number stays text`(written: String) throws {
    #expect(try HandmadeWorkbook(rows: "<row><c><v>\(written)</v></c></row>").table() == [[written]])
  }

  @Test func `whitespace and comments in XML change nothing`() throws {
    var book = HandmadeWorkbook()
    book.parts["xl/worksheets/sheet1.xml"] = """
      <worksheet><!-- x --><sheetData>
        <row r="1">
          <c r="A1"><v>1</v></c> <c r="B1" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>
        </row>
      </sheetData></worksheet>
      """
    #expect(try book.table() == [["#1", "<b>"]])
  }
}
