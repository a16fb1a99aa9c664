internal import Access
internal import Base
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Records
internal import Work

/// Live messages of one-stop systems, as their clients send them.
extension Call {
  /// A path that needs no login. Unknown paths, closed ones and wrong addresses are answered like pages that are not there.
  func takeFromPath() async throws -> Response {
    guard let source = try await service.sources.source(path: path("secret"), from: address) else {
      throw SoiServer.nothingHere
    }
    // A sender that is told so sends again later; nothing of it was taken.
    guard service.limits.admits("in|\(source.name)", .delivering) else { throw Gate.tooOften }
    return answer(
      await service.messages.take(
        try messageService(), body: body, query: query, source: source.messageSource, arrivedAt: now))
  }

  /// The first generation: the session stands in the body.
  func takeWithSession() async throws -> Response {
    let sources = service.sources
    return answer(
      await service.messages.take(nil, body: body, query: query, arrivedAt: now) { session in
        guard let session else { return nil }
        return (try? await sources.source(session: session))?.messageSource
      })
  }

  func messageLogin() async throws -> Response {
    guard service.limits.admits("login|\(AddressRange.network(of: address))", .guessing) else { throw Gate.tooOften }
    do throws(Failure) {
      let login = try MessageLogin(body)
      if let session = try await service.sources.session(login) { return answer(.session(session)) }
      return answer(.stranger(nil))
    } catch {
      return answer(.refusedLogin(error))
    }
  }

  /// A program with a key.
  func takeWithKey(_ named: MessageService? = nil) async throws -> Response {
    var service = named
    if service == nil { service = try messageService() }
    let units = visitor.grants.filter { $0.role.permissions.contains(.deliver) }.map(\.unit)
    let isEverywhere = units.contains { $0 == nil }
    let source = MessageSource(
      name: visitor.name, defaultUnit: units.count == 1 ? units[0] : nil,
      reach: isEverywhere ? nil : Set(units.compactMap(\.self)))
    return answer(
      await self.service.messages.take(service, body: body, query: query, source: source, arrivedAt: now))
  }

  /// The service an address names; nil for the common address of an adapter.
  private func messageService() throws(Failure) -> MessageService? {
    let name = path("service")
    if name.isEmpty { return nil }
    // The gateways of provinces have an address of its own for updates.
    if name.lowercased() == "capnhathosomc" { return .dossiers(isUpdating: true) }
    if let service = MessageService(name: name) { return service }
    throw Failure(
      .notFound, vi: "Không có dịch vụ “\(name.prefix(40))”.", en: "There is no service “\(name.prefix(40))”.")
  }

  private var query: [String: String] {
    Dictionary(request.uri.queryParameters.map { (String($0.key), String($0.value)) }) { $1 }
  }

  private func answer(_ answer: MessageAnswer) -> Response {
    if answer.outcome.batch != nil { service.keeper.lookAgain() }
    service.metrics.count("messages_taken", by: answer.outcome.taken)
    service.metrics.count("messages_quarantined", by: answer.outcome.quarantined)
    return Reply.json(answer.json, status: .init(code: answer.status))
  }
}
