internal import ArgumentParser
internal import Base
internal import Formats
internal import Records
internal import StoreSQLite
internal import Work

struct MappingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mappings", abstract: "Ánh xạ đã nhớ của từng hệ thống nguồn · what source systems are remembered by",
    subcommands: [List.self, Show.self, Forget.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Các hệ thống đã nhớ · the systems remembered")
    @OptionGroup var common: Common

    func run() throws {
      let systems = try common.existingLog().systems()
      let vi = common.lang == .vi
      var table = TextTable(
        columns: vi
          ? [.init("Hệ thống"), .init("Điều nhớ", .right), .init("Lần cuối")]
          : [.init("System"), .init("Known", .right), .init("Last learned")])
      table.rows = systems.map { [$0.name, "\($0.count)", $0.lastLearned.vietnamesePadded] }
      if systems.isEmpty {
        table.notes = [
          vi ? "Chưa nhớ hệ thống nào: nhập với --system TÊN." : "No system is remembered: import with --system NAME."
        ]
      }
      common.put(
        .array(
          systems.map {
            ["system": .string($0.name), "count": .integer($0.count), "last_learned": .string($0.lastLearned.iso)]
          }), table)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Điều đã nhớ của một hệ thống · what is remembered of a system")
    @OptionGroup var common: Common
    @Argument(help: "Tên hệ thống · name of the system") var system: String

    func run() throws {
      let known = try common.existingLog().remembered(of: system)
      if known.isEmpty { throw unknownSystem(system) }
      let vi = common.lang == .vi
      var table = TextTable(
        columns: vi
          ? [.init("Danh sách"), .init("Tiêu đề, từ"), .init("Nghĩa"), .init("Do")]
          : [.init("List"), .init("Heading, word"), .init("Meaning"), .init("By")])
      table.rows = known.map { lesson in
        let origin =
          lesson.isDecided ? (vi ? "người chỉ, hoặc suy ra" : "said or decided") : (vi ? "tên cột" : "wording")
        return [lesson.kind?.fileStem ?? lesson.part.rawValue, lesson.said, lesson.meaning, origin]
      }
      common.put(
        .array(
          known.map {
            [
              "part": .string($0.part.rawValue), "kind": $0.kind.map { .string($0.fileStem) } ?? .null,
              "said": .string($0.said), "meaning": .string($0.meaning), "decided": .flag($0.isDecided),
            ]
          }), table)
    }
  }

  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Quên một hệ thống · forget a system")
    @OptionGroup var common: Common
    @Argument(help: "Tên hệ thống · name of the system") var system: String

    func run() throws {
      guard try common.existingLog().forget(system) else { throw unknownSystem(system) }
      var table = TextTable(columns: [.init("system"), .init("forgotten")])
      table.rows = [[system, "1"]]
      table.notes = [
        common.lang == .vi
          ? "Đã quên ánh xạ của “\(system)”; dữ liệu đã nhập vẫn còn."
          : "The mapping of “\(system)” is forgotten; what was imported stays."
      ]
      common.put(["system": .string(system), "forgotten": true], table)
    }
  }
}

private func unknownSystem(_ name: String) -> Failure {
  Failure(
    .notFound, vi: "Chưa nhớ gì của hệ thống “\(name)”. Xem soi mappings list.",
    en: "Nothing is remembered of the system “\(name)”. See soi mappings list.")
}
