internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOSSL
internal import ServiceLifecycle
internal import Work

/// The web application: pages, answers for programs, live changes.
package enum SoiServer {
  /// Serves until the process is asked to stop.
  package static func run(_ service: SoiService, ready: @escaping @Sendable () async -> Void) async throws {
    let logger = logger
    var application = Application(
      router: router(service, logger), server: try server(service.settings),
      configuration: .init(
        address: .hostname(service.settings.host, port: service.settings.port), serverName: "soi"),
      onServerRunning: { _ in await ready() }, logger: logger)
    application.addServices(Watch(keeper: service.keeper, announcer: service.announcer, logger: logger))
    application.addServices(
      DailyTelling(keeper: service.keeper, keep: KeepDaily(service.daily), now: service.now, logger: logger))
    try await application.runService()
  }

  /// TLS where there is a certificate.
  private static func server(_ settings: ServiceSettings) throws(Failure) -> HTTPServerBuilder {
    guard let certificate = settings.certificate, let key = settings.privateKey else { return .http1() }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
      var terms = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      terms.minimumTLSVersion = .tlsv12
      return try .tls(.http1(), tlsConfiguration: terms)
    } catch {
      throw Failure(
        vi: "Không dùng được chứng thư \(certificate) với khóa \(key). Kiểm tra hai tệp PEM.",
        en: "The certificate \(certificate) with the key \(key) cannot be used. Check the two PEM files.")
    }
  }

  private static var logger: Logger {
    var logger = Logger(label: "soi")
    logger.logLevel = .warning
    return logger
  }

  /// The name in an authority, without its port.
  static func name(of authority: String) -> String {
    authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : String(authority.prefix { $0 != ":" })
  }

  package static func isThisMachine(_ authority: String?) -> Bool {
    guard let authority else { return false }
    return ["127.0.0.1", "localhost", "[::1]"].contains(name(of: authority))
  }

  /// The router of the table.
  static func router(_ service: SoiService, _ logger: Logger) -> Router<SoiContext> {
    let router = Router(context: SoiContext.self)
    let gate = Gate(service: service, logger: logger)
    for route in Routes.all {
      let methods: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [.post]
      for method in methods {
        router.on(RouterPath(route.path), method: method) { request, context in
          await gate.answer(request, context, route)
        }
      }
    }
    router.get("**") { request, _ in Reply.failure(nothingHere, wantsJSON: wantsJSON(request)) }
    return router
  }

  static let nothingHere = Failure(
    .notFound, vi: "Không có trang này. Về trang đầu để chọn đơn vị.",
    en: "There is no such page. Go to the first page.")
}
