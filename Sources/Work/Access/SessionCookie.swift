internal import Secrets

/// The cookie a session's token lies in. Scripts cannot read it and other sites cannot send it; over TLS only this very host
/// can set it.
package struct SessionCookie: Hashable, Sendable {
  /// Served over TLS: browsers then refuse the cookie from anywhere else.
  package let isSecure: Bool

  private let plainName: String

  /// - Parameter name: another one for a token that opens nothing: of the form to sign in, of who is away at a provider.
  package init(isSecure: Bool, name: String = "soi") {
    self.isSecure = isSecure
    plainName = name
  }

  package var name: String { isSecure ? "__Host-" + plainName : plainName }

  /// The token in a `Cookie` header; nil when there is none, or two that differ: one of them is somebody else's.
  package func token(inHeader header: String) -> String? {
    guard header.utf8.count <= 1 << 14 else { return nil }
    var found: String?
    for pair in header.split(separator: ";") {
      guard let sign = pair.firstIndex(of: "=") else { continue }
      guard trimmed(pair[..<sign]) == name[...] else { continue }
      guard let token = Token(trimmed(pair[pair.index(after: sign)...])) else { return nil }
      if let found, found != token.text { return nil }
      found = token.text
    }
    return found
  }

  /// The `Set-Cookie` of a session that has begun. It lasts as long as the browser is open.
  package func setting(_ token: String) -> String { "\(name)=\(token); \(attributes)" }

  /// The `Set-Cookie` that takes it away.
  package var clearing: String { "\(name)=; \(attributes); Max-Age=0" }

  private var attributes: String { "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "") }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
