package import Access
package import Base
internal import Formats
internal import Secrets

/// A person's way in by login and password.
package struct SignIn: Sendable {
  let shelf: any AccessShelf
  let lane: SlowLane
  let addresses: AddressHash
  let terms: SessionTerms
  let scrypt: ScryptTerms
  let visitors: Visitors

  /// Somebody who has just signed in.
  package struct SignedIn: Sendable {
    /// For the cookie; nowhere else.
    package let token: String
    package let account: Account
  }

  /// Opens a session.
  ///
  /// A wrong password, an unknown login, a disabled account and one without a password are refused by the same sentence
  /// after the same work. Throws also, before any work, while too many have been tried.
  package func callAsFunction(
    login typed: String, password: String, address: String, at now: Instant
  ) async throws(Failure) -> SignedIn {
    let address = try await addresses.hash(address)
    let login = Login(typed)
    let subjects = Self.subjects(login, typed, address)
    let wait = try await shelf.take(subjects, at: now)
    if wait > 0 { throw Self.mustWait(wait) }
    let account = try await find(login)
    let kept = try await hash(of: account)
    let isRight = try await isRight(password, kept)
    guard isRight, let account, !account.isDisabled, kept != nil else {
      try shelf.note(
        TrailEntry(
          at: now, who: account.map { .person($0.number) } ?? .anonymous, .signInRefused,
          record: account.map { "account:\($0.number)" } ?? "", address: address))
      throw Self.refused
    }
    try await shelf.succeed(subjects, at: now)
    let shown = try await rehash(account, password, kept, at: now)
    let token = try await open(account, address, shown: shown, at: now)
    return SignedIn(token: token, account: account)
  }

  /// A session of an account that has proven who it is, here or elsewhere.
  func open(
    _ account: Account, _ address: Digest, shown passwordHash: String?, at now: Instant
  ) async throws(Failure) -> String {
    let token = Token()
    let isOpen = try await shelf.open(
      Session(token: token.digest, account: account.number, createdAt: now, seenAt: now, address: address),
      shown: passwordHash, forgettingBefore: now + -terms.longest)
    if !isOpen { throw Self.refused }
    return token.text
  }

  /// Throws unless this is the account's password; counted like a sign-in.
  func prove(_ account: Account, _ password: String, address: String, at now: Instant) async throws(Failure) {
    let address = try await addresses.hash(address)
    let subjects = Self.subjects(account.profile.login, "", address)
    let wait = try await shelf.take(subjects, at: now)
    if wait > 0 { throw Self.mustWait(wait) }
    guard try await isRight(password, try await hash(of: account)), !account.isDisabled else {
      try shelf.note(
        TrailEntry(
          at: now, who: .person(account.number), .signInRefused, record: "account:\(account.number)", address: address))
      throw Failure(
        .usage, vi: "Mật khẩu hiện tại chưa đúng. Kiểm tra lại.", en: "The present password is not right. Check it.")
    }
    try await shelf.succeed(subjects, at: now)
  }

  private func find(_ login: Login?) async throws(Failure) -> Account? {
    guard let login else { return nil }
    return try await shelf.account(login)
  }

  /// Asked of the store also when there is no account.
  private func hash(of account: Account?) async throws(Failure) -> ScryptHash? {
    let text = try await shelf.passwordHash(account?.number ?? 0)
    return text.flatMap { ScryptHash(kept: $0) }
  }

  private func isRight(_ password: String, _ kept: ScryptHash?) async throws(Failure) -> Bool {
    // A text of megabytes is no password.
    let password = password.utf8.count <= PasswordRule.mostBytes ? nfc(password) : ""
    let terms = scrypt
    return try await lane.run { () throws(Failure) in
      // Nobody's password costs what somebody's costs.
      guard let kept else {
        _ = try ScryptHash(password, terms)
        return false
      }
      return try kept.isOf(password)
    }
  }

  /// A password kept under cheaper terms than today's is kept under today's. Answers the hash it has now.
  private func rehash(
    _ account: Account, _ password: String, _ kept: ScryptHash?, at now: Instant
  ) async throws(Failure) -> String? {
    guard let kept, kept.terms.rounds < scrypt.rounds else { return kept?.text }
    let terms = scrypt
    let fresh = try await lane.run { () throws(Failure) in try ScryptHash(nfc(password), terms).text }
    _ = try await shelf.change(
      account.number, .rehash(fresh, of: kept.text), by: .person(account.number), at: now, from: nil)
    return fresh
  }

  /// What tries are counted for. What was typed is hashed: it may be a password in the wrong field.
  static func subjects(_ login: Login?, _ typed: String, _ address: Digest) -> [Attempts.Scope: Digest] {
    let name = login?.text ?? "?" + typed.prefix(200)
    return [
      .pair: textDigest("pair \(name) \(hexText(address))"), .login: textDigest("login \(name)"),
      .address: textDigest("address \(hexText(address))"),
    ]
  }

  private static func hexText(_ digest: Digest) -> String { hex(digest.bytes) }

  static let refused = Failure(
    .usage, vi: "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại, hoặc nhờ quản trị cấp lại mật khẩu.",
    en: "The login or the password is not right. Check them, or ask the administrator for a new password.")

  private static func mustWait(_ seconds: Int64) -> Failure {
    let (vi, en) =
      seconds > 90
      ? ("\((seconds + 59) / 60) phút", "\((seconds + 59) / 60) minutes") : ("\(seconds) giây", "\(seconds) seconds")
    return Failure(
      .usage, vi: "Đã thử sai nhiều lần. Đợi \(vi) rồi thử lại.",
      en: "Too many tries have failed. Wait \(en) and try again.")
  }
}

/// Addresses as the store keeps them: hashed with a key of its own, so that a copy of the trail gives none away.
package actor AddressHash {
  private let shelf: any AttemptShelf
  private var key: [UInt8]?

  package init(_ shelf: any AttemptShelf) { self.shelf = shelf }

  /// - Parameter address: as the connection has it, without a port.
  package func hash(_ address: String) async throws(Failure) -> Digest {
    if let key { return Digest(seal(address, with: key)) }
    let kept = try await shelf.secret(named: "address", fresh: Digest(randomBytes(32)))
    key = kept.bytes
    return Digest(seal(address, with: kept.bytes))
  }
}
