import Base
import Formats
import Foundation
import Testing

@Suite struct FilesTests {
  @Test func `what was written is read back`() throws {
    try withFolder { folder in
      let path = "\(folder)/một.bin"
      let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try writeFile(path, bytes)
      #expect(try readFile(path) == bytes)
      try writeFile(path, [])
      #expect(try readFile(path) == [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["một.bin"])
    }
  }

  @Test func `a missing file, a folder and a large file each have their sentence`() throws {
    try withFolder { folder in
      #expect(sentence { _ = try readFile("\(folder)/none.csv") }.en.contains("There is no file"))
      #expect(sentence { _ = try readFile(folder) }.vi.contains("là thư mục"))
      try writeFile("\(folder)/a", [1, 2, 3])
      #expect(try readFile("\(folder)/a", limit: 3) == [1, 2, 3])
      #expect(sentence { _ = try readFile("\(folder)/a", limit: 2) }.vi.contains("lớn hơn 2 byte"))
    }
  }

  @Test func `writing into no folder or onto a folder fails and leaves nothing`() throws {
    try withFolder { folder in
      #expect(sentence { try writeFile("\(folder)/no/a", [1]) }.en.contains("folder does not exist"))
      #expect(sentence { try writeFile(folder, [1]) }.en.contains("is a folder"))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func `a symbolic link and the permissions survive a rewrite`() throws {
    try withFolder { folder in
      let files = FileManager.default
      try writeFile("\(folder)/real", [1])
      try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(folder)/real")
      try files.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "\(folder)/real")
      try writeFile("\(folder)/link", [2])
      #expect(try readFile("\(folder)/real") == [2])
      #expect(try files.destinationOfSymbolicLink(atPath: "\(folder)/link") == "\(folder)/real")
      #expect(try files.attributesOfItem(atPath: "\(folder)/real")[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func `a device is written through, not replaced`() throws {
    try writeFile("/dev/null", [1, 2, 3])
    #expect(try readFile("/dev/null") == [])
  }
}

@Suite struct CanonicalTextTests {
  @Test func `decomposed Vietnamese becomes composed`() {
    #expect(Array(nfc("Ho\u{302}\u{300} so\u{31B}").utf8) == Array("Hồ sơ".utf8))
    #expect(Array(nfc("Hồ sơ").utf8) == Array("Hồ sơ".utf8))
    #expect(nfc("") == "")
  }

  /// The quick check must never call text composed that Foundation would change.
  @Test func `every scalar alone and beside a mark agrees with Foundation`() {
    for value in UInt32(1)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(Character(scalar)), "a\(scalar)", "\(scalar)\u{301}", "ê\u{323}\(scalar)"] {
        let expected = text.precomposedStringWithCanonicalMapping
        #expect(nfc(text).utf8.elementsEqual(expected.utf8), "U+\(String(value, radix: 16))")
      }
    }
  }
}

@Suite struct DecodeTextTests {
  let vietnamese = "mã,tên\n1,Đặng Thị Hồng\n"

  @Test func `UTF-8 with and without its mark`() throws {
    #expect(try decodeText(Array(vietnamese.utf8)) == vietnamese)
    #expect(try decodeText([0xEF, 0xBB, 0xBF] + Array(vietnamese.utf8)) == vietnamese)
    #expect(try decodeText([]) == "")
  }

  @Test func `UTF-16 in both orders`() throws {
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in (vietnamese + "🙂").utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      little += [low, high]
      big += [high, low]
    }
    #expect(try decodeText(little) == vietnamese + "🙂")
    #expect(try decodeText(big) == vietnamese + "🙂")
    #expect(sentence { _ = try decodeText(little.dropLast(1)) }.en.contains("UTF-16"))
    #expect(sentence { _ = try decodeText(little.dropLast(2)) }.en.contains("UTF-16"))
  }

  @Test func `another encoding is told with its line and the way out`() {
    let said = sentence { _ = try decodeText(Array("a\nb\n".utf8) + [0xC3, 0x28, 10]) }
    #expect(said.vi.contains("dòng 3") && said.vi.contains("CSV UTF-8"))
    #expect(sentence { _ = try decodeText(Array("a\u{0}b".utf8)) }.en.contains("not UTF-8"))
    #expect(sentence { _ = try decodeText([0x50, 0x4B, 3, 4, 0, 0]) }.en.contains(".xlsx"))
  }
}
