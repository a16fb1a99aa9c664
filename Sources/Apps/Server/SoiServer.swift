internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOSSL
internal import Pages
internal import ServiceLifecycle
internal import UnixSignals
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
    application.addServices(
      AlertWatch(
        keeper: service.keeper,
        watch: WatchAlerts(service.alerts, mail: service.mail, address: service.settings.publicAddress),
        book: service.alerts, open: service.openAlerts, arrivals: service.arrivals, sources: service.sources,
        now: service.now, logger: logger))
    if let webhooks = service.webhooks {
      application.addServices(
        WebhookWatch(
          keeper: service.keeper, shelf: webhooks.shelf, send: webhooks.send, alerts: service.alerts, now: service.now,
          logger: logger))
    }
    var terms = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    // What has begun may end; who does not read what he asked for keeps nobody.
    terms.maximumGracefulShutdownDuration = patience
    do {
      try await ServiceGroup(configuration: terms).run()
    } catch is CancellationError {
      // Somebody was still being written to when the patience ended.
    }
  }

  private static let patience = Duration.seconds(8)

  /// TLS where there is a certificate.
  private static func server(_ settings: ServiceSettings) throws(Failure) -> HTTPServerBuilder {
    guard let certificate = settings.certificate, let key = settings.privateKey else {
      return .http1(configuration: connections)
    }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
      var terms = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      terms.minimumTLSVersion = .tlsv12
      return try .tls(.http1(configuration: connections), tlsConfiguration: terms)
    } catch {
      throw Failure(
        vi: "Không dùng được chứng thư \(certificate) với khóa \(key). Kiểm tra hai tệp PEM.",
        en: "The certificate \(certificate) with the key \(key) cannot be used. Check the two PEM files.")
    }
  }

  /// Who opens a connection and says nothing does not keep it.
  private static var connections: HTTP1Channel.Configuration { HTTP1Channel.Configuration(idleTimeout: .seconds(60)) }

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
    for path in Set(Routes.all.map(\.path)) {
      let allowed = Routes.all.filter { $0.path == path }.flatMap { $0.method == .get ? ["GET", "HEAD"] : ["POST"] }
      for method in methods where !allowed.contains(method.rawValue) {
        let refusing = other(path) { call in
          Reply.notAllowed(allowed, call.wantsJSON, call.frame(try await call.service.keeper.current()))
        }
        router.on(RouterPath(path), method: method) { request, context in
          let answer = await gate.answer(request, context, refusing)
          // Also somebody whose key, cookie or question is refused is told that the method is.
          let isTold = answer.status == .methodNotAllowed || answer.status == .tooManyRequests
          return isTold ? answer : Reply.notAllowed(allowed, wantsJSON(request), Frame())
        }
      }
    }
    let nowhere = other("**") { _ in throw nothingHere }
    router.get("**") { request, context in await gate.answer(request, context, nowhere) }
    return router
  }

  /// What is no address of the service goes through the gate like the rest: the page of the refusal is of whoever asked.
  private static func other(_ path: String, _ answer: @escaping @Sendable (Call) async throws -> Response) -> Route {
    Route(path, .open, vi: "Không có ở đây", en: "Not here", forNewcomers: true, answer)
  }

  private static let methods: [HTTPRequest.Method] =
    [.get, .head, .post, .put, .patch, .delete, .options, .trace]
    + [HTTPRequest.Method("QUERY")].compactMap(\.self)

  static let nothingHere = Failure(
    .notFound, vi: "Không có trang này. Về trang đầu để chọn đơn vị.",
    en: "There is no such page. Go to the first page.")
}
