/// 32 bytes of a cryptographic hash, made at the edge; Core only compares and carries it.
package struct Digest: Hashable, Comparable, Sendable {
  package let a, b, c, d: UInt64

  /// The first 32 bytes, big-endian; missing bytes are 0.
  package init(_ bytes: [UInt8]) {
    func word(_ index: Int) -> UInt64 {
      var value: UInt64 = 0
      for offset in 0..<8 {
        let position = index * 8 + offset
        value = value << 8 | UInt64(position < bytes.count ? bytes[position] : 0)
      }
      return value
    }
    a = word(0)
    b = word(1)
    c = word(2)
    d = word(3)
  }

  package init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }

  package var bytes: [UInt8] {
    [a, b, c, d].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) } }
  }

  package static func < (x: Digest, y: Digest) -> Bool { (x.a, x.b, x.c, x.d) < (y.a, y.b, y.c, y.d) }
}
