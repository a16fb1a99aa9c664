package import Base
internal import Formats

/// Makes the secrets of a source system. They are random, so a plain hash keeps them as well as a slow one would.
package struct SourceSecrets: Sendable {
  /// 32 random bytes.
  private let random: @Sendable () -> [UInt8]

  package init(random: @escaping @Sendable () -> [UInt8]) { self.random = random }

  /// A path nobody guesses, and what is kept of it.
  package func openPath(from addresses: [String]) throws(Failure) -> (secret: String, kept: SourceSystem.OpenPath) {
    guard !addresses.isEmpty else {
      throw Failure(
        .usage,
        vi: "Đường dẫn không đăng nhập cần danh sách địa chỉ được gửi: thêm --from 10.1.2.3 (hoặc 10.1.0.0/16).",
        en: "A path without login needs the addresses that may send: add --from 10.1.2.3 (or 10.1.0.0/16).")
    }
    for address in addresses where AddressRange(address) == nil {
      throw Failure(
        .usage, vi: "“\(address.prefix(50))” không phải địa chỉ IP hoặc dải như 10.1.0.0/16.",
        en: "“\(address.prefix(50))” is no IP address and no range like 10.1.0.0/16.")
    }
    let secret = text(random())
    return (secret, SourceSystem.OpenPath(digest: Self.digest(ofPath: secret), addresses: addresses))
  }

  /// A password, and what is kept of it and of the session it opens.
  package func login(_ username: String) -> (password: String, kept: SourceSystem.Login) {
    let password = text(random())
    return (
      password,
      SourceSystem.Login(
        username: username, passwordDigest: Self.digest("password", password),
        sessionDigest: Self.digest(ofSession: Self.session(username, password)))
    )
  }

  /// The session of a login: the same for the same password, so that it survives restarts of both sides.
  package static func session(_ username: String, _ password: String) -> String {
    hex(sha256("soi-session\u{1F}\(username)\u{1F}\(password)".utf8))
  }

  package static func digest(ofPath secret: String) -> Digest { digest("path", secret) }
  package static func digest(ofSession session: String) -> Digest { digest("session", session) }
  package static func digest(ofPassword password: String) -> Digest { digest("password", password) }

  private static func digest(_ what: String, _ secret: String) -> Digest {
    Digest(sha256("soi-\(what)\u{1F}\(secret)".utf8))
  }

  private func text(_ bytes: [UInt8]) -> String { Self.hex(bytes) }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }
}
