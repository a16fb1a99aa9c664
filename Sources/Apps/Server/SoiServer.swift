package import Base
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The web application: read only, for this machine.
package enum SoiServer {
  /// Serves until the process is asked to stop.
  package static func run(
    host: String, port: Int, keeper: DeskKeeper, now: @escaping @Sendable () -> Instant,
    ready: @escaping @Sendable () async -> Void
  ) async throws {
    let application = Application(
      router: router(Answering(keeper: keeper, now: now)),
      configuration: .init(address: .hostname(host, port: port), serverName: "soi"),
      onServerRunning: { _ in await ready() }, logger: logger)
    try await application.runService()
  }

  private static var logger: Logger {
    var logger = Logger(label: "soi")
    logger.logLevel = .warning
    return logger
  }

  /// A page of another site that points its own name at this machine must not read what stands here.
  package static func isThisMachine(_ authority: String?) -> Bool {
    guard let authority else { return false }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(String(host))
  }

  private static let foreignHost = Failure(
    .usage, vi: "Chỉ phục vụ địa chỉ của chính máy này.", en: "Only addresses of this machine are served.")

  /// The router of the table, with one place where failures become answers.
  static func router(_ answering: Answering) -> Router<BasicRequestContext> {
    let router = Router()
    for route in Routes.all {
      for method in [HTTPRequest.Method.get, .head] {
        router.on(RouterPath(route.path), method: method) { request, context -> Response in
          guard isThisMachine(request.head.authority) else {
            return Reply.failure(foreignHost, status: .misdirectedRequest, wantsJSON: true)
          }
          do {
            return try await route.answer(request, context, answering)
          } catch let failure as Failure {
            return Reply.failure(failure, status: status(failure), wantsJSON: wantsJSON(request))
          }
        }
      }
    }
    router.get("**") { request, _ in
      Reply.failure(nothingHere, status: .notFound, wantsJSON: wantsJSON(request))
    }
    return router
  }

  private static func status(_ failure: Failure) -> HTTPResponse.Status {
    switch failure.kind {
    case .usage: .badRequest
    case .notFound: .notFound
    case .failed: .internalServerError
    }
  }

  private static let nothingHere = Failure(
    .notFound, vi: "Không có trang này. Về trang đầu để chọn đơn vị.",
    en: "There is no such page. Go to the first page.")
}
