internal import Base
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Pages

/// Answers with the headers every answer of the service carries.
enum Reply {
  static func html(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
    make(Array(page.utf8), "text/html; charset=utf-8", status)
  }

  static func json(_ json: JSON, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
    make(Array(json.serialized().utf8), type, status)
  }

  /// Whether the figures can still change is told beside the answer, whose members are fixed.
  static func json(provisional isProvisional: Bool, _ json: JSON) -> Response {
    var response = self.json(json)
    if let name = HTTPField.Name("Soi-Provisional") { response.headers[name] = isProvisional ? "1" : "0" }
    return response
  }

  static func csv(_ bytes: [UInt8], name: String) -> Response {
    var response = make(bytes, "text/csv; charset=utf-8", .ok)
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  static func icon(_ bytes: [UInt8]) -> Response { make(bytes, Route.Content.icon.rawValue, .ok) }

  static func css(_ bytes: [UInt8]) -> Response { make(bytes, "text/css; charset=utf-8", .ok) }

  static func script(_ bytes: [UInt8]) -> Response { make(bytes, "text/javascript; charset=utf-8", .ok) }

  static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8")
    -> Response
  {
    make(Array(text.utf8), type, status)
  }

  static func bytes(_ bytes: [UInt8], type: String, name: String) -> Response {
    var response = make(bytes, type, .ok)
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  static func stream(_ body: ResponseBody) -> Response {
    var response = make([], "text/event-stream", .ok)
    response.headers[.cacheControl] = "no-store"
    if let buffering = HTTPField.Name("X-Accel-Buffering") { response.headers[buffering] = "no" }
    response.body = body
    return response
  }

  static func redirect(_ location: String) -> Response {
    var response = make([], "text/plain", .seeOther)
    response.headers[.location] = location
    return response
  }

  /// The address is there, for other methods.
  static func notAllowed(_ methods: [String], _ wantsJSON: Bool, _ frame: Frame) -> Response {
    var response = failure(
      Failure(
        .usage, vi: "Địa chỉ này chỉ nhận \(methods.joined(separator: ", ")).",
        en: "This address takes \(methods.joined(separator: ", ")) only."), wantsJSON: wantsJSON, frame,
      status: .methodNotAllowed)
    response.headers[.allow] = methods.joined(separator: ", ")
    return response
  }

  /// RFC 9457 for programs, a page for people.
  static func failure(
    _ failure: Failure, wantsJSON: Bool, _ frame: Frame = Frame(), status told: HTTPResponse.Status? = nil
  ) -> Response {
    let status = told ?? status(failure)
    guard wantsJSON else {
      return html(
        MessagePage.html(
          title: "Không xem được", sentences: [failure.sentence.vi],
          link: frame.reader == nil ? ("Về trang đầu", "/") : ("Về bảng điều hành", "/board"), frame), status: status)
    }
    let problem: JSON = [
      "type": "about:blank", "title": .string(status.reasonPhrase), "status": .integer(status.code),
      "detail": .string(failure.sentence.vi), "detail_en": .string(failure.sentence.en),
    ]
    return json(problem, status: status, type: "application/problem+json")
  }

  static func status(_ failure: Failure) -> HTTPResponse.Status {
    switch failure.kind {
    case .usage: .badRequest
    case .notFound: .notFound
    case .signIn: .unauthorized
    case .denied: .forbidden
    case .conflict: .conflict
    case .tooLarge: .contentTooLarge
    case .tooOften: .tooManyRequests
    case .failed: .internalServerError
    }
  }

  private static func make(_ bytes: [UInt8], _ type: String, _ status: HTTPResponse.Status) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = type
    headers[.cacheControl] = "no-cache"
    // Who asks, and for what, decides what the same address answers.
    headers[.vary] = "Accept, Authorization, Cookie"
    headers[.xContentTypeOptions] = "nosniff"
    headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    if let policy = HTTPField.Name("Referrer-Policy") { headers[policy] = "no-referrer" }
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
