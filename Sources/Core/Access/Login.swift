/// The name somebody signs in with: 2 to 64 small Latin letters, digits and `. _ - @ +`. Only these, so that two names that
/// look alike are alike.
package struct Login: Hashable, Sendable {
  package let text: String

  /// As typed: spaces around it and capitals are no difference. Nil when it cannot be a login.
  package init?(_ typed: some StringProtocol) {
    var bytes: [UInt8] = []
    // Longer than any login: not worth looking at.
    guard typed.utf8.count <= 200 else { return nil }
    for byte in typed.utf8.drop(while: { $0 == 32 }) {
      switch byte {
      case 65...90: bytes.append(byte + 32)
      case 48...57, 97...122, 46, 95, 45, 64, 43, 32: bytes.append(byte)
      default: return nil
      }
    }
    while bytes.last == 32 { bytes.removeLast() }
    guard (2...64).contains(bytes.count), !bytes.contains(32) else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
  }
}
