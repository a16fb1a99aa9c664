import Base
import Formats
import Foundation
import Testing

/// Files made to hurt are refused with one sentence, soon; `CommandTests` measures the memory of a process that meets them.
@Suite struct LimitTests {
  /// The sentence, and that it took less than a second of this thread.
  private func refusal(_ location: SourceLocation = #_sourceLocation, _ work: () throws -> Void) -> Sentence {
    let start = threadNanoseconds()
    let said = sentence(location, work)
    #expect(threadNanoseconds() - start < 1_000_000_000, sourceLocation: location)
    #expect(!said.en.isEmpty && !said.vi.contains("\n"), sourceLocation: location)
    return said
  }

  private func threadNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  @Test func `a bomb of many small cells`() throws {
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 100) + "</row>"
    let bytes = try HandmadeWorkbook(rows: String(repeating: row, count: 20_000)).bytes()
    #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `rows of one cell in the last column`() throws {
    let rows = (1...5_000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    let bytes = try HandmadeWorkbook(rows: rows).bytes()
    #expect(bytes.count < 100_000)
    #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `a sparse sheet is no bomb`() throws {
    let rows = (1...2_000).map { "<row r=\"\($0)\"><c r=\"KN\($0)\"><v>1</v></c></row>" }.joined()
    #expect(try HandmadeWorkbook(rows: rows).read()[0].table.rows.count == 2_000)
  }

  @Test func `merged blocks that cover everything many times`() throws {
    let merges = String(repeating: #"<mergeCell ref="A1:A1048576"/>"#, count: 50_000)
    let book = HandmadeWorkbook(
      rows: "<row><c><v>1</v></c></row>", afterRows: "<mergeCells>\(merges)</mergeCells>")
    let bytes = try book.bytes()
    #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test func `a million columns in text and in a workbook`() throws {
    let text = String(repeating: "a,", count: 1_000_000)
    #expect(refusal { _ = try readDelimited(text) }.vi.contains("hơn 2000 cột"))
    let cells = String(repeating: "<c><v>1</v></c>", count: 1_000_000)
    let bytes = try HandmadeWorkbook(rows: "<row>\(cells)</row>").bytes()
    #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("cột"))
  }

  @Test(arguments: [65, 300, 1_000_000])
  func `elements inside elements`(depth: Int) throws {
    let nest = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    let bytes = try HandmadeWorkbook(rows: nest).bytes()
    #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("phình to"))
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `JSON inside JSON`(open: String) {
    let text = Array(String(repeating: open, count: 1_000_000).utf8)
    #expect(refusal { _ = try readJSON(text) }.vi.contains("lồng sâu"))
  }

  @Test func `a cell of two million letters`() throws {
    let letters = (0..<(2 << 20)).map { _ in "abcdefghijklmnop".randomElement().map(String.init) ?? "" }.joined()
    let texts = [
      #"<row><c t="inlineStr"><is><t>\#(letters)</t></is></c></row>"#, "<row><c t=\"str\"><v>\(letters)</v></c></row>",
      "<row><c><f>\(letters)</f></c></row>",
    ]
    for rows in texts {
      let bytes = try HandmadeWorkbook(rows: rows).bytes()
      #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("dài bất thường"))
    }
    let shared = HandmadeWorkbook(rows: #"<row><c t="s"><v>0</v></c></row>"#, strings: "<si><t>\(letters)</t></si>")
    let bytes = try shared.bytes()
    #expect(refusal { _ = try readWorkbook(bytes) }.vi.contains("phình to"))
    #expect(refusal { _ = try readDelimited("a,b\n\(letters),1\n") }.vi.contains("dòng 2"))
  }
}
