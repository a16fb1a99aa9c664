package import Base
private import Crypto

/// The 32 bytes of SHA-256.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
  bytes.withUnsafeBytes(digest)
}

/// The 32 bytes of SHA-256, for `text.utf8` and slices without a copy where the storage is contiguous.
package func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  bytes.withContiguousStorageIfAvailable { digest(UnsafeRawBufferPointer($0)) } ?? sha256(Array(bytes))
}

/// The same as Core carries it, for rows that come by the million.
package func sha256Digest(_ bytes: [UInt8]) -> Base.Digest {
  var hash = SHA256()
  bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  return hash.finalize().withUnsafeBytes { bytes in
    func word(_ index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self).bigEndian }
    return Base.Digest(word(0), word(1), word(2), word(3))
  }
}

private func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  var hash = SHA256()
  hash.update(bufferPointer: bytes)
  return Array(hash.finalize())
}

/// SHA-256 of bytes that come in parts.
struct StreamDigest {
  private var hash = SHA256()
  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { hash.update(bufferPointer: $0) } }
  var bytes: [UInt8] { Array(hash.finalize()) }
}

/// SHA-256 of fields, one after the other, each with its length, so that no two lists of fields run into each other.
package struct FieldDigest {
  private var hash = SHA256()
  /// What is still to be hashed: many short fields at once, for each call costs more than hashing one.
  private var pending: [UInt8] = []
  private static let most = 1 << 14

  package init() {}

  package mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { pending.append(contentsOf: $0) }
    if pending.count >= Self.most { flush() }
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(Int64(bytes.count))
    pending.append(contentsOf: bytes)
  }

  /// The 32 bytes of all that was added.
  package var bytes: [UInt8] {
    var whole = self
    whole.flush()
    return Array(whole.hash.finalize())
  }

  private mutating func flush() {
    pending.withUnsafeBytes { hash.update(bufferPointer: $0) }
    pending.removeAll(keepingCapacity: true)
  }
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
