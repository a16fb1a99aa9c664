internal import Base

/// The records of a component, grouped by what they offer: within a kind only urgency tells them apart.
struct PathKinds {
  private(set) var options: [[PathOption]] = []
  private(set) var items: [[PathItem]] = []
  /// True when some record could have opened a procedure in more than one way: then giving the opening to the first of them is
  /// a choice that might not be the best.
  private(set) var isOpeningAmbiguous = false

  /// Of the records that could open a procedure the most urgent one does; the opening is part of its gain.
  init(_ all: [PathItem]) {
    var opened: Set<Opening> = []
    var places: [[PathOption]: Int] = [:]
    // What was found for one record of a group holds for all of it; nil where there is nothing to do.
    var groups: [Int: Int?] = [:]
    for var item in all {
      if let group = item.group, let known = groups[group] {
        guard let place = known else { continue }
        item.options = options[place]
        items[place].append(item)
        continue
      }
      let openings = Set(item.options.flatMap { $0.opens.map { Opening(place: $0.key, procedure: $0.value) } })
      let isFirst = !openings.isEmpty && openings.isDisjoint(with: opened)
      if !openings.isEmpty, item.options.count > 1 { isOpeningAmbiguous = true }
      if !openings.isEmpty, !isFirst, !openings.isSubset(of: opened) { isOpeningAmbiguous = true }
      if isFirst { opened.formUnion(openings) }
      item.options = item.options.compactMap { option in
        var plain = option
        plain.opens = [:]
        if isFirst { for place in option.opens.keys { plain.gain.numerators[place] += 1 } }
        return plain.gain.isHelpful ? plain : nil
      }
      if item.options.isEmpty {
        if let group = item.group { groups[group] = .some(nil) }
        continue
      }
      let place = places[item.options] ?? items.count
      if place == items.count {
        places[item.options] = place
        options.append(item.options)
        items.append([])
      }
      items[place].append(item)
      if let group = item.group { groups[group] = place }
    }
  }

  /// The most points a component comes to, and whether its floor is met then, without looking for the price. Nil where that takes
  /// a search.
  func best(_ component: PathComponent, _ counts: PathCounts, floor: PathFloor?) -> (points: Int, meetsFloor: Bool)? {
    var moved = component.indicators.map { _ in (numerator: 0, denominator: 0) }
    for (kind, options) in options.enumerated() {
      // Where one way covers all others and no denominator moves, doing everything is best.
      let fullest = options.first { option in options.allSatisfy { option.gain.covers($0.gain) } }
      guard let gain = fullest?.gain, gain.denominators.allSatisfy({ $0 == 0 }), gain.numerators.allSatisfy({ $0 >= 0 })
      else { return bestOfChain(component, counts, floor: floor) }
      for at in moved.indices { moved[at].numerator += gain.numerators[at] * items[kind].count }
    }
    return (counts.points(component.indicators, moved), floor?(moved) ?? true)
  }

  /// A chain is short work however its denominators move.
  private func bestOfChain(
    _ component: PathComponent, _ counts: PathCounts, floor: PathFloor?
  ) -> (points: Int, meetsFloor: Bool)? {
    guard let ways = ChainSolver(self)?.solve(self, component, counts, floor: floor).ways else { return nil }
    return (counts.points(component) + max(0, ways.map(\.gain).max() ?? 0), !ways.isEmpty)
  }

  private struct Opening: Hashable {
    let place: Int
    let procedure: ProcedureCode
  }
}
