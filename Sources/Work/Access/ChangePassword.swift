package import Access
package import Base
internal import Formats
internal import Secrets

/// A person chooses a password of their own.
package struct ChangePassword: Sendable {
  let signIn: SignIn

  /// The session it is done in stays; all others of the person end.
  ///
  /// Knowing the old password is asked again: a browser left open is no reason to lose an account.
  package func callAsFunction(
    _ visitor: Visitor, old: String, new: String, session: String, address: String, at now: Instant
  ) async throws(Failure) {
    guard case .person(let number) = visitor.kind, let token = Token(session),
      let account = try await signIn.shelf.account(number)
    else {
      throw Failure(
        .usage, vi: "Chỉ người đã đăng nhập mới đổi được mật khẩu. Đăng nhập trước.",
        en: "Only who is signed in can change a password. Sign in first.")
    }
    if let fault = PasswordRule.fault(new, of: account.profile) { throw Failure(.usage, vi: fault.vi, en: fault.en) }
    if nfc(old) == nfc(new) {
      throw Failure(
        .usage, vi: "Mật khẩu mới trùng mật khẩu cũ. Chọn mật khẩu khác.",
        en: "The new password is the old one. Choose another.")
    }
    try await signIn.prove(account, old, address: address, at: now)
    let (terms, password) = (signIn.scrypt, nfc(new))
    let hash = try await signIn.lane.run { () throws(Failure) in try ScryptHash(password, terms).text }
    let isDone = try await signIn.shelf.change(
      number, .password(hash, isOneTime: false, keeping: token.digest), by: visitor.kind, at: now,
      from: try await signIn.addresses.hash(address))
    signIn.visitors.forget()
    if !isDone { throw AccountOffice.unknown }
  }
}

/// The way out.
package struct SignOut: Sendable {
  let signIn: SignIn

  /// Ends the session of this token; nothing when there is none.
  package func callAsFunction(
    _ visitor: Visitor, session: String, address: String, at now: Instant
  ) async throws(Failure) {
    guard let token = Token(session) else { return }
    defer { signIn.visitors.forget() }
    _ = try await signIn.shelf.end(
      token.digest, by: visitor.kind, at: now, from: try await signIn.addresses.hash(address))
  }

  /// Where the person is signed in, oldest first.
  package func sessions(of visitor: Visitor) async throws(Failure) -> [Session] {
    guard case .person(let number) = visitor.kind else { return [] }
    return try await signIn.shelf.sessions(of: number)
  }

  /// Ends one of the person's own sessions, named by what is kept of its token. False when it is none of theirs.
  package func end(
    _ session: Digest, of visitor: Visitor, address: String, at now: Instant
  ) async throws(Failure) -> Bool {
    guard try await sessions(of: visitor).contains(where: { $0.token == session }) else { return false }
    defer { signIn.visitors.forget() }
    return try await signIn.shelf.end(
      session, by: visitor.kind, at: now, from: try await signIn.addresses.hash(address))
  }

  /// Ends the person's sessions everywhere else; answers how many.
  package func elsewhere(
    _ visitor: Visitor, keeping session: String, address: String, at now: Instant
  ) async throws(Failure) -> Int {
    guard case .person(let number) = visitor.kind, let token = Token(session) else { return 0 }
    defer { signIn.visitors.forget() }
    return try await signIn.shelf.endSessions(
      of: number, keeping: token.digest, by: visitor.kind, at: now, from: try await signIn.addresses.hash(address))
  }
}
