import Base
import Formats
import Testing

@Suite struct DelimitedTests {
  private func rows(_ text: String) throws -> [[String]] { texts(try readDelimited(text)) }
  private func lines(_ text: String) throws -> [Int] { try readDelimited(text).rows.map(\.line) }

  @Test func `fields, empty fields and the last line without an end`() throws {
    #expect(try rows("a,b,c\n1,,3\n,,\nx,y,z") == [["a", "b", "c"], ["1", "", "3"], ["", "", ""], ["x", "y", "z"]])
    #expect(try readDelimited("a,").rows.first?.cells == [.text("a"), .empty])
    #expect(try rows("") == [])
    #expect(try rows("\n\r\n\r") == [])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every line end, with empty lines skipped and counted`(end: String) throws {
    let text = ["a,b", "", "1,2", "", "", "3,4", ""].joined(separator: end)
    #expect(try rows(text) == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(try lines(text) == [1, 3, 6])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a quoted newline stays in one record`(end: String) throws {
    let text = "a,b\(end)\"x\(end)\(end)y\",2\(end)3,4"
    #expect(try rows(text) == [["a", "b"], ["x\(end)\(end)y", "2"], ["3", "4"]])
    #expect(try lines(text) == [1, 2, 5])
  }

  @Test func `doubled quotes and delimiters inside quotes`() throws {
    #expect(try rows("\"a\"\"b\",\"c,d\",\"\",\"\"\"\"\"\"") == [["a\"b", "c,d", "", "\"\""]])
    #expect(try rows("\"a\"b,c\nd\"e,f") == [["ab", "c"], ["d\"e", "f"]])
    #expect(try readDelimited("\"\",x").rows.first?.cells == [.empty, .text("x")])
  }

  @Test func `a quote that is never closed names its line`() {
    let said = sentence { _ = try readDelimited("a,b\n1,2\n3,\"x\ny\nz") }
    #expect(said.vi.contains("dòng 3") && said.en.contains("line 3"))
    #expect(sentence { _ = try readDelimited("\"") }.en.contains("line 1"))
  }

  @Test func `too many columns name their line`() {
    let said = sentence { _ = try readDelimited("a\n" + String(repeating: ",", count: 2000)) }
    #expect(said.vi.contains("Dòng 2") && said.vi.contains("2000"))
    #expect(throws: Never.self) { try readDelimited(String(repeating: ",", count: 1999)) }
  }

  @Test func `the delimiter is the one the lines agree on`() throws {
    #expect(
      try rows("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5") == [["a", "b", "c"], ["1,5", "2,5", "3,5"], ["1,5", "2,5", "3,5"]])
    #expect(try rows("a\tb\nx, y\tz") == [["a", "b"], ["x, y", "z"]])
    #expect(try rows("BÁO CÁO, tỉnh A, quý 1\n\na;b\n1;2\n3;4").last == ["3", "4"])
    #expect(
      try rows("name,parts\nx,a;b;c\ny,d;e;f\nz,g") == [
        ["name", "parts"], ["x", "a;b;c"], ["y", "d;e;f"], ["z", "g"],
      ])
    #expect(try rows("\"a;b;c\",\"d;e;f\"\n\"x\"\";;\",y") == [["a;b;c", "d;e;f"], ["x\";;", "y"]])
    #expect(try rows("one\ntwo") == [["one"], ["two"]])
  }

  @Test func `text is composed and the mark of UTF-8 is no text`() throws {
    #expect(try rows("\u{FEFF}ma\u{303},b").first == ["mã", "b"])
    let cell = try #require(try readDelimited("ho\u{302}\u{300}").rows.first?.cells.first)
    #expect(Array(text(cell).utf8) == Array("hồ".utf8))
    let quoted = try #require(try readDelimited("\"ho\u{302}\u{300}\"\"\"").rows.first?.cells.first)
    #expect(Array(text(quoted).utf8) == Array("hồ\"".utf8))
  }

  @Test func `quotes stand only where they are needed`() {
    let bytes = writeDelimited(rows: [["a", "b c", "d,e"], ["", "x\"y", "l\nm"], [""], ["p;q"]])
    #expect(String(decoding: bytes, as: UTF8.self) == "a,b c,\"d,e\"\n,\"x\"\"y\",\"l\nm\"\n\"\"\n\"p;q\"\n")
    #expect(writeDelimited(rows: [["a"]], bom: true).starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test func `formulas are disarmed and numbers left alone`() {
    let fields = ["=1+1", "+84 9", "-x", "@a", "\tb", "-12.5", "+3", "-", "-1,5", "a=b", ""]
    let written = String(decoding: writeDelimited(rows: [fields], guardFormulas: true), as: UTF8.self)
    #expect(written == "'=1+1,'+84 9,'-x,'@a,\"'\tb\",-12.5,+3,'-,\"-1,5\",a=b,\n")
    #expect(String(decoding: writeDelimited(rows: [["=1"]]), as: UTF8.self) == "=1\n")
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `any table comes back as it was written`(seed: UInt64) throws {
    var chance = Chance(seed)
    let width = 1 + chance.below(6)
    let table = (0...chance.below(12)).map { _ in
      (0..<width).map { _ in nfc(chance.awkwardText() + chance.pick(["", "\r", "\r\n"])) }
    }
    let bytes = writeDelimited(rows: table, bom: seed.isMultiple(of: 2))
    let read = try readDelimited(decodeText(bytes))
    #expect(texts(read) == table)
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `damaged text never crashes`(seed: UInt64) throws {
    var chance = Chance(seed)
    let table = (0...20).map { _ in (0..<5).map { _ in chance.awkwardText() } }
    let bytes = chance.mutated(writeDelimited(rows: table))
    do throws(Failure) {
      let read = try readDelimited(decodeText(bytes))
      #expect(read.rows.allSatisfy { !$0.cells.isEmpty && $0.line >= 1 })
    } catch {
      #expect(!error.sentence.vi.isEmpty)
    }
  }
}
