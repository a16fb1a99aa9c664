internal import Access
internal import Base
internal import Formats
internal import Foundation
internal import Signatures
internal import Web
internal import Work

extension WebClient: WebReading {}
extension TokenOpener: TokenOpening {}

/// The outside provider that the environment names, if any: `SOI_OIDC_ISSUER`, `SOI_OIDC_CLIENT`, `SOI_OIDC_REDIRECT`,
/// `SOI_OIDC_SECRET_FILE` (a file, so that no list of processes shows it) and `SOI_OIDC_NAME`.
enum SignInProvider {
  static func settings(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Failure) -> OpenIDSettings? {
    guard let issuer = environment["SOI_OIDC_ISSUER"] else { return nil }
    guard let client = environment["SOI_OIDC_CLIENT"], let redirect = environment["SOI_OIDC_REDIRECT"] else {
      throw Failure(
        .usage, vi: "SOI_OIDC_ISSUER cần đi cùng SOI_OIDC_CLIENT và SOI_OIDC_REDIRECT. Đặt đủ ba biến.",
        en: "SOI_OIDC_ISSUER needs SOI_OIDC_CLIENT and SOI_OIDC_REDIRECT beside it. Set all three.")
    }
    let secret = try environment["SOI_OIDC_SECRET_FILE"].map { path throws(Failure) in
      String(decoding: try readFile(path, limit: 4096), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return OpenIDSettings(
      issuer: issuer, client: client, secret: secret, redirect: redirect,
      name: environment["SOI_OIDC_NAME"] ?? "Đăng nhập chung")
  }

  /// The way in through it; nil when none is named. `web` must be closed when the service ends.
  static func signIn(_ desk: AccessDesk, _ web: WebClient) throws(Failure) -> OpenIDSignIn? {
    guard let settings = try settings() else { return nil }
    return OpenIDSignIn(desk, OpenIDProvider(settings, web: web, opener: TokenOpener()))
  }
}
