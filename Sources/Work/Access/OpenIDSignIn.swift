package import Access
package import Base
internal import Secrets

/// Whom outside providers mean, kept beside the accounts.
package protocol IdentityShelf: Sendable {
  /// The account of a provider's subject.
  func account(issuer: String, subject: String) async throws(Failure) -> Account?
  /// The account an administrator has registered for an e-mail or login of a provider becomes this subject's, once. Nil when
  /// none was registered, or the account has a subject of this provider already.
  func link(
    issuer: String, subject: String, as known: [Identity], at now: Instant, from address: Digest?
  ) async throws(Failure) -> Account?
  /// Registers whom a provider will mean. False when it means another account already.
  func expect(
    _ identity: Identity, issuer: String, account: Int, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> Bool
}

/// A person's way in through an outside provider. Nobody gets an account by coming: an administrator has registered whom the
/// provider will name.
package struct OpenIDSignIn: Sendable {
  let signIn: SignIn
  package let provider: OpenIDProvider

  package init(_ desk: AccessDesk, _ provider: OpenIDProvider) {
    signIn = desk.signIn
    self.provider = provider
  }

  package func depart(at now: Instant) async throws(Failure) -> OpenIDProvider.Departure {
    try await provider.depart(at: now)
  }

  package func arrive(
    _ arrival: OpenIDProvider.Arrival, address: String, at now: Instant
  ) async throws(Failure) -> SignIn.SignedIn {
    let address = try await signIn.addresses.hash(address)
    let claims = try await provider.arrive(arrival, at: now)
    guard let account = try await account(claims, address, at: now), !account.isDisabled else {
      try signIn.shelf.note(TrailEntry(at: now, who: .anonymous, .signInRefused, address: address))
      throw OpenIDFailures.noAccount
    }
    let known = account.mustChangePassword ? try await withoutOneTime(account, address, at: now) : account
    let token = try await signIn.open(known, address, shown: nil, at: now)
    return SignIn.SignedIn(token: token, account: known)
  }

  /// Whoever comes through the provider never needed the one-time password: it opens nothing any more, and none is asked for.
  private func withoutOneTime(
    _ account: Account, _ address: Digest, at now: Instant
  ) async throws(Failure) -> Account {
    let (terms, nobodys) = (signIn.scrypt, Token().text)
    let hash = try await signIn.lane.run { () throws(Failure) in try ScryptHash(nobodys, terms).text }
    _ = try await signIn.shelf.change(
      account.number, .password(hash, isOneTime: false, keeping: nil), by: .person(account.number), at: now,
      from: address)
    signIn.visitors.forget()
    return try await signIn.shelf.account(account.number) ?? account
  }

  private func account(
    _ claims: TokenClaims, _ address: Digest, at now: Instant
  ) async throws(Failure) -> Account? {
    if let known = try await signIn.shelf.account(issuer: claims.issuer, subject: claims.subject) { return known }
    // An address anybody may type into a profile proves nothing.
    var identities: [Identity] = []
    if claims.isEmailVerified, let email = claims.email { identities.append(Identity(.email, email)) }
    if let login = claims.login { identities.append(Identity(.login, login)) }
    return try await signIn.shelf.link(
      issuer: claims.issuer, subject: claims.subject, as: identities, at: now, from: address)
  }
}
