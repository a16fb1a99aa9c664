internal import Base

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An address of the internet protocol, or all that begin with the same bits.
package struct AddressRange: Hashable, Sendable {
  /// 16 bytes; addresses of the fourth version as the sixth version writes them (`::ffff:10.1.2.3`).
  private let bytes: [UInt8]
  private let bits: Int

  /// `10.1.2.3`, `10.1.0.0/16`, `fd00::/8`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let (bytes, isShort) = Self.parse(String(parts[0])) else { return nil }
    let whole = isShort ? 32 : 128
    var bits = whole
    if parts.count == 2 {
      guard let stated = Int(parts[1]), (0...whole).contains(stated) else { return nil }
      bits = stated
    }
    self.bytes = bytes
    self.bits = bits + 128 - whole
  }

  /// False for what is no address.
  package func contains(_ address: String) -> Bool {
    guard let (other, _) = Self.parse(address) else { return false }
    for index in 0..<16 {
      let left = bits - index * 8
      if left <= 0 { return true }
      let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
      if bytes[index] & mask != other[index] & mask { return false }
    }
    return true
  }

  package static func isThisMachine(_ address: String) -> Bool {
    ["127.0.0.1", "::1", "::ffff:127.0.0.1"].contains(address)
  }

  /// What one machine can choose its address in: of the sixth version the first half is its network's, the rest its own.
  /// Anything else as it is.
  package static func network(of address: String) -> String {
    guard let (bytes, isShort) = parse(address) else { return address }
    if isShort || bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      return bytes.suffix(4).map(String.init).joined(separator: ".")
    }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
  }

  private static func parse(_ text: String) -> (bytes: [UInt8], isShort: Bool)? {
    var long = in6_addr()
    if inet_pton(AF_INET6, text, &long) == 1 {
      let bytes = withUnsafeBytes(of: &long) { Array($0) }
      return (bytes, false)
    }
    var short = in_addr()
    guard inet_pton(AF_INET, text, &short) == 1 else { return nil }
    let four = withUnsafeBytes(of: &short) { Array($0) }
    return ([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + four, true)
  }
}
