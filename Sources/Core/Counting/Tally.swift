package import Base

/// The counts of one indicator for one unit and window.
package struct Tally: Hashable, Sendable {
  package var numerator = 0
  package var denominator = 0
  /// Records of the denominator whose deciding fields are known.
  package var known = 0
  /// Records that may belong to the denominator, but an unknown field leaves it open.
  package var undetermined = 0
  /// Any record was there to be looked at.
  package var sawAny = false
  /// The denominator counts this many records nobody has named (national report larger than the own records).
  package var unnamed = 0
  /// R is a share of last year's figure.
  package var isTemporary = false
  /// The counts are those of this ancestor.
  package var inheritedFrom: UnitCode?

  package init() {}

  /// The share of the denominator that is known. Nothing looked at is nothing known.
  package var coverage: Percent {
    let all = denominator + undetermined
    if all == 0 { return sawAny ? .full : .none }
    return Percent(hundredths: Fraction(known * 100, all).roundedHundredths)
  }
}

/// One record (or procedure) an indicator looks at.
package enum Member: Hashable, Sendable {
  case dossier(unit: UnitCode, index: Int)
  case petition(unit: UnitCode, index: Int)
  case procedure(ProcedureCode)
  /// A procedure of an announcing unit.
  case announced(unit: UnitCode, ProcedureCode)
}

/// What an indicator says of one member.
struct Judgement {
  var member: Member
  var isCounted: Bool
  var isAchieved: Bool
  var isKnown: Bool
  /// Not counted, but only because a field that decides it is unknown.
  var isUndetermined = false
}
