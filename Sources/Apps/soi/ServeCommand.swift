internal import Access
internal import ArgumentParser
internal import Base
internal import Foundation
internal import Mail
internal import Papers
internal import Server
internal import StoreSQLite
internal import Web
internal import Work

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Trang web và API · the web application and the API")

  @OptionGroup var common: Common
  @Option(help: "127.0.0.1") var host: String?
  @Option(help: "7660") var port: Int?
  @Flag(help: "Có proxy TLS đứng trước · a TLS proxy stands in front") var behindProxy = false
  @Option(
    help: "Địa chỉ của proxy ấy, lặp lại được · where that proxy speaks from, repeatable; 127.0.0.1")
  var proxy: [String] = []
  @Option(help: "Tên miền được phục vụ, lặp lại được · a name to answer to, repeatable") var name: [String] = []
  @Option(help: "Chứng thư TLS, PEM · the TLS certificate, PEM") var certificate: String?
  @Option(help: "Khóa riêng TLS, PEM · the TLS private key, PEM") var privateKey: String?
  @OptionGroup var provider: ProviderFlags
  @Option(help: "soi.yaml") var config: String?
  @Flag(help: "Mở trình duyệt · open the browser") var open = false

  private func settings() throws -> (ServiceSettings, OpenIDSettings?, SMTPSettings?) {
    var flags = provider.flags
    flags[.host] = host
    flags[.port] = port.map(String.init)
    flags[.behindProxy] = behindProxy ? "true" : nil
    flags[.proxies] = proxy.isEmpty ? nil : proxy.joined(separator: " ")
    flags[.names] = name.isEmpty ? nil : name.joined(separator: " ")
    flags[.certificate] = certificate
    flags[.privateKey] = privateKey
    var configuration = ServiceConfiguration(
      flags: flags, environment: ProcessInfo.processInfo.environment, file: config)
    let (settings, provider, mail) = (configuration.settings(), configuration.provider(), configuration.mail())
    if let problems = configuration.told { throw problems }
    return (settings, provider, mail)
  }

  /// The first start makes an administrator; the password is shown here and never again.
  private func greet(_ access: AccessDesk) async throws {
    guard let first = try await access.accounts.first(at: Clock.now) else { return }
    let login = first.account.profile.login.text
    print(
      common.lang == .vi
        ? "Tài khoản quản trị đầu tiên: \(login), mật khẩu dùng một lần: \(first.password) (chỉ hiện lần này; lỡ mất thì soi users password \(login))"
        : "The first administrator: \(login), one-time password: \(first.password) (shown this once; if lost: soi users password \(login))"
    )
    fflush(nil)
  }

  func run() async throws {
    let (settings, named, mail) = try settings()
    let web = WebClient()
    let log = try common.existingLog()
    let webhooks = WebhookStore(log: log)
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
    let access = AccessDesk(log)
    try await greet(access)
    let address = settings.address
    let (quiet, browse, language) = (common.quiet, open, common.lang)
    do {
      try await SoiServer.run(
        SoiService(
          keeper: keeper, access: access, log: log, arrivals: ArrivalStore(log: log),
          sources: SourceDesk(SourceStore(log: log)), settings: settings,
          rules: RuleDesk(RuleStore(log: log), shipped: Shipped.packs, calendar: try Shipped.calendar()),
          editions: EditionStore(log: log), daily: DailyStore(log: log), notebook: NotebookStore(log: log),
          acts: try Shipped.acts(), templates: try Shipped.templates(), owed: try Shipped.obligations(),
          deskThen: { then throws(Failure) in
            try Desk(log: log, shelf: Shelved.shelf(log, then), calendar: Shelved.calendar(log, then), knownAt: then)
          },
          mail: mail.map { MailRoom(client: SMTPClient($0)) },
          provider: SignInProvider.signIn(named, access, web),
          webhooks: (webhooks, SendWebhooks(webhooks, WebhookClient())),
          now: { Clock.now })
      ) {
        if !quiet {
          print(
            language == .vi
              ? "Soi 766 đang chạy ở \(address) (Ctrl-C để dừng)" : "Soi 766 is at \(address) (Ctrl-C stops)")
          fflush(nil)
        }
        if browse { Browser.open(address) }
      }
      await web.close()
    } catch let failure as Failure {
      await web.close()
      throw failure
    } catch {
      await web.close()
      throw Failure(
        vi: "Không mở được \(address): cổng đang được dùng hoặc không được phép. Chọn --port khác.",
        en: "\(address) cannot be opened: the port is in use or not allowed. Choose another --port.")
    }
  }
}

/// The provider of sign-ins, as flags name it.
struct ProviderFlags: ParsableArguments {
  @Option(help: "Hệ thống đăng nhập chung (OpenID Connect) · the sign-in provider, https://…") var oidcIssuer: String?
  @Option(help: "Tên của Soi ở đó · the name of Soi there") var oidcClient: String?
  @Option(help: "https://…/sign-in/return") var oidcRedirect: String?
  @Option(help: "Tệp giữ bí mật của Soi ở đó · the file with the secret of Soi there") var oidcSecretFile: String?
  @Option(help: "Chữ trên nút · what the button says") var oidcName: String?

  var flags: [ServiceConfiguration.Key: String] {
    [
      (ServiceConfiguration.Key.issuer, oidcIssuer), (.client, oidcClient), (.redirect, oidcRedirect),
      (.secretFile, oidcSecretFile), (.providerName, oidcName),
    ].reduce(into: [:]) { $0[$1.0] = $1.1 }
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
