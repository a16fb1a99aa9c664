internal import Base
internal import Pages
internal import Records
internal import Rules
internal import Scoring
internal import Work

/// A ranking as the public is told it: of a frozen edition where there is one, else of now.
struct PublicRanking {
  let parent: OrgUnit
  let kind: UnitKind
  let period: PublicPeriod
  let asOf: Instant
  let isOpen: Bool
  let rows: [RankingPage.Row]
  let blocks: [(name: String, max: Points)]
  let codes: [String]
  let pack: String
  /// The edition the figures are frozen in.
  let edition: Edition?
  let notes: [Sentence]

  var places: [UnitCode: RankInterval] {
    Dictionary(rows.map { ($0.code, $0.rank) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Call {
  /// What public figures of now are asked of.
  struct PublicDesk {
    let edition: DeskKeeper.Edition
    let day: PublicDay
    var desk: Desk { edition.desk }
    var units: UnitRegister { edition.desk.facts.units }
  }

  func publicDesk() async throws -> PublicDesk {
    let edition = try await service.keeper.current()
    return PublicDesk(edition: edition, day: PublicDay(edition.desk, now: now))
  }

  /// The unit rankings stand below, when nobody chose: the first province; with provinces to be ranked the nation.
  func publicParent(_ facts: PublicDesk, kind: UnitKind) throws(Failure) -> OrgUnit {
    if let asked = asking.text("parent"), let unit = facts.units.unit(try facts.desk.unit(asked)) { return unit }
    let listed = facts.edition.lists.units
    let wanted: UnitKind = kind == .province ? .nation : .province
    guard let unit = listed.first(where: { $0.kind == wanted }) ?? listed.first else {
      throw Failure(.notFound, vi: "Kho chưa có đơn vị nào.", en: "The store has no units yet.")
    }
    return unit
  }

  /// The period asked for, else the year the newest public day lies in.
  func publicPeriod(_ facts: PublicDesk) throws(Failure) -> PublicPeriod {
    if let name = asking.text("period") {
      guard let period = PublicPeriod(name: name) else {
        throw Failure(
          .usage, vi: "“period” là kỳ dạng 2026-10, 2026-Q4, 2026-H2, 2026 hoặc ytd:2026-10.",
          en: "“period” is a period like 2026-10, 2026-Q4, 2026-H2, 2026 or ytd:2026-10.")
      }
      return period
    }
    guard let year = PublicPeriod(.year, around: facts.day.day) else {
      throw Failure(.usage, vi: "Không rõ kỳ.", en: "The period is not clear.")
    }
    return year
  }

  /// The units of a kind below another, ranked. `live`: by the facts of now also where an edition has frozen the period.
  func publicRanking(
    _ facts: PublicDesk, _ parent: OrgUnit, _ kind: UnitKind, _ period: PublicPeriod, live: Bool = false
  ) throws(Failure) -> PublicRanking {
    let (question, notes) = try facts.day.question(period, facts.desk, now: now)
    if !live, let frozen = try frozenRanking(facts, parent, kind, period, question) { return frozen }
    let ranked = facts.edition.ranking(parent.code, kind: kind, question)
    return PublicRanking(
      parent: parent, kind: kind, period: period, asOf: question.window.end, isOpen: question.window.isOpen,
      rows: ranked.map { unit in
        RankingPage.Row(
          code: unit.score.unit.code, name: unit.score.unit.name, total: unit.score.total,
          blocks: unit.score.blocks.map(\.score), rank: unit.rank, unknown: unit.score.unknown)
      },
      blocks: question.pack.blocks.map { ($0.name.vi, $0.max) }, codes: question.pack.blocks.map(\.code),
      pack: question.pack.name, edition: nil, notes: notes + Self.blindNote(ranked))
  }

  /// A place that rests on too little says so.
  private static func blindNote(_ ranked: [RankedUnit]) -> [Sentence] {
    let blind = ranked.count { $0.score.unknown > .zero }
    if blind == 0 { return [] }
    return [
      Sentence(
        vi:
          "\(blind.vietnamese) trong \(ranked.count.vietnamese) đơn vị chưa đủ dữ liệu: số ghi “chưa biết” là điểm chưa biết được hay mất, thứ hạng có thể đổi.",
        en:
          "\(blind) of \(ranked.count) units lack data: “unknown” points are neither won nor lost, places may change.")
    ]
  }

  /// The ranking of the period before, where there are figures of it; of a year that runs the same year to the month before.
  func rankingBefore(_ facts: PublicDesk, _ ranking: PublicRanking) -> PublicRanking? {
    var before = ranking.period.before
    if ranking.period.kind == .year, ranking.isOpen {
      before = PublicPeriod(.toDate, around: ranking.asOf.day)?.before
    }
    guard let before, facts.desk.covers(before.period) else { return nil }
    return try? publicRanking(facts, ranking.parent, ranking.kind, before)
  }
}
