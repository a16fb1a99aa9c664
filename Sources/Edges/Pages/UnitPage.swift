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
  /// When the page was asked for: later periods are not offered.
  package var now: Instant?
  /// What changed, what waits and what can be won back; nil for periods that are over.
  package var today: TodaySection?
  /// The communes of a province that need somebody to look; nil for other units.
  package var communes: CommunesSection?

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
    newestArrival: Instant?, quarantined: Int, asked: Asked, now: Instant? = nil, today: TodaySection? = nil,
    communes: CommunesSection? = nil
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
    self.now = now
    self.today = today
    self.communes = communes
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

  /// Chooses another unit, period or source of the board.
  var picker: PeriodPicker {
    let window = score.window
    let address = PageAddress(
      "/units/\(score.unit.code.text.percentEncoded)",
      [
        ("from", window.period.from.iso), ("to", window.period.to.iso),
        ("as_of", asked.asOf ? window.end.isoLocal : nil),
        ("source", score.source == .own ? nil : score.source.rawValue),
        ("rules", asked.rules ? score.pack.name : nil),
      ] + asked.standpoint.map { ($0.name, $0.value) })
    return PeriodPicker(
      address: address, window: window, now: now ?? window.end, saysAsOf: asked.asOf, unit: score.unit, units: units,
      source: score.source, chooser: (action: "/units", page: ""))
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
