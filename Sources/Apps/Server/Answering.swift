internal import Answers
internal import Base
internal import Counting
internal import Formats
internal import HTTPTypes
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Wording
internal import Work

/// Answers requests from the desk. The clock is injected.
struct Answering: Sendable {
  let keeper: DeskKeeper
  let now: @Sendable () -> Instant

  // MARK: pages

  /// The first province's page, or the first unit's, for the newest period that has data.
  func start(_ request: Request) async throws -> Response {
    let desk = try await keeper.current()
    let units = desk.facts.units
    let first = units.codes.first { units.unit($0)?.kind == .province } ?? units.codes.first
    guard let first else { return Reply.html(MessagePage.emptyStore) }
    let newest = desk.facts.newestInstant(notAfter: now()) ?? now()
    guard let year = Period.year(newest.day.civil.year) else { return Reply.html(MessagePage.emptyStore) }
    return Reply.redirect(
      "/units/\(pathText(first.text))?from=\(year.from.iso)&to=\(year.to.iso)&as_of=\(newest.isoLocal)")
  }

  /// The form's unit becomes part of the path.
  func choose(_ request: Request) throws -> Response {
    let asking = Asking(request)
    let unit = try asking.required("unit")
    let rest = ["from", "to", "as_of", "source", "rules"].compactMap { name in
      asking.text(name).map { "\(name)=\(queryText($0))" }
    }
    return Reply.redirect("/units/\(pathText(unit))?" + rest.joined(separator: "&"))
  }

  func unit(_ request: Request, code: String) async throws -> Response {
    if wantsJSON(request) { return try await score(request, code: code) }
    let asking = Asking(request)
    let desk = try await keeper.current()
    let (question, notes) = try desk.question(asking.deskRequest(now: now()), now: now())
    let code = try desk.unit(code.removingURLPercentEncoding() ?? code)
    guard let score = desk.scorer.score(code, question) else { throw HTTPError(.notFound) }
    let place = try await place(of: score, question, desk)
    let page = UnitPage(
      score: score, published: published(code, question, desk), rank: place.rank, peers: place.peers,
      losses: desk.scorer.losses(of: score, question),
      counts: desk.engine.counts(code, window: question.window, by: .field), notes: notes, isSample: desk.isSample,
      units: listed(desk.facts.units), newestArrival: desk.newestArrival,
      quarantined: try await keeper.quarantined() + desk.facts.waiting.count, asOfIsGiven: asking.text("as_of") != nil)
    return Reply.html(page.html())
  }

  /// Units by name in Vietnamese order, provinces first.
  private func listed(_ register: UnitRegister) -> [OrgUnit] {
    register.codes.compactMap { register.unit($0) }
      .map { (order: UnitKind.allCases.firstIndex(of: $0.kind) ?? 0, key: VietnameseKey($0.name), unit: $0) }
      .sorted { $0.order != $1.order ? $0.order < $1.order : $0.key < $1.key }
      .map(\.unit)
  }

  private func place(
    of score: UnitScore, _ question: Question, _ desk: Desk
  ) async throws -> (rank: RankInterval?, peers: Int) {
    let units = desk.facts.units
    guard let parent = units.ancestor(of: score.unit.code, kind: .province) ?? score.unit.parent,
      units.contains(parent)
    else { return (nil, 0) }
    let ranked = try await keeper.ranking(parent, kind: score.unit.kind, question)
    return (ranked.first { $0.score.unit.code == score.unit.code }?.rank, ranked.count)
  }

  private func published(_ code: UnitCode, _ question: Question, _ desk: Desk) -> UnitScore? {
    let figures = PublishedFigures(
      desk.facts.published[code] ?? [], period: question.window.period, notAfter: question.publishedBy)
    if figures.isEmpty || question.source == .published { return nil }
    var asked = question
    asked.source = .published
    return desk.scorer.score(code, asked)
  }

  func style() -> Response { Reply.css(Stylesheet.bytes) }

  // MARK: answers for programs

  func score(_ request: Request, code: String? = nil) async throws -> Response {
    let asking = Asking(request)
    let desk = try await keeper.current()
    let (question, notes) = try desk.question(asking.deskRequest(now: now()), now: now())
    let unit = try desk.unit(try code ?? asking.required("unit"))
    guard let score = desk.scorer.score(unit, question) else { throw HTTPError(.notFound) }
    return Reply.json(ScoreAnswer.json(score, notes: notes, isSample: desk.isSample, language: .vi))
  }

