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
  package var frame: Frame
  package var units: [OrgUnit]
  package var newestArrival: Instant?
  package var quarantined: Int
  package var asked: Asked

  /// What the address said beside unit and period; links keep it.
  package struct Asked: Sendable {
    package var asOf: Bool
    package var rules: Bool
    /// From where the store is looked at (units of another day, what was known then): names and values as in the address.
    package var standpoint: [(name: String, value: String)]
    package init(asOf: Bool, rules: Bool, standpoint: [(name: String, value: String)] = []) {
      self.asOf = asOf
      self.rules = rules
      self.standpoint = standpoint
    }
  }

  package init(
    score: UnitScore, published: UnitScore?, rank: RankInterval?, peers: Int, losses: [LossLine],
    counts: [(key: String, counts: SixCounts)], notes: [Sentence], frame: Frame, units: [OrgUnit],
    newestArrival: Instant?, quarantined: Int, asked: Asked
  ) {
    self.score = score
    self.published = published
    self.rank = rank
    self.peers = peers
    self.losses = losses
    self.counts = counts
    self.notes = notes
    self.frame = frame
    self.units = units
    self.newestArrival = newestArrival
    self.quarantined = quarantined
    self.asked = asked
  }

  package func html() -> String {
    Layout.page(title: "\(score.unit.name) · \(score.total.vietnamese) điểm · Soi 766", frame) { html in
      PageHead(page: self).write(&html)
      BlockSection(page: self).write(&html)
      IndicatorSection(page: self).write(&html)
      LossSection(page: self).write(&html)
      CountSection(page: self).write(&html)
      SourceSection(page: self).write(&html)
    }
  }

  /// The query that leads back to the same numbers; with a period, to the same question about other days.
  package func query(period: Period? = nil) -> String {
    let window = score.window
    let days = period ?? window.period
    var query = "from=\(days.from.iso)&to=\(days.to.iso)"
    if asked.asOf, period == nil { query += "&as_of=\(window.end.isoLocal)" }
    if score.source != .own { query += "&source=\(score.source.rawValue)" }
    if asked.rules { query += "&rules=\(score.pack.name.percentEncoded)" }
    for (name, value) in asked.standpoint { query += "&\(name)=\(value.percentEncoded)" }
    return query
  }
}
