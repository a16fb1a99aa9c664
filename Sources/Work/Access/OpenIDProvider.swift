package import Access
package import Base
internal import Formats
internal import Secrets

/// The conversation with one outside provider: OpenID Connect's code flow with PKCE, state and nonce.
package actor OpenIDProvider {
  package nonisolated let settings: OpenIDSettings
  private let web: any WebReading
  private let opener: any TokenOpening
  private var document: (value: ProviderDocument, at: Instant)?
  private var keys: (bytes: [UInt8], at: Instant)?
  private var keysAskedAt: Instant?
  private var pending: [Digest: Pending] = [:]

  /// Somebody who was sent to the provider and has not come back.
  private struct Pending {
    let nonce: String
    let verifier: String
    let until: Instant
  }

  /// Seconds somebody may take at the provider.
  private static let patience: Int64 = 600
  /// Seconds for which what the provider published is believed.
  private static let belief: Int64 = 3600
  /// Seconds between two looks for keys nobody has seen: made-up key numbers must not make us hammer the provider.
  private static let keysRest: Int64 = 60
  /// People under way at once.
  private static let most = 10_000
  /// Clocks differ by this many seconds.
  private static let slack: Int64 = 60

  package init(_ settings: OpenIDSettings, web: any WebReading, opener: any TokenOpening) {
    self.settings = settings
    self.web = web
    self.opener = opener
  }

  /// Where to send the browser, and what to put in its cookie so that only it can come back.
  package struct Departure: Sendable {
    package let url: String
    package let state: String
  }

  package func depart(at now: Instant) async throws(Failure) -> Departure {
    let document = try await document(at: now)
    let (state, nonce, verifier) = (Token(), Token(), Token())
    pending = pending.filter { now <= $0.value.until }
    guard pending.count < Self.most else { throw OpenIDFailures.noProvider }
    pending[state.digest] = Pending(nonce: nonce.text, verifier: verifier.text, until: now + Self.patience)
    let challenge = base64URL(sha256(verifier.text.utf8))
    let fields = [
      ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", settings.redirect),
      ("scope", "openid email profile"), ("state", state.text), ("nonce", nonce.text),
      ("code_challenge", challenge), ("code_challenge_method", "S256"),
    ].map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    let joint = document.authorization.contains("?") ? "&" : "?"
    return Departure(url: document.authorization + joint + fields, state: state.text)
  }

  /// What came back with the browser.
  package struct Arrival: Sendable {
    package var state: String?
    package var code: String?
    /// The provider's name, where it says it.
    package var issuer: String?
    /// What lay in the browser's cookie.
    package var cookie: String?

    package init(state: String?, code: String?, issuer: String?, cookie: String?) {
      self.state = state
      self.code = code
      self.issuer = issuer
      self.cookie = cookie
    }
  }

  /// Whom the provider vouches for. Each state is good for one arrival, whatever comes of it.
  package func arrive(_ arrival: Arrival, at now: Instant) async throws(Failure) -> TokenClaims {
    guard let state = arrival.state.flatMap({ Token($0) }), let cookie = arrival.cookie.flatMap({ Token($0) }),
      isSame(state.digest, cookie.digest), let pending = pending.removeValue(forKey: state.digest),
      now <= pending.until
    else { throw OpenIDFailures.startAgain }
    let document = try await document(at: now)
    // A code of another provider must not be taken to this one's door.
    if let issuer = arrival.issuer, issuer != settings.issuer { throw OpenIDFailures.otherIssuer }
    if document.namesItself, arrival.issuer == nil { throw OpenIDFailures.otherIssuer }
    guard let code = arrival.code, !code.isEmpty, code.utf8.count <= 4096 else { throw OpenIDFailures.refused }
    let token = try await redeem(code, pending.verifier, document)
    let claims = try await open(token, document, at: now)
    guard settings.accepts(claims, nonce: pending.nonce, at: now, slack: Self.slack) else {
      throw OpenIDFailures.refused
    }
    return claims
  }

  private func redeem(_ code: String, _ verifier: String, _ document: ProviderDocument) async throws(Failure) -> String
  {
    var form: [(name: String, value: String)] = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirect),
      ("code_verifier", verifier),
    ]
    var basic: (user: String, password: String)?
    if let secret = settings.secret, document.takesBasic {
      basic = (settings.client.percentEncoded, secret.percentEncoded)
    } else {
      form.append(("client_id", settings.client))
      if let secret = settings.secret { form.append(("client_secret", secret)) }
    }
    let answer = try await web.post(document.token, form: form, basic: basic)
    guard answer.status == 200, let token = (try? readJSON(answer.bytes))?["id_token"]?.string else {
      throw OpenIDFailures.refused
    }
    return token
  }

  /// The claims of a token whose signature holds; keys nobody has seen are looked for once.
  private func open(_ token: String, _ document: ProviderDocument, at now: Instant) async throws(Failure) -> TokenClaims
  {
    for isSecond in [false, true] {
      let keys = try await keys(document, at: now, again: isSecond)
      do throws(TokenRefusal) {
        return try await opener.open(token, keys: keys)
      } catch {
        // A provider that gives its keys no numbers has perhaps another one by now.
        guard error == .unknownKey || error == .signature, !isSecond else { throw OpenIDFailures.refused }
        if let keysAskedAt, now - keysAskedAt < Self.keysRest { throw OpenIDFailures.refused }
      }
    }
    throw OpenIDFailures.refused
  }

  private func document(at now: Instant) async throws(Failure) -> ProviderDocument {
    if let document, (0..<Self.belief).contains(now - document.at) { return document.value }
    guard settings.isSafe(settings.issuer) else { throw OpenIDFailures.noProvider }
    let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
    let fresh = try ProviderDocument(
      try await web.get(base + "/.well-known/openid-configuration"), of: settings)
    document = (fresh, now)
    return fresh
  }

  private func keys(_ document: ProviderDocument, at now: Instant, again: Bool) async throws(Failure) -> [UInt8] {
    if !again, let keys, (0..<Self.belief).contains(now - keys.at) { return keys.bytes }
    keysAskedAt = now
    let answer = try await web.get(document.keys)
    guard answer.status == 200 else { throw OpenIDFailures.noProvider }
    keys = (answer.bytes, now)
    return answer.bytes
  }
}

extension OpenIDSettings {
  /// True when a token whose signature holds is of this provider, for us, of now, and an answer to our question.
  func accepts(_ claims: TokenClaims, nonce: String, at now: Instant, slack: Int64) -> Bool {
    let clock = now.universal
    guard claims.issuer == issuer, claims.audience.contains(client), !claims.subject.isEmpty,
      claims.subject.utf8.count <= 255
    else { return false }
    if claims.audience.count > 1, claims.authorizedParty == nil { return false }
    if let party = claims.authorizedParty, party != client { return false }
    guard clock < claims.expires + slack, claims.notBefore.map({ $0 <= clock + slack }) ?? true,
      claims.issuedAt <= clock + slack, claims.issuedAt >= clock - 3600
    else { return false }
    guard let said = claims.nonce else { return false }
    return isSame(textDigest(said), textDigest(nonce))
  }
}