  func rank(_ request: Request) async throws -> Response {
    let asking = Asking(request)
    let desk = try await keeper.current()
    let question = try desk.question(asking.deskRequest(now: now()), now: now()).question
    let parent = try desk.unit(asking.required("parent"))
    guard let kind = UnitKind(rawValue: asking.text("kind") ?? "commune"), let unit = desk.facts.units.unit(parent)
    else {
      throw Failure(
        .usage, vi: "“kind” phải là commune, agency hoặc province.", en: "“kind” must be commune, agency or province.")
    }
    let ranked = try await keeper.ranking(parent, kind: kind, question)
    return Reply.json(RankAnswer.json(unit, kind: kind, ranked, question, isSample: desk.isSample))
  }

  private func losses(_ request: Request) async throws -> (UnitScore, [LossLine], Desk) {
    let asking = Asking(request)
    let desk = try await keeper.current()
    let question = try desk.question(asking.deskRequest(now: now()), now: now()).question
    let unit = try desk.unit(asking.required("unit"))
    guard let score = desk.scorer.score(unit, question) else { throw HTTPError(.notFound) }
    let only = asking.text("indicator").flatMap { question.pack.indicator($0)?.no }
    return (score, desk.scorer.losses(of: score, question, only: only), desk)
  }

  func explain(_ request: Request) async throws -> Response {
    let (score, lines, desk) = try await losses(request)
    return Reply.json(ExplainAnswer.json(score, lines, isSample: desk.isSample, language: .vi))
  }

  func explainCSV(_ request: Request) async throws -> Response {
    let (_, lines, _) = try await losses(request)
    let header = ["no", "kind", "record", "code", "points", "reason", "recoverable", "field", "office", "officer"]
    let rows = lines.map { line in
      [
        line.no, line.kind.rawValue, line.recordKind?.rawValue ?? "", line.code, line.points.description,
        line.reason.sentence.vi, line.recoverable.sentence.vi, line.field ?? "", line.office ?? "", line.officer ?? "",
      ]
    }
    return Reply.csv(writeDelimited(rows: [header] + rows, bom: true, guardFormulas: true))
  }

  func counts(_ request: Request) async throws -> Response {
    let asking = Asking(request)
    let desk = try await keeper.current()
    let window = try desk.window(asking.deskRequest(now: now()), now: now())
    let code = try desk.unit(asking.required("unit"))
    guard let key = CountKey(rawValue: asking.text("by") ?? "field"), let unit = desk.facts.units.unit(code) else {
      throw Failure(
        .usage, vi: "“by” phải là field, office, officer, procedure, channel, system hoặc unit.",
        en: "“by” must be field, office, officer, procedure, channel, system or unit.")
    }
    let rows = desk.engine.counts(code, window: window, by: key)
    return Reply.json(CountsAnswer.json(unit, window, by: key, rows, isSample: desk.isSample))
  }
}

/// True when the caller would rather have JSON.
func wantsJSON(_ request: Request) -> Bool {
  if request.uri.path.hasPrefix("/api/") { return true }
  return request.headers[.accept]?.contains("application/json") ?? false
}

private func pathText(_ text: String) -> String { text.addingURLPercentEncoding(keeping: "-._~") }
private func queryText(_ text: String) -> String { text.addingURLPercentEncoding(keeping: "-._~:") }

extension String {
  /// Percent-encodes everything but letters, digits and `keeping`.
  fileprivate func addingURLPercentEncoding(keeping: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var encoded = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 128,
        scalar.properties.isAlphabetic || (48...57).contains(byte) || keeping.unicodeScalars.contains(scalar)
      {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return encoded
  }

  /// Nil when what follows a percent sign is no byte, or the bytes are no UTF-8.
  fileprivate func removingURLPercentEncoding() -> String? {
    var bytes: [UInt8] = []
    var rest = Substring(self).utf8
    while let byte = rest.popFirst() {
      if byte == 0x25 {
        guard let high = rest.popFirst(), let low = rest.popFirst(),
          let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
