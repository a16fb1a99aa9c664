internal import ArgumentParser
internal import Base
internal import Foundation
internal import Server
internal import StoreSQLite
internal import Work

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Trang web trên máy này · the web application on this machine")

  @OptionGroup var common: Common
  @Option(help: "127.0.0.1") var host = "127.0.0.1"
  @Option(help: "7660") var port = 7660
  @Flag(help: "Mở trình duyệt · open the browser") var open = false

  func run() async throws {
    guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
      throw Failure(
        .usage, vi: "Bản này chỉ phục vụ trên chính máy này: dùng --host 127.0.0.1.",
        en: "This version serves this machine only: use --host 127.0.0.1.")
    }
    guard (1...65_535).contains(port) else {
      throw Failure(.usage, vi: "--port phải từ 1 đến 65535.", en: "--port must be from 1 to 65535.")
    }
    let log = try common.existingLog()
    let columns = ColumnFile(store: common.storePath)
    let keeper = DeskKeeper(
      open: { knownAt throws(Failure) in
        try Desk(
          log: log, shelf: Shelved.shelf(log, knownAt), calendar: Shelved.calendar(log, knownAt), columns: columns,
          knownAt: knownAt)
      },
      version: { () throws(Failure) in try log.version() },
      rules: { () throws(Failure) in try RuleStore(log: log).ruleEvents().count },
      quarantine: { () throws(Failure) in try log.quarantine(log.moment()).count })
    _ = try await keeper.current()
    let address = "http://\(host):\(port)"
    let (quiet, browse, language) = (common.quiet, open, common.lang)
    do {
      try await SoiServer.run(host: host, port: port, keeper: keeper, now: { Clock.now }) {
        if !quiet {
          print(
            language == .vi
              ? "Soi 766 đang chạy ở \(address) (Ctrl-C để dừng)" : "Soi 766 is at \(address) (Ctrl-C stops)")
          fflush(nil)
        }
        if browse { Browser.open(address) }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        vi: "Không mở được \(address): cổng đang được dùng hoặc không được phép. Chọn --port khác.",
        en: "\(address) cannot be opened: the port is in use or not allowed. Choose another --port.")
    }
  }
}

/// Opens an address in the person's browser where there is one.
enum Browser {
  static func open(_ address: String) {
    for opener in ["/usr/bin/xdg-open", "/usr/bin/open"] where FileManager.default.isExecutableFile(atPath: opener) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: opener)
      process.arguments = [address]
      process.standardError = FileHandle.nullDevice
      if (try? process.run()) != nil { return }
    }
  }
}
