package import Base
package import Counting
package import Records
internal import Rules
package import Scoring

/// What the page of one unit shows: values only, every number with where it came from.
package struct UnitPage: Sendable {
  package var score: UnitScore
  /// The portal's figures of the same period, if any were imported.
  package var published: UnitScore?
  package var rank: RankInterval?
  package var peers: Int
  package var losses: [LossLine]
  package var counts: [(key: String, counts: SixCounts)]
  package var notes: [Sentence]
  package var isSample: Bool
  package var units: [OrgUnit]
  package var newestArrival: Instant?
  package var quarantined: Int
  package var asOfIsGiven: Bool

  package init(
    score: UnitScore, published: UnitScore?, rank: RankInterval?, peers: Int, losses: [LossLine],
    counts: [(key: String, counts: SixCounts)], notes: [Sentence], isSample: Bool, units: [OrgUnit],
    newestArrival: Instant?, quarantined: Int, asOfIsGiven: Bool
  ) {
    self.score = score
    self.published = published
    self.rank = rank
    self.peers = peers
    self.losses = losses
    self.counts = counts
    self.notes = notes
    self.isSample = isSample
    self.units = units
    self.newestArrival = newestArrival
    self.quarantined = quarantined
    self.asOfIsGiven = asOfIsGiven
  }

  package func html() -> String {
    Layout.page(title: "\(score.unit.name) · \(score.total.vietnamese) điểm · Soi 766", isSample: isSample) { html in
      PageHead(page: self).write(&html)
      BlockSection(page: self).write(&html)
      IndicatorSection(page: self).write(&html)
      LossSection(page: self).write(&html)
      CountSection(page: self).write(&html)
      SourceSection(page: self).write(&html)
    }
  }

  /// The query that leads back to the same numbers.
  package func query(unit: UnitCode? = nil) -> String {
    let window = score.window
    var query = "from=\(window.period.from.iso)&to=\(window.period.to.iso)"
    if asOfIsGiven { query += "&as_of=\(window.end.isoLocal)" }
    if score.source != .own { query += "&source=\(score.source.rawValue)" }
    return query
  }
}
