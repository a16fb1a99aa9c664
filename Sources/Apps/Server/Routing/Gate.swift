internal import Access
internal import Base
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Work

/// The one way from a request to a route's answer: whose address is it, who asks, may they, is it too much, what went wrong.
struct Gate: Sendable {
  let service: SoiService
  let logger: Logger

  func answer(_ request: Request, _ context: SoiContext, _ route: Route) async -> Response {
    let started = ContinuousClock.now
    let response = await admitted(request, context, route)
    service.metrics.answered(
      route.path, status: response.status.code, seconds: (ContinuousClock.now - started) / .seconds(1))
    return response
  }

  private func admitted(_ request: Request, _ context: SoiContext, _ route: Route) async -> Response {
    do {
      guard answers(to: request.head.authority) else { throw Self.foreignName }
      let address = sender(request, context)
      guard isUnlimited(route, address) || service.limits.admits(address, .reading) else { throw Self.tooOften }
      let session = request.headers[.cookie].flatMap { service.cookie.token(inHeader: $0) }
      let visitor = try await visitor(request, session)
      if visitor.mustChangePassword, !route.isForNewcomers { return Reply.redirect("/account/password") }
      try require(route.access, of: visitor)
      var body: [UInt8] = []
      if route.method == .post {
        body = try await content(of: request, route)
      }
      let asking = Asking(request, form: Asking.form(request, body))
      if case .person = visitor.kind, route.method == .post, route.access != .ownCheck {
        guard FormSeal.holds(asking.text("seal"), request.uri.path, token: session) else { throw Self.foreignForm }
      }
      let call = Call(
        request: request, route: route, asking: asking, body: body, visitor: visitor, session: session,
        address: address, service: service,
        path: Dictionary(context.parameters.map { (String($0.key), String($0.value)) }) { first, _ in first })
      return try await kept(call)
    } catch let failure as Failure {
      return refusal(failure, request, route)
    } catch let error as HTTPError {
      return refusal(error.status == .notFound ? SoiServer.nothingHere : Self.broken, request, route)
    } catch {
      logger.error("a request failed", metadata: ["route": "\(route.path)", "reason": "\(type(of: error))"])
      return refusal(Self.broken, request, route)
    }
  }

  /// From the cache where the route allows it.
  private func kept(_ call: Call) async throws -> Response {
    guard call.route.isForAll, let address = addressInCache(call) else { return try await call.route.answer(call) }
    let cache = call.wantsJSON ? service.answers : service.pages
    let moment = cache.moment(edition: try await service.keeper.current().number, at: service.now())
    if let known = cache.answer(address, moment) { return known }
    let answer = try await call.route.answer(call)
    if answer.status == .ok { cache.keep(answer, address, moment) }
    return answer
  }

  /// A page carries the menu, the name and the seal of whoever asks: it is kept for that session alone, and not at all for a
  /// program, whose page nobody looks at twice.
  private func addressInCache(_ call: Call) -> String? {
    guard let path = call.request.head.path else { return nil }
    if call.wantsJSON { return path }
    guard call.route.contents.contains(.page), call.session != nil || call.visitor.isSignedIn else { return path }
    guard let session = call.session, call.request.headers[.authorization] == nil else { return nil }
    return "\(path) \(call.visitor.kind) \(session)"
  }

  // MARK: who

  /// The sign-in of a browser, or the key of a program; a key that is none is refused, not taken for nobody.
  private func visitor(_ request: Request, _ session: String?) async throws -> Visitor {
    if let header = request.headers[.authorization] {
      let words = header.split(separator: " ")
      guard words.count == 2, words[0].lowercased() == "bearer" else { throw Self.unknownKey }
      let visitor = try await service.access.visitors.visitor(bearer: String(words[1]), at: service.now())
      if !visitor.isSignedIn { throw Self.unknownKey }
      return visitor
    }
    guard let session else { return .anonymous }
    return try await service.access.visitors.visitor(session: session, at: service.now())
  }

  private func require(_ access: Route.Access, of visitor: Visitor) throws(Failure) {
    switch access {
    case .open, .ownCheck: return
    case .signedIn: if visitor.isSignedIn { return }
    case .may(let permission): if visitor.may(permission) { return }
    }
    if !visitor.isSignedIn { throw Sight.unknownVisitor }
    throw Failure(
      .denied, vi: "Tài khoản của bạn không có quyền làm việc này.", en: "Your account may not do this.")
  }

  // MARK: from where, to where

  /// A page of another site that points its own name at this machine must not read what stands here.
  private func answers(to authority: String?) -> Bool {
    if SoiServer.isThisMachine(authority) { return true }
    guard let authority, !service.settings.isLoopback || service.settings.isBehindProxy else { return false }
    let name = SoiServer.name(of: authority)
    return service.settings.names.isEmpty || service.settings.names.contains(name)
  }

  /// This machine itself is not held back, nor who delivers: that has an allowance of its own.
  private func isUnlimited(_ route: Route, _ address: String) -> Bool {
    route.access == .ownCheck || address == "127.0.0.1" || address == "::1"
  }

  private func sender(_ request: Request, _ context: SoiContext) -> String {
    if service.settings.isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"), let header = request.headers[name],
      let last = header.split(separator: ",").last
    {
      return last.filter { $0 != " " }
    }
    return context.remoteAddress?.ipAddress ?? ""
  }

  private func content(of request: Request, _ route: Route) async throws -> [UInt8] {
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard length <= route.bodyLimit else { throw Self.tooLarge(route.bodyLimit) }
    do {
      return Array(buffer: try await request.body.collect(upTo: route.bodyLimit))
    } catch {
      throw Self.tooLarge(route.bodyLimit)
    }
  }

  // MARK: what went wrong

  private func refusal(_ failure: Failure, _ request: Request, _ route: Route) -> Response {
    let isForProgram = wantsJSON(request) || !route.contents.contains(.page)
    if failure.kind == .signIn, !isForProgram, route.method == .get {
      return Reply.redirect("/sign-in?next=\((request.head.path ?? "/").percentEncoded)")
    }
    return Reply.failure(failure, wantsJSON: isForProgram)
  }

  private static let foreignName = Failure(
    .usage, vi: "Dịch vụ không mang tên này. Mở bằng đúng địa chỉ của nó.",
    en: "The service has another name. Open it by its own address.")
  static let foreignForm = Failure(
    .denied, vi: "Biểu mẫu đã cũ hoặc đến từ trang khác. Tải lại trang rồi gửi lại.",
    en: "The form is old or came from another site. Reload the page and send it again.")
  private static let unknownKey = Failure(
    .signIn, vi: "Khóa API không đúng hoặc đã bị thu hồi.", en: "The API key is wrong or was revoked.")
  static let tooOften = Failure(
    .tooOften, vi: "Quá nhiều yêu cầu từ địa chỉ này. Đợi một phút rồi thử lại.",
    en: "Too many requests from this address. Wait a minute and try again.")
  private static let broken = Failure(
    vi: "Có lỗi trong dịch vụ; người quản trị thấy trong nhật ký.",
    en: "Something broke inside; the administrator sees it in the log.")

  private static func tooLarge(_ limit: Int) -> Failure {
    Failure(
      .tooLarge, vi: "Nội dung gửi quá lớn: nhiều nhất \(limit / 1_024) KiB.",
      en: "The body is too large: at most \(limit / 1_024) KiB.")
  }
}
