internal import Answers
internal import Base
internal import Hummingbird
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Work

/// What frozen editions say, for the pages of figures.
extension Call {
  /// The ranking of a period as an edition froze it; nil when none did.
  func frozenRanking(
    _ facts: PublicDesk, _ parent: OrgUnit, _ kind: UnitKind, _ period: PublicPeriod, _ question: Question
  ) throws(Failure) -> PublicRanking? {
    guard let edition = try service.editions.current(holding: period),
      let table = try service.editions.table(EditionNames.ranking, of: edition)
    else { return nil }
    let columns = ["period", "parent", "kind", "unit", "name", "total", "rank", "rank_low", "blocks"].map {
      table.column($0)
    }
    let codes = question.pack.blocks.map(\.code)
    let rows = table.rows.filter {
      $0[columns[0]] == period.name && $0[columns[1]] == parent.code.text && $0[columns[2]] == kind.rawValue
    }.compactMap { row -> RankingPage.Row? in
      guard let total = Points(text: row[columns[5]]), let best = Int(row[columns[6]]), let worst = Int(row[columns[7]])
      else { return nil }
      let blocks = Dictionary(
        row[columns[8]].split(separator: " ").map { part in
          let pair = part.split(separator: "=")
          return (String(pair[0]), pair.count == 2 ? Points(text: pair[1]) ?? .zero : .zero)
        }, uniquingKeysWith: { first, _ in first })
      return RankingPage.Row(
        code: UnitCode(row[columns[3]]), name: row[columns[4]], total: total,
        blocks: codes.map { blocks[$0] ?? .zero }, rank: RankInterval(best: best, worst: worst))
    }
    if rows.isEmpty { return nil }
    return PublicRanking(
      parent: parent, kind: kind, period: period, asOf: question.window.end, isOpen: false, rows: rows,
      blocks: question.pack.blocks.map { ($0.name.vi, $0.max) }, codes: codes, pack: question.pack.name,
      edition: edition, notes: [])
  }

  /// A unit's place in the edition of a period.
  func frozenPlace(
    _ facts: PublicDesk, _ unit: OrgUnit, _ above: OrgUnit?, _ period: PublicPeriod
  ) throws(Failure) -> PublicUnitPage.Frozen? {
    guard let above, let (question, _) = try? facts.day.question(period, facts.desk, now: now),
      let ranking = try frozenRanking(facts, above, unit.kind, period, question), let edition = ranking.edition,
      let row = ranking.rows.first(where: { $0.code == unit.code })
    else { return nil }
    return PublicUnitPage.Frozen(
      edition: edition.number, madeOn: edition.madeAt.day, total: row.total, place: row.rank, peers: ranking.rows.count)
  }

  private static let servicesShown = 12

  /// How long procedures take at a unit, by the newest edition that tells it.
  func services(_ unit: OrgUnit) throws(Failure) -> PublicUnitPage.Services? {
    for edition in try service.editions.editions().reversed() {
      guard let table = try service.editions.table(EditionNames.service, of: edition),
        try service.editions.current(edition.month) == edition
      else { continue }
      let columns = ["unit", "by", "code", "name", "ended", "late", "typical_working_days", "period"].map {
        table.column($0)
      }
      let isProvince = unit.kind == .province
      let own = table.rows.filter {
        $0[columns[1]] == "procedure"
          && (isProvince
            ? $0[columns[0]].isEmpty && $0[table.column("province")] == unit.code.text
            : $0[columns[0]] == unit.code.text)
      }
      let services = own.compactMap { row -> PublicUnitPage.Service? in
        guard let ended = ToldCount(text: row[columns[4]]), let late = ToldCount(text: row[columns[5]]),
          let count = ended.exact, let days = Int(row[columns[6]])
        else { return nil }
        return PublicUnitPage.Service(
          code: row[columns[2]], name: row[columns[3]], field: "", ended: count, typicalDays: days,
          onTime: ServiceQuality(ended: ended, late: late).onTime,
          lateAtMost: ServiceQuality(ended: ended, late: late).lateAtMost)
      }.sorted { $0.ended != $1.ended ? $0.ended > $1.ended : $0.code < $1.code }
      let searched = asking.text("find") ?? ""
      let wanted = searchFolded(searched)
      let found = wanted.isEmpty ? services : services.filter { searchFolded($0.name).contains(wanted) }
      let words = own.first.flatMap { PublicPeriod(name: $0[columns[7]])?.sentence.vi } ?? edition.month.sentence.vi
      return PublicUnitPage.Services(
        periodWords: words, edition: edition.number, all: services.count,
        shown: Array(found.prefix(wanted.isEmpty ? Self.servicesShown : 100)), searched: searched)
    }
    return nil
  }

  func publicScore(_ score: UnitScore, _ notes: [Sentence], isSample: Bool) -> Response {
    Reply.json(ScoreAnswer.json(score, knownAt: nil, notes: notes, isSample: isSample, language: .vi))
  }
}
