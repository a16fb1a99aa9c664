package import Base
internal import Records
package import Scoring

/// What a leader reads at half past seven: where the unit stands, what changed, three decisions, what will be late.
package struct Brief: Sendable {
  package struct Change: Sendable {
    /// Days ago.
    package let days: Int
    package let points: Points
    /// Places gained; negative for lost ones, nil where nobody is ranked.
    package let places: Int?

    package init(days: Int, points: Points, places: Int?) {
      self.days = days
      self.points = points
      self.places = places
    }
  }
  package let score: UnitScore
  package let rank: RankInterval?
  package let peers: Int
  package let changes: [Change]
  package let decisions: [Gain]
  package let warnings: WarningSummary
  /// The first of what is late or likely to be.
  package let heads: [EarlyWarning]

  package static let decisionsShown = 3
  package static let headsShown = 5

  package init(
    score: UnitScore, rank: RankInterval?, peers: Int, changes: [Change], losses: [LossLine], warnings: EarlyWarnings
  ) {
    self.score = score
    self.rank = rank
    self.peers = peers
    self.changes = changes
    decisions = losses.largestGains(Self.decisionsShown)
    self.warnings = warnings.summary
    heads = Array(
      warnings.items.filter { $0.isLikelyLate(from: warnings.threshold) || $0.state == .late }
        .prefix(Self.headsShown))
  }
}
