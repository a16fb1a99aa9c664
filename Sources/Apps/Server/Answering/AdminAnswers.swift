internal import Access
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Wording
internal import Work

/// Accounts and the trail.
extension Call {
  private func storePage(
    _ title: String, _ edition: DeskKeeper.Edition, source: String, _ parts: [RecordPage.Part]
  ) throws -> Response {
    try answer(
      RecordPage(
        title: title, stamp: RecordPage.Stamp(unit: nil, window: nil, source: source),
        address: PageAddress(
          request.uri.path, route.parameters.filter { $0.place == .query }.map { ($0.name, asking.text($0.name)) }),
        parts: parts, frame: frame(edition)))
  }

  private func officeAsking(_ edition: DeskKeeper.Edition) async throws(Failure) -> AccountOffice.Asking {
    AccountOffice.Asking(
      visitor, edition.desk.facts.units, address: try await service.access.addresses.hash(address), at: now)
  }

  // MARK: accounts

  func accounts(fresh: [AccountOffice.Fresh] = [], problem: Sentence? = nil) async throws -> Response {
    let edition = try await service.keeper.current()
    let units = edition.desk.facts.units
    let accounts = try await service.access.accounts.list(officeAsking(edition))
    func name(_ unit: UnitCode?) -> String { unit.map { units.unit($0)?.name ?? $0.text } ?? "mọi đơn vị" }
    let table = RecordTable(
      [
        .init("login", "Tên đăng nhập"), .init("name", "Tên"), .init("grants", "Vai trò"),
        .init("unit", "Nơi làm việc"),
        .init("state", "Tình trạng"), .init("created_at", "Tạo lúc"),
      ],
      accounts.map { account in
        [
          .code(account.profile.login.text, link: "/admin/accounts/\(account.number)"), .text(account.profile.name),
          .text(account.grants.map { "\($0.role.sentence.vi): \(name($0.unit))" }.joined(separator: "; ")),
          .text(account.profile.unit.map { name($0) }),
          .text(
            account.isDisabled ? "đã khóa" : account.mustChangePassword ? "chưa đổi mật khẩu đầu" : "đang dùng",
            tone: account.isDisabled ? .quiet : nil), .instant(account.createdAt),
        ]
      })
    var parts: [RecordPage.Part] = []
    if let problem { parts.append(.headline(problem.vi)) }
    if !fresh.isEmpty { parts.append(secrets(fresh)) }
    parts.append(.section(.init(id: "accounts", heading: "Tài khoản (\(accounts.count.vietnamese))", table: table)))
    parts.append(
      .action(
        .init(
          address: "/admin/accounts", heading: "Thêm tài khoản",
          inputs: [
            .init(
              "rows", "Mỗi dòng một người", .lines,
              value: asking.text("rows") ?? "login,name,unit,role\n",
              hint:
                "Tên đăng nhập, tên, mã đơn vị (trống: mọi đơn vị), vai trò: \(Role.allCases.map { "\($0.rawValue) = \($0.sentence.vi.lowercased())" }.joined(separator: ", "))."
            )
          ], label: "Tạo tài khoản",
          consequence: "Mỗi người nhận một mật khẩu dùng một lần, chỉ hiện ngay sau khi tạo.")))
    return try storePage("Tài khoản", edition, source: "kho tài khoản của Soi", parts)
  }

  private func secrets(_ fresh: [AccountOffice.Fresh]) -> RecordPage.Part {
    .section(
      .init(
        id: "passwords", heading: "Mật khẩu dùng một lần",
        intro: "Chép lại ngay: tải lại trang là mất. Người dùng đổi mật khẩu khi đăng nhập lần đầu.",
        table: RecordTable(
          [.init("login", "Tên đăng nhập"), .init("password", "Mật khẩu")],
          fresh.map { [.code($0.account.profile.login.text), .code($0.password)] })))
  }

  func makeAccounts() async throws -> Response {
    let edition = try await service.keeper.current()
    do throws(Failure) {
      let wishes = try AccountList.read(Array((asking.text("rows") ?? "").utf8), in: edition.desk.facts.units)
      let fresh = try await service.access.accounts.make(wishes, officeAsking(edition))
      return try await accountsAfter(fresh)
    } catch {
      if error.kind == .denied { throw error }
      return try await accounts(problem: error.sentence)
    }
  }

  /// Pages throw more than failures; what was made stands all the same.
  private func accountsAfter(_ fresh: [AccountOffice.Fresh]) async throws(Failure) -> Response {
    do {
      return try await accounts(fresh: fresh)
    } catch {
      throw error as? Failure
        ?? Failure(
          vi: "Đã tạo tài khoản nhưng không hiện được; cấp lại mật khẩu.",
          en: "The accounts were made but cannot be shown; reset their passwords.")
    }
  }

