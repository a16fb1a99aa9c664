import Base
import Formats
import Testing

@Suite struct WorkbookRefusalTests {
  @Test(arguments: [
    ([], "trống"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], ".xls cũ"), (Array("mã,tên\n".utf8), ".csv"),
    (Array("\n <html><table>".utf8), "trang web"), ([0x50, 0x4B, 3, 4], "hỏng"), ([0x50, 0x4B, 5, 6], "hỏng"),
    (Array("\u{FEFF}<?xml".utf8), "trang web"), ([0], "không phải bảng Excel"),
  ])
  func `what is no workbook is told what it is`(bytes: [UInt8], words: String) {
    #expect(sentence { _ = try readWorkbook(bytes) }.vi.contains(words))
  }

  @Test func `a password is told from an old file`() {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 3000)
    for unit in "EncryptedPackage".utf8 { bytes += [unit, 0] }
    #expect(sentence { _ = try readWorkbook(bytes + [0, 0, 0]) }.vi.contains("mật khẩu"))
  }

  @Test(arguments: [("xl/workbook.bin", ".xlsb"), ("mimetype", ".ods"), ("word/document.xml", "không phải bảng Excel")])
  func `other archives are told what they are`(name: String, words: String) throws {
    let bytes = try zipBytes([ZipEntry(name: name, bytes: Array("x".utf8))])
    #expect(sentence { _ = try readWorkbook(bytes) }.vi.contains(words))
  }

  @Test(arguments: [
    "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "_rels/.rels",
  ])
  func `broken XML in any part is damage`(part: String) throws {
    var book = HandmadeWorkbook(rows: "<row><c><v>1</v></c></row>")
    for broken in ["", "<a>", "<a></b>", "x", "<a b=c/>", "\u{0}"] {
      book.parts[part] = broken
      #expect(sentence { _ = try book.read() }.en.contains("damaged"), "\(broken)")
    }
  }

  @Test func `missing parts and strings that are not there are damage`() throws {
    let missing = HandmadeWorkbook().entries().filter { $0.name != "xl/worksheets/sheet1.xml" }
    #expect(sentence { _ = try readWorkbook(zipBytes(missing)) }.vi.contains("hỏng"))
    let lost = HandmadeWorkbook(rows: #"<row><c t="s"><v>3</v></c></row>"#, strings: "<si><t>a</t></si>")
    #expect(sentence { _ = try lost.read() }.vi.contains("hỏng"))
    #expect(sentence { _ = try HandmadeWorkbook(sheets: "").read() }.vi.contains("không có trang tính"))
  }

  @Test func `documents with a DTD are refused, entities never expand`() throws {
    var book = HandmadeWorkbook()
    let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    book.parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE x [<!ENTITY l0 \"ha\">\(laughs)]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&l9;</t></is></c></row></sheetData></worksheet>"
    #expect(sentence { _ = try book.read() }.en.contains("swells"))
    book.parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&f;</v></c></row></sheetData></worksheet>"
    #expect(sentence { _ = try book.read() }.en.contains("refused"))
  }

  @Test func `a zip bomb is refused by its ratio and by its size`() throws {
    let row = "<row><c><v>\(String(repeating: "0", count: 1 << 16))</v></c></row>"
    let bomb = try HandmadeWorkbook(rows: String(repeating: row, count: 640)).bytes()
    #expect(bomb.count < 200_000)
    #expect(sentence { _ = try readWorkbook(bomb) }.vi.contains("phình to"))
    var limits = WorkbookLimits()
    limits.ratio = .max
    limits.bytes = 10 << 20
    #expect(sentence { _ = try readWorkbook(bomb, limits: limits) }.vi.contains("phình to"))
  }

  @Test func `rows, columns, cells, parts and depth have their limits`() throws {
    func said(_ rows: String, _ change: (inout WorkbookLimits) -> Void = { _ in }) throws -> String {
      var limits = WorkbookLimits()
      change(&limits)
      let bytes = try HandmadeWorkbook(rows: rows).bytes()
      return sentence { _ = try readWorkbook(bytes, limits: limits) }.vi
    }
    #expect(try said(#"<row r="1048577"/>"#).contains("1048576 dòng"))
    #expect(try said(#"<row r="0"/>"#).contains("dòng"))
    #expect(try said(#"<row><c r="XFE1"><v>1</v></c></row>"#).contains("16384 cột"))
    #expect(try said(#"<row><c r="AAAAAAAAAAAAAAAAAAAAAAAA1"><v>1</v></c></row>"#).contains("cột"))
    #expect(try said(#"<row><c r="C1"><v>1</v></c></row>"#) { $0.cells = 2 }.contains("phình to"))
    #expect(try said(#"<row><c><v>1</v></c></row><row><c><v>1</v></c></row>"#) { $0.cells = 1 }.contains("phình to"))
    #expect(try said("") { $0.parts = 3 }.contains("phình to"))
    #expect(try said(String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)).contains("phình to"))
  }

  @Test func `a workbook cut off at every 97th byte fails with a sentence`() throws {
    let whole = try sampleWorkbook()
    #expect(throws: Never.self) { try readWorkbook(whole) }
    for length in stride(from: 0, to: whole.count, by: 97) {
      #expect(!sentence { _ = try readWorkbook(Array(whole[..<length])) }.vi.isEmpty)
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `a damaged workbook never crashes`(seed: UInt64) throws {
    var chance = Chance(seed)
    let bytes = chance.mutated(try sampleWorkbook())
    do throws(Failure) {
      _ = try readWorkbook(bytes)
    } catch {
      #expect(!error.sentence.vi.isEmpty)
    }
  }

  /// Damage inside the XML, which the checksums of the zip would hide otherwise.
  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `damaged parts never crash`(seed: UInt64) throws {
    var chance = Chance(seed)
    let book = HandmadeWorkbook(
      rows:
        #"<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="1"><v>46082.5</v></c><c t="inlineStr"><is><t>x_x0041_</t></is></c></row>"#,
      afterRows: #"<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#, strings: "<si><r><t>a</t></r></si>",
      cellStyles: [0, 164], customFormats: [164: "dd/mm/yyyy"])
    let entries = book.entries().map { entry in
      chance.below(3) == 0 ? ZipEntry(name: entry.name, bytes: chance.mutated(entry.bytes)) : entry
    }
    let bytes = try zipBytes(entries)
    do throws(Failure) {
      _ = try readWorkbook(bytes)
    } catch {
      #expect(!error.sentence.vi.isEmpty)
    }
  }

  private func sampleWorkbook() throws -> [UInt8] {
    let rows = (0..<40).map {
      [WorkbookCell.integer($0), .text("Hồ sơ \($0)"), .instant(Instant(seconds: Int64($0) * 1_000_003))]
    }
    let columns = ["TT", "Tên", "Lúc"].map { WorkbookColumn(heading: $0, width: 12) }
    return try workbookBytes([WorkbookSheet(name: "Mẫu", title: ["MẪU"], columns: columns, rows: rows)])
  }
}
