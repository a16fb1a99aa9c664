package import Base
package import Records
internal import Rules
internal import Scoring

/// A cause that would close a gap between what is published and what one's own figures explain.
package enum GapCause: Hashable, Sendable {
  /// The indicator is taken as not applicable: no points, its maximum stays. `isShownFull`: its block is printed as if it had
  /// them, and only the total lacks them.
  case notApplicable(no: String, isShownFull: Bool)
  /// The indicator is taken to apply, with all its points, where own figures say it does not.
  case applicable(no: String)
  /// The indicator is scored out of another maximum.
  case weight(no: String, max: Points)
  /// These indicators are another unit's.
  case inherited(nos: [String], from: UnitCode)
  /// Other days, or the same days seen at another moment.
  case cut(Window)
  case pack(String)
  /// Only dossiers that reached the national portal are counted there: so many did not.
  case unsynchronised(Int)
  /// One digit of a printed figure is another one, or two neighbours changed places.
  case digits(figure: String, printed: Points, meant: Points)

  package enum Kind: String, Sendable, CaseIterable {
    case applicability, weight, inherited, cut, pack, unsynchronised, digits
  }

  package var kind: Kind {
    switch self {
    case .notApplicable, .applicable: .applicability
    case .weight: .weight
    case .inherited: .inherited
    case .cut: .cut
    case .pack: .pack
    case .unsynchronised: .unsynchronised
    case .digits: .digits
    }
  }
}

/// A cause with its arithmetic.
package struct GapHypothesis: Sendable {
  package let cause: GapCause
  /// A second cause at the same time; nil where one alone is enough.
  package var also: GapCause?
  /// Each figure the cause moves, from what is explained to what it predicts; the difference is its part of the gap.
  package let terms: [Term]
  /// The sum of what it still leaves open over all published figures, taken without sign; zero means it fits.
  package let residual: Points
  /// What it leaves of the gap in the total.
  package let remaining: Points

  package struct Term: Hashable, Sendable {
    /// `TOTAL`, a block's code or an indicator's number.
    package let figure: String
    package let from: Points
    package let to: Points

    package var shift: Points { to - from }
  }

  package var fits: Bool { residual == .zero }
}

/// What is missing between a published total and what explains it. Law: `explained + unexplained = lost`.
package struct Gap: Sendable {
  package enum Basis: String, Sendable {
    /// Own records explain.
    case records
    /// There are none of the period: only the published blocks explain.
    case figures
  }

  package let unit: OrgUnit
  package let claim: PublishedClaim
  package let basis: Basis
  /// All points there are in the figures compared.
  package let max: Points
  package let published: Points
  package let explained: Points
  package var lost: Points { max - published }
  package var unexplained: Points { lost - explained }
  /// The published figures beside those that explain them.
  package let figures: [Comparison]
  /// The likeliest first. When none fits the cause is unknown, and these are only the nearest.
  package let hypotheses: [GapHypothesis]

  package struct Comparison: Hashable, Sendable {
    package let figure: String
    package let max: Points
    package let own: Points
    package let published: Points
  }

  /// Own figures lose more than the portal took away: it counts something better than one's own records do.
  package var isOverexplained: Bool { unexplained < .zero }
  package var isExplained: Bool { figures.allSatisfy { $0.own == $0.published } && unexplained == .zero }
  package var isUnknown: Bool { !isExplained && !hypotheses.contains(where: \.fits) }
}

extension GapCause {
  /// The indicators it speaks of, by number.
  package var indicators: [String] {
    switch self {
    case .notApplicable(let no, _), .applicable(let no), .weight(let no, _): [no]
    case .inherited(let nos, _): nos
    case .cut, .pack, .unsynchronised, .digits: []
    }
  }
}
