internal import Access
internal import Base
internal import Formats
internal import Work

/// Accounts, keys and the trail as commands print them.
enum AccessTables {
  static func table(_ accounts: [Account], _ language: Language) -> TextTable {
    var table = TextTable(
      columns: (language == .vi
        ? ["Tên đăng nhập", "Họ tên", "Đơn vị", "Vai trò", "Tình trạng"]
        : ["Login", "Name", "Unit", "Roles", "State"]).map { .init($0) })
    table.rows = accounts.map { account in
      [
        account.profile.login.text, account.profile.name, account.profile.unit?.text ?? "",
        account.grants.map(\.said).joined(separator: " "), state(account).text(language),
      ]
    }
    if accounts.isEmpty {
      table.notes = [language == .vi ? "Chưa có tài khoản: soi users add." : "There is no account: soi users add."]
    }
    return table
  }

  static func json(_ accounts: [Account]) -> JSON { .array(accounts.map { json($0) }) }

  private static func json(_ account: Account, _ more: [JSON.Member] = []) -> JSON {
    .object(
      [
        .init(key: "login", value: .string(account.profile.login.text)),
        .init(key: "name", value: .string(account.profile.name)),
        .init(key: "unit", value: account.profile.unit.map { .string($0.text) } ?? .null),
        .init(key: "officer", value: account.profile.officer.map { .string($0) } ?? .null),
        .init(key: "roles", value: .array(account.grants.map { .string($0.said) })),
        .init(key: "disabled", value: .flag(account.isDisabled)),
        .init(key: "must_change_password", value: .flag(account.mustChangePassword)),
        .init(key: "created_at", value: .string(account.createdAt.iso)),
      ] + more)
  }

  private static func state(_ account: Account) -> Sentence {
    if account.isDisabled { return Sentence(vi: "đã khóa", en: "closed") }
    return account.mustChangePassword
      ? Sentence(vi: "chờ đổi mật khẩu", en: "must choose a password") : Sentence(vi: "đang dùng", en: "open")
  }

  static func table(_ fresh: [AccountOffice.Fresh], _ language: Language) -> TextTable {
    var table = TextTable(
      columns: (language == .vi
        ? ["Tên đăng nhập", "Họ tên", "Đơn vị", "Mật khẩu dùng một lần"]
        : ["Login", "Name", "Unit", "One-time password"])
        .map { .init($0) })
    table.rows = fresh.map {
      [$0.account.profile.login.text, $0.account.profile.name, $0.account.profile.unit?.text ?? "", $0.password]
    }
    table.notes = [
      language == .vi
        ? "Mật khẩu chỉ in một lần này; lần đăng nhập đầu phải đổi."
        : "Printed this once; it must be changed at the first sign-in."
    ]
    return table
  }

  static func json(_ fresh: [AccountOffice.Fresh]) -> JSON {
    .array(fresh.map { json($0.account, [.init(key: "one_time_password", value: .string($0.password))]) })
  }

  static func table(_ keys: [AccessKey], _ now: Instant, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: (vi
        ? ["Số", "Chương trình", "Vai trò", "Quyền", "Hạn", "Dùng lần cuối", "Tình trạng"]
        : ["No", "Program", "Roles", "Scopes", "Until", "Last used", "State"]).map { .init($0) })
    table.rows = keys.map { key in
      [
        "\(key.number)", key.draft.name, key.draft.grants.map(\.said).joined(separator: " "), scopes(key),
        key.draft.validTo.iso, key.lastUsed?.iso ?? "",
        key.revokedAt != nil
          ? (vi ? "đã thu hồi" : "revoked")
          : key.stands(at: now) ? (vi ? "đang dùng" : "open") : (vi ? "hết hạn" : "expired"),
      ]
    }
    if keys.isEmpty { table.notes = [vi ? "Chưa có khóa: soi keys add." : "There is no key: soi keys add."] }
    return table
  }

  static func table(_ fresh: KeyOffice.Fresh, _ now: Instant, _ language: Language) -> TextTable {
    var table = TextTable(columns: [.init(language == .vi ? "Số" : "No"), .init(language == .vi ? "Khóa" : "Key")])
    table.rows = [["\(fresh.key.number)", fresh.text]]
    table.keepsLongCells = true
    table.notes = [
      language == .vi
        ? "Khóa chỉ in một lần này. Gửi trong đầu mục Authorization: Bearer KHÓA."
        : "Printed this once. Send it as Authorization: Bearer KEY."
    ]
    return table
  }

  static func json(_ keys: [AccessKey]) -> JSON { .array(keys.map { json($0) }) }

  static func json(_ fresh: KeyOffice.Fresh) -> JSON {
    json(fresh.key, [.init(key: "key", value: .string(fresh.text))])
  }

  private static func json(_ key: AccessKey, _ more: [JSON.Member] = []) -> JSON {
    .object(
      [
        .init(key: "number", value: .integer(key.number)), .init(key: "name", value: .string(key.draft.name)),
        .init(key: "roles", value: .array(key.draft.grants.map { .string($0.said) })),
        .init(key: "scopes", value: .array(key.draft.scopes.map(\.rawValue).sorted().map { .string($0) })),
        .init(key: "until", value: .string(key.draft.validTo.iso)),
        .init(key: "created_at", value: .string(key.createdAt.iso)),
        .init(key: "revoked_at", value: key.revokedAt.map { .string($0.iso) } ?? .null),
        .init(key: "last_used", value: key.lastUsed.map { .string($0.iso) } ?? .null),
      ] + more)
  }

  private static func scopes(_ key: AccessKey) -> String {
    key.draft.scopes.map(\.rawValue).sorted().joined(separator: " ")
  }

  static func table(_ rows: [TrailRow], _ logins: [Int: String], _ language: Language) -> TextTable {
    var table = TextTable(
      columns: (language == .vi
        ? ["Dòng", "Lúc", "Ai", "Việc", "Đơn vị", "Bản ghi", "Số dòng", "Địa chỉ"]
        : ["Line", "At", "Who", "Deed", "Unit", "Record", "Rows", "Address"]).map { .init($0) })
    table.rows = rows.map { row in
      let entry = row.entry
      return [
        "\(row.number)", entry.at.iso, who(entry.who, logins), entry.deed.rawValue, entry.unit?.text ?? "",
        entry.record, "\(entry.rows)", entry.address.map { String(hex($0.bytes).prefix(12)) } ?? "",
      ]
    }
    return table
  }

  static func json(_ rows: [TrailRow], _ logins: [Int: String]) -> JSON {
    .array(
      rows.map { row in
        [
          "line": .integer(row.number), "at": .string(row.entry.at.iso), "who": .string(who(row.entry.who, logins)),
          "deed": .string(row.entry.deed.rawValue), "unit": row.entry.unit.map { .string($0.text) } ?? .null,
          "record": .string(row.entry.record), "rows": .integer(row.entry.rows),
          "address": row.entry.address.map { .string(hex($0.bytes)) } ?? .null,
        ]
      })
  }

  private static func who(_ kind: Visitor.Kind, _ logins: [Int: String]) -> String {
    switch kind {
    case .anonymous: ""
    case .person(let number): logins[number] ?? "account:\(number)"
    case .key(let number): "key:\(number)"
    case .operator: "soi"
    }
  }
}
