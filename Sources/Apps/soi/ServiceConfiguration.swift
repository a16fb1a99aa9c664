internal import Base
internal import Formats
internal import Foundation
internal import Mail
internal import Server
internal import Work

/// What the service is told about its place: flags win over the environment (`SOI_PORT`), the environment over the file
/// (`port: 7660`).
struct ServiceConfiguration {
  enum Key: String, CaseIterable {
    case host, port
    case behindProxy = "behind_proxy"
    /// Addresses and ranges the proxy speaks from, separated by spaces.
    case proxies = "proxy"
    /// Names the service answers to, separated by spaces.
    case names
    case certificate
    case privateKey = "private_key"
    /// The provider of sign-ins, where there is one.
    case issuer = "oidc_issuer"
    case client = "oidc_client"
    case redirect = "oidc_redirect"
    /// A file, so that no list of processes and no configuration shows it.
    case secretFile = "oidc_secret_file"
    case providerName = "oidc_name"
    /// Where people find the pages, for links in letters.
    case publicAddress = "public_address"
    /// The mail server letters go through, where there is one.
    case mailHost = "mail_host"
    case mailPort = "mail_port"
    case mailSecurity = "mail_tls"
    case mailUser = "mail_user"
    case mailPasswordFile = "mail_password_file"
    case mailFrom = "mail_from"
    /// PEM file of further authorities to trust.
    case mailAuthorities = "mail_ca"

    var environmentName: String { "SOI_" + rawValue.uppercased() }
  }

  struct Value: Hashable {
    let text: String
    /// Where it was said.
    let from: String
  }

  private(set) var values: [Key: Value] = [:]
  private(set) var problems: [Sentence] = []

  /// - Parameter file: the file's path, or nil for `soi.yaml` of the current folder where there is one.
  init(flags: [Key: String], environment: [String: String], file: String?) {
    if let path = file ?? (FileManager.default.fileExists(atPath: "soi.yaml") ? "soi.yaml" : nil) { read(path) }
    for key in Key.allCases {
      if let text = environment[key.environmentName] { values[key] = Value(text: text, from: key.environmentName) }
      if let text = flags[key] { values[key] = Value(text: text, from: "--" + key.rawValue.replacing("_", with: "-")) }
    }
  }

