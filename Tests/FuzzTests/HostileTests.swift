import Base
import Formats
import Intake
import Records
import TestKit
import Testing
import Work

/// Files made to hurt, of every kind: each is refused with a sentence, or read, within a second and 256 MB.
@Suite struct HostileTests {
  /// The sentence of the refusal.
  private func refusal(
    _ location: SourceLocation = #_sourceLocation, _ read: () throws(Failure) -> Void
  ) -> Sentence {
    var said: Sentence?
    let cost = Cost {
      do throws(Failure) { try read() } catch { said = error.sentence }
    }
    #expect(cost.fault == nil, sourceLocation: location)
    #expect(said?.vi.isEmpty == false && said?.en.isEmpty == false, "it was read", sourceLocation: location)
    return said ?? Sentence(vi: "", en: "")
  }

  private func within(_ location: SourceLocation = #_sourceLocation, _ read: () throws(Failure) -> Void) {
    var failure: Failure?
    let cost = Cost { do throws(Failure) { try read() } catch { failure = error } }
    #expect(cost.fault == nil, sourceLocation: location)
    #expect(failure == nil, sourceLocation: location)
  }

  private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  // MARK: archives

  @Test func `a sound archive written by hand is read`() throws {
    #expect(try readWorkbook(HandmadeBook().archive.bytes()).count == 1)
    #expect(try readWorkbook(HandmadeBook().deflated()).count == 1)
  }

  @Test func `sheets that share their bytes`() throws {
    let rows = times("<row><c><v>1</v></c></row>", 4_000)
    var book = HandmadeBook(sheets: (0..<900).map { ("sheet\($0)", "") })
    book.sheets[0].xml = HandmadeBook.sheet(rows)
    var archive = book.archive
    let first = archive.entries.count - book.sheets.count
    for index in archive.entries.indices.dropFirst(first + 1) { archive.entries[index].sharing = first }
    let bytes = archive.bytes()
    #expect(bytes.count < 500_000)
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `one sheet named many times`() throws {
    let rows = times("<row><c><v>1</v></c></row>", 4_000)
    var book = HandmadeBook(sheets: [("sheet1", HandmadeBook.sheet(rows))])
    book.outline = times(HandmadeBook.sheet(0), 9_000)
    let bytes = try book.deflated()
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("hỏng"))
  }

  @Test(arguments: [UInt32.max, 1 << 31, 100_000])
  func `an entry that says it is larger than the archive`(size: UInt32) {
    var archive = HandmadeBook().archive
    for index in archive.entries.indices { archive.entries[index].compressedSize = size }
    #expect(!refusal { () throws(Failure) in _ = try readWorkbook(archive.bytes()) }.en.isEmpty)
  }

  @Test(arguments: [0, 1, UInt32.max])
  func `an entry that lies about what it inflates to`(size: UInt32) throws {
    var archive = HandmadeBook().archive
    for index in archive.entries.indices { archive.entries[index].size = size }
    // Whether it is read or refused, it costs nothing.
    let cost = Cost { _ = Result { () throws(Failure) in try readWorkbook(archive.bytes()) } }
    #expect(cost.fault == nil)
  }

