internal import Access
internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import Records
internal import Work

/// One request on its way to an answer: who asks, what, and the service that knows.
struct Call: Sendable {
  let request: Request
  let route: Route
  let asking: Asking
  let body: [UInt8]
  let visitor: Visitor
  /// The token of the sign-in, for forms and for signing out; nil for anonymous visitors and programs.
  let session: String?
  /// Where the request came from, as far as the connection or a trusted proxy tells.
  let address: String
  let service: SoiService

  /// The part of the path that stands for a name of the route.
  let path: [String: String]

  /// The records this answer shows.
  let readings = ReadingsOfCall()

  func path(_ name: String) -> String { path[name].map { $0.percentDecoded ?? $0 } ?? "" }

  var wantsJSON: Bool { Server.wantsJSON(request) }

  var now: Instant { service.now() }
}

/// True when the caller would rather have JSON.
func wantsJSON(_ request: Request) -> Bool {
  if request.uri.path.hasPrefix("/api/") { return true }
  return request.headers[.accept]?.contains("application/json") ?? false
}
