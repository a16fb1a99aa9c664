import Base
import Formats
import Testing

@Suite struct LegacyTextTests {
  private let text = "Mã hồ sơ;Ngày tiếp nhận;Đơn vị giải quyết\r\nHS1;05/03/2026;Ủy ban nhân dân xã Một\r\n"

  /// The text as Windows-1258 writes it: letters with their hats, tones as marks behind them.
  private var windows1258: [UInt8] {
    let table: [Unicode.Scalar: UInt8] = [
      "ă": 0xE3, "â": 0xE2, "ê": 0xEA, "ô": 0xF4, "ơ": 0xF5, "ư": 0xFD, "đ": 0xF0, "Đ": 0xD0, "Ă": 0xC3, "à": 0xE0,
      "á": 0xE1, "\u{300}": 0xCC, "\u{301}": 0xEC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{323}": 0xF2,
    ]
    // Hats stay with their letters.
    let pieces: [Unicode.Scalar: [Unicode.Scalar]] = [
      "ồ": ["ô", "\u{300}"], "ã": ["a", "\u{303}"], "ế": ["ê", "\u{301}"], "ậ": ["â", "\u{323}"],
      "ị": ["i", "\u{323}"], "ả": ["a", "\u{309}"], "ộ": ["ô", "\u{323}"], "Ủ": ["U", "\u{309}"],
    ]
    return text.unicodeScalars.flatMap { pieces[$0] ?? [$0] }.map { table[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
  }

  @Test func `Windows-1258 becomes composed text`() throws {
    #expect(try decodeText(windows1258) == text)
  }

  @Test func `other code pages are not taken for it`() {
    // TCVN3: "Mã hồ sơ", "Ngày tiếp nhận".
    let tcvn3: [UInt8] =
      Array("M".utf8) + [0xB7] + Array(" h".utf8) + [0xE5] + Array(" s".utf8) + [0xAC, 0x3B]
      + Array("Ng".utf8) + [0xB5] + Array("y ti".utf8) + [0xD5] + Array("p nh".utf8) + [0xCB, 0x6E, 0x0A]
    #expect(sentence { _ = try decodeText(tcvn3) }.vi.contains("UTF-8"))
    // A UTF-8 text with one byte lost.
    var broken = Array(text.utf8)
    broken.remove(at: 2)
    #expect(sentence { _ = try decodeText(broken) }.vi.contains("dòng 1"))
  }

  @Test func `UTF-16 without its mark, in both orders`() throws {
    for isLittle in [true, false] {
      let bytes = text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
        return isLittle ? [low, high] : [high, low]
      }
      #expect(try decodeText(bytes) == text)
    }
  }

  @Test func `a bar between the fields`() throws {
    #expect(try texts(readDelimited("a|b, c|d\n1|2, 3|\n")) == [["a", "b, c", "d"], ["1", "2, 3", ""]])
  }
}

@Suite struct UncomputedFormulaTests {
  @Test(arguments: [
    ("HYPERLINK(\"https://a.vn/?x=1,2\",\"HS 1\")", "HS 1"), ("\"2.000815\"", "2.000815"), ("\"a\"\"b\"", "a\"b"),
    ("DATE(2026,3,5)", "2026-03-05"), ("12.50", "#12.5"), ("A1+5", "=A1+5"), ("HYPERLINK(A1,B1)", "=HYPERLINK(A1,B1)"),
    ("\"a\"&\"b\"", "=\"a\"&\"b\""), ("", "="),
  ])
  func `its constant, or its own text`(formula: String, said: String) throws {
    let escaped = formula.replacing("&", with: "&amp;")
    #expect(try HandmadeWorkbook(rows: "<row><c><f>\(escaped)</f></c></row>").table() == [[said]])
  }

  @Test func `a saved value is what counts`() throws {
    #expect(try HandmadeWorkbook(rows: "<row><c><f>A1+5</f><v>7</v></c></row>").table() == [["#7"]])
    #expect(try HandmadeWorkbook(rows: "<row><c t=\"str\"><f>A1</f><v>x</v></c></row>").table() == [["x"]])
  }

  @Test func `hidden rows and columns are told`() throws {
    var book = HandmadeWorkbook()
    book.parts["xl/worksheets/sheet1.xml"] = """
      <worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData>
      <row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row></sheetData></worksheet>
      """
    let table = try book.read()[0].table
    #expect(table.hiddenLines == [2] && table.hiddenColumns == [1, 2])
  }
}
