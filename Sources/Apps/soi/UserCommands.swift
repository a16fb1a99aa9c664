internal import Access
internal import ArgumentParser
internal import Base
internal import Formats
internal import Work

struct UsersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users", abstract: "Tài khoản của người dùng · the accounts of people",
    subcommands: [
      List.self, Add.self, Import.self, Give.self, Disable.self, Enable.self, Password.self, Link.self,
    ], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Danh sách tài khoản · the accounts")
    @OptionGroup var common: Common

    func run() async throws {
      let access = try OpenedAccess(common)
      let accounts = try await access.desk.accounts.list(access.asking)
      common.put(AccessTables.json(accounts), AccessTables.table(accounts, common.lang))
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tạo một tài khoản, in mật khẩu dùng một lần · make an account, print its one-time password")
    @OptionGroup var common: Common
    @Argument(help: "Tên đăng nhập · login") var login: String
    @Option(help: "Họ tên · name") var name: String
    @Option(help: "Đơn vị công tác · the unit they work at") var unit: String?
    @Option(help: "Mã cán bộ trong hồ sơ · their code as an officer in records") var officer: String?
    @OptionGroup var grants: AskedGrants

    func run() async throws {
      let access = try OpenedAccess(common)
      guard let name = Login(login) else { throw unusable(login) }
      let profile = Account.Profile(
        login: name, name: self.name, unit: unit.map { UnitCode($0) }, officer: officer)
      let fresh = try await access.desk.accounts.make(
        [AccountOffice.Wish(profile: profile, grants: try grants.grants())], access.asking)
      common.put(AccessTables.json(fresh), AccessTables.table(fresh, common.lang))
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tạo nhiều tài khoản từ CSV login,name,unit,role · make accounts from a CSV")
    @OptionGroup var common: Common
    @Argument(help: "Tệp CSV · the CSV") var file: String

    func run() async throws {
      let access = try OpenedAccess(common)
      let wishes = try AccountList.read(readFile(file, limit: 1 << 24), in: access.asking.register)
      let fresh = try await access.desk.accounts.make(wishes, access.asking)
      common.put(AccessTables.json(fresh), AccessTables.table(fresh, common.lang))
    }
  }

  struct Give: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "grant",
      abstract: "Đặt lại toàn bộ vai trò của một tài khoản · set all the roles of an account anew")
    @OptionGroup var common: Common
    @Argument(help: "Tên đăng nhập · login") var login: String
    @OptionGroup var grants: AskedGrants
    @Flag(help: "Không còn vai trò nào · no role at all") var none = false

    func run() async throws {
      let grants = try grants.grants()
      guard grants.isEmpty == none else {
        throw Failure(
          .usage, vi: "Cho ít nhất một --role, hoặc --none để bỏ hết vai trò.",
          en: "Give at least one --role, or --none to take all of them.")
      }
      try await changed(common, login) { access, account in
        try await access.desk.accounts.grant(grants, to: account.number, access.asking)
      }
    }
  }

  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Khóa một tài khoản, ngắt mọi phiên của nó · close an account and end its sessions")
    @OptionGroup var common: Common
    @Argument(help: "Tên đăng nhập · login") var login: String

    func run() async throws {
      try await changed(common, login) { access, account in
        try await access.desk.accounts.setDisabled(true, account.number, access.asking)
      }
    }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mở lại một tài khoản · open an account again")
    @OptionGroup var common: Common
    @Argument(help: "Tên đăng nhập · login") var login: String

    func run() async throws {
      try await changed(common, login) { access, account in
        try await access.desk.accounts.setDisabled(false, account.number, access.asking)
      }
    }
  }

  struct Password: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Cấp mật khẩu mới dùng một lần · give a new one-time password")
    @OptionGroup var common: Common
    @Argument(help: "Tên đăng nhập · login") var login: String

    func run() async throws {
      let access = try OpenedAccess(common)
      let account = try await access.account(login)
      let fresh = [try await access.desk.accounts.resetPassword(account.number, access.asking)]
      common.put(AccessTables.json(fresh), AccessTables.table(fresh, common.lang))
    }
  }

  struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Đăng ký người của hệ thống đăng nhập chung · register whom a sign-in provider will name")
    @OptionGroup var common: Common
    @Argument(help: "Tên đăng nhập ở đây · the login here") var login: String
    @Option(help: "Địa chỉ của hệ thống đăng nhập chung · the provider's address") var issuer: String
    @Option(help: "Thư điện tử ở đó · their e-mail there") var email: String?
    @Option(help: "Tên đăng nhập ở đó · their login there") var account: String?
    @Option(help: "Số định danh ở đó (sub) · their subject there") var subject: String?

    func run() async throws {
      let given = [
        email.map { Identity(.email, $0) }, account.map { Identity(.login, $0) },
        subject.map { Identity(.subject, $0) },
      ].compactMap(\.self)
      guard !given.isEmpty else {
        throw Failure(
          .usage, vi: "Cần --email, --account hoặc --subject của người ấy.",
          en: "The person's --email, --account or --subject is needed.")
      }
      try await changed(common, login) { access, account in
        for identity in given {
          try await access.desk.accounts.expect(identity, issuer: issuer, account.number, access.asking)
        }
      }
    }
  }
}

/// Does something to an account and shows what it is now.
private func changed(
  _ common: Common, _ login: String, _ work: (OpenedAccess, Account) async throws -> Void
) async throws {
  let access = try OpenedAccess(common)
  try await work(access, try await access.account(login))
  let now = [try await access.account(login)]
  common.put(AccessTables.json(now), AccessTables.table(now, common.lang))
}

private func unusable(_ login: String) -> Failure {
  Failure(
    .usage, vi: "“\(login)” không dùng làm tên đăng nhập được: chỉ chữ không dấu, số và . _ - @ +, từ 2 đến 64 ký tự.",
    en: "“\(login)” cannot be a login: plain letters, digits and . _ - @ + only, 2 to 64 of them.")
}
