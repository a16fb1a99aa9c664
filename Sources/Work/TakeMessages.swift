package import Base
internal import Formats
internal import Intake
package import Records

/// Takes live messages: parses them, makes what they say durable, and answers as the national gateway would.
///
/// An answer of success means every element is on the disk, either as what it says or in the quarantine with its reason.
package struct TakeMessages: Sendable {
  /// A procedure for `LayDanhSachTTHC`.
  package typealias ProcedureList = @Sendable (_ unit: String?) async throws(Failure) -> [Procedure]

  private let log: any MessageLog
  private let index: any DossierIndex
  private let procedures: ProcedureList

  /// - Parameter procedures: the register, or the part of it a unit offers.
  package init(
    log: some MessageLog, index: some DossierIndex, procedures: @escaping ProcedureList = { _ in [] }
  ) {
    self.log = log
    self.index = index
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
    let query = Dictionary(query.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    let message: MessageBody
    do throws(Failure) {
      message = try MessageBody(body)
    } catch {
      return .refused(service, error)
    }
    guard let source = await source(message.text("session")) else { return .stranger(service) }
    guard let service = service ?? message.text("service").flatMap({ MessageService(name: $0) }) else {
      return .refused(
        service,
        Failure(.usage, vi: "Không có dịch vụ này.", en: "There is no such service."))
    }
    let context = MessageContext(
      service: service.name, system: source.name,
      agency: message.text("madonvi") ?? query["madinhdanhdv"] ?? query["madonvi"], defaultUnit: source.defaultUnit,
      arrivedAt: arrivedAt)
    do throws(Failure) {
      return try await append(message.dossiers(context), service, context)
    } catch {
      return .failed(service, error)
    }
  }

  private func append(
    _ elements: [ReadElement], _ service: MessageService, _ context: MessageContext
  ) async throws(Failure) -> MessageAnswer {
    var draft = BatchDraft(arrivedAt: context.arrivedAt, system: context.system, isSample: false)
    var outcome = MessageAnswer.Outcome()
    for element in elements {
      switch element {
      case .said(_, let statements):
        for statement in statements {
          draft.statements.append((statement, Digest(sha256(statement.canonicalRow.utf8))))
        }
        outcome.taken += 1
      case .unreadable(_, let row):
        draft.quarantined.append(row)
        outcome.quarantined += 1
      }
    }
    if !elements.isEmpty { outcome.batch = try await log.append(draft) }
    return .taken(service, outcome)
  }
}

extension MessageAnswer {
  static func taken(_ service: MessageService, _ outcome: Outcome) -> MessageAnswer {
    MessageAnswer(["error_code": "0", "message": "Đồng bộ thành công", "result": []], outcome: outcome)
  }

  /// What cannot be read at all.
  static func refused(_ service: MessageService?, _ failure: Failure) -> MessageAnswer {
    MessageAnswer(status: 400, ["error_code": "-1", "message": .string(failure.sentence.vi)])
  }

  /// Nothing was written; the same message may come again.
  static func failed(_ service: MessageService, _ failure: Failure) -> MessageAnswer {
    MessageAnswer(status: 503, ["error_code": "-1", "message": .string(failure.sentence.vi)])
  }
}
