package import Base
package import Records
internal import Rules

/// What the portal published for one unit and exactly one period: for each block the newest figure not after an instant.
package struct PublishedFigures: Sendable {
  private let newest: [String: PublishedFigure]

  package init(_ figures: [PublishedFigure], period: Period, notAfter limit: Instant) {
    var newest: [String: PublishedFigure] = [:]
    for figure in figures where figure.period == period && figure.asOf <= limit {
      if let known = newest[figure.block], known.asOf >= figure.asOf { continue }
      newest[figure.block] = figure
    }
    self.newest = newest
  }

  package var isEmpty: Bool { newest.isEmpty }
  var newestAsOf: Instant? { newest.values.map(\.asOf).max() }
  package var total: PublishedFigure? { newest["TOTAL"] }

  /// The figure of an indicator under any of its names, the newest of them.
  func figure(_ rule: IndicatorRule) -> PublishedFigure? {
    ([rule.code, rule.no, rule.id] + rule.aliases).compactMap { newest[$0] }.max { $0.asOf < $1.asOf }
  }

  func figure(_ block: Block) -> PublishedFigure? {
    ([block.code] + block.aliases).compactMap { newest[$0] }.max { $0.asOf < $1.asOf }
  }
}
