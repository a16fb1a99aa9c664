package import Access
package import Base
internal import Formats

/// What is asked of the web, so that tests answer themselves. One answer, no redirects, at most a megabyte, seconds at most.
package protocol WebReading: Sendable {
  func get(_ url: String) async throws(Failure) -> WebAnswer
  /// Sends a form; `basic`: the user and password of the `Authorization` header.
  func post(
    _ url: String, form: [(name: String, value: String)], basic: (user: String, password: String)?
  ) async throws(Failure) -> WebAnswer
}

/// Checks the signature of a token of an outside provider. It says nothing about whom the token is for or how old it is.
package protocol TokenOpening: Sendable {
  /// - Parameters:
  ///   - token: as the provider sent it.
  ///   - keys: the provider's key set as it published it.
  func open(_ token: String, keys: [UInt8]) async throws(TokenRefusal) -> TokenClaims
}

/// What a provider says about itself.
struct ProviderDocument: Sendable {
  let authorization: String
  let token: String
  let keys: String
  let namesItself: Bool
  let takesBasic: Bool

  /// - Throws: when it is of another issuer: its endpoints would get our codes.
  init(_ answer: WebAnswer, of settings: OpenIDSettings) throws(Failure) {
    guard answer.status == 200, let json = try? readJSON(answer.bytes) else { throw OpenIDFailures.noProvider }
    guard json["issuer"]?.string == settings.issuer else { throw OpenIDFailures.otherIssuer }
    guard let authorization = json["authorization_endpoint"]?.string, let token = json["token_endpoint"]?.string,
      let keys = json["jwks_uri"]?.string,
      [authorization, token, keys].allSatisfy(settings.isSafe)
    else { throw OpenIDFailures.noProvider }
    // Left out means that nothing is known; named without S256 means that the code would lie open.
    if let methods = json["code_challenge_methods_supported"]?.array, !methods.contains(.string("S256")) {
      throw OpenIDFailures.noProvider
    }
    self.authorization = authorization
    self.token = token
    self.keys = keys
    namesItself = json["authorization_response_iss_parameter_supported"]?.flag ?? false
    let methods = json["token_endpoint_auth_methods_supported"]?.array
    takesBasic = methods.map { $0.contains("client_secret_basic") } ?? true
  }
}

/// An outside provider that people may sign in with.
package struct OpenIDSettings: Hashable, Sendable {
  /// `https://dangnhap.tinh.gov.vn`, exactly as the provider writes it.
  package var issuer: String
  package var client: String
  /// Nil for a public client: PKCE alone protects the code.
  package var secret: String?
  /// Where the provider sends the browser back to.
  package var redirect: String
  /// What the button says.
  package var name: String

  package init(issuer: String, client: String, secret: String?, redirect: String, name: String) {
    self.issuer = issuer
    self.client = client
    self.secret = secret
    self.redirect = redirect
    self.name = name
  }

  /// The provider is asked over TLS, or is this very machine.
  package var isUsable: Bool { isSafe(issuer) }

  /// TLS, or this very machine for trying things out, where the issuer is this machine too.
  func isSafe(_ url: String) -> Bool {
    if url.hasPrefix("https://") { return !url.contains(where: \.isWhitespace) }
    return Self.isLocal(url) && Self.isLocal(issuer)
  }

  private static func isLocal(_ url: String) -> Bool {
    ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { start in
      url.hasPrefix(start) && (url.dropFirst(start.count).first.map { $0 == ":" || $0 == "/" } ?? true)
    }
  }
}

enum OpenIDFailures {
  static let noProvider = Failure(
    vi: "Hệ thống đăng nhập chung không trả lời đúng. Thử lại sau, hoặc đăng nhập bằng mật khẩu.",
    en: "The sign-in provider does not answer as it should. Try again later, or sign in with a password.")
  static let otherIssuer = Failure(
    vi: "Hệ thống đăng nhập chung xưng tên khác với cấu hình. Nhờ quản trị kiểm tra địa chỉ đã khai.",
    en: "The sign-in provider calls itself otherwise than configured. Ask the administrator to check its address.")
  static let startAgain = Failure(
    .usage, vi: "Lần đăng nhập này đã cũ hoặc bắt đầu ở trình duyệt khác. Bấm đăng nhập lại từ đầu.",
    en: "This sign-in is too old or began in another browser. Start signing in again.")
  static let refused = Failure(
    .usage, vi: "Hệ thống đăng nhập chung không xác nhận được bạn. Bấm đăng nhập lại từ đầu.",
    en: "The sign-in provider did not confirm who you are. Start signing in again.")
  static let noAccount = Failure(
    .usage, vi: "Bạn chưa có tài khoản ở đây. Nhờ quản trị đăng ký thư điện tử hoặc tên đăng nhập của bạn.",
    en: "You have no account here yet. Ask the administrator to register your e-mail or login.")
}
