import Base
import Formats
import Foundation
import Testing

/// A file cut into stretches says what it says whole.
@Suite struct RowBlockTests {
  /// Every row with its line, read in stretches of `size` bytes by two threads.
  private func rows(_ source: ByteSource, _ size: Int) throws -> [Row] {
    let table = try LongTable(source, blocksOf: size)
    var rows: [Row] = []
    try table.blocks.inOrder(threads: 2) { block throws(Failure) in
      let file = table.file(block)
      var rows: [Row] = []
      try file.forEachRow { line, fields, _ throws(Failure) in
        rows.append(Row(line: line, cells: fields.map { file.cell($0) }))
      }
      return rows
    } take: { made throws(Failure) in
      rows += made
    }
    return rows
  }

  private struct Row: Equatable {
    let line: Int
    let cells: [Cell]
  }

  private func whole(_ text: String) throws -> [Row] {
    try readDelimited(text).rows.map { Row(line: $0.line, cells: $0.cells) }
  }

  private static let odd = [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n\r\n3,4", "a,b\r1,2\r3,4\r", "\u{FEFF}a,b\n\n\n1,\"x\ny\"\n2,\"z\"\"\n\"\n3,4\n",
    "a;b\n\"1\"tail\"x;2\n3;\"4\nfive\";\n", "a,b\nx\"y,\"\"\n\"\"\"\",1\n\"a\r\nb\",2\r\nc,d\n", "", "\n\n", "a",
    "mã,đơn vị\nH26-1,\"Phường Ba Đình, Hà Nội\"\nH26-2,Xã\n",
  ]

  @Test(arguments: odd, [1, 2, 3, 5, 8, 13, 64, 4_096])
  func `stretches of any length give the rows of the whole`(text: String, size: Int) throws {
    #expect(try rows(ByteSource(Array(text.utf8)), size) == whole(text))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `made-up files too`(seed: UInt64) throws {
    var chance = Chance(seed)
    let signs = ["a", "b", ",", ",", "\"", "\n", "\r\n", "\r", "ế", "\"\"", "x y"]
    let text = "a,b,c\n" + (0..<chance.below(80)).map { _ in chance.pick(signs) }.joined()
    let whole = Result { try self.whole(text) }
    let parts = Result { try rows(ByteSource(Array(text.utf8)), 1 + chance.below(24)) }
    switch (whole, parts) {
    case (.success(let whole), .success(let parts)): #expect(parts == whole, "\(text.debugDescription)")
    case (.failure(let whole), .failure(let parts)):
      #expect(whole as? Failure == parts as? Failure, "\(text.debugDescription)")
    default: Issue.record("one way fails, the other reads: \(text.debugDescription)")
    }
  }

  @Test func `a file on the disk is read like bytes in memory`() throws {
    try withFolder { folder in
      let text = "a,b\n" + (0..<5_000).map { "\($0),\"x\n\($0)\"\n" }.joined()
      try writeFile("\(folder)/a.csv", Array(text.utf8))
      let file = try #require(try ByteSource(file: "\(folder)/a.csv", least: 1))
      #expect(try rows(file, 1_000) == whole(text))
      #expect(try ByteSource(file: "\(folder)/a.csv", least: text.utf8.count + 1) == nil)
      #expect(try ByteSource(file: "/dev/null", least: 0) == nil)
      #expect(try ByteSource(file: "\(folder)/none.csv", least: 0) == nil)
    }
  }

  @Test func `a file that is written to while it is read is refused`() throws {
    try withFolder { folder in
      let path = "\(folder)/a.csv"
      try writeFile(path, Array("a,b\n1,2\n".utf8))
      let table = try LongTable(#require(try ByteSource(file: path, least: 1)))
      try table.checkUnchanged()
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("3,4\n".utf8))
      try handle.close()
      #expect(sentence { try table.checkUnchanged() }.en.contains("changed while it was read"))
    }
  }

  @Test func `a failure of one stretch stops all the others`() throws {
    let text = (0..<1_000).map { "\($0),x\n" }.joined()
    let table = try LongTable(ByteSource(Array(text.utf8)), blocksOf: 50)
    var taken = 0
    #expect(throws: Failure(vi: "thôi", en: "stop")) {
      try table.blocks.inOrder(threads: 3) { block throws(Failure) in
        if block.line > 500 { throw Failure(vi: "thôi", en: "stop") }
        return block.line
      } take: { line throws(Failure) in
        #expect(line <= 500)
        taken += 1
      }
    }
    #expect(taken > 10)
    #expect(throws: Failure(vi: "đủ", en: "enough")) {
      try table.blocks.inOrder(threads: 3) { block throws(Failure) in
        block.line
      } take: { line throws(Failure) in
        if line > 100 { throw Failure(vi: "đủ", en: "enough") }
      }
    }
  }

  @Test func `the hash of a file is the hash of its bytes`() throws {
    try withFolder { folder in
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try writeFile("\(folder)/a", bytes)
      #expect(try sha256(file: "\(folder)/a") == sha256(bytes))
      #expect(sha256Digest(bytes).bytes == sha256(bytes))
    }
  }
}
