package import Records

/// What a remedy costs, in minutes of somebody's work. The defaults are assumptions, to be replaced by a unit's own experience;
/// nothing but the choice between paths depends on them.
package struct EffortTable: Hashable, Sendable {
  package private(set) var minutes: [Remedy: Int]

  package static let standard = EffortTable(minutes: [
    .attachResult: 5, .finishWithResult: 90, .digitise: 10, .reuse: 5, .linkStore: 3, .usePopulationData: 3,
    .synchronise: 1, .payOnline: 15, .integratePayment: 240, .offerOnline: 480, .completeParts: 60,
    .answerPetition: 120, .receiveOnline: 45,
  ])

  /// The most minutes a remedy may cost: sums over every record of a country stay whole numbers.
  package static let most = 100_000

  subscript(remedy: Remedy) -> Int { minutes[remedy] ?? 0 }

  /// The table with other minutes for some remedies; nil when a number is negative or larger than `most`.
  package func changed(_ changes: [Remedy: Int]) -> EffortTable? {
    guard changes.values.allSatisfy({ (0...Self.most).contains($0) }) else { return nil }
    return EffortTable(minutes: minutes.merging(changes) { $1 })
  }

  package func minutes(of acts: [RemedyAct]) -> Int { acts.reduce(0) { $0 + self[$1.remedy] } }
}