  private mutating func read(_ path: String) {
    do throws(Failure) {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(vi: "Không đọc được tệp cấu hình \(path).", en: "The configuration file \(path) cannot be read.")
      }
      guard case .map(let entries) = try readYAML(String(decoding: data, as: UTF8.self), file: path).content else {
        throw Failure(
          vi: "Tệp cấu hình \(path) phải gồm các dòng “khóa: giá trị”.",
          en: "The configuration file \(path) must be lines of “key: value”.")
      }
      for entry in entries {
        let place = "\(path):\(entry.keyPlace.line)"
        guard let key = Key(rawValue: entry.key) else {
          let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
          problems.append(
            Sentence(
              vi: "\(place): không có mục “\(entry.key.prefix(40))”; các mục là \(known).",
              en: "\(place): there is no setting “\(entry.key.prefix(40))”; there are \(known)."))
          continue
        }
        guard case .scalar(let text) = entry.value.content else {
          problems.append(
            Sentence(
              vi: "\(place): “\(key.rawValue)” phải là một giá trị.",
              en: "\(place): “\(key.rawValue)” must be one value."))
          continue
        }
        values[key] = Value(text: text, from: place)
      }
    } catch {
      problems.append(error.sentence)
    }
  }

  /// The settings they come to; problems are added for what does not fit.
  mutating func settings() -> ServiceSettings {
    var settings = ServiceSettings()
    if let host = values[.host] { settings.host = host.text }
    if let port = values[.port] {
      if let number = Int(port.text), (1...65_535).contains(number) {
        settings.port = number
      } else {
        problem(.port, port, "phải là số từ 1 đến 65535", "must be a number from 1 to 65535")
      }
    }
    if let behind = values[.behindProxy] {
      switch behind.text {
      case "1", "true": settings.isBehindProxy = true
      case "0", "false": settings.isBehindProxy = false
      default: problem(.behindProxy, behind, "phải là true hoặc false", "must be true or false")
      }
    }
    readProxies(&settings)
    if let names = values[.names] { settings.names = names.text.split(separator: " ").map(String.init) }
    settings.publicAddress = values[.publicAddress]?.text
    settings.certificate = values[.certificate]?.text
    settings.privateKey = values[.privateKey]?.text
    for key in [Key.certificate, .privateKey] {
      if let file = values[key], !FileManager.default.isReadableFile(atPath: file.text) {
        problem(key, file, "không đọc được tệp", "the file cannot be read")
      }
    }
    if (settings.certificate == nil) != (settings.privateKey == nil) {
      problems.append(
        Sentence(
          vi: "TLS cần cả certificate và private_key.", en: "TLS needs both certificate and private_key."))
    }
    if !settings.isLoopback, !settings.isEncrypted {
      problems.append(
        Sentence(
          vi:
            "Không phục vụ HTTP trần ra ngoài máy này: thêm behind_proxy khi có proxy TLS đứng trước, hoặc certificate và private_key, hoặc dùng host 127.0.0.1.",
          en:
            "Plain HTTP is not served beyond this machine: add behind_proxy with a TLS proxy in front, or certificate and private_key, or use host 127.0.0.1."
        ))
    }
    return settings
  }

  private static let thisMachine = ["127.0.0.1", "::1"]

  /// Where nobody else reaches the port the proxy is on this machine; elsewhere it has to be said where it is, or anybody
  /// could say where they are.
  private mutating func readProxies(_ settings: inout ServiceSettings) {
    let said = values[.proxies]
    if let said, said.text.split(separator: " ").contains(where: { AddressRange(String($0)) == nil }) {
      problem(
        .proxies, said, "phải gồm địa chỉ IP hoặc dải như 10.1.0.0/16",
        "must be IP addresses or ranges like 10.1.0.0/16")
    }
    if settings.isBehindProxy, !settings.isLoopback, said == nil {
      problems.append(
        Sentence(
          vi:
            "behind_proxy ngoài máy này cần proxy: địa chỉ mà proxy nối tới từ đó, như 10.1.2.3; chỉ tin X-Forwarded-For từ địa chỉ ấy.",
          en:
            "behind_proxy beyond this machine needs proxy: the addresses the proxy connects from, like 10.1.2.3; X-Forwarded-For is believed from there alone."
        ))
    }
    let addresses = said?.text.split(separator: " ").map(String.init) ?? Self.thisMachine
    settings.proxies = addresses.compactMap { AddressRange($0) }
  }

  /// The provider of sign-ins; nil where none is named.
  mutating func provider() -> OpenIDSettings? {
    let parts = [Key.client, .redirect, .secretFile, .providerName]
    guard let issuer = values[.issuer] else {
      for key in parts {
        if let stray = values[key] { problem(key, stray, "cần oidc_issuer đi cùng", "needs oidc_issuer beside it") }
      }
      return nil
    }
    guard let client = values[.client]?.text, let redirect = values[.redirect] else {
      problem(
        .issuer, issuer, "cần oidc_client và oidc_redirect đi cùng", "needs oidc_client and oidc_redirect beside it")
      return nil
    }
    let settings = OpenIDSettings(
      issuer: issuer.text, client: client, secret: secret(.secretFile), redirect: redirect.text,
      name: values[.providerName]?.text ?? "Đăng nhập chung")
    if !settings.isUsable {
      problem(
        .issuer, issuer, "phải là địa chỉ https:// đúng như hệ thống ấy tự xưng",
        "must be the https:// address exactly as the provider writes it")
    }
    if !redirect.text.hasSuffix(SignInProvider.returnPath) {
      problem(
        .redirect, redirect, "phải là địa chỉ của dịch vụ này, kết thúc bằng \(SignInProvider.returnPath)",
        "must be this service's address, ending in \(SignInProvider.returnPath)")
    }
    return settings
  }

  /// The mail server; nil where none is named.
  mutating func mail() -> SMTPSettings? {
    guard let host = values[.mailHost] else {
      for key in [Key.mailPort, .mailSecurity, .mailUser, .mailPasswordFile, .mailFrom, .mailAuthorities] {
        if let stray = values[key] { problem(key, stray, "cần mail_host đi cùng", "needs mail_host beside it") }
      }
      return nil
    }
    guard let from = values[.mailFrom], Letter.isAddress(from.text) else {
      problem(.mailHost, host, "cần mail_from là một địa chỉ thư", "needs mail_from, an address")
      return nil
    }
    var security = SMTPSettings.Security.startTLS
    if let said = values[.mailSecurity] {
      guard let known = SMTPSettings.Security(rawValue: said.text) else {
        problem(.mailSecurity, said, "phải là starttls, tls hoặc none", "must be starttls, tls or none")
        return nil
      }
      security = known
    }
    let user = values[.mailUser]
    if let user, security == .none {
      problem(
        .mailUser, user, "cần mail_tls là starttls hoặc tls: mật khẩu không đi trần",
        "needs mail_tls to be starttls or tls: no password travels in the clear")
    }
    let port = values[.mailPort].flatMap { Int($0.text) } ?? (security == .tls ? 465 : security == .none ? 25 : 587)
    return SMTPSettings(
      host: host.text, port: port, security: security, user: user?.text, password: secret(.mailPasswordFile),
      from: from.text, authorities: values[.mailAuthorities]?.text)
  }

  private mutating func secret(_ key: Key) -> String? {
    guard let file = values[key] else { return nil }
    do throws(Failure) {
      let text = String(decoding: try readFile(file.text, limit: 4096), as: UTF8.self)
      return text.trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      problem(key, file, "không đọc được tệp", "the file cannot be read")
      return nil
    }
  }

  private mutating func problem(_ key: Key, _ value: Value, _ vi: String, _ en: String) {
    problems.append(
      Sentence(
        vi: "\(value.from): \(key.rawValue) “\(value.text.prefix(60))” \(vi).",
        en: "\(value.from): \(key.rawValue) “\(value.text.prefix(60))” \(en)."))
  }
}
