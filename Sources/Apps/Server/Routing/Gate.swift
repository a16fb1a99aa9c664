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
    var response = await admitted(request, context, route)
    if service.settings.isEncrypted, let name = HTTPField.Name("Strict-Transport-Security") {
      response.headers[name] = "max-age=31536000"
    }
    service.metrics.answered(
      route.path, status: response.status.code, seconds: (ContinuousClock.now - started) / .seconds(1))
    return response
  }

  private func admitted(_ request: Request, _ context: SoiContext, _ route: Route) async -> Response {
    var (visitor, session): (Visitor, String?) = (.anonymous, nil)
    do {
      guard answers(to: request.head.authority) else { throw Self.foreignName }
      let address = sender(request, context)
      guard isAdmitted(route, address) else { throw Self.tooOften }
      session = request.headers[.cookie].flatMap { service.cookie.token(inHeader: $0) }
      visitor = try await self.visitor(request, session)
      if visitor.mustChangePassword, !route.isForNewcomers {
        if wantsJSON(request) { throw Self.oneTimeOnly }
        return Reply.redirect("/account/password")
      }
      try await require(route.access, of: visitor, at: address)
      let path = Dictionary(context.parameters.map { (String($0.key), String($0.value)) }) { first, _ in first }
      let body = route.method == .post ? try await content(of: request, route, path, address) : []
      let asking = Asking(request, form: Asking.form(request, body))
      if case .person = visitor.kind, route.method == .post, route.access != .ownCheck {
        guard FormSeal.holds(asking.text("seal"), request.uri.path, token: session) else { throw Self.foreignForm }
      }
      try refuseUnknownNames(asking, route)
      let call = Call(
        request: request, route: route, asking: asking, body: body, visitor: visitor, session: session,
        address: address, service: service, path: path)
      var response = try await kept(call)
      try await noteReading(call)
      if isPrivate(call, response) { response.headers[.cacheControl] = "no-store" }
      return response
    } catch let failure as Failure {
      return await refusal(failure, request, route, visitor, session)
    } catch let error as HTTPError {
      return await refusal(
        error.status == .notFound ? SoiServer.nothingHere : Self.broken, request, route, visitor, session)
    } catch {
      logger.error("a request failed", metadata: ["route": "\(route.path)", "reason": "\(type(of: error))"])
      return await refusal(Self.broken, request, route, visitor, session)
    }
  }

  /// From the cache where the route allows it.
  private func kept(_ call: Call) async throws -> Response {
    guard let address = addressInCache(call) else { return try await call.route.answer(call) }
    let cache = call.wantsJSON ? service.answers : service.pages
    let moment = cache.moment(edition: try await service.keeper.current().number, at: service.now())
    if let known = cache.answer(address, moment) { return known }
    let answer = try await call.route.answer(call)
    if answer.status == .ok { cache.keep(answer, address, moment) }
    return answer
  }

  /// Who read which records stands in the trail before they leave; when the trail takes nothing more, they stay.
  private func noteReading(_ call: Call) async throws(Failure) {
    for reading in call.readings.take() where service.readings.isNew(reading, by: call.visitor.kind, at: call.now) {
      try service.access.trail.note(
        TrailEntry(
          at: call.now, who: call.visitor.kind, reading.deed, unit: reading.unit, record: reading.record,
          rows: reading.rows, address: try await service.access.addresses.hash(call.address)))
    }
  }

  /// What is one person's must not lie in the memory of a browser that others use after them.
  private func isPrivate(_ call: Call, _ response: Response) -> Bool {
    if [[.css], [.script], [.icon]].contains(call.route.contents) { return false }
    return call.visitor.isSignedIn || call.route.access != .open || response.headers[.setCookie] != nil
  }

  /// A page carries the menu, the name and the seal of whoever asks: it is kept for that session alone, and not at all for a
  /// program, whose page nobody looks at twice.
  private func addressInCache(_ call: Call) -> AnswerCache.Address? {
    guard let path = call.request.head.path else { return nil }
    let isPage = call.route.contents.contains(.page) && !call.wantsJSON
    guard isPage, call.session != nil || call.visitor.isSignedIn else {
      return call.route.isForAll ? AnswerCache.Address(path: path) : nil
    }
    guard call.route.isForAll || call.route.isForSession, call.visitor.isSignedIn, let session = call.session,
      call.request.headers[.authorization] == nil
    else { return nil }
    return AnswerCache.Address(path: path, visitor: call.visitor, session: session)
  }

  /// A program that misspells a name would take the answer for that of its question. People's addresses carry more than is
  /// asked of them (marks of a mail, of a search), which changes nothing.
  private func refuseUnknownNames(_ asking: Asking, _ route: Route) throws(Failure) {
    guard route.path.hasPrefix("/api/v1/"), route.access != .ownCheck else { return }
    let known = Set(route.parameters.filter { $0.place == .query }.map(\.name)).union(["format", "lang"])
    guard let name = asking.names.first(where: { !known.contains($0) }) else { return }
    let names = known.sorted().joined(separator: ", ")
    throw Failure(
      .usage, vi: "Không có tham số “\(name.prefix(40))” ở đây. Có: \(names).",
      en: "There is no parameter “\(name.prefix(40))” here. There are: \(names).")
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

  private func require(_ access: Route.Access, of visitor: Visitor, at address: String) async throws(Failure) {
    switch access {
    case .open, .ownCheck: return
    case .machine: if visitor.isSignedIn || AddressRange.isThisMachine(address) { return }
    case .signedIn: if visitor.isSignedIn { return }
    case .may(let permission): if visitor.may(permission) { return }
    case .mayEverywhere(let permission):
      if visitor.mayEverywhere(permission) { return }
      if visitor.may(permission) {
        if visitor.mayEverywhere(permission, below: try await service.keeper.current().lists.root) { return }
        throw Self.ofWholeStore
      }
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

  /// This machine itself is not held back; who delivers has an allowance of its own.
  private func isAdmitted(_ route: Route, _ address: String) -> Bool {
    if route.access == .ownCheck {
      return service.limits.admits("in|\(AddressRange.network(of: address))", .delivering)
    }
    return AddressRange.isThisMachine(address)
      || service.limits.admits(AddressRange.network(of: address), .reading)
  }

  /// What a proxy says of the other end is believed of a proxy alone: anybody may write the same line.
  private func sender(_ request: Request, _ context: SoiContext) -> String {
    let end = context.remoteAddress?.ipAddress ?? ""
    guard service.settings.isBehindProxy, service.settings.proxies.contains(where: { $0.contains(end) }),
      let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[name]?.split(separator: ",").last?.filter({ $0 != " " }),
      AddressRange(last) != nil
    else { return end }
    return last
  }

  private func content(
    of request: Request, _ route: Route, _ path: [String: String], _ address: String
  ) async throws -> [UInt8] {
    let limit = try await bodyLimit(route, path, address)
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard length <= limit else { throw Self.tooLarge(limit) }
    do {
      return Array(buffer: try await request.body.collect(upTo: limit))
    } catch {
      throw Self.tooLarge(limit)
    }
  }

  /// Megabytes are read only from somebody who may send them: strangers are turned away before their body is.
  private func bodyLimit(
    _ route: Route, _ path: [String: String], _ address: String
  ) async throws(Failure) -> Int {
    guard route.access == .ownCheck else { return route.bodyLimit }
    if let secret = path["secret"] {
      guard let source = try await service.sources.source(path: secret, from: address) else {
        throw SoiServer.nothingHere
      }
      return min(route.bodyLimit, source.bodyLimit)
    }
    // The session stands in the body: as much is read as the most generous source that signs in may send.
    let logins = try await service.sources.all().filter { $0.login != nil }
    return min(route.bodyLimit, logins.map(\.bodyLimit).max() ?? 4 << 10)
  }

  // MARK: what went wrong

  private func refusal(
    _ failure: Failure, _ request: Request, _ route: Route, _ visitor: Visitor, _ session: String?
  ) async -> Response {
    let isForProgram = wantsJSON(request) || !route.contents.contains(.page)
    // Whoever shows a key is a program: sent to sign in with the same key it would be sent there again, for ever.
    if failure.kind == .signIn, !isForProgram, route.method == .get, request.headers[.authorization] == nil {
      return Reply.redirect("/sign-in?next=\((request.head.path ?? "/").percentEncoded)")
    }
    if isForProgram { return Reply.failure(failure, wantsJSON: true) }
    return Reply.failure(
      failure, wantsJSON: false, Framing.frame(visitor, session, at: route.path, try? await service.keeper.current()))
  }

  private static let foreignName = Failure(
    .usage, vi: "Dịch vụ không mang tên này. Mở bằng đúng địa chỉ của nó.",
    en: "The service has another name. Open it by its own address.")
  static let foreignForm = Failure(
    .denied, vi: "Biểu mẫu đã cũ hoặc đến từ trang khác. Tải lại trang rồi gửi lại.",
    en: "The form is old or came from another site. Reload the page and send it again.")
  private static let ofWholeStore = Failure(
    .denied, vi: "Trang này là của cả kho; tài khoản của bạn chỉ được giao một phần.",
    en: "This page is about the whole store; your account was granted a part of it.")
  private static let oneTimeOnly = Failure(
    .denied, vi: "Đổi mật khẩu dùng một lần trước, ở /account/password.",
    en: "Change the one-time password first, at /account/password.")
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
