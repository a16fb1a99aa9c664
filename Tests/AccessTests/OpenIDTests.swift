import Access
import Base
import Crypto
import CryptoExtras
import Formats
import Foundation
import Secrets
import Signatures
import StoreSQLite
import Synchronization
import Testing
import Work

@Suite struct OpenIDTests {
  /// A store, a provider, and the way in between them.
  struct Door {
    let office: Office
    let made: MadeProvider
    let signIn: OpenIDSignIn

    init() throws {
      office = try Office()
      made = try MadeProvider()
      signIn = OpenIDSignIn(office.desk, OpenIDProvider(made.settings, web: made, opener: TokenOpener()))
    }

    /// An account that an administrator has registered.
    func register(_ identity: Identity = Identity(.email, "lan@example.vn"), login: String = "lan") async throws
      -> Account
    {
      let profile = Account.Profile(login: try wanted(Login(login)), name: "Lan", unit: UnitCode("X1"))
      let fresh = try await office.desk.accounts.make(
        [AccountOffice.Wish(profile: profile, grants: [Grant(.desk, at: UnitCode("X1"))])], office.asking())
      let number = try wanted(fresh.first).account.number
      try await office.desk.accounts.expect(identity, issuer: MadeProvider.issuer, number, office.asking())
      return try wanted(try await office.log.account(number))
    }

    /// Goes to the provider: what a browser sees and the provider remembers.
    func depart(at now: Instant = Office.start) async throws -> OpenIDProvider.Departure {
      let departure = try await signIn.depart(at: now)
      let fields = Dictionary(
        departure.url.split(separator: "?")[1].split(separator: "&").map { pair in
          let parts = pair.split(separator: "=", maxSplits: 1)
          return (String(parts[0]), String(parts[1]).percentDecoded ?? "")
        }, uniquingKeysWith: { $1 })
      made.change { ($0.challenge, $0.nonce) = (fields["code_challenge"] ?? "", fields["nonce"] ?? "") }
      #expect(fields["state"] == departure.state && fields["code_challenge_method"] == "S256")
      return departure
    }

    func arrive(
      _ departure: OpenIDProvider.Departure, code: String = "mã", issuer: String? = nil, cookie: String? = nil,
      at now: Instant = Office.start
    ) async throws -> SignIn.SignedIn {
      try await signIn.arrive(
        OpenIDProvider.Arrival(
          state: departure.state, code: code, issuer: issuer, cookie: cookie ?? departure.state),
        address: "10.0.0.1", at: now)
    }

    func enter() async throws -> SignIn.SignedIn { try await arrive(try await depart()) }
  }

  @Test(arguments: 0..<3)
  func `a registered person comes in, whichever way the provider signs`(key: Int) async throws {
    let door = try Door()
    let account = try await door.register()
    door.made.change { $0.signsWith = key }
    let entered = try await door.enter()
    let visitor = try await door.office.desk.visitors.visitor(session: entered.token, at: Office.start)
    #expect(visitor.kind == .person(account.number) && !visitor.mustChangePassword)
    // From now on it is the subject that counts.
    door.made.change { $0.claims = { $0["email"] = "khac@example.vn" } }
    #expect(try await door.enter().account.number == account.number)
    #expect(try door.office.log.verify() == [])
  }

  @Test func `nobody gets an account by coming`() async throws {
    let door = try Door()
    let told = try await refusal { try await door.enter() }
    #expect(told.sentence.en.contains("no account"))
    #expect(try await door.office.log.accounts().isEmpty)
  }

  @Test func `an e-mail nobody has verified proves nothing`() async throws {
    let door = try Door()
    _ = try await door.register()
    for claim in [false, nil, "yes"] as [(any Sendable)?] {
      door.made.change { $0.claims = { $0["email_verified"] = claim } }
      _ = try await refusal { try await door.enter() }
    }
    door.made.change { $0.claims = { $0["email_verified"] = "true" } }
    _ = try await door.enter()
  }

  @Test func `a name that passed on to another person does not pass the account on`() async throws {
    let door = try Door()
    let account = try await door.register(Identity(.login, "LAN.nt"))
    _ = try await door.enter()
    door.made.change { $0.claims = { $0["sub"] = "S-2" } }
    _ = try await refusal { try await door.enter() }
    // Even when it is registered once more: the account has its person.
    try await door.office.desk.accounts.expect(
      Identity(.login, "lan.nt"), issuer: MadeProvider.issuer, account.number, door.office.asking())
    _ = try await refusal { try await door.enter() }
  }

