package import Base
package import Records
package import Scoring

/// What can be changed about how a procedure is offered, with what that does to the index.
package struct CatalogueOption: Hashable, Sendable {
  /// The points of one indicator before and after, rounded as they are shown.
  package struct Effect: Hashable, Sendable {
    package let no: String
    package let before: Points
    package let after: Points
  }

  package let act: ServiceAct
  package let procedure: ProcedureCode
  /// Whose services are changed.
  package let owners: [UnitCode]
  /// Only the indicators whose counts move.
  package let effects: [Effect]
  /// What it brings before rounding; below zero it costs.
  package let points: Fraction
}

/// One procedure as a unit offers it, and what it is asked for.
package struct CatalogueLine: Sendable {
  package let procedure: ProcedureCode
  /// The units whose list has it.
  package let owners: [UnitCode]
  /// The furthest at which any of them offers it.
  package let level: OnlineLevel
  package let isIntegrated: Bool
  package let hasFee: Bool
  package let isOwnAuthority: Bool
  /// Dossiers received in the period, by how they came.
  package let online: Int
  package let direct: Int
  package let post: Int
  package let paidOnline: Int
  /// The best first.
  package let options: [CatalogueOption]

  package var received: Int { online + direct + post }
  /// Offered online, and nobody asked for it online in the period.
  package var isDead: Bool { level != OnlineLevel.none && online == 0 }
  /// The option that brings most, when any brings something.
  package var best: CatalogueOption? { options.first { $0.points > .zero } }
}

/// How a unit's procedures are offered, gone through one by one.
package struct CatalogueReview: Sendable {
  /// What is best first, then what is asked for most.
  package let lines: [CatalogueLine]
  package let before: UnitScore
  /// With the best option of every procedure done, on a copy scored by the same engine.
  package let after: UnitScore

  /// The best option of every procedure that has one.
  package var advised: [CatalogueOption] { lines.compactMap(\.best) }
  package var gain: Points { after.total - before.total }
}
