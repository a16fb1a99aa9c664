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

  /// The router of the table, with one place where failures become answers.
  static func router(_ answering: Answering) -> Router<BasicRequestContext> {
    let router = Router()
    for route in Routes.all {
      router.get(RouterPath(route.path)) { request, context -> Response in
        do {
          return try await route.answer(request, context, answering)
        } catch let failure as Failure {
          let status: HTTPResponse.Status = failure.kind == .usage ? .badRequest : .internalServerError
          return Reply.failure(failure, status: status, wantsJSON: wantsJSON(request))
        }
      }
    }
    return router
  }
}
