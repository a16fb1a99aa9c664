import Formats
import Testing

@Suite struct DigestTests {
  @Test func `the digest of abc is the published one`() {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(hex(sha256(Array("abc".utf8))) == expected)
    #expect(hex(sha256("abc".utf8)) == expected)
    #expect(hex(sha256("abc".unicodeScalars.lazy.map { UInt8($0.value) })) == expected)
  }

  @Test func `hexadecimal digits are lower case and padded`() {
    #expect(hex([0, 1, 0xAB, 0xFF]) == "0001abff")
    #expect(hex([]) == "")
  }
}
