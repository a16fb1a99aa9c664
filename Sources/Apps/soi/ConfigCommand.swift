internal import ArgumentParser
internal import Base
internal import Formats
internal import Foundation
internal import Server

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Cấu hình của soi serve · the configuration of soi serve",
    subcommands: [Check.self], defaultSubcommand: Check.self)

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Mọi mục, giá trị và nơi đặt; nêu hết lỗi · every setting, its value and origin; all problems at once")
    @OptionGroup var common: Common
    @Option(help: "soi.yaml") var config: String?

    func run() throws {
      var configuration = ServiceConfiguration(
        flags: [:], environment: ProcessInfo.processInfo.environment, file: config)
      let settings = configuration.settings()
      _ = configuration.provider()
      _ = configuration.mail()
      let vi = common.lang == .vi
      var table = TextTable(
        columns: vi
          ? [.init("Mục"), .init("Giá trị"), .init("Đặt ở")] : [.init("Setting"), .init("Value"), .init("Set in")])
      let usual = [ServiceConfiguration.Key.host: settings.host, .port: "\(settings.port)", .behindProxy: "false"]
      let rows = ServiceConfiguration.Key.allCases.map { key in
        let value = configuration.values[key]
        return (key.rawValue, value?.text ?? usual[key] ?? "", value?.from ?? (vi ? "mặc định" : "default"))
      }
      table.rows = rows.map { [$0.0, $0.1, $0.2] }
      common.put(.array(rows.map { ["setting": .string($0.0), "value": .string($0.1), "from": .string($0.2)] }), table)
      if let all = configuration.told { throw all }
    }
  }
}

extension ServiceConfiguration {
  /// All problems in one sentence each; nil when there are none.
  var told: Failure? {
    if problems.isEmpty { return nil }
    return Failure(
      .usage, vi: problems.map(\.vi).joined(separator: "\n"), en: problems.map(\.en).joined(separator: "\n"))
  }
}
