internal import Access
internal import ArgumentParser
internal import Base
internal import Records
internal import StoreSQLite
internal import Work

/// What commands about access work with. Whoever runs them on the machine of the store is its operator.
struct OpenedAccess {
  let log: SQLiteLog
  let desk: AccessDesk
  let asking: AccountOffice.Asking

  init(_ common: Common) throws(Failure) {
    log = try common.existingLog()
    desk = AccessDesk(log)
    let units = Facts(try log.ledger(.kinds([.unit]), log.moment())).units
    asking = AccountOffice.Asking(.operator, units, address: nil, at: Clock.now)
  }

  func account(_ typed: String) async throws(Failure) -> Account {
    if let login = Login(typed), let account = try await log.account(login) { return account }
    throw Failure(
      .notFound, vi: "Không có tài khoản “\(typed)”. Xem soi users list.",
      en: "There is no account “\(typed)”. See soi users list.")
  }
}

/// A role and the unit it is for, as commands ask it.
struct AskedGrants: ParsableArguments {
  @Option(
    name: .customLong("role"), parsing: .singleValue,
    help: ArgumentHelp(
      "desk | head | leader | control | administrator | auditor | integrator; thêm @MÃ cho một đơn vị · add @CODE for a unit",
      valueName: "ROLE[@UNIT]"))
  var roles: [String] = []

  /// `desk@X1`, or `auditor` for all units.
  func grants() throws(Failure) -> [Grant] {
    var grants: [Grant] = []
    for text in roles {
      let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = parts.first, let role = Role(said: String(first)), parts.count == 1 || !parts[1].isEmpty else {
        throw Failure(
          .usage, vi: "--role: “\(text)” không phải vai trò. Ví dụ: desk@MÃ, auditor.",
          en: "--role: “\(text)” is no role. Examples: desk@CODE, auditor.")
      }
      grants.append(Grant(role, at: parts.count == 2 ? UnitCode(String(parts[1])) : nil))
    }
    return grants
  }
}

extension Grant {
  /// As commands write and read it.
  var said: String { role.rawValue + (unit.map { "@" + $0.text } ?? "") }
}
