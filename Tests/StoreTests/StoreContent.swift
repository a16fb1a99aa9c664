import Base
import Counting
import Foundation
import GRDB
import Packs
import Records
import Rules
import Scoring
import StoreSQLite
import TestKit
import Work
import Workdays

extension SQLiteLog: FactLog {}
extension SQLiteLog: MessageLog {}

/// Every row of every table of a store, as text.
func content(of path: String) throws -> [String] {
  let database = try DatabaseQueue(path: path)
  return try database.read { db in
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name")
    return try tables.flatMap { table in
      try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table) \($0.databaseValues)" }.sorted()
    }
  }
}

extension Row {
  fileprivate var databaseValues: [DatabaseValue] { map { $0.1 } }
}

/// What a desk answers: counts of all units by several packs in several windows, and what it says about itself.
struct DeskAnswers: Equatable {
  var tallies: [String: [[Tally]]] = [:]
  var waiting: [Facts.Waiting: Int] = [:]
  var isSample: Bool
  var newestArrival: Instant?
  var units: [UnitCode]

  init(_ desk: Desk, _ windows: [Window]) throws {
    isSample = desk.isSample
    newestArrival = desk.newestArrival
    units = desk.facts.units.codes
    for item in desk.waiting { waiting[item, default: 0] += 1 }
    for pack in desk.shelf.packs where pack.isDefault {
      for window in windows {
        tallies["\(pack.name) \(window)"] = desk.scan.tallies(pack, units: units, window: window)
      }
    }
  }
}

/// Desks of the shipped rules.
enum Desks {
  static let shelf = Result { try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) }) }
  static let calendar = Result { try readCalendar(Packs.calendar) }

  static func desk(
    _ log: some FactLog, columns: (any ColumnShelf)? = nil, knownAt: Instant? = nil
  ) throws -> Desk {
    try Desk(log: log, shelf: shelf.get(), calendar: calendar.get(), columns: columns, knownAt: knownAt)
  }

  static func windows(_ world: RandomWorld) -> [Window] {
    [
      Window(world.period, asOf: world.asOf), Period.year(2026).flatMap { Window($0, asOf: $0.end) },
      Period.quarter(1, of: 2026).flatMap { Window($0, asOf: $0.end) },
    ].compactMap { $0 }
  }
}

extension ColumnFile: ColumnShelf {
  func image() throws(SnapshotDamage) -> ColumnImage? {
    let (content, isDamaged) = read()
    if isDamaged { throw SnapshotDamage() }
    return content.map { ColumnImage(version: $0.version, head: $0.head, waiting: $0.waiting, columns: $0.columns) }
  }

  func keep(_ image: ColumnImage) {
    write(Content(version: image.version, head: image.head, waiting: image.waiting, columns: image.columns))
  }
}
