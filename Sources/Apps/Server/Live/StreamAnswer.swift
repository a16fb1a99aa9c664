internal import Answers
internal import Base
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Rules
internal import Scoring
internal import Work

/// Server-sent events of one unit's score: at once where it stands, then every change. The id of an event is the version of the
/// log it tells of; who comes back with it hears nothing he has heard. Between two looks of a slow reader changes are skipped,
/// never queued: each event tells the whole state.
struct StreamAnswer: Sendable {
  let call: Call

  func response() async throws -> Response {
    // What is asked wrongly is told before the stream begins.
    _ = try await state()
    let heard = HTTPField.Name("Last-Event-ID").flatMap { call.request.headers[$0] }.flatMap { Int($0) } ?? -1
    // Whoever asks for the head alone would hold a stream nobody reads.
    if call.request.method == .head { return Reply.stream(ResponseBody()) }
    guard let changes = call.service.announcer.listen(from: AddressRange.network(of: call.address)) else {
      throw Gate.tooOften
    }
    let body = ResponseBody { writer in
      var last: State = (version: heard, text: "")
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
      if let first = try? await state() { try await writer.write(ByteBuffer(string: words(for: first, &last))) }
      for await edition in changes {
        guard let state = try? await state(edition) else { continue }
        try await writer.write(ByteBuffer(string: words(for: state, &last)))
      }
      try await writer.finish(nil)
    }
    return Reply.stream(body)
  }

  private typealias State = (version: Int, text: String)

  /// An event when there is news, a comment when there is none.
  private func words(for state: State, _ last: inout State) -> String {
    if state.text == last.text || state.version == last.version { return ": \n\n" }
    last = state
    return "id: \(state.version)\nevent: score\ndata: \(state.text)\n\n"
  }

  /// Without the instant of the question, which every look changes. Streams of one address share what it comes to: with
  /// hundreds of them open that is most of the work.
  private func state(_ announced: DeskKeeper.Edition? = nil) async throws -> State {
    guard let announced, let address = call.request.head.path else { return try await reckoned(nil) }
    let second = call.now.seconds
    if let known = announced.told(address, at: second) { return (announced.desk.version, known) }
    let state = try await reckoned(announced)
    announced.tell(address, state.text, at: second)
    return state
  }

  private func reckoned(_ announced: DeskKeeper.Edition?) async throws -> State {
    let asked = try await call.question(on: announced)
    let unit = try asked.desk.unit(try call.asking.required("unit"))
    guard let score = asked.desk.scorer.score(unit, asked.question) else { throw HTTPError(.notFound) }
    let blocks = score.blocks.map { JSON.Member(key: $0.block.code, value: .string($0.score.text)) }
    let body: JSON = [
      "unit": .string(unit.text), "total": .string(score.total.text),
      "blocks": .object(blocks),
      "counts": .array(
        score.indicators.map { indicator in
          [
            "no": .string(indicator.rule.no), "numerator": indicator.numerator.map { .integer($0) } ?? .null,
            "denominator": indicator.denominator.map { .integer($0) } ?? .null,
          ]
        }),
    ]
    return (asked.desk.version, body.serialized())
  }
}
