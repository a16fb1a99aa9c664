package import Base
internal import Crypto

/// 32 random bytes that open something for whoever shows them; as text 43 letters, digits, `-` and `_`.
/// Printing one by accident shows nothing.
package struct Token: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// What is shown once, or lies in a cookie.
  package let text: String

  /// A fresh one.
  package init() { text = base64URL(randomBytes(32)) }

  /// Nil for anything that is not the text of a token.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = base64URLBytes(text), bytes.count == 32 else { return nil }
    self.text = String(text)
  }

  /// What is kept of it. A hash that takes no time suffices: nobody guesses 32 random bytes.
  package var digest: Base.Digest { Base.Digest(Array(SHA256.hash(data: Array(text.utf8)))) }

  package var description: String { "Token(…)" }
  package var debugDescription: String { description }
}
