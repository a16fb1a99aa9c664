private import Crypto

/// The 32 bytes of SHA-256.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
  bytes.withUnsafeBytes(digest)
}

/// The 32 bytes of SHA-256, for `text.utf8` and slices without a copy where the storage is contiguous.
package func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  bytes.withContiguousStorageIfAvailable { digest(UnsafeRawBufferPointer($0)) } ?? sha256(Array(bytes))
}

private func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  var hash = SHA256()
  hash.update(bufferPointer: bytes)
  return Array(hash.finalize())
}

/// SHA-256 of fields, one after the other, each with its length, so that no two lists of fields run into each other.
package struct FieldDigest {
  private var hash = SHA256()

  package init() {}

  package mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { hash.update(bufferPointer: $0) }
  }

  package mutating func add(_ text: String) {
    add(Int64(text.utf8.count))
    var text = text
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  package mutating func add(_ bytes: [UInt8]) {
    add(Int64(bytes.count))
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// The 32 bytes of all that was added.
  package var bytes: [UInt8] { Array(hash.finalize()) }
}

/// Two lower-case digits per byte.
package func hex(_ bytes: [UInt8]) -> String {
  let digits: StaticString = "0123456789abcdef"
  return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
    for (index, byte) in bytes.enumerated() {
      buffer[index * 2] = digits.utf8Start[Int(byte >> 4)]
      buffer[index * 2 + 1] = digits.utf8Start[Int(byte & 15)]
    }
    return bytes.count * 2
  }
}
