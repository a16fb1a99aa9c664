package import Base
internal import Crypto
internal import Foundation

/// 32 random bytes that open something for whoever shows them; as text 43 letters, digits, `-` and `_`.
/// Printing one by accident shows nothing.
package struct Token: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// What is shown once, or lies in a cookie.
  package let text: String

  /// A fresh one.
  package init() { text = base64URL(randomBytes(32)) }

  /// Nil for anything that is not the text of a token.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = base64URLBytes(String(text)), bytes.count == 32 else { return nil }
    self.text = String(text)
  }

  /// What is kept of it. A hash that takes no time suffices: nobody guesses 32 random bytes.
  package var digest: Base.Digest { Base.Digest(Array(SHA256.hash(data: Array(text.utf8)))) }

  package var description: String { "Token(…)" }
  package var debugDescription: String { description }
}

/// `-` and `_` for `+` and `/`, nothing at the end.
package func base64URL(_ bytes: [UInt8]) -> String {
  var text = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
  while text.last == "=" { text.removeLast() }
  return text
}

/// Nil for anything but the one text these bytes have.
package func base64URLBytes(_ text: String) -> [UInt8]? {
  for byte in text.utf8 {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 95: continue
    default: return nil
    }
  }
  let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  let plain = text.replacing("-", with: "+").replacing("_", with: "/") + padding
  guard let data = Data(base64Encoded: plain) else { return nil }
  let bytes = Array(data)
  return base64URL(bytes) == text ? bytes : nil
}
