package import Base
internal import Counting
package import Records
internal import Rules

/// A place among peers; ties share the best and the worst place of their interval.
package struct RankInterval: Hashable, Sendable {
  package let best: Int
  package let worst: Int

  package init(best: Int, worst: Int) {
    self.best = best
    self.worst = worst
  }
}

/// One row of a ranking.
package struct RankedUnit: Sendable {
  package let score: UnitPoints
  package let rank: RankInterval
  /// The place without ties, as the portal's lists show it: total descending, then name by code point.
  package let portalRank: Int
  /// The rank the portal published itself, if imported.
  package let importedRank: Int?
  /// In the order of the score's blocks: by block score, then total; equal in both is a tie.
  package let blockRanks: [RankInterval]
}

extension Scorer {
  /// All units of one kind in `parent`'s subtree that are valid on the window's last day, best first, ties by code.
  /// Kind, name and place in the tree are those of a unit's last row; validity only decides who is listed.
  package func rank(_ parent: UnitCode, kind: UnitKind, _ question: Question) -> [RankedUnit] {
    let register = engine.facts.units
    let listed = register.subtree(parent).compactMap { register.unit($0) }
      .filter { $0.kind == kind && register.unit($0.code, on: question.window.lastDay) != nil }
      .filter { question.source != .published || hasFigures($0.code, question) }
    return Ranking.rank(points(listed, question)) { code in
      PublishedFigures(
        engine.facts.published[code] ?? [], period: question.window.period, notAfter: question.publishedBy
      ).total?.rank
    }
  }
}

extension Scorer {
  /// Units of which the portal published nothing for the period have no place in a ranking of published figures.
  private func hasFigures(_ code: UnitCode, _ question: Question) -> Bool {
    !PublishedFigures(
      engine.facts.published[code] ?? [], period: question.window.period, notAfter: question.publishedBy
    ).isEmpty
  }
}

/// What a place is decided by: points, then other points.
package struct RankKey: Comparable, Sendable {
  private let first: Points
  private let second: Points

  package init(_ first: Points, then second: Points = .zero) {
    self.first = first
    self.second = second
  }

  package static func < (a: RankKey, b: RankKey) -> Bool {
    a.first != b.first ? a.first < b.first : a.second < b.second
  }
}

package enum Ranking {
  /// Ranks the points of one question. `importedRank` looks up the portal's own place.
  package static func rank(_ scores: [UnitPoints], importedRank: (UnitCode) -> Int? = { _ in nil }) -> [RankedUnit] {
    let totals = intervals(scores.map { RankKey($0.total) })
    let portalOrder = scores.indices.sorted { a, b in
      scores[a].total != scores[b].total
        ? scores[a].total > scores[b].total
        : scores[a].unit.name != scores[b].unit.name
          ? codePointOrder(scores[a].unit.name, scores[b].unit.name)
          : scores[a].unit.code < scores[b].unit.code
    }
    var portalRank = [Int](repeating: 0, count: scores.count)
    for (place, index) in portalOrder.enumerated() { portalRank[index] = place + 1 }
    var blockRanks = [[RankInterval]](repeating: [], count: scores.count)
    // Scores of one question have the same blocks.
    for block in (scores.first?.blockPoints ?? []).indices {
      let intervals = intervals(scores.map { RankKey($0.blockPoints[block], then: $0.total) })
      for (index, interval) in intervals.enumerated() { blockRanks[index].append(interval) }
    }
    return scores.indices.map { index in
      RankedUnit(
        score: scores[index], rank: totals[index], portalRank: portalRank[index],
        importedRank: importedRank(scores[index].unit.code), blockRanks: blockRanks[index])
    }.sorted { ($0.rank.best, $0.score.unit.code) < ($1.rank.best, $1.score.unit.code) }
  }

  /// Competition ranks (1-2-2-4) of keys, larger first, with the end of each tie.
  package static func intervals(_ keys: [RankKey]) -> [RankInterval] {
    let order = keys.indices.sorted { keys[$1] < keys[$0] }
    var result = [RankInterval](repeating: RankInterval(best: 0, worst: 0), count: keys.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, keys[order[end + 1]] == keys[order[start]] { end += 1 }
      for position in start...end { result[order[position]] = RankInterval(best: start + 1, worst: end + 1) }
      start = end + 1
    }
    return result
  }
}
