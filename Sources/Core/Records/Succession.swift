package import Base

/// What became of units and what they were before, by the dated rows of the register: an ended row with successors was
/// merged into one or split among several; one without ends, or goes on in the unit's next row.
package struct Succession: Sendable {
  private let rows: [UnitCode: [OrgUnit]]
  /// The ended rows that name a unit as a successor.
  private let incoming: [UnitCode: [Place]]

  /// One row of a unit.
  private struct Place: Hashable {
    let unit: UnitCode
    let row: Int
  }

  /// The units of a day among which something belongs.
  package struct Reach: Hashable, Sendable {
    package fileprivate(set) var units: Set<UnitCode> = []
    /// A way ends before the day: the unit ended without a successor, or came from nowhere.
    package fileprivate(set) var hasDeadEnd = false

    /// The only unit it can be.
    package var only: UnitCode? { units.count == 1 && !hasDeadEnd ? units.first : nil }

    fileprivate mutating func add(_ other: Reach) {
      units.formUnion(other.units)
      hasDeadEnd = hasDeadEnd || other.hasDeadEnd
    }

    fileprivate static let nowhere: Reach = {
      var reach = Reach()
      reach.hasDeadEnd = true
      return reach
    }()
    fileprivate static func at(_ unit: UnitCode) -> Reach {
      var reach = Reach()
      reach.units = [unit]
      return reach
    }
  }

  package init(_ register: UnitRegister) {
    rows = register.rows
    var incoming: [UnitCode: [Place]] = [:]
    for (code, dated) in register.rows {
      for (index, row) in dated.enumerated() where row.validTo != nil {
        for successor in Set(row.successors) where successor != code {
          incoming[successor, default: []].append(Place(unit: code, row: index))
        }
      }
    }
    self.incoming = incoming
  }

  /// The units of `target` to which a record of `unit` of `day` may belong. A record without a day is of the unit's first row.
  package func reach(of unit: UnitCode, from day: Day?, to target: Day) -> Reach {
    guard let dated = rows[unit], !dated.isEmpty else { return .nowhere }
    let row = day.flatMap { day in dated.lastIndex { $0.validFrom.map { $0 <= day } ?? true } } ?? 0
    var seen: Set<Place> = []
    if let end = dated[row].validTo, end < target { return after(Place(unit: unit, row: row), target, &seen) }
    return before(Place(unit: unit, row: row), day ?? dated[row].validFrom ?? target, target, &seen)
  }

  /// The days on which something happened to a unit: between two of them its records share one fate.
  package func turns(of unit: UnitCode) -> Set<Day> {
    let dated = rows[unit] ?? []
    let own = dated.flatMap { [$0.validFrom, $0.validTo.map { $0 + 1 }] }
    return Set((own + (incoming[unit] ?? []).map { end(of: $0).map { $0 + 1 } }).compactMap(\.self))
  }

  // MARK: forward

  private func after(_ place: Place, _ target: Day, _ seen: inout Set<Place>) -> Reach {
    guard seen.insert(place).inserted, let row = row(place) else { return .nowhere }
    if let start = row.validFrom, start > target { return .nowhere }
    guard let end = row.validTo, end < target else { return .at(place.unit) }
    if row.successors.isEmpty { return after(Place(unit: place.unit, row: place.row + 1), target, &seen) }
    var reach = Reach()
    for successor in Set(row.successors) {
      // Ways that meet again are walked again.
      var own = seen
      reach.add(after(Place(unit: successor, row: standing(successor, from: end + 1, after: place)), target, &own))
    }
    return reach
  }

  /// The row of a successor that takes over: the one valid then, or the next.
  private func standing(_ unit: UnitCode, from day: Day, after place: Place) -> Int {
    if unit == place.unit { return place.row + 1 }
    let dated = rows[unit] ?? []
    return dated.firstIndex { $0.validTo.map { $0 >= day } ?? true } ?? max(0, dated.count - 1)
  }

  // MARK: backward

  /// `day`: the last day on which the record was of this row.
  private func before(_ place: Place, _ day: Day, _ target: Day, _ seen: inout Set<Place>) -> Reach {
    guard let row = row(place) else { return .nowhere }
    let start = row.validFrom
    // The last time others joined it, after the target and up to the record.
    let joins = (incoming[place.unit] ?? []).compactMap { other in end(of: other).map { (other: other, day: $0 + 1) } }
      .filter { join in join.day > target && join.day <= day && (start.map { $0 < join.day } ?? true) }
    if let last = joins.map(\.day).max() {
      var reach = before(place, last - 1, target, &seen)
      for join in joins where join.day == last { reach.add(origin(join.other, target, seen)) }
      return reach
    }
    guard let start, start > target else { return .at(place.unit) }
    guard seen.insert(place).inserted else { return .nowhere }
    var origins: [Place] = []
    var since: Day?
    if place.row > 0, let earlier = rows[place.unit]?[place.row - 1] {
      since = earlier.validTo.map { $0 + 1 }
      if earlier.successors.isEmpty || earlier.successors.contains(place.unit) {
        origins.append(Place(unit: place.unit, row: place.row - 1))
      }
    }
    origins += (incoming[place.unit] ?? []).filter { other in
      guard let first = end(of: other).map({ $0 + 1 }) else { return false }
      return first <= start && (since.map { $0 <= first } ?? true)
    }
    if origins.isEmpty { return .nowhere }
    var reach = Reach()
    for other in origins { reach.add(origin(other, target, seen)) }
    return reach
  }

  /// Where an ended row was on the target day.
  private func origin(_ place: Place, _ target: Day, _ seen: Set<Place>) -> Reach {
    guard let end = end(of: place), end >= target else { return .nowhere }
    var own = seen
    return before(place, end, target, &own)
  }

  private func row(_ place: Place) -> OrgUnit? {
    guard let dated = rows[place.unit], dated.indices.contains(place.row) else { return nil }
    return dated[place.row]
  }

  private func end(of place: Place) -> Day? { row(place)?.validTo }
}
