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
  /// The same without taking it off the online list.
  package var advised: CatalogueOption? { options.first { $0.points > .zero && $0.act != .withdrawOnline } }
}

/// How a unit's procedures are offered, gone through one by one.
package struct CatalogueReview: Sendable {
  /// One sort of change, done to every procedure for which it is the best and brings something, on a copy scored by the same
  /// engine.
  package struct Group: Sendable {
    package let act: ServiceAct
    package let options: [CatalogueOption]
    package let after: UnitScore
  }

  /// What is best first, then what is asked for most.
  package let lines: [CatalogueLine]
  package let before: UnitScore
  /// Those that bring something, in the order of the acts.
  package let groups: [Group]
  /// With what is advised done together. Taking services off the list is never advised: it is for the authority to say that nobody
  /// needs them.
  package let after: UnitScore

  package var advised: [CatalogueOption] { groups.filter { $0.act != .withdrawOnline }.flatMap(\.options) }
  package var gain: Points { after.total - before.total }
}
