internal import ArgumentParser
internal import Base
internal import Foundation
internal import Server
internal import StoreSQLite
internal import Work

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Trang web và API · the web application and the API")

  @OptionGroup var common: Common
  @Option(help: "127.0.0.1") var host = "127.0.0.1"
  @Option(help: "7660") var port = 7660
  @Flag(help: "Có proxy TLS đứng trước · a TLS proxy stands in front") var behindProxy = false
  @Flag(help: "Mở trình duyệt · open the browser") var open = false

  func run() async throws {
    let settings = ServiceSettings(host: host, port: port, isBehindProxy: behindProxy)
    guard settings.isLoopback || settings.isEncrypted else {
      throw Failure(
        .usage,
        vi:
          "Không phục vụ HTTP trần ra ngoài máy này: thêm --behind-proxy khi có proxy TLS đứng trước, hoặc dùng --host 127.0.0.1.",
        en:
          "Plain HTTP is not served beyond this machine: add --behind-proxy with a TLS proxy in front, or use --host 127.0.0.1."
      )
    }
    guard (1...65_535).contains(port) else {
      throw Failure(.usage, vi: "--port phải từ 1 đến 65535.", en: "--port must be from 1 to 65535.")
    }
    let log = try common.existingLog()
    let columns = ColumnFile(store: common.storePath)
    let keeper = DeskKeeper(
      .init(
        open: { knownAt throws(Failure) in
          try Desk(
            log: log, shelf: Shelved.shelf(log, knownAt), calendar: Shelved.calendar(log, knownAt), columns: columns,
            knownAt: knownAt)
        },
        version: { () throws(Failure) in try log.version() },
        rules: { () throws(Failure) in try RuleStore(log: log).ruleEvents().count },
        quarantine: { () throws(Failure) in try log.quarantine(log.moment()).count }))
    let address = "http://\(host):\(port)"
    let (quiet, browse, language) = (common.quiet, open, common.lang)
    do {
      try await SoiServer.run(
        SoiService(
          keeper: keeper, door: OpenDoor(), settings: settings, editions: EditionStore(log: log), now: { Clock.now })
      ) {
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

struct OpenDoor: Door {
  let everyone = Visitor(.person(1), name: "Thử", grants: [Grant(.administrator), Grant(.control), Grant(.auditor)])
  func visitor(session token: String) async throws(Failure) -> Visitor? { everyone }
  func visitor(key: String) async throws(Failure) -> Visitor? { everyone }
  func formToken(session token: String) -> String { "x" }
  func isFormToken(_ text: String, session token: String) -> Bool { true }
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
