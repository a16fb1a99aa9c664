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

  /// Every record that counts, or might, is known; something was looked at.
  package var isComplete: Bool { sawAny && known == denominator + undetermined }
  /// No record is known.
  package var isBlank: Bool { !isComplete && known == 0 }

  /// The share of the denominator that is known. Nothing looked at is nothing known; 100.00 means all and 0.00 none.
  package var coverage: Percent {
    if isComplete { return .full }
    if isBlank { return .none }
    let share = Fraction(known * 100, denominator + undetermined).roundedHundredths
    return Percent(hundredths: min(max(share, 1), 9_999))
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