  @Test func `a disabled account stays closed, and a name belongs to one account`() async throws {
    let door = try Door()
    let account = try await door.register()
    let other = try await door.office.person("khac", [])
    _ = try await refusal {
      try await door.office.desk.accounts.expect(
        Identity(.email, "LAN@EXAMPLE.VN"), issuer: MadeProvider.issuer, other.number, door.office.asking())
    }
    try await door.office.desk.accounts.setDisabled(true, account.number, door.office.asking())
    _ = try await refusal { try await door.enter() }
    try await door.office.desk.accounts.setDisabled(false, account.number, door.office.asking())
    _ = try await door.enter()
    try await door.office.desk.accounts.setDisabled(true, account.number, door.office.asking())
    _ = try await refusal { try await door.enter() }
  }

  struct Lie: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tell: @Sendable (inout [String: Any]) -> Void

    init(_ name: String, _ tell: @escaping @Sendable (inout [String: Any]) -> Void) {
      testDescription = name
      self.tell = tell
    }

    private static let now = Int(Office.start.universal)

    static let all = [
      Lie("another audience") { $0["aud"] = "khác" }, Lie("no audience") { $0["aud"] = [String]() },
      Lie("several audiences and no party") { $0["aud"] = ["soi", "khác"] },
      Lie("another party alone") { $0["azp"] = "khác" },
      Lie("another party") {
        $0["aud"] = ["soi", "khác"]
        $0["azp"] = "khác"
      },
      Lie("another issuer") { $0["iss"] = "https://ke-gian.example" },
      Lie("an issuer with a slash") { $0["iss"] = MadeProvider.issuer + "/" },
      Lie("expired") { $0["exp"] = now - 61 }, Lie("not yet") { $0["nbf"] = now + 120 },
      Lie("of tomorrow") { $0["iat"] = now + 86_400 }, Lie("of yesterday") { $0["iat"] = now - 86_400 },
      Lie("no nonce") { $0["nonce"] = nil }, Lie("another nonce") { $0["nonce"] = "x" },
      Lie("no subject") { $0["sub"] = "" }, Lie("an endless time") { $0["exp"] = 1e300 },
      Lie("no time") { $0["exp"] = nil }, Lie("a time in words") { $0["exp"] = "mai" },
    ]
  }

  @Test(arguments: Lie.all)
  func `a token that is not for us, of now, is refused`(lie: Lie) async throws {
    let door = try Door()
    _ = try await door.register()
    door.made.change { $0.claims = lie.tell }
    let told = try await refusal { try await door.enter() }
    #expect(told.sentence.en.contains("did not confirm"), "\(told.sentence.en)")
  }

  @Test func `several audiences with our party are accepted`() async throws {
    let door = try Door()
    _ = try await door.register()
    door.made.change {
      $0.claims = {
        $0["aud"] = ["khác", "soi"]
        $0["azp"] = "soi"
      }
    }
    _ = try await door.enter()
  }

  @Test(arguments: [
    "none", "hs256", "swapped", "unsigned", "cut", "crit", "kid of another kind", "two keys", "own key",
  ])
  func `a forged token is refused`(how: String) async throws {
    let door = try Door()
    _ = try await door.register()
    let keys = door.made.state.withLock { $0.keys }
    guard case .rsa(let rsa) = keys[0].key else { throw Missing() }
    let mine = MadeProvider.Key.p256(P256.Signing.PrivateKey())
    let pem = rsa.publicKey.pemRepresentation
    door.made.change {
      $0.forge = { header, claims in
        var header = header
        switch how {
        case "none":
          header["alg"] = "none"
          return MadeProvider.part(header) + "." + MadeProvider.part(claims) + "."
        case "hs256":
          // The public key as the shared secret.
          header["alg"] = "HS256"
          let content = MadeProvider.part(header) + "." + MadeProvider.part(claims)
          return content + "." + base64URL(seal(content, with: Array(pem.utf8)))
        case "swapped":
          var other = claims
          other["sub"] = "S-9"
          let token = MadeProvider.signed(header, claims, keys[0].key).split(separator: ".")
          return "\(token[0]).\(MadeProvider.part(other)).\(token[2])"
        case "unsigned": return MadeProvider.part(header) + "." + MadeProvider.part(claims) + "."
        case "cut": return String(MadeProvider.signed(header, claims, keys[0].key).dropLast(20))
        case "crit":
          header["crit"] = ["b64"]
          return MadeProvider.signed(header, claims, keys[0].key)
        case "kid of another kind":
          header["kid"] = "e1"
          return MadeProvider.signed(header, claims, keys[0].key)
        case "two keys":
          header["kid"] = nil
          header["alg"] = "ES256"
          return MadeProvider.signed(header, claims, mine)
        default:
          // A key that the token brings along.
          header["alg"] = "ES256"
          header["kid"] = "e1"
          header["jwk"] = ["kty": "EC"]
          header["jku"] = "https://ke-gian.example/keys"
          return MadeProvider.signed(header, claims, mine)
        }
      }
    }
    _ = try await refusal { try await door.enter() }
    #expect(try await door.office.log.account(issuer: MadeProvider.issuer, subject: "S-1") == nil)
    #expect(door.made.state.withLock { $0.gets }.allSatisfy { $0.hasPrefix(MadeProvider.issuer) })
  }

  @Test func `a rotated key is looked for once, and not again within a minute`() async throws {
    let door = try Door()
    _ = try await door.register()
    door.made.change { $0.publishes = 0..<1 }
    _ = try await door.enter()
    func looks() -> Int { door.made.state.withLock { $0.gets.count { $0.hasSuffix("/keys") } } }
    #expect(looks() == 1)
    // The provider takes a new key an hour later at the earliest, as far as we know.
    door.made.change { ($0.publishes, $0.signsWith) = (1..<2, 1) }
    let later = Office.start + 120
    door.made.change { $0.claims = { $0["iat"] = Int(later.universal) } }
    _ = try await door.arrive(try await door.depart(at: later), at: later)
    #expect(looks() == 2)
    // Keys nobody has published, over and over.
    door.made.change { $0.signsWith = 2 }
    for _ in 0..<5 {
      _ = try await refusal { try await door.arrive(try await door.depart(at: later + 1), at: later + 1) }
    }
    #expect(looks() == 2)
    // The old key is gone for good.
    door.made.change { $0.signsWith = 0 }
    _ = try await refusal { try await door.arrive(try await door.depart(at: later + 90), at: later + 90) }
    #expect(looks() == 3)
  }

  @Test func `a state is good once, in its browser, for ten minutes`() async throws {
    let door = try Door()
    _ = try await door.register()
    let first = try await door.depart()
    _ = try await door.arrive(first)
    let again = try await refusal { try await door.arrive(first) }
    #expect(again.sentence.en.contains("too old or began in another browser"))
    // What somebody else began must not end here: they would be signed in as them.
    let stranger = try await door.depart()
    let mine = try await door.depart()
    for cookie in [mine.state, "", "x"] {
      _ = try await refusal { try await door.arrive(stranger, cookie: cookie) }
    }
    let late = try await door.depart()
    _ = try await refusal { try await door.arrive(late, at: Office.start + 601) }
    let missing = OpenIDProvider.Arrival(state: nil, code: "mã", issuer: nil, cookie: nil)
    _ = try await refusal { try await door.signIn.arrive(missing, address: "", at: Office.start) }
  }

  @Test func `a code that another departure earned is refused by its challenge, and its token by the nonce`()
    async throws
  {
    let door = try Door()
    _ = try await door.register()
    let first = try await door.depart()
    _ = try await door.depart()
    // The provider binds the code to the second departure's challenge: a stolen code in the first one's hands.
    _ = try await refusal { try await door.arrive(first) }
    let third = try await door.depart()
    door.made.change { $0.nonce = "của người khác" }
    _ = try await refusal { try await door.arrive(third) }
    let fourth = try await door.depart()
    _ = try await refusal { try await door.arrive(fourth, code: "mã khác") }
    let fifth = try await door.depart()
    _ = try await refusal { try await door.arrive(fifth, code: "") }
  }

  @Test func `one provider's answer is not taken for another's`() async throws {
    let door = try Door()
    _ = try await door.register()
    let first = try await door.depart()
    _ = try await refusal { try await door.arrive(first, issuer: "https://ke-gian.example") }
    _ = try await door.arrive(try await door.depart(), issuer: MadeProvider.issuer)
    let strict = try Door()
    _ = try await strict.register()
    strict.made.change { $0.document["authorization_response_iss_parameter_supported"] = true }
    let second = try await strict.depart()
    _ = try await refusal { try await strict.arrive(second) }
    _ = try await strict.arrive(try await strict.depart(), issuer: MadeProvider.issuer)
  }

  @Test(arguments: [
    ("issuer", "https://ke-gian.example"), ("token_endpoint", "http://dangnhap.example.vn/token"),
    ("jwks_uri", "file:///etc/passwd"), ("authorization_endpoint", "javascript:alert(1)"),
    ("jwks_uri", "http://127.0.0.1/keys"),
  ])
  func `a provider that describes itself wrongly is not used`(field: String, value: String) async throws {
    let door = try Door()
    door.made.change { $0.document[field] = value }
    _ = try await refusal { try await door.signIn.depart(at: Office.start) }
    door.made.change { $0.document["code_challenge_methods_supported"] = ["plain"] }
    _ = try await refusal { try await door.signIn.depart(at: Office.start) }
  }
}
