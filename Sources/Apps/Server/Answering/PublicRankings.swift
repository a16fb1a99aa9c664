internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Records
internal import Scoring
internal import Wording
internal import Work

/// Rankings for anybody: page, CSV, JSON.
extension Call {
  /// Months whose places stand beside each other.
  private static let monthsShown = 5

  func rankingPage() async throws -> Response {
    if wantsJSON { return try await rankingJSON() }
    let facts = try await publicDesk()
    let ranking = try await publicRanking()
    let before = rankingBefore(facts, ranking)
    var months: [(label: String, places: [UnitCode: RankInterval])] = []
    var month = PublicPeriod(.month, around: min(facts.day.day, ranking.period.period.to))
    while let named = month, months.count < Self.monthsShown, facts.desk.covers(named.period),
      let monthly = try? publicRanking(facts, ranking.parent, ranking.kind, named)
    {
      months.insert(("\(named.period.to.civil.month)", monthly.places), at: 0)
      month = named.before
    }
    let order = try rankingOrder()
    let page = RankingPage(
      parent: ranking.parent, periodWords: ranking.period.sentence.vi, asOf: ranking.asOf, isOpen: ranking.isOpen,
      standing: standing(ranking), ranked: ordered(ranking.rows, order, before?.places), blocks: ranking.blocks,
      before: before?.places,
      beforeWords: before?.period.sentence.vi ?? "kỳ trước", months: months,
      picker: picker(facts, ranking), notes: ranking.notes, frame: frame(facts.edition), query: query(ranking),
      page: asking.text("page").flatMap { Int($0) } ?? 1, order: order)
    return Reply.html(page.html())
  }

  func rankingCSV() async throws -> Response {
    let ranking = try await publicRanking()
    let header =
      ["rank", "rank_low", "of", "unit", "name", "total"] + ranking.codes + [
        "period", "from", "to", "as_of", "rules", "edition", "provisional",
      ]
    let period = ranking.period
    let rows = ranking.rows.map { row in
      ["\(row.rank.best)", "\(row.rank.worst)", "\(ranking.rows.count)", row.code.text, row.name, row.total.text]
        + row.blocks.map(\.text) + [
          period.name, period.period.from.iso, period.period.to.iso, ranking.asOf.iso, ranking.pack,
          ranking.edition.map { "\($0.number)" } ?? "", ranking.edition == nil ? "1" : "0",
        ]
    }
    return Reply.csv(
      writeDelimited(rows: [header] + rows, bom: true, guardFormulas: true),
      name: "soi-ranking-\(period.name.replacing(":", with: "-")).csv")
  }

  func rankingJSON() async throws -> Response {
    let ranking = try await publicRanking()
    let period = ranking.period
    return Reply.json([
      "parent": ["code": .string(ranking.parent.code.text), "name": .string(ranking.parent.name)],
      "kind": .string(ranking.kind.rawValue),
      "period": [
        "name": .string(period.name), "from": .string(period.period.from.iso), "to": .string(period.period.to.iso),
      ],
      "as_of": .string(ranking.asOf.iso), "rules": .string(ranking.pack),
      "edition": ranking.edition.map { .integer($0.number) } ?? .null,
      "provisional": .flag(ranking.edition == nil),
      "units": .array(
        ranking.rows.map { row in
          [
            "code": .string(row.code.text), "name": .string(row.name), "total": .string(row.total.text),
            "blocks": .object(
              zip(ranking.codes, row.blocks).map { .init(key: $0, value: .string($1.text)) }),
            "rank": .integer(row.rank.best), "rank_low": .integer(row.rank.worst),
          ]
        }),
    ])
  }

  private func publicRanking() async throws -> PublicRanking {
    let facts = try await publicDesk()
    let kind = try unitKind()
    return try publicRanking(facts, publicParent(facts, kind: kind), kind, publicPeriod(facts))
  }

  private func rankingOrder() throws(Failure) -> RankingPage.Order {
    guard let text = asking.text("sort") else { return .place }
    if let order = RankingPage.Order(rawValue: text) { return order }
    throw Failure(.usage, vi: "“sort” phải là rank, fallen hoặc risen.", en: "“sort” must be rank, fallen or risen.")
  }

  /// Units without an earlier place stand last; those that moved alike stay in the order of places.
  private func ordered(
    _ rows: [RankingPage.Row], _ order: RankingPage.Order, _ before: [UnitCode: RankInterval]?
  ) -> [RankingPage.Row] {
    if order == .place { return rows }
    func risen(_ row: RankingPage.Row) -> Int? { before?[row.code].map { $0.best - row.rank.best } }
    return rows.enumerated().sorted { a, b in
      guard let x = risen(a.element), let y = risen(b.element) else {
        return risen(a.element) != nil ? true : risen(b.element) != nil ? false : a.offset < b.offset
      }
      if x == y { return a.offset < b.offset }
      return order == .fallen ? x < y : x > y
    }.map(\.element)
  }

  private func standing(_ ranking: PublicRanking) -> String {
    guard let edition = ranking.edition else { return "Tính lại mỗi ngày, đến hết ngày hôm trước." }
    return "Ấn bản số \(edition.number), đã chốt ngày \(edition.madeAt.day.vietnamese); không sửa nữa."
  }

  private func query(_ ranking: PublicRanking) -> String {
    "parent=\(ranking.parent.code.text.percentEncoded)&kind=\(ranking.kind.rawValue)&period=\(ranking.period.name.percentEncoded)"
  }

  private func picker(_ facts: PublicDesk, _ ranking: PublicRanking) -> RankingPage.Picker {
    let parents = facts.edition.lists.units.filter { $0.kind == .province || $0.kind == .nation }
    return RankingPage.Picker(
      parents: parents.isEmpty
        ? [(ranking.parent.code.text, ranking.parent.name)] : parents.map { ($0.code.text, $0.name) },
      kind: ranking.kind, period: ranking.period.name,
      periods: [
        ("Năm", choices(facts, .year, 2, ranking.period)), ("Lũy kế", choices(facts, .toDate, 12, ranking.period)),
        ("6 tháng", choices(facts, .half, 3, ranking.period)), ("Quý", choices(facts, .quarter, 6, ranking.period)),
        ("Tháng", choices(facts, .month, 13, ranking.period)),
      ])
  }

  /// The newest periods of a kind with figures, and the one that was asked for.
  private func choices(
    _ facts: PublicDesk, _ kind: PublicPeriod.Kind, _ count: Int, _ asked: PublicPeriod
  ) -> [(name: String, words: String)] {
    var found: [PublicPeriod] = []
    var next = PublicPeriod(kind, around: facts.day.day)
    while let period = next, found.count < count, facts.desk.covers(period.period) {
      found.append(period)
      next = period.before
    }
    if asked.kind == kind, !found.contains(asked) { found.append(asked) }
    return found.map { ($0.name, PlaceWords.capitalized($0.sentence.vi)) }
  }
}
