package import Base

/// What an answer on the units of another day has to say of itself: which day, and what could not be assigned.
package struct TreeReport: Sendable {
  /// The undivided records of one unit that the asked unit has, or might have.
  package struct Remainder: Sendable {
    package let code: UnitCode
    package let of: OrgUnit
    package let candidates: [UnitCode]
    /// Dossiers and petitions active in the period.
    package let dossiers: Int
    package let petitions: Int
    /// They are in the asked unit's counts, only in none of the units below that may have them.
    package let isCounted: Bool

    package init(
      code: UnitCode, of: OrgUnit, candidates: [UnitCode], dossiers: Int, petitions: Int, isCounted: Bool
    ) {
      self.code = code
      self.of = of
      self.candidates = candidates
      self.dossiers = dossiers
      self.petitions = petitions
      self.isCounted = isCounted
    }
  }

  package let day: Day
  package let remainders: [Remainder]
  /// National reports and published figures of several units that cannot be added up.
  package let leftOut: Int

  package init(day: Day, remainders: [Remainder], leftOut: Int) {
    self.day = day
    self.remainders = remainders
    self.leftOut = leftOut
  }

  /// Active dossiers nobody could assign to one unit of the day.
  package var unassigned: Int { remainders.reduce(0) { $0 + $1.dossiers } }
}
