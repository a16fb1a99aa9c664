package import Base
package import Records

/// Everything the register says of one unit: its names, kinds and places by day, whom it took over from, who took over, and
/// by which other codes sources name it.
package struct UnitHistory: Sendable {
  /// Another unit's part in it, and the first day of the new state.
  package struct Link: Sendable {
    package let unit: OrgUnit
    package let since: Day
    /// All who took over from the other unit together: more than one where it was split.
    package let shared: Int
  }

  /// Oldest first.
  package let rows: [OrgUnit]
  package let predecessors: [Link]
  package let successors: [Link]
  package let aliases: [UnitAlias]
  /// The units above, by the newest rows, nearest first.
  package let above: [OrgUnit]
  /// How many units stand directly under it, by the newest rows.
  package let children: Int
}

extension Desk {
  /// Nil when there is no such unit.
  package func history(of unit: UnitCode) -> UnitHistory? {
    let units = registers.units
    guard let rows = units.rows[unit] else { return nil }
    func link(_ other: UnitCode, _ row: OrgUnit) -> UnitHistory.Link? {
      row.validTo.map { end in
        UnitHistory.Link(
          unit: units.unit(other) ?? OrgUnit(code: other, name: other.text, kind: .office), since: end + 1,
          shared: row.successors.count)
      }
    }
    let predecessors = units.codes.filter { $0 != unit }.flatMap { other in
      (units.rows[other] ?? []).filter { $0.successors.contains(unit) }.compactMap { link(other, $0) }
    }
    let successors = rows.flatMap { row in row.successors.filter { $0 != unit }.compactMap { link($0, row) } }
    return UnitHistory(
      rows: rows, predecessors: predecessors.sorted { ($0.since, $0.unit.code) < ($1.since, $1.unit.code) },
      successors: successors, aliases: registers.aliases.all.filter { $0.unit == unit },
      above: units.ancestors(of: unit).compactMap { units.unit($0) }, children: units.children(of: unit).count)
  }

  /// The units of the register with their names and places of a day; without one, of their newest rows.
  package func register(on day: Day?) -> [OrgUnit] {
    registers.units.codes.compactMap { code in
      day.map { registers.units.unit(code, on: $0) } ?? registers.units.unit(code)
    }
  }
}
