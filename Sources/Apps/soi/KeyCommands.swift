internal import Access
internal import ArgumentParser
internal import Base
internal import Work

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Khóa của các chương trình · the keys of programs",
    subcommands: [List.self, Add.self, Revoke.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Danh sách khóa · the keys")
    @OptionGroup var common: Common

    func run() async throws {
      let access = try OpenedAccess(common)
      let keys = try await access.desk.keys.list(access.asking)
      common.put(AccessTables.json(keys), AccessTables.table(keys, access.asking.now, common.lang))
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tạo khóa, in một lần duy nhất · make a key, printed this once")
    @OptionGroup var common: Common
    @Argument(help: "Chương trình nào dùng · which program uses it") var name: String
    @OptionGroup var grants: AskedGrants
    @Option(
      name: .customLong("scope"), parsing: .singleValue,
      help: "readRecords | readOfficers | decide | mend | publish | manage | readAudit | deliver")
    var scopes: [String] = []
    @Option(help: ArgumentHelp("Ngày cuối còn dùng được · the last day it opens", valueName: "2027-12-31"))
    var until: String

    func run() async throws {
      let access = try OpenedAccess(common)
      guard let day = Day(iso: until) else {
        throw Failure(
          .usage, vi: "--until: “\(until)” không phải ngày dạng 2027-12-31.",
          en: "--until: “\(until)” is not a day like 2027-12-31.")
      }
      let known = scopes.compactMap { Permission(rawValue: $0) }
      guard known.count == scopes.count else {
        let names = Permission.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          .usage, vi: "--scope: có quyền không ai biết. Các quyền: \(names).",
          en: "--scope: one is unknown. Permissions: \(names).")
      }
      let draft = AccessKey.Draft(
        name: name, grants: try grants.grants(), scopes: Set(known), validTo: day)
      let fresh = try await access.desk.keys.make(draft, access.asking)
      common.put(
        AccessTables.json(fresh), AccessTables.table(fresh, access.asking.now, common.lang))
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Thu hồi một khóa · revoke a key")
    @OptionGroup var common: Common
    @Argument(help: "Số của khóa · the key's number") var number: Int

    func run() async throws {
      let access = try OpenedAccess(common)
      try await access.desk.keys.revoke(number, access.asking)
      let keys = try await access.desk.keys.list(access.asking).filter { $0.number == number }
      common.put(AccessTables.json(keys), AccessTables.table(keys, access.asking.now, common.lang))
    }
  }
}
