/// Which records of a period a count looks at (indicators-766, section 4).
package enum Population: String, Sendable, CaseIterable {
  /// Received in the period.
  case received
  /// Received in it or carried over into it.
  case active
}

/// How an indicator's numerator and denominator are counted.
package enum Measure: Hashable, Sendable {
  case records(RecordMeasure)
  case procedures(ProcedureMeasure)
  case announcements(AnnouncementMeasure)
  /// Not counted: the pack says the score.
  case constant
}

/// Denominator: dossiers or petitions of the population that satisfy `filter`; numerator: those that also satisfy `achieved`.
package struct RecordMeasure: Hashable, Sendable {
  package var subject: Subject
  package var population: Population
  package var filter: Predicate?
  package var achieved: Predicate
  /// The denominator is the larger of the count and the national report's figure (section 5.2).
  package var againstNationalReport: Bool
}

/// Denominator: distinct procedures; numerator: those for which a joined record exists anywhere in the unit's subtree.
package struct ProcedureMeasure: Hashable, Sendable {
  package enum Base: Hashable, Sendable {
    /// Procedures offered in the subtree on the last day.
    case services(Predicate?)
    /// Procedures on the unit's own service rows on the last day.
    case ownServices(Predicate?)
    /// Procedures with at least one dossier of the population.
    case dossiers(Population, Predicate?)
  }
  package enum Achieved: Hashable, Sendable {
    case dossier(Population, Predicate)
    case service(Predicate)
  }
  package var base: Base
  package var achieved: Achieved
}

/// Counts over announcement rows, each procedure once.
package enum AnnouncementMeasure: Hashable, Sendable {
  /// Signed no later than this many working days before it takes effect.
  case signedInTime(workdaysBeforeEffect: Int)
  /// Published no later than this many working days after signing.
  case publishedInTime(workdaysAfterSigning: Int)
  /// Public at the end with all mandatory parts.
  case complete
}
