package import Access
internal import Formats
internal import Foundation
internal import JWTKit

/// Signatures of tokens, checked by JWTKit with one key that is chosen here: by its number, its kind and its use. The key set
/// of a provider is public, so nothing in it may ever serve as a shared secret.
package struct TokenOpener: Sendable {
  private static let longest = 1 << 14

  package init() {}

  package func open(_ token: String, keys: [UInt8]) async throws(TokenRefusal) -> TokenClaims {
    guard token.utf8.count <= Self.longest else { throw .malformed }
    let header: JWTHeader
    do {
      header = try DefaultJWTParser().parse(Array(token.utf8), as: Claims.self).header
    } catch {
      throw .malformed
    }
    guard let name = header.alg, let algorithm = Accepted(rawValue: name) else { throw .algorithm }
    // What an extension asks is not understood here; then the token must not be believed.
    guard !header.fields.keys.contains("crit") else { throw .algorithm }
    let key = try Self.key(algorithm, header.kid, keys)
    do {
      let collection = try await JWTKeyCollection().add(jwk: key)
      return try await collection.verify(token, as: Claims.self).plain()
    } catch let refusal as TokenRefusal {
      throw refusal
    } catch {
      throw .signature
    }
  }

  /// Ways of signing with a private key that nobody has broken and every provider has one of.
  private enum Accepted: String {
    case rsa = "RS256"
    case p256 = "ES256"
    case edwards = "EdDSA"

    var keyType: String {
      switch self {
      case .rsa: "RSA"
      case .p256: "EC"
      case .edwards: "OKP"
      }
    }

    var curves: Set<String?> {
      switch self {
      case .rsa: [nil]
      case .p256: ["P-256"]
      case .edwards: ["Ed25519"]
      }
    }
  }

  /// The one key the token may be signed with. Keys of kinds nobody here knows are passed over.
  private static func key(_ algorithm: Accepted, _ number: String?, _ set: [UInt8]) throws(TokenRefusal) -> JWK {
    guard let json = try? readJSON(set), let entries = json["keys"]?.array, entries.count <= 100 else {
      throw .unknownKey
    }
    let usable = entries.filter { entry in
      entry["kty"]?.string == algorithm.keyType && algorithm.curves.contains(entry["crv"]?.string)
        && (entry["use"]?.string ?? "sig") == "sig"
        && (entry["alg"]?.string ?? algorithm.rawValue) == algorithm.rawValue
        && (entry["key_ops"]?.array.map { $0.contains("verify") } ?? true)
    }
    // Without a number only where there is no choice.
    let chosen = number.map { number in usable.filter { $0["kid"]?.string == number } } ?? usable
    guard chosen.count == 1, let entry = chosen.first, var members = entry.object else { throw .unknownKey }
    members.removeAll { ["alg", "kid"].contains($0.key) }
    members += [
      JSON.Member(key: "alg", value: .string(algorithm.rawValue)),
      JSON.Member(key: "kid", value: .string(number ?? "1")),
    ]
    // Only what is public: a key set that gives its private parts away is used for looking all the same.
    members.removeAll { ["d", "p", "q", "dp", "dq", "qi"].contains($0.key) }
    guard let key = try? JWK(json: JSON.object(members).serialized()) else { throw .unknownKey }
    return key
  }
}

/// The claims as JSON has them.
private struct Claims: JWTPayload {
  let iss: String
  let sub: String
  let aud: Audience
  let azp: String?
  let exp: Double
  let nbf: Double?
  let iat: Double
  let nonce: String?
  let email: String?
  let emailVerified: Loose?
  let preferredUsername: String?

  private enum CodingKeys: String, CodingKey {
    case iss, sub, aud, azp, exp, nbf, iat, nonce, email
    case emailVerified = "email_verified"
    case preferredUsername = "preferred_username"
  }

  /// Whom it is for and how old it is, the caller asks: it knows the question and the clock.
  func verify(using algorithm: some JWTAlgorithm) async throws {}

  func plain() throws -> TokenClaims {
    func seconds(_ number: Double) throws -> Int64 {
      guard number.isFinite, (0...1e12).contains(number) else { throw TokenRefusal.malformed }
      return Int64(number)
    }
    return TokenClaims(
      issuer: iss, subject: sub, audience: aud.names, authorizedParty: azp, expires: try seconds(exp),
      notBefore: try nbf.map(seconds), issuedAt: try seconds(iat), nonce: nonce, email: email,
      isEmailVerified: emailVerified?.flag ?? false, login: preferredUsername)
  }

  /// One name or several.
  struct Audience: Codable {
    let names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        names = [one]
      } else {
        names = try container.decode([String].self)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(names)
    }
  }

  /// `true`, or `"true"` as some providers write it.
  struct Loose: Codable {
    let flag: Bool

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self.flag = flag
      } else {
        flag = (try? container.decode(String.self)) == "true"
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    }
  }
}
