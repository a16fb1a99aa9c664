package import Base
internal import Improving
internal import Records
internal import Rules
internal import Scoring

/// The places of one unit in one month: of its total, and block by block.
package struct RankMonth: Sendable {
  package let period: Period
  /// What it was computed by: places of two of these are not joined.
  package let rules: String
  package let of: Int
  /// By `TOTAL` and block code.
  package let ranks: [String: Int]
}

/// The places of a unit over the months, oldest first.
package struct RankHistory: Sendable {
  /// The portal said so; else they are of the own records.
  package let isPublished: Bool
  package let months: [RankMonth]
}

extension Desk {
  private static let monthsShown = 12

  /// Published places of calendar months where there are at least two of them up to `last`; else those of the own records of the
  /// last months in which the unit had dossiers.
  package func rankHistory(_ code: UnitCode, through last: Day, now: Instant) throws(Failure) -> RankHistory {
    let published = publishedRanks(code, through: last, notAfter: now)
    if published.count >= 2 { return RankHistory(isPublished: true, months: published) }
    guard let peers = peers(of: code) else { return RankHistory(isPublished: false, months: []) }
    var months: [RankMonth] = []
    for step in (1 - Self.monthsShown)...0 {
      guard let first = last.firstOfMonth.adding(months: step), let period = Period(from: first, to: first.lastOfMonth),
        period.start <= now
      else { continue }
      let question = try question(Request(from: period.from, to: period.to), now: now).question
      guard let score = scorer.score(code, question), score.hasDossiers else { continue }
      let ranked = scorer.rank(peers.parent, kind: peers.kind, question)
      guard let own = ranked.first(where: { $0.score.unit.code == code }) else { continue }
      var ranks = ["TOTAL": own.rank.best]
      for (block, rank) in zip(question.pack.blocks, own.blockRanks) { ranks[block.code] = rank.best }
      months.append(RankMonth(period: period, rules: question.pack.name, of: ranked.count, ranks: ranks))
    }
    return RankHistory(isPublished: false, months: months)
  }

  private func publishedRanks(_ code: UnitCode, through last: Day, notAfter now: Instant) -> [RankMonth] {
    let told = (facts.published[code] ?? []).filter { figure in
      figure.rank != nil && figure.asOf <= now && figure.period.from <= last
        && figure.period.from == figure.period.from.firstOfMonth && figure.period.to == figure.period.from.lastOfMonth
    }
    let months = Dictionary(grouping: told, by: \.period).map { period, figures -> RankMonth in
      var newest: [String: PublishedFigure] = [:]
      for figure in figures {
        let block = (try? shelf.pack(for: period).pack.block(figure.block)?.code) ?? figure.block
        if newest[block].map({ $0.asOf < figure.asOf }) ?? true { newest[block] = figure }
      }
      return RankMonth(
        period: period, rules: newest["TOTAL"]?.generation ?? figures.first?.generation ?? "",
        of: newest.values.compactMap(\.of).max() ?? newest.values.compactMap(\.rank).max() ?? 0,
        ranks: newest.compactMapValues(\.rank))
    }
    return Array(months.sorted { $0.period.from < $1.period.from }.suffix(Self.monthsShown))
  }
}

extension UnitScore {
  /// Some indicator that counts dossiers has one to count.
  fileprivate var hasDossiers: Bool {
    indicators.contains { indicator in
      if case .records(let measure) = indicator.rule.measure {
        measure.subject == .dossier && indicator.denominator ?? 0 > 0
      } else {
        false
      }
    }
  }
}
