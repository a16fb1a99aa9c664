package import Base
internal import Counting
internal import Records

/// What may still come before a period ends.
package struct Arrivals: Hashable, Sendable {
  package let dossiers: Int
  package let petitions: Int

  package init(dossiers: Int, petitions: Int) {
    self.dossiers = dossiers
    self.petitions = petitions
  }
}

extension ObviousEngine {
  /// The most that ever came in as many days as the period has left, in the year before the window's end.
  package func mostArrivals(_ unit: UnitCode, _ window: Window) -> Arrivals {
    let left = window.period.to - window.lastDay
    guard left > 0 else { return Arrivals(dossiers: 0, petitions: 0) }
    let subtree = facts.units.subtree(unit)
    let dossiers = subtree.flatMap { (facts.dossiers[$0] ?? []).compactMap { $0.receivedAt?.day } }
    let petitions = subtree.flatMap { (facts.petitions[$0] ?? []).compactMap { $0.receivedAt?.day } }
    return Arrivals(
      dossiers: Self.most(dossiers, in: left, before: window.lastDay),
      petitions: Self.most(petitions, in: left, before: window.lastDay))
  }

  private static func most(_ days: [Day], in length: Int, before last: Day) -> Int {
    let past = days.filter { $0 <= last && $0 > last - 365 }.sorted()
    var (most, first) = (0, 0)
    for (index, day) in past.enumerated() {
      while past[first] <= day - length { first += 1 }
      most = max(most, index - first + 1)
    }
    return most
  }
}