  func oneAccount(fresh: [AccountOffice.Fresh] = []) async throws -> Response {
    let edition = try await service.keeper.current()
    let account = try await namedAccount(edition)
    let units = edition.desk.facts.units
    func name(_ unit: UnitCode?) -> String { unit.map { units.unit($0)?.name ?? $0.text } ?? "mọi đơn vị" }
    let path = "/admin/accounts/\(account.number)"
    var parts: [RecordPage.Part] = []
    if !fresh.isEmpty { parts.append(secrets(fresh)) }
    parts.append(
      .facts([
        .init("login", "Tên đăng nhập", .code(account.profile.login.text)),
        .init("name", "Tên", .text(account.profile.name)),
        .init("unit", "Nơi làm việc", .text(account.profile.unit.map { name($0) })),
        .init("officer", "Mã cán bộ trong hồ sơ", .text(account.profile.officer)),
        .init("state", "Tình trạng", .text(account.isDisabled ? "đã khóa" : "đang dùng")),
      ]))
    parts.append(
      .section(
        .init(
          id: "grants", heading: "Vai trò",
          table: RecordTable(
            [.init("role", "Vai trò"), .init("unit", "Ở đơn vị, kể cả cấp dưới")],
            account.grants.map { grant in
              [
                RecordTable.Cell(.text(grant.role.rawValue), shown: grant.role.sentence.vi),
                RecordTable.Cell(grant.unit.map { .text($0.text) } ?? .none, shown: name(grant.unit)),
              ]
            }, whenEmpty: "Chưa được giao vai trò nào."))))
    parts.append(
      .action(
        .init(
          address: path + "/password", label: "Cấp mật khẩu mới",
          consequence: "Mật khẩu cũ thôi dùng được và mọi phiên của người này kết thúc ngay.")))
    parts.append(
      .action(
        .init(
          address: path + (account.isDisabled ? "/enable" : "/disable"),
          label: account.isDisabled ? "Mở lại tài khoản" : "Khóa tài khoản",
          consequence: account.isDisabled
            ? "Người này đăng nhập lại được bằng mật khẩu cũ."
            : "Mọi phiên của người này kết thúc ngay; việc đã làm vẫn còn trong nhật ký.")))
    return try storePage(account.profile.name, edition, source: "kho tài khoản của Soi", parts)
  }

  func resetPassword() async throws -> Response {
    let edition = try await service.keeper.current()
    let account = try await namedAccount(edition)
    let fresh = try await service.access.accounts.resetPassword(account.number, officeAsking(edition))
    return try await oneAccount(fresh: [fresh])
  }

  func setAccount(disabled: Bool) async throws -> Response {
    let edition = try await service.keeper.current()
    let account = try await namedAccount(edition)
    try await service.access.accounts.setDisabled(disabled, account.number, officeAsking(edition))
    return Reply.redirect("/admin/accounts/\(account.number)")
  }

  private func namedAccount(_ edition: DeskKeeper.Edition) async throws(Failure) -> Account {
    let number = Int(path("number"))
    let accounts = try await service.access.accounts.list(officeAsking(edition))
    guard let account = accounts.first(where: { $0.number == number }) else {
      throw Failure(.notFound, vi: "Không có tài khoản này.", en: "There is no such account.")
    }
    return account
  }

  // MARK: the trail

  func trail() async throws -> Response {
    let edition = try await service.keeper.current()
    let units = edition.desk.facts.units
    var question = TrailQuestion(limit: 200)
    if let text = asking.text("before") {
      guard let number = Int(text), number > 0 else {
        throw Failure(.usage, vi: "“before” phải là số dòng.", en: "“before” must be a line's number.")
      }
      question.before = number
    }
    if let text = asking.text("deed") {
      guard let deed = Deed(rawValue: text) else {
        throw Failure(.usage, vi: "Không có loại việc “\(text.prefix(40))”.", en: "There is no such deed.")
      }
      question.deeds = [deed]
    }
    if !visitor.mayEverywhere(.readAudit) {
      let roots = visitor.grants.filter { $0.role.permissions.contains(.readAudit) }.compactMap(\.unit)
      question.units = Set(roots.flatMap { units.contains($0) ? units.subtree($0) : [] })
    }
    let rows = try await service.access.trail.trail(question)
    let names = try await names(of: rows.map(\.entry.who))
    // Who reads the trail stands in it too.
    try await note(.readTrail, rows: rows.count)
    let table = RecordTable(
      [
        .init("number", "Số", number: true), .init("at", "Lúc"), .init("who", "Ai"), .init("deed", "Việc"),
        .init("unit", "Đơn vị"), .init("record", "Bản ghi"), .init("rows", "Dòng", number: true),
      ],
      rows.map { row in
        let entry = row.entry
        return [
          .integer(row.number), .instant(entry.at), .text(words(entry.who, names)),
          RecordTable.Cell(.text(entry.deed.rawValue), shown: entry.deed.sentence.vi),
          .text(entry.unit.map { units.unit($0)?.name ?? $0.text }), .text(entry.record), .integer(entry.rows),
        ]
      })
    var older: RecordPage.Choice?
    if rows.count == question.limit, let last = rows.last {
      older = RecordPage.Choice(
        "Cũ hơn", link: PageAddress("/audit", [("deed", asking.text("deed")), ("before", "\(last.number)")]).text)
    }
    return try storePage(
      "Nhật ký", edition, source: "nhật ký của Soi, dòng nối dòng bằng mã băm",
      [
        .filters([FilterField("deed", "Việc", Deed.allCases.map { ($0.rawValue, $0.sentence.vi) })]),
        .section(.init(id: "trail", heading: "Mới nhất trước", table: table, more: older)),
      ])
  }

  /// Names of the accounts among them: the trail keeps numbers, a person reads names.
  private func names(of who: [Visitor.Kind]) async throws(Failure) -> [Int: String] {
    var names: [Int: String] = [:]
    for case .person(let number) in Set(who) {
      names[number] = try await service.access.accounts.name(of: number)
    }
    return names
  }

  private func words(_ who: Visitor.Kind, _ names: [Int: String]) -> String {
    switch who {
    case .anonymous: "người lạ"
    case .person(let number): names[number].map { "\($0) (tài khoản \(number))" } ?? "tài khoản \(number)"
    case .key(let number): "khóa API \(number)"
    case .operator: "lệnh soi trên máy chủ"
    }
  }
}
