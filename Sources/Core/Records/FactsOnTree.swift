package import Base

/// The facts under the units of one day.
package struct FactsOnTree: Sendable {
  package let facts: Facts
  /// Reports and published figures that stand for a whole unit and cannot be added up, by the unit they would be shown at.
  package let leftOut: [UnitCode: Int]

  /// Records move to where they belong. National reports and published figures are of a
  /// whole unit: they go where that unit is the whole of another, or not at all.
  package init(_ facts: Facts, _ tree: DatedTree) {
    var moved = facts
    moved.units = tree.units
    moved.dossiers = Self.regrouped(facts.dossiers.values.joined().map { tree.moved($0) }, by: \.unit)
      .mapValues { $0.sorted(by: Dossier.isReceivedBefore) }
    moved.petitions = Self.regrouped(
      facts.petitions.values.joined().map { row in
        row.moved(to: tree.home(of: row.unit, from: row.receivedAt?.day))
      }, by: \.unit
    ).mapValues { rows in rows.sorted { codePointOrder($0.code, $1.code) } }
    moved.ratings = Self.regrouped(
      facts.ratings.values.joined().map { row in row.moved(to: tree.home(of: row.unit, from: row.ratedAt?.day)) },
      by: \.unit
    ).mapValues { rows in rows.sorted { codePointOrder($0.id, $1.id) } }
    moved.services = tree.moved(facts.services)
    moved.announcements = Self.regrouped(
      facts.announcements.keys.sorted().flatMap { facts.announcements[$0] ?? [] }.map { row in
        row.moved(to: tree.home(of: row.unit, from: row.signedOn))
      }, by: \.unit)
    var leftOut: [UnitCode: Int] = [:]
    moved.nationalReports = Self.whole(facts.nationalReports, tree, { ($0.unit, $0.period.to) }, &leftOut) {
      row, home in
      row.moved(to: home)
    }
    moved.published = Self.whole(facts.published, tree, { ($0.unit, $0.period.to) }, &leftOut) { row, home in
      row.moved(to: home)
    }
    self.facts = moved
    self.leftOut = leftOut
  }

  private static func regrouped<Row>(_ rows: [Row], by unit: (Row) -> UnitCode) -> [UnitCode: [Row]] {
    Dictionary(grouping: rows, by: unit)
  }

  /// Rows that stand for a whole unit go only where that unit is the whole of another day's.
  private static func whole<Row>(
    _ rows: [UnitCode: [Row]], _ tree: DatedTree, _ of: (Row) -> (unit: UnitCode, day: Day),
    _ leftOut: inout [UnitCode: Int], _ move: (Row, UnitCode) -> Row
  ) -> [UnitCode: [Row]] {
    var kept: [UnitCode: [Row]] = [:]
    for code in rows.keys.sorted() {
      for row in rows[code] ?? [] {
        let (unit, day) = of(row)
        let home = tree.home(of: unit, from: day)
        if tree.isWhole(home, from: unit, on: day) {
          kept[home, default: []].append(move(row, home))
        } else {
          leftOut[home, default: 0] += 1
        }
      }
    }
    return kept
  }
}

extension DatedTree {
  /// The services under their units of the day. A moved one ends with its unit.
  package func moved(_ services: [UnitCode: [Service]]) -> [UnitCode: [Service]] {
    let rows = services.keys.sorted().flatMap { services[$0] ?? [] }.map { row in
      let home = home(of: row.unit, from: row.validFrom)
      return row.moved(to: home, end: home == row.unit ? nil : end(of: row.unit, from: row.validFrom))
    }
    return Dictionary(grouping: rows, by: \.unit)
  }
}
