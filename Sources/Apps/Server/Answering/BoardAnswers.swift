internal import Access
internal import Base
internal import Counting
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Wording
internal import Work

/// The board of one unit: score, place, losses, counts.
extension Call {
  /// The board of the visitor's own unit, else of the first province, else of the first unit, for the newest year with data.
  func board() async throws -> Response {
    let edition = try await service.keeper.current()
    let desk = edition.desk
    let units = desk.facts.units
    let own = visitor.grants.compactMap(\.unit).first { units.contains($0) }
    guard let unit = own ?? units.codes.first(where: { units.unit($0)?.kind == .province }) ?? units.codes.first else {
      return emptyStore(edition)
    }
    let newest = desk.newestInstant(notAfter: now) ?? now
    guard let year = Period.year(newest.day.civil.year) else { return emptyStore(edition) }
    // What is still going on is asked as of now, so that it lives; what is over as of its end.
    let asOf = newest.day.civil.year == now.day.civil.year ? "" : "&as_of=\(newest.isoLocal)"
    return Reply.redirect("/units/\(unit.text.percentEncoded)?from=\(year.from.iso)&to=\(year.to.iso)\(asOf)")
  }

  /// The form's unit becomes part of the path, before the page of the unit that is meant.
  func chooseUnit() throws -> Response {
    let unit = try asking.required("unit")
    let page = asking.text("page") ?? ""
    let known = ["", "losses"] + ImprovePage.allCases.map(\.rawValue)
    guard known.contains(page) || page.hasPrefix("indicators/"), !page.contains("..") else {
      throw SoiServer.nothingHere
    }
    let rest = ["from", "to", "as_of", "source", "rules", "tree", "known_at"].map { ($0, asking.text($0)) }
    let path =
      "/units/\(unit.percentEncoded)" + page.split(separator: "/").map { "/\(String($0).percentEncoded)" }.joined()
    return Reply.redirect(PageAddress(path, rest).text)
  }

  func unitBoard() async throws -> Response {
    let named = path("code")
    if wantsJSON { return try await score(of: named) }
    let asked = try await question()
    let (desk, question) = (asked.desk, asked.question)
    let code = try desk.unit(named)
    guard let score = desk.scorer.score(code, question) else { throw HTTPError(.notFound) }
    let opened = try asked.sight.records(of: code)
    readings.add(Reading(deed: .readRecords, unit: code, record: "", rows: 1))
    let place = place(of: score, asked)
    let stands = desk.treeReport(code, window: question.window)?.notes ?? []
    let then = asked.standpoint.knownAt.map { [Standpoint.note(knownAt: $0)] } ?? []
    let isLive = asked.standpoint == .now && asking.text("as_of") == nil && question.window.isOpen
    let query = request.uri.query.map { "&\($0)" } ?? ""
    let address = PageAddress(
      "/units/\(code.text.percentEncoded)",
      [("from", question.window.period.from.iso), ("to", question.window.period.to.iso)]
        + ["source", "rules", "rounding"].map { ($0, asking.text($0)) })
    let losses = opened.scorer.losses(of: score, question)
    let page = UnitPage(
      score: score, published: published(code, asked), rank: place.rank, peers: place.peers, losses: losses,
      counts: opened.engine.counts(code, window: question.window, by: .field),
      notes: silence(asked) + asked.notes + stands + then,
      frame: frame(
        asked.edition, stream: isLive ? "/api/v1/stream?unit=\(code.text.percentEncoded)\(query)" : nil),
      units: asked.edition.lists.units, newestArrival: desk.newestArrival,
      quarantined: asked.edition.quarantined + desk.waiting.count,
      asked: UnitPage.Asked(
        asOf: asking.text("as_of") != nil, rules: asking.text("rules") != nil,
        standpoint: ["tree", "known_at"].compactMap { name in asking.text(name).map { (name, $0) } }), now: now,
      today: isLive
        ? try TodayAnswer(
          asked: asked, request: asking.deskRequest(now: now), score: score, rank: place.rank, losses: losses,
          opened: opened, address: address, now: now
        ).section() : nil,
      communes: try CommunesAnswer(
        asked: asked, request: asking.deskRequest(now: now), province: score.unit,
        address: address.setting(("as_of", asking.text("as_of"))), now: now
      ).section())
    return Reply.html(page.html())
  }

  func place(of score: UnitScore, _ asked: Asked) -> (rank: RankInterval?, peers: Int) {
    let units = asked.desk.facts.units
    guard let parent = units.ancestor(of: score.unit.code, kind: .province) ?? score.unit.parent,
      units.contains(parent)
    else { return (nil, 0) }
    let ranked = asked.edition.ranking(parent, kind: score.unit.kind, asked.question)
    return (ranked.first { $0.score.unit.code == score.unit.code }?.rank, ranked.count)
  }

  private func published(_ code: UnitCode, _ asked: Asked) -> UnitScore? {
    var question = asked.question
    let figures = PublishedFigures(
      asked.desk.facts.published[code] ?? [], period: question.window.period, notAfter: question.publishedBy)
    if figures.isEmpty || question.source == .published { return nil }
    question.source = .published
    return asked.desk.scorer.score(code, question)
  }
}
