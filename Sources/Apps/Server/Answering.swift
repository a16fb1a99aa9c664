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
    let newest = desk.newestInstant(notAfter: now()) ?? now()
    guard let year = Period.year(newest.day.civil.year) else { return Reply.html(MessagePage.emptyStore) }
    return Reply.redirect(
      "/units/\(first.text.percentEncoded)?from=\(year.from.iso)&to=\(year.to.iso)&as_of=\(newest.isoLocal)")
  }

  /// The form's unit becomes part of the path.
  func choose(_ request: Request) throws -> Response {
    let asking = Asking(request)
    let unit = try asking.required("unit")
    let rest = ["from", "to", "as_of", "source", "rules", "tree", "known_at"].compactMap { name in
      asking.text(name).map { "\(name)=\($0.percentEncoded)" }
    }
    return Reply.redirect("/units/\(unit.percentEncoded)?" + rest.joined(separator: "&"))
  }

  func unit(_ request: Request, code: String) async throws -> Response {
    let named = code.percentDecoded ?? code
    if wantsJSON(request) { return try await score(request, code: named) }
    let asking = Asking(request)
    let standpoint = try asking.standpoint(now: now())
    let desk = try await keeper.current(at: standpoint)
    let (question, notes) = try desk.question(asking.deskRequest(now: now()), now: now())
    let code = try desk.unit(named)
    let opened = try desk.opened(at: code)
    guard let score = desk.scorer.score(code, question) else { throw HTTPError(.notFound) }
    let place = try await place(of: score, question, desk)
    let stands = desk.treeReport(code, window: question.window)?.notes ?? []
    let then = standpoint.knownAt.map { [Standpoint.note(knownAt: $0)] } ?? []
    let page = UnitPage(
      score: score, published: published(code, question, desk), rank: place.rank, peers: place.peers,
      losses: opened.scorer.losses(of: score, question),
      counts: opened.engine.counts(code, window: question.window, by: .field), notes: notes + stands + then,
      isSample: desk.isSample,
      units: listed(desk.facts.units), newestArrival: desk.newestArrival,
      quarantined: try await keeper.quarantined() + desk.waiting.count,
      asked: UnitPage.Asked(
        asOf: asking.text("as_of") != nil, rules: asking.text("rules") != nil,
        standpoint: ["tree", "known_at"].compactMap { name in asking.text(name).map { (name, $0) } }))
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
    let ranked = try await keeper.ranking(
      parent, kind: score.unit.kind, question, at: Standpoint(knownAt: desk.moment.knownAt, tree: desk.tree?.day))
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
    let standpoint = try asking.standpoint(now: now())
    let desk = try await keeper.current(at: standpoint)
    let (question, notes) = try desk.question(asking.deskRequest(now: now()), now: now())
    let unit = try desk.unit(try code ?? asking.required("unit"))
    guard let score = desk.scorer.score(unit, question) else { throw HTTPError(.notFound) }
    return Reply.json(
      ScoreAnswer.json(score, knownAt: desk.moment.knownAt, notes: notes, isSample: desk.isSample, language: .vi)
        .on(desk.treeReport(unit, window: question.window)))
  }

  func rank(_ request: Request) async throws -> Response {
    let asking = Asking(request)
    let standpoint = try asking.standpoint(now: now())
    let desk = try await keeper.current(at: standpoint)
    let (question, notes) = try desk.question(asking.deskRequest(now: now()), now: now())
    let parent = try desk.unit(asking.required("parent"))
    guard let kind = UnitKind(rawValue: asking.text("kind") ?? "commune"), let unit = desk.facts.units.unit(parent)
    else {
      throw Failure(
        .usage, vi: "“kind” phải là commune, agency hoặc province.", en: "“kind” must be commune, agency or province.")
    }
    let ranked = try await keeper.ranking(parent, kind: kind, question, at: standpoint)
    return Reply.json(
      RankAnswer.json(unit, kind: kind, ranked, question, notes: notes, isSample: desk.isSample, language: .vi)
        .on(desk.treeReport(parent, window: question.window)))
  }

  private func losses(_ request: Request) async throws -> (UnitScore, [LossLine], [Sentence], Desk) {
    let asking = Asking(request)
    let standpoint = try asking.standpoint(now: now())
    let desk = try await keeper.current(at: standpoint)
    let (question, notes) = try desk.question(asking.deskRequest(now: now()), now: now())
    let unit = try desk.unit(asking.required("unit"))
    guard let score = desk.scorer.score(unit, question) else { throw HTTPError(.notFound) }
    let only = try asking.text("indicator").map { reference throws(Failure) in
      if let rule = question.pack.indicator(reference) { return rule.no }
      throw Failure(
        .usage, vi: "Không có chỉ tiêu “\(reference.prefix(20))”.",
        en: "There is no indicator “\(reference.prefix(20))”.")
    }
    return (score, try desk.opened(at: unit).scorer.losses(of: score, question, only: only), notes, desk)
  }

  func explain(_ request: Request) async throws -> Response {
    let (score, lines, notes, desk) = try await losses(request)
    return Reply.json(
      ExplainAnswer.json(score, lines, notes: notes, isSample: desk.isSample, language: .vi)
        .on(desk.treeReport(score.unit.code, window: score.window)))
  }

  func explainCSV(_ request: Request) async throws -> Response {
    let (score, lines, _, desk) = try await losses(request)
    let window = score.window
    let header = [
      "no", "kind", "record", "code", "points", "reason", "recoverable", "field", "office", "officer", "unit", "from",
      "to",
      "as_of", "rules", "sample",
    ]
    let context = [
      score.unit.code.text, window.period.from.iso, window.period.to.iso, window.end.iso, score.pack.name,
      desk.isSample ? "dữ liệu mẫu" : "",
    ]
    let rows = lines.map { line in
      [
        line.no, line.kind.rawValue, line.recordKind?.rawValue ?? "", line.code, line.points.description,
        line.reason.sentence.vi, line.recoverable.sentence.vi, line.field ?? "", line.office ?? "", line.officer ?? "",
      ] + context
    }
    return Reply.csv(writeDelimited(rows: [header] + rows, bom: true, guardFormulas: true))
  }

  func counts(_ request: Request) async throws -> Response {
    let asking = Asking(request)
    let standpoint = try asking.standpoint(now: now())
    let desk = try await keeper.current(at: standpoint)
    let window = try desk.window(asking.deskRequest(now: now()), now: now())
    let code = try desk.unit(asking.required("unit"))
    guard let key = CountKey(rawValue: asking.text("by") ?? "field"), let unit = desk.facts.units.unit(code) else {
      throw Failure(
        .usage, vi: "“by” phải là field, office, officer, procedure, channel, system, unit hoặc received_unit.",
        en: "“by” must be field, office, officer, procedure, channel, system, unit or received_unit.")
    }
    let rows = try desk.opened(at: code).engine.counts(code, window: window, by: key)
    return Reply.json(
      CountsAnswer.json(unit, window, by: key, rows, isSample: desk.isSample).on(desk.treeReport(code, window: window)))
  }
}

/// True when the caller would rather have JSON.
func wantsJSON(_ request: Request) -> Bool {
  if request.uri.path.hasPrefix("/api/") { return true }
  return request.headers[.accept]?.contains("application/json") ?? false
}
