package import Base
internal import Formats
internal import Intake
package import Records

/// Takes live messages: parses them, makes what they say durable, and answers as the national gateway would.
///
/// An answer of success means every element is on the disk, either as what it says or in the quarantine with its reason.
package struct TakeMessages: Sendable {
  /// Procedures for `LayDanhSachTTHC`: the register, or what a unit offers.
  package typealias ProcedureList = @Sendable (_ unit: String?) async throws(Failure) -> [Procedure]

  private let log: any MessageLog
  private let index: any DossierIndex
  private let procedures: ProcedureList
  private let owners: RecordOwners?

  /// - Parameter owners: without it nothing is taken of senders that may not speak of every unit.
  package init(
    log: some MessageLog, index: some DossierIndex, owners: RecordOwners? = nil,
    procedures: @escaping ProcedureList = { _ in [] }
  ) {
    self.log = log
    self.index = index
    self.owners = owners
    self.procedures = procedures
  }

  /// Takes a message of a sender who is known already.
  ///
  /// - Parameters:
  ///   - service: nil for the common address of an adapter, where the envelope says it.
  ///   - query: the query's names and values, as they were decoded.
  package func take(
    _ service: MessageService?, body: [UInt8], query: [String: String] = [:], source: MessageSource,
    arrivedAt: Instant
  ) async -> MessageAnswer {
    await take(service, body: body, query: query, arrivedAt: arrivedAt) { _ in source }
  }

  /// Takes a message whose sender may be known only by the `session` in its body.
  ///
  /// - Parameter source: who a session belongs to; nil for nobody, and then the message is refused.
  package func take(
    _ service: MessageService?, body: [UInt8], query: [String: String] = [:], arrivedAt: Instant,
    source: @Sendable (_ session: String?) async -> MessageSource?
  ) async -> MessageAnswer {
    do throws(Failure) {
      if service == .events {
        guard let source = await source(nil) else { return .stranger(service) }
        return try await takeEvents(EventBody(body), source, arrivedAt)
      }
      // A question may come without a body.
      let message = try MessageBody(body.isEmpty && service?.isQuestion ?? false ? Array("{}".utf8) : body)
      guard let source = await source(message.text("session")) else { return .stranger(service) }
      guard let service = service ?? message.text("service").flatMap({ MessageService(name: $0) }) else {
        throw Failure(
          .notFound, vi: "Không có dịch vụ “\(message.text("service")?.prefix(40) ?? "")”.",
          en: "There is no service “\(message.text("service")?.prefix(40) ?? "")”.")
      }
      let query = Dictionary(query.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
      return try await answer(service, message, query, source, arrivedAt)
    } catch {
      return .failed(service, error)
    }
  }

  private func answer(
    _ service: MessageService, _ message: MessageBody, _ query: [String: String], _ source: MessageSource,
    _ arrivedAt: Instant
  ) async throws(Failure) -> MessageAnswer {
    func said(_ names: String...) -> String? {
      names.compactMap { message.text($0) ?? query[$0].flatMap { $0.isEmpty ? nil : $0 } }.first
    }
    let context = MessageContext(
      service: service.name, system: source.name, agency: said("madonvi", "madinhdanhdv"),
      defaultUnit: source.defaultUnit, arrivedAt: arrivedAt)
    switch service {
    case .dossiers(let isUpdating):
      let updating = isUpdating ?? message.flag("isupdating") ?? query["isupdating"].map { $0.lowercased() == "true" }
      return try await take(message.dossiers(context), service, context, source, isCreating: updating == false)
    case .createDossier: return try await take(message.dossiers(context), service, context, source, isCreating: true)
    case .dossierStatus: return try await take(message.dossiers(context, namesUnit: false), service, context, source)
    case .progress, .dossierProgress: return try await take(message.progress(context), service, context, source)
    case .find:
      let code = said("mahoso") ?? ""
      var known = Array(code.isEmpty ? [] : try index.knownDossiers([code]))
      if let reach = source.reach { known = try await SenderReach.own(known, reach, asked()) }
      return .list(known.map { ["MaHoSo": .string($0)] })
    case .procedures:
      let listed = try await procedures(said("madonvi", "madinhdanhdv"))
      return .list(listed.map { ["MATTHC": .string($0.code.text), "TENTTHC": .string($0.name)] })
    case .events:
      throw Failure(.usage, vi: "Sự kiện không nằm trong phong bì.", en: "Events do not come in an envelope.")
    }
  }

  // MARK: what is remembered

  /// - Parameter isCreating: what is known already is taken too, for it may say something new, and told.
  private func take(
    _ elements: [ReadElement], _ service: MessageService, _ context: MessageContext, _ source: MessageSource,
    isCreating: Bool = false
  ) async throws(Failure) -> MessageAnswer {
    let elements = try await within(source, elements, context)
    var known: Set<String> = []
    if isCreating {
      known = try index.knownDossiers(
        elements.compactMap { if case .said(let dossier, _) = $0 { dossier } else { nil } })
    }
    let outcome = try await append(elements, context)
    return MessageAnswer(service, elements, known: known, outcome)
  }

  private func takeEvents(
    _ events: EventBody, _ source: MessageSource, _ arrivedAt: Instant
  ) async throws(Failure) -> MessageAnswer {
    let context = MessageContext(
      service: MessageService.events.name, system: source.name, defaultUnit: source.defaultUnit, arrivedAt: arrivedAt)
    let elements = try await within(source, events.read(context), context)
    return .events(elements, try await append(elements, context))
  }

  /// What the source may say of the elements.
  private func within(
    _ source: MessageSource, _ elements: [ReadElement], _ context: MessageContext
  ) async throws(Failure) -> [ReadElement] {
    guard let roots = source.reach else { return elements }
    let owners = try asked()
    var reach = try await SenderReach(roots, owners)
    return try reach.admit(elements, service: context.service, owners)
  }

  private func asked() throws(Failure) -> RecordOwners {
    if let owners { return owners }
    throw Failure(
      vi: "Không biết được hồ sơ thuộc đơn vị nào; chưa nhận gì. Gửi lại sau.",
      en: "Whose the dossiers are cannot be told; nothing was taken. Send again later.")
  }

  /// One message is one batch, whatever became of its elements.
  private func append(
    _ elements: [ReadElement], _ context: MessageContext
  ) async throws(Failure) -> MessageAnswer.Outcome {
    var draft = BatchDraft(arrivedAt: context.arrivedAt, system: context.system, isSample: false)
    var outcome = MessageAnswer.Outcome()
    for element in elements {
      switch element {
      case .said(_, let statements):
        for statement in statements {
          draft.statements.append((statement, sha256Digest(Array(statement.canonicalRow.utf8))))
        }
        outcome.taken += 1
      case .unreadable(_, let row):
        draft.quarantined.append(row)
        outcome.quarantined += 1
      case .premature: outcome.premature += 1
      }
    }
    if outcome.taken + outcome.quarantined > 0 { outcome.batch = try await log.append(draft) }
    return outcome
  }
}
