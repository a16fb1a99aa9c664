internal import Server
internal import Signatures
internal import Web
internal import Work

extension WebClient: WebReading {}
extension TokenOpener: TokenOpening {}

/// The outside provider that the configuration names, if any.
enum SignInProvider {
  /// Where the provider sends the browser back to.
  static let returnPath = SignInReturn.path

  /// The way in through it; nil when none is named. `web` must be closed when the service ends.
  static func signIn(_ settings: OpenIDSettings?, _ desk: AccessDesk, _ web: WebClient) -> OpenIDSignIn? {
    settings.map { OpenIDSignIn(desk, OpenIDProvider($0, web: web, opener: TokenOpener())) }
  }
}
