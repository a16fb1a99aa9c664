import Access
import Base
import Crypto
import Foundation
import Signatures
import TestKit
import Testing

/// Tokens of providers, damaged at every place: none is opened.
@Suite struct TokenTests {
  private static let keys: [(header: [String: String], key: MadeProvider.Key, set: String)] = {
    let (p256, edwards) = (P256.Signing.PrivateKey(), Curve25519.Signing.PrivateKey())
    let raw = Array(p256.publicKey.rawRepresentation)
    let set = """
      {"keys":[{"kty":"EC","crv":"P-256","kid":"a","x":"\(MadeProvider.text(raw[..<32]))","y":"\(MadeProvider.text(raw[32...]))"},
      {"kty":"OKP","crv":"Ed25519","kid":"b","x":"\(MadeProvider.text(edwards.publicKey.rawRepresentation))"}]}
      """
    return [
      (["alg": "ES256", "kid": "a"], .p256(p256), set), (["alg": "EdDSA", "kid": "b"], .edwards(edwards), set),
    ]
  }()

  private static var claims: [String: Any] { ["iss": "i", "sub": "s", "aud": "soi", "exp": 9, "iat": 1, "nonce": "n"] }

  @Test(arguments: 0..<2)
  func `a letter changed anywhere closes a token`(index: Int) async throws {
    let made = Self.keys[index]
    let token = Array(MadeProvider.signed(made.header, Self.claims, made.key).utf8)
    let set = Array(made.set.utf8)
    #expect(try await TokenOpener().open(String(decoding: token, as: UTF8.self), keys: set).subject == "s")
    // The last letter of the signature has bits that stand for nothing.
    for place in 0..<(token.count - 1) {
      var damaged = token
      damaged[place] = damaged[place] == 65 ? 66 : 65
      await #expect(throws: TokenRefusal.self, "at \(place)") {
        try await TokenOpener().open(String(decoding: damaged, as: UTF8.self), keys: set)
      }
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `whatever comes instead of a token or a key set is refused`(seed: UInt64) async throws {
    var chance = Chance(seed)
    let made = Self.keys[chance.below(2)]
    var token = Array(MadeProvider.signed(made.header, Self.claims, made.key).utf8)
    var set = Array(made.set.utf8)
    if chance.odds(50) {
      for _ in 0...chance.below(20) { set[chance.below(set.count)] = UInt8(chance.below(256)) }
      // A damaged set may still hold the right key: then the token opens as it should, never otherwise.
      if let claims = try? await TokenOpener().open(String(decoding: token, as: UTF8.self), keys: set) {
        #expect(claims.subject == "s" && claims.audience == ["soi"])
      }
    } else {
      let (start, length) = (chance.below(token.count - 40), 1 + chance.below(30))
      token.replaceSubrange(
        start..<(start + length), with: (0..<chance.below(60)).map { _ in UInt8(32 + chance.below(95)) })
      await #expect(throws: TokenRefusal.self) {
        try await TokenOpener().open(String(decoding: token, as: UTF8.self), keys: set)
      }
    }
  }

  @Test func `what is too long is not looked at`() async {
    for token in ["", ".", "..", "...", String(repeating: "a.", count: 100_000)] {
      await #expect(throws: TokenRefusal.self) { try await TokenOpener().open(token, keys: []) }
    }
  }
}
