package import Base
package import Records
package import Rules

/// Where a score takes its counts from.
package enum FigureSource: String, Sendable, CaseIterable {
  /// Own records.
  case own
  /// The portal's imported counts.
  case published
  /// Own records where all of them are known, else the portal's, else own.
  case best
}

/// Where one indicator's figures came from.
package enum Origin: String, Sendable {
  case own, published, inherited, constant
}

/// Four states that are never merged.
package enum State: String, Sendable {
  case value
  case zero
  case noData = "no_data"
  case notApplicable = "not_applicable"
}

/// One indicator of one unit in one window.
package struct IndicatorScore: Sendable {
  package let rule: IndicatorRule
  package let numerator: Int?
  package let denominator: Int?
  package let ratio: Percent?
  package let score: Points
  /// The score before rounding; the difference is a line of its own in every explanation.
  package var exact: Fraction { unrounded.fraction }
  let unrounded: UnroundedScore
  package let max: Points
  package let state: State
  package let origin: Origin
  package let coverage: Percent
  /// `temporary`: the national report's figure is a share of last year's.
  package let marks: [String]
  /// Records of the denominator nobody has named.
  package let unnamed: Int
  /// The ancestor whose figures these are.
  package let inheritedFrom: UnitCode?
  /// When the portal published them.
  package let publishedAsOf: Instant?

  package var lost: Points { max - score }
  /// Points nobody can say were won or lost: nothing is known of what the indicator counts.
  package var unknown: Points { coverage == .none && state == .noData ? lost : .zero }
}

package struct BlockScore: Sendable {
  package let block: Block
  package let score: Points
}

package struct GroupScore: Sendable {
  package let no: Int
  package let score: Points
  package let max: Points
}

/// The index of one unit in one window: a number that never travels alone.
package struct UnitScore: Sendable {
  package let unit: OrgUnit
  package let window: Window
  package let source: FigureSource
  package let pack: RulePack
  package let rounding: Rounding
  package let indicators: [IndicatorScore]
  package let blocks: [BlockScore]
  package let total: Points
  /// Things a reader must know about these figures.
  package let notes: [Sentence]

  package var max: Points { blocks.reduce(.zero) { $0 + $1.block.max } }
  package var band: Band? { pack.band(of: total) }
  /// The band whatever the unknown points turn out to be; nil when they decide it.
  package var certainBand: Band? { pack.band(from: total, to: total + unknown) }
  /// Points nobody can say were won or lost.
  package var unknown: Points { indicators.reduce(.zero) { $0 + $1.unknown } }
  /// Points that records show to be lost.
  package var missed: Points { max - total - unknown }
  /// Nothing but constants is known: a number would only look like one.
  package var isBlank: Bool {
    indicators.allSatisfy { $0.origin == .constant || ($0.coverage == .none && $0.state == .noData) }
      && (source != .published || total == .zero)
  }

  package func unknown(in block: Block) -> Points {
    indicators.filter { $0.rule.block == block.code }.reduce(.zero) { $0 + $1.unknown }
  }

  package var groups: [GroupScore] {
    Dictionary(grouping: blocks, by: \.block.group).sorted { $0.key < $1.key }.map { no, blocks in
      GroupScore(
        no: no, score: blocks.reduce(.zero) { $0 + $1.score }, max: blocks.reduce(.zero) { $0 + $1.block.max })
    }
  }
}
