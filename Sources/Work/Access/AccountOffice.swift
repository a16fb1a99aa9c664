package import Access
package import Base
internal import Formats
package import Records
internal import Secrets

/// Making accounts and changing them, by whoever may.
///
/// Whoever looks after the accounts of a unit gives nothing beyond it and touches no account that holds more: otherwise a new
/// password for the administrator above would be theirs for the asking.
package struct AccountOffice: Sendable {
  let shelf: any AccessShelf
  let lane: SlowLane
  let scrypt: ScryptTerms
  let visitors: Visitors

  /// An account and the password it was given; shown once, kept nowhere.
  package struct Fresh: Sendable {
    package let account: Account
    package let password: String
  }

  /// Who is asking, from where, and the units there are.
  package struct Asking: Sendable {
    package let visitor: Visitor
    package let register: UnitRegister
    /// Nil for the command.
    package let address: Digest?
    package let now: Instant

    package init(_ visitor: Visitor, _ register: UnitRegister, address: Digest?, at now: Instant) {
      self.visitor = visitor
      self.register = register
      self.address = address
      self.now = now
    }
  }

  /// The first administrator of a store that has no account; nil when it has one. The caller shows the password once.
  package func first(at now: Instant) async throws(Failure) -> Fresh? {
    guard try await shelf.accounts().isEmpty, let login = Login("admin") else { return nil }
    let wish = Wish(profile: Account.Profile(login: login, name: "Quản trị"), grants: [Grant(.administrator)])
    return try await make([wish], onlyFirst: true, by: .operator, at: now, from: nil)?.first
  }

  /// An account that somebody wants.
  package struct Wish: Hashable, Sendable {
    package var profile: Account.Profile
    package var grants: [Grant]

    package init(profile: Account.Profile, grants: [Grant]) {
      self.profile = profile
      self.grants = grants
    }
  }

  /// Makes accounts, all or none.
  package func make(_ wishes: [Wish], _ asking: Asking) async throws(Failure) -> [Fresh] {
    for wish in wishes {
      try mayGive(wish.grants, asking)
      try mayPlace(wish.profile, asking)
    }
    let logins = wishes.map(\.profile.login)
    let known = Set(try await shelf.accounts().map(\.profile.login))
    var seen = known
    for login in logins where !seen.insert(login).inserted { throw Self.taken(login) }
    let made = try await make(
      wishes, onlyFirst: false, by: asking.visitor.kind, at: asking.now, from: asking.address)
    guard let made else {
      throw Failure(
        .conflict, vi: "Có người vừa tạo tài khoản trùng tên; chưa tạo tài khoản nào. Xem lại danh sách rồi làm lại.",
        en: "Somebody has just made an account of the same name; none was made. Look at the list and try again.")
    }
    return made
  }

  private func make(
    _ wishes: [Wish], onlyFirst: Bool, by who: Visitor.Kind, at now: Instant, from address: Digest?
  ) async throws(Failure) -> [Fresh]? {
    var drafts: [AccountDraft] = []
    var passwords: [Login: String] = [:]
    for wish in wishes {
      let (password, hash) = try await oneTime()
      passwords[wish.profile.login] = password
      drafts.append(AccountDraft(profile: wish.profile, grants: wish.grants, passwordHash: hash))
    }
    let made = try await shelf.add(drafts, onlyFirst: onlyFirst, by: who, at: now, from: address)
    return made?.map { Fresh(account: $0, password: passwords[$0.profile.login] ?? "") }
  }

  /// Gives an account the grants it has from now on.
  package func grant(_ grants: [Grant], to number: Int, _ asking: Asking) async throws(Failure) {
    let account = try await mine(number, asking)
    try mayGive(grants, asking)
    try await keepOneAdministrator(account, grants)
    try await change(account, .grants(grants), asking)
  }

  package func setDisabled(_ isDisabled: Bool, _ number: Int, _ asking: Asking) async throws(Failure) {
    let account = try await mine(number, asking)
    if isDisabled { try await keepOneAdministrator(account, []) }
    try await change(account, isDisabled ? .disable : .enable, asking)
  }

  package func rename(_ number: Int, to profile: Account.Profile, _ asking: Asking) async throws(Failure) {
    let account = try await mine(number, asking)
    try mayPlace(profile, asking)
    if profile.login != account.profile.login, try await shelf.account(profile.login) != nil {
      throw Self.taken(profile.login)
    }
    try await change(account, .profile(profile), asking)
  }

  /// A new one-time password; every session of the account ends.
  package func resetPassword(_ number: Int, _ asking: Asking) async throws(Failure) -> Fresh {
    let account = try await mine(number, asking)
    let (password, hash) = try await oneTime()
    try await change(account, .password(hash, isOneTime: true, keeping: nil), asking)
    return Fresh(account: account, password: password)
  }

  /// Registers whom an outside provider will name when this person comes through it.
  package func expect(
    _ identity: Identity, issuer: String, _ number: Int, _ asking: Asking
  ) async throws(Failure) {
    let account = try await mine(number, asking)
    guard issuer.hasPrefix("https://") || issuer.hasPrefix("http://"), issuer.utf8.count <= 500,
      !identity.value.isEmpty, identity.value.utf8.count <= 255
    else {
      throw Failure(
        .usage, vi: "Địa chỉ hệ thống đăng nhập chung phải bắt đầu bằng https://, và tên ở đó không được trống.",
        en: "A provider's address starts with https://, and the name there must not be empty.")
    }
    let isDone = try await shelf.expect(
      identity, issuer: issuer, account: account.number, by: asking.visitor.kind, at: asking.now, from: asking.address)
    if !isDone {
      throw Failure(
        .usage, vi: "Tên này của hệ thống đăng nhập chung đã thuộc tài khoản khác. Kiểm tra lại.",
        en: "That name of the provider belongs to another account already. Check it.")
    }
  }

  /// Ends every session of an account.
  package func endSessions(_ number: Int, _ asking: Asking) async throws(Failure) -> Int {
    let account = try await mine(number, asking)
    defer { visitors.forget() }
    return try await shelf.endSessions(
      of: account.number, keeping: nil, by: asking.visitor.kind, at: asking.now, from: asking.address)
  }

  /// The accounts this visitor looks after.
  package func list(_ asking: Asking) async throws(Failure) -> [Account] {
    guard asking.visitor.may(.manageAccounts) else { throw Self.notAllowed }
    return try await shelf.accounts().filter { isMine($0, asking) }
  }

  private func change(_ account: Account, _ change: AccountChange, _ asking: Asking) async throws(Failure) {
    let isDone = try await shelf.change(
      account.number, change, by: asking.visitor.kind, at: asking.now, from: asking.address)
    visitors.forget()
    if !isDone { throw Self.unknown }
  }

  /// What a line of the trail calls an account; who may read the line was decided with it.
  package func name(of number: Int) async throws(Failure) -> String? { try await shelf.account(number)?.profile.name }

  private func oneTime() async throws(Failure) -> (password: String, hash: String) {
    let password = OneTimePassword.make { randomNumber(below: $0) }
    let terms = scrypt
    return (password, try await lane.run { () throws(Failure) in try ScryptHash(password, terms).text })
  }

  private func mine(_ number: Int, _ asking: Asking) async throws(Failure) -> Account {
    guard let account = try await shelf.account(number) else { throw Self.unknown }
    // Neither confirmed nor denied to who may not know.
    guard isMine(account, asking) else { throw asking.visitor.may(.manageAccounts) ? Self.unknown : Self.notAllowed }
    return account
  }

  private func isMine(_ account: Account, _ asking: Asking) -> Bool {
    if asking.visitor.mayEverywhere(.manageAccounts) { return true }
    guard let unit = account.profile.unit else { return false }
    return reaches(unit, asking) && account.grants.allSatisfy { reaches($0.unit, asking) }
  }

  private func reaches(_ unit: UnitCode?, _ asking: Asking) -> Bool {
    if asking.visitor.mayEverywhere(.manageAccounts) { return true }
    guard let unit else { return false }
    return asking.visitor.may(.manageAccounts, at: unit, in: asking.register)
  }

  private func mayGive(_ grants: [Grant], _ asking: Asking) throws(Failure) {
    guard asking.visitor.may(.manageAccounts) else { throw Self.notAllowed }
    for grant in grants where !reaches(grant.unit, asking) { throw Self.beyond(grant.unit) }
    for case let unit? in grants.map(\.unit) where !asking.register.contains(unit) { throw Self.noUnit(unit) }
  }

  private func mayPlace(_ profile: Account.Profile, _ asking: Asking) throws(Failure) {
    if let unit = profile.unit, !asking.register.contains(unit) { throw Self.noUnit(unit) }
    guard reaches(profile.unit, asking) else { throw Self.beyond(profile.unit) }
  }

  /// Somebody must be left who can give rights back.
  private func keepOneAdministrator(_ account: Account, _ grants: [Grant]) async throws(Failure) {
    let root = Grant(.administrator)
    guard account.grants.contains(root), !account.isDisabled, !grants.contains(root) else { return }
    let others = try await shelf.accounts().filter {
      $0.number != account.number && !$0.isDisabled && $0.grants.contains(root)
    }
    if others.isEmpty {
      throw Failure(
        .conflict, vi: "Đây là quản trị chung cuối cùng. Giao quyền quản trị cho tài khoản khác trước.",
        en: "This is the last administrator of everything. Give another account that role first.")
    }
  }

  static let notAllowed = Failure(
    .usage, vi: "Tài khoản của bạn không quản lý tài khoản khác. Nhờ quản trị của đơn vị.",
    en: "Your account does not look after accounts. Ask the administrator of your unit.")

  static let unknown = Failure(
    .notFound, vi: "Không có tài khoản này trong phạm vi của bạn. Xem soi users list.",
    en: "There is no such account within your reach. See soi users list.")

  private static func taken(_ login: Login) -> Failure {
    Failure(
      .usage, vi: "Tên đăng nhập “\(login.text)” đã có; chưa tạo gì. Chọn tên khác.",
      en: "The login “\(login.text)” is taken; nothing was made. Choose another.")
  }

  private static func beyond(_ unit: UnitCode?) -> Failure {
    Failure(
      .usage,
      vi:
        "Bạn không quản lý \(unit.map { "đơn vị \($0.text)" } ?? "mọi đơn vị"). Chỉ giao quyền trong phạm vi của mình.",
      en: "You do not look after \(unit.map { "unit \($0.text)" } ?? "all units"). Give rights within your reach only.")
  }

  private static func noUnit(_ unit: UnitCode) -> Failure {
    Failure(
      .usage, vi: "Không có đơn vị \(unit.text) trong kho. Kiểm tra mã, hoặc nhập danh sách đơn vị trước.",
      en: "There is no unit \(unit.text) in the store. Check the code, or import the units first.")
  }
}

extension AccountOffice {
  /// What people with an account are called, by its number: for whoever may be told who wrote what.
  package func names() async throws(Failure) -> [Int: String] {
    Dictionary(try await shelf.accounts().map { ($0.number, $0.profile.name) }, uniquingKeysWith: { first, _ in first })
  }
}

extension AccountOffice {
  /// Somebody as they may act now; nil when there is no such account, or it is closed.
  package func visitor(_ account: Int) async throws(Failure) -> Visitor? {
    guard let account = try await shelf.account(account), !account.isDisabled else { return nil }
    return account.visitor
  }
}
