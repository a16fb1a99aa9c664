internal import ArgumentParser
internal import Base
internal import Formats
internal import StoreSQLite
internal import Work

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Hệ thống gửi tin hồ sơ · systems that deliver messages",
    subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Các hệ thống · the systems")
    @OptionGroup var common: Common

    func run() throws {
      let sources = try SourceStore(log: common.existingLog()).sources()
      let vi = common.lang == .vi
      var table = TextTable(
        columns: vi
          ? [
            .init("Hệ thống"), .init("Đơn vị"), .init("Phạm vi"), .init("Tài khoản"), .init("Đường dẫn mở, từ"),
            .init("Liên kết hồ sơ"),
          ]
          : [
            .init("System"), .init("Unit"), .init("Reach"), .init("Account"), .init("Open path, from"),
            .init("Dossier link"),
          ])
      table.rows = sources.map { source in
        [
          source.name, source.unit?.text ?? "–", source.reach?.text ?? (vi ? "mọi đơn vị" : "all units"),
          source.login?.username ?? "–",
          source.openPath?.addresses.joined(separator: " ") ?? "–", source.dossierLink ?? "–",
        ]
      }
      if sources.isEmpty {
        table.notes = [vi ? "Chưa có hệ thống nào: soi sources add TÊN." : "There is none yet: soi sources add NAME."]
      }
      common.put(.array(sources.map(SourceWords.json)), table)
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Thêm hoặc sửa một hệ thống; bí mật mới chỉ in một lần · adds or changes one; new secrets are printed once")
    @OptionGroup var common: Common
    @Argument(help: "Tên hệ thống · name of the system") var name: String
    @Option(help: "Đơn vị của hồ sơ không nêu đơn vị · the unit of dossiers that name none") var unit: String?
    @Option(
      help: "Chỉ nhận tin của đơn vị này và cấp dưới; trống là mọi đơn vị · only this unit and those below; empty: all")
    var within: String?
    @Option(help: "Cấp tài khoản cho hệ thống biết đăng nhập · an account for senders that log in") var login: String?
    @Flag(help: "Mở đường dẫn bí mật không cần đăng nhập · open a secret path that needs no login") var openPath = false
    @Option(name: .customLong("from"), help: "Địa chỉ được gửi, lặp lại được · an address that may send, repeatable")
    var addresses: [String] = []
    @Flag(help: "Đóng đường dẫn bí mật · close the secret path") var closePath = false
    @Option(help: "Địa chỉ hồ sơ ở hệ thống ấy, có {code} · the dossier's address there, with {code}") var link: String?
    @Option(help: "Số KiB lớn nhất của một tin · the most KiB of a message") var limit: Int?

    func run() throws {
      let shelf = SourceStore(log: try common.log())
      var source = try shelf.sources().first { $0.name == name } ?? SourceSystem(name: name)
      let secrets = SourceSecrets(random: Self.random)
      var told: [(label: String, value: String)] = []
      if let unit { source.unit = UnitCode(unit) }
      if let within { source.reach = within.isEmpty ? nil : UnitCode(within) }
      if let link { source.dossierLink = try SourceWords.checked(link: link) }
      if let limit { source.bodyLimit = try SourceWords.checked(limit: limit) }
      if closePath { source.openPath = nil }
      if openPath {
        let made = try secrets.openPath(from: addresses)
        source.openPath = made.kept
        told.append(("path", "/in/\(made.secret)"))
      }
      if let login {
        let made = secrets.login(login)
        source.login = made.kept
        told += [("username", login), ("password", made.password)]
      }
      try shelf.keep(source)
      var table = TextTable(columns: [
        .init(common.lang == .vi ? "Mục" : "Item"), .init(common.lang == .vi ? "Giá trị" : "Value"),
      ])
      table.rows = [["system", name]] + told.map { [$0.label, $0.value] }
      if !told.isEmpty {
        table.notes = [
          common.lang == .vi
            ? "Ghi lại ngay: bí mật chỉ hiện lần này." : "Write it down now: secrets are shown this once."
        ]
      }
      common.put(
        .object(
          [JSON.Member(key: "system", value: .string(name))]
            + told.map { JSON.Member(key: $0.label, value: .string($0.value)) }), table)
    }

    private static func random() -> [UInt8] {
      var generator = SystemRandomNumberGenerator()
      return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bỏ một hệ thống · removes a system")
    @OptionGroup var common: Common
    @Argument(help: "Tên hệ thống · name of the system") var name: String

    func run() throws {
      if try SourceStore(log: common.existingLog()).removeSource(name) { return }
      throw Failure(
        .notFound, vi: "Không có hệ thống “\(name.prefix(60))”. Xem soi sources.",
        en: "There is no system “\(name.prefix(60))”. See soi sources.")
    }
  }
}

/// How a source is written, and what is refused.
enum SourceWords {
  static func json(_ source: SourceSystem) -> JSON {
    [
      "system": .string(source.name), "unit": source.unit.map { .string($0.text) } ?? .null,
      "reach": source.reach.map { .string($0.text) } ?? .null,
      "username": source.login.map { .string($0.username) } ?? .null,
      "open_path_from": .array((source.openPath?.addresses ?? []).map { .string($0) }),
      "body_limit": .integer(source.bodyLimit), "dossier_link": source.dossierLink.map { .string($0) } ?? .null,
    ]
  }

  static func checked(link: String) throws(Failure) -> String? {
    if link.isEmpty { return nil }
    if link.hasPrefix("http://") || link.hasPrefix("https://"), link.contains("{code}") { return link }
    throw Failure(
      .usage, vi: "--link phải là địa chỉ http(s) có {code}, như https://motcua.tinh.gov.vn/ho-so/{code}.",
      en: "--link must be an http(s) address with {code}, like https://motcua.tinh.gov.vn/ho-so/{code}.")
  }

  static func checked(limit: Int) throws(Failure) -> Int {
    if (1...16_384).contains(limit) { return limit << 10 }
    throw Failure(.usage, vi: "--limit phải từ 1 đến 16384 KiB.", en: "--limit must be from 1 to 16384 KiB.")
  }
}
