import Access
import Base
import Crypto
import CryptoExtras
import Formats
import Foundation
import Secrets
import Signatures
import Synchronization
import Work

extension TokenOpener: TokenOpening {}

/// A provider inside the test: its keys, its token endpoint, and every way in which it may lie.
final class MadeProvider: WebReading, Sendable {
  enum Key {
    case rsa(_RSA.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
    case edwards(Curve25519.Signing.PrivateKey)
  }

  struct State {
    var keys: [(number: String, key: Key)] = []
    var gets: [String] = []
    /// What was asked for at the last departure.
    var challenge = ""
    var nonce = ""
    var document: [String: Any] = [:]
    /// Changes the claims before they are signed.
    var claims: @Sendable (inout [String: Any]) -> Void = { _ in }
    /// Makes the token otherwise than honestly.
    var forge: (@Sendable (_ header: [String: Any], _ claims: [String: Any]) -> String)?
    var signsWith = 0
    var publishes: Range<Int>?
  }

  static let issuer = "https://dangnhap.example.vn"
  let state = Mutex(State())

  init() throws {
    let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    state.withLock {
      $0.keys = [("r1", .rsa(rsa)), ("e1", .p256(.init())), ("d1", .edwards(.init()))]
      $0.document = [
        "issuer": Self.issuer, "authorization_endpoint": Self.issuer + "/auth",
        "token_endpoint": Self.issuer + "/token",
        "jwks_uri": Self.issuer + "/keys", "code_challenge_methods_supported": ["S256"],
      ]
    }
  }

  var settings: OpenIDSettings {
    OpenIDSettings(
      issuer: Self.issuer, client: "soi", secret: "bí mật", redirect: "https://soi.example.vn/dang-nhap/ve",
      name: "Tỉnh")
  }

  func change(_ body: @Sendable (inout State) -> Void) { state.withLock { body(&$0) } }

  func get(_ url: String) async throws(Failure) -> WebAnswer {
    state.withLock { state in
      state.gets.append(url)
      if url.hasSuffix("/.well-known/openid-configuration") { return answer(state.document) }
      guard url.hasSuffix("/keys") else { return WebAnswer(status: 404, bytes: []) }
      let published = state.publishes.map { Array(state.keys[$0]) } ?? state.keys
      // A key of a kind nobody here knows, and one that must never serve as a shared secret.
      var keys: [[String: Any]] = [["kty": "AKP", "kid": "m1", "alg": "ML-DSA-65", "pub": "AA"]]
      keys += published.map { jwk($0.number, $0.key) }
      return answer(["keys": keys])
    }
  }

  func post(
    _ url: String, form: [(name: String, value: String)], basic: (user: String, password: String)?
  ) async throws(Failure) -> WebAnswer {
    let fields = Dictionary(form.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    return state.withLock { state in
      let verifier = fields["code_verifier"] ?? ""
      let challenge = base64URL(sha256(verifier.utf8))
      guard challenge == state.challenge, fields["code"] == "mã", basic?.password.percentDecoded == "bí mật" else {
        return WebAnswer(status: 400, bytes: Array("{\"error\":\"invalid_grant\"}".utf8))
      }
      return answer(["id_token": token(state), "token_type": "Bearer", "access_token": "x"])
    }
  }

  private func token(_ state: State) -> String {
    let now = Int(Office.start.universal)
    var claims: [String: Any] = [
      "iss": Self.issuer, "sub": "S-1", "aud": "soi", "exp": now + 300, "iat": now, "nonce": state.nonce,
      "email": "Lan@example.vn", "email_verified": true, "preferred_username": "lan.nt",
    ]
    state.claims(&claims)
    let (number, key) = state.keys[state.signsWith]
    var header: [String: Any] = ["typ": "JWT", "kid": number]
    switch key {
    case .rsa: header["alg"] = "RS256"
    case .p256: header["alg"] = "ES256"
    case .edwards: header["alg"] = "EdDSA"
    }
    return state.forge?(header, claims) ?? Self.signed(header, claims, key)
  }

  static func signed(_ header: [String: Any], _ claims: [String: Any], _ key: Key) -> String {
    let content = part(header) + "." + part(claims)
    let bytes = Array(content.utf8)
    let signature: [UInt8] =
      switch key {
      case .rsa(let key):
        Array((try? key.signature(for: bytes, padding: .insecurePKCS1v1_5).rawRepresentation) ?? Data())
      case .p256(let key): Array((try? key.signature(for: bytes).rawRepresentation) ?? Data())
      case .edwards(let key): Array((try? key.signature(for: bytes)) ?? Data())
      }
    return content + "." + base64URL(signature)
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String { base64URL(Array(bytes)) }

  static func part(_ object: [String: Any]) -> String {
    base64URL(Array((try? JSONSerialization.data(withJSONObject: object)) ?? Data()))
  }

  private func jwk(_ number: String, _ key: Key) -> [String: Any] {
    switch key {
    case .rsa(let key):
      guard let parts = try? key.publicKey.getKeyPrimitives() else { return [:] }
      return [
        "kty": "RSA", "kid": number, "use": "sig", "n": base64URL(Array(parts.modulus)),
        "e": base64URL(Array(parts.publicExponent)),
      ]
    case .p256(let key):
      let raw = Array(key.publicKey.rawRepresentation)
      return [
        "kty": "EC", "crv": "P-256", "kid": number, "alg": "ES256", "x": base64URL(Array(raw[..<32])),
        "y": base64URL(Array(raw[32...])),
      ]
    case .edwards(let key):
      return ["kty": "OKP", "crv": "Ed25519", "kid": number, "x": base64URL(Array(key.publicKey.rawRepresentation))]
    }
  }

  private func answer(_ object: [String: Any]) -> WebAnswer {
    WebAnswer(status: 200, bytes: Array((try? JSONSerialization.data(withJSONObject: object)) ?? Data()))
  }
}