  @Test func `archives inside archives are never opened`() throws {
    var bytes = Array(times("0", 1 << 20).utf8)
    for _ in 0..<5 {
      let inner = bytes
      bytes = try zipBytes((0..<16).map { ZipEntry(name: "\($0).zip", bytes: inner) })
    }
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("không phải bảng Excel"))
    let book = try zipBytes(
      HandmadeBook().parts.map { part in
        ZipEntry(name: part.name, bytes: part.name.contains("sheet1") ? bytes : Array(part.xml.utf8))
      })
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(book) }.vi.contains("hỏng"))
  }

  @Test func `a part that inflates a thousand times`() throws {
    let book = HandmadeBook(sheets: [("sheet1", HandmadeBook.sheet(times(" ", 200 << 20)))])
    let bytes = try book.deflated()
    #expect(bytes.count < 300_000)
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  /// Each part stays under what a part may inflate to freely; there are many of them.
  @Test func `many parts that inflate a little`() throws {
    let sheet = HandmadeBook.sheet(times(" ", 3 << 20))
    let bytes = try HandmadeBook(sheets: (0..<100).map { ("sheet\($0)", sheet) }).deflated()
    #expect(bytes.count < 500_000)
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  // MARK: workbooks

  @Test func `a million sheets`() throws {
    var book = HandmadeBook()
    book.outline = (0..<1_000_000).map { HandmadeBook.sheet($0) }.joined()
    let bytes = try book.deflated()
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `a million references`() throws {
    var book = HandmadeBook()
    book.references = (0..<1_000_000).map { HandmadeBook.reference($0, "\($0)") }.joined()
    let bytes = try book.deflated()
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test(arguments: ["<row>", "<c>", "<a>", "<x:a>"])
  func `elements a million deep`(open: String) throws {
    let book = HandmadeBook(sheets: [("sheet1", HandmadeBook.sheet(times(open, 1_000_000)))])
    let bytes = try book.deflated()
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `a million columns, by number and by name`() throws {
    for cells in [times("<c><v>1</v></c>", 1_000_000), (0..<1_000_000).map { "<c r=\"A\($0)\"><v>1</v></c>" }.joined()]
    {
      let bytes = try HandmadeBook(sheets: [("sheet1", HandmadeBook.sheet("<row>\(cells)</row>"))]).deflated()
      let cost = Cost { _ = Result { () throws(Failure) in try readWorkbook(bytes) } }
      #expect(cost.fault == nil)
    }
  }

  @Test(arguments: ["<!ENTITY a SYSTEM \"file:///dev/zero\">", "<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;", ""])
  func `no part may bring entities`(entity: String) throws {
    let head = "<!DOCTYPE x [\(entity)]>"
    for part in HandmadeBook(strings: "<si><t>a</t></si>").parts {
      let parts = HandmadeBook(strings: "<si><t>a</t></si>").parts.map { other in
        ZipEntry(name: other.name, bytes: Array(((other.name == part.name ? head : "") + other.xml).utf8))
      }
      let bytes = try zipBytes(parts)
      #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"), "\(part.name)")
    }
  }

  @Test func `entities of entities`() throws {
    let laughs = (1...30).map { "<!ENTITY l\($0) \"\(times("&l\($0 - 1);", 10))\">" }.joined()
    let sheet = "<!DOCTYPE x [<!ENTITY l0 \"ha\">\(laughs)]>" + HandmadeBook.sheet("<row><c><v>&l30;</v></c></row>")
    let bytes = try HandmadeBook(sheets: [("sheet1", sheet)]).deflated()
    #expect(refusal { () throws(Failure) in _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `marks without end in every text of a workbook`() throws {
    let marks = times("\u{301}", 50_000) + times("\u{323}", 50_000)
    var book = HandmadeBook(sheets: [("sheet1", HandmadeBook.sheet("<row><c t=\"s\"><v>0</v></c></row>"))])
    book.strings = "<si><t>x\(marks)</t></si>"
    book.outline = "<sheet name=\"\(marks)\" sheetId=\"1\" r:id=\"\(marks)\"/>"
    book.references = HandmadeBook.reference(0, "worksheets/sheet1.xml").replacing("\"r0\"", with: "\"\(marks)\"")
    let bytes = try book.deflated()
    within { () throws(Failure) in _ = try readWorkbook(bytes) }
  }

  // MARK: texts

  @Test func `marks without end in a cell, a name, a key`() throws {
    let marks = times("\u{301}", 100_000) + times("\u{323}", 100_000)
    within { () throws(Failure) in
      let table = try readDelimited("a,b\nx\(marks),1\nx\(marks),2\n")
      #expect(table.rows[1].cells[0] == table.rows[2].cells[0])
    }
    within { () throws(Failure) in
      let json = try readJSON(Array("{\"x\(marks)\": 1, \"code\": \"y\(marks)\"}".utf8))
      #expect(json["code"] != nil && json["x"] == nil)
    }
    within { () throws(Failure) in _ = readJSONLines("{\"x\(marks)\": 1, \"y\(marks)\": \"\(marks)\"}") }
    let names = "? x\(marks)\n: 1\n? y\(marks)\n: 2\n"
    within { () throws(Failure) in _ = try readYAML(names, file: "m") }
    within { () throws(Failure) in _ = readStrictYAML(names) }
    within { () throws(Failure) in _ = nfc(times("\u{F73}", 100_000)) }
  }

  @Test func `texts with many marks are safe, and the same when read again`() {
    let text = "x" + times("\u{301}", 100) + times("\u{323}", 100)
    let safe = nfc(text)
    #expect(safe.unicodeScalars.contains("\u{34F}"))
    #expect(Array(nfc(safe).utf8) == Array(safe.utf8))
    // What people write stays as it is: the longest real stacks have a handful of marks.
    for real in ["ệ" + times("\u{301}", 8), times("日", 200), "Z" + times("\u{35C}\u{327}", 10), times("ế", 100)] {
      #expect(!nfc(real).unicodeScalars.contains("\u{34F}"))
    }
  }

  @Test func `a million columns and millions of empty cells`() {
    #expect(refusal { () throws(Failure) in _ = try readDelimited(times(",", 1_000_000)) }.vi.contains("cột"))
    #expect(
      refusal { () throws(Failure) in _ = try readDelimited(times(times(",", 1_999) + "\n", 20_000)) }.vi.contains(
        "ô trống"))
  }

  @Test func `numbers of a million digits`() throws {
    let digits = times("7", 1_000_000)
    for text in [digits, "-\(digits)", "0.\(digits)", "1e\(digits)", "1e-\(digits)", "\(digits)e\(digits)"] {
      within { () throws(Failure) in
        _ = try readJSON(Array(text.utf8)).decimalText
      }
      let values = Cost {
        _ = (Points(text: text), Day(iso: text), Instant(iso: text, missing: .startOfDay), PeriodName.period(text))
      }
      #expect(values.fault == nil)
      for type in [ColumnType.count, .day, .instant(.startOfDay), .points, .flag] {
        let cost = Cost { _ = CellReader(isLenient: true).read(.text(text), as: type) }
        #expect(cost.fault == nil, "\(type) \(text.prefix(5))")
      }
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[[],", "{\"a\":[{\"b\":"])
  func `JSON a million deep`(open: String) {
    let text = Array(times(open, 1_000_000).utf8)
    #expect(refusal { () throws(Failure) in _ = try readJSON(text) }.vi.contains("lồng sâu"))
    let line = String(decoding: text, as: UTF8.self)
    let cost = Cost { _ = readJSONLines(line) }
    #expect(cost.fault == nil)
  }

  // MARK: YAML

  @Test(arguments: ["[", "{", "{a: ", "- ", "? ", "[{", "a:\n "])
  func `YAML a hundred thousand deep`(open: String) {
    let text = times(open, 100_000)
    #expect(!refusal { () throws(Failure) in _ = try readYAML(text, file: "m") }.en.isEmpty)
    let cost = Cost { #expect(!readStrictYAML(text).problems.isEmpty) }
    #expect(cost.fault == nil)
  }

  /// At the edge of what may be read, and beyond it.
  @Test(arguments: [1_500, 5_000, 100_000])
  func `maps that are names of maps`(values: Int) {
    let inner = (0..<values).map { "a\($0)" }.joined(separator: ",")
    for text in [times("{", 900) + inner + times("}", 900), times("{x, ", 900) + "[\(inner)]" + times("}", 900)] {
      #expect(!refusal { () throws(Failure) in _ = try readYAML(text, file: "m") }.en.isEmpty)
      let cost = Cost { #expect(!readStrictYAML(text).problems.isEmpty) }
      #expect(cost.fault == nil)
    }
  }

  @Test func `aliases of aliases, as values and as names`() {
    let aliases = "a0: &a0 [x]\n" + (1...100).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    for text in [aliases, aliases + "? *a100\n: x\n", aliases + "*a100 : x\n", aliases + "b: {*a100: x, <<: *a100}\n"] {
      #expect(refusal { () throws(Failure) in _ = try readYAML(text, file: "m") }.vi.contains("bí danh"))
      let cost = Cost { #expect(readStrictYAML(text).problems.contains { $0.kind == YAMLFault.anchor.rawValue }) }
      #expect(cost.fault == nil)
    }
  }

  @Test func `a name given a thousand times, and a hundred thousand names`() {
    let again = times("k: 1\n", 1_000)
    let cost = Cost { #expect(readStrictYAML(again).problems.contains { $0.kind == YAMLFault.duplicateKey.rawValue }) }
    #expect(cost.fault == nil)
    let many = (0..<100_000).map { "k\($0): 1\n" }.joined()
    within { () throws(Failure) in _ = try readYAML(many, file: "m") }
    let strict = Cost { #expect(readStrictYAML(many).problems.isEmpty) }
    #expect(strict.fault == nil)
    #expect(
      refusal { () throws(Failure) in _ = try readYAML(times("k: 1\n", 300_000), file: "m") }.vi.contains("quá lớn"))
  }

  // MARK: lists

  private func list(_ name: String, _ text: String, _ holds: (FileReading) -> Bool) {
    within { () throws(Failure) in
      for file in try DataFile.open(Array(text.utf8), named: name, World.context) {
        let reading = try file.read(World.context, departments: [:], allowsPlain: true)
        #expect(holds(reading), "\(name)")
      }
    }
  }

  @Test func `every row has another unknown word`() {
    let rows = (0..<20_000).map { "HS\($0),05/03/2026,10/03/2026,trạng thái \($0),UBND xã Một\n" }.joined()
    list("list.csv", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái,Đơn vị\n" + rows) {
      $0.unknownWords.count == 20_000
    }
  }

  @Test func `every row names another unit and another procedure`() {
    let rows = (0..<10_000).map { "HS\($0),05/03/2026,10/03/2026,UBND xã \($0),Thủ tục \($0)\n" }.joined()
    list("list.csv", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Đơn vị giải quyết,Tên thủ tục\n" + rows) {
      $0.rows.count == 10_000
    }
  }

  /// Read or refused: three hundred columns that could each be another.
  @Test func `one doubtful heading in every column`() {
    let header = "Mã hồ sơ,Ngày tiếp nhận," + (0..<290).map { _ in "Ngày trả" }.joined(separator: ",") + "\n"
    let rows = (0..<300).map { "HS\($0),05/03/2026" + times(",\($0 % 28 + 1)/03/2026", 290) + "\n" }.joined()
    let cost = Cost {
      _ = Result { () throws(Failure) in
        for file in try DataFile.open(Array((header + rows).utf8), named: "list.csv", World.context) {
          _ = try file.read(World.context, departments: [:], allowsPlain: true)
        }
      }
    }
    #expect(cost.fault == nil)
  }

  @Test func `a capture of ten thousand departments`() throws {
    let rows = (0..<10_000).map { "{\"departmentName\":\"UBND xã \($0)\",\"totalReceived\":5,\"score\":18.0}" }
    let text =
      "{\"metadata\":{\"year\":2026,\"timeType\":\"month\",\"period\":\"3\",\"runDateStr\":\"01042026\"},\"code\":\"OK\",\"data\":{\"parent\":{\"departmentCode\":\"X1\"},\"children\":[\(rows.joined(separator: ","))]}}"
    list("capture.json", text) { !$0.quarantined.isEmpty || !$0.rows.isEmpty }
  }

  @Test func `twenty thousand steps at one moment`() {
    let rows = times("HS1,x,Thụ lý,Phòng A,05/03/2026 08:00,05/03/2026 09:00\n", 20_000)
    list("buoc.csv", "Mã hồ sơ,Thao tác,Tên bước,Phòng ban,Bắt đầu,Kết thúc\n" + rows) { $0.rows.count == 20_000 }
  }

  @Test func `a calendar of every day there is`() {
    let days = (0..<20_000).map { "\(Day(number: Int32($0)).iso),holiday,x,verified\n" }.joined()
    let cost = Cost {
      let read = Result { () throws(Failure) in try CalendarFile.check(Array(("date,kind,label,status\n" + days).utf8))
      }
      if case .success(let read) = read { #expect(read.entries.count == 20_000) } else { Issue.record("refused") }
    }
    #expect(cost.fault == nil)
  }
}
