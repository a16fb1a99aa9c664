import Base
import Counting
import Foundation
import Rules
import Work

/// Random worlds for other SQL engines than the one the tests bring along: `scripts/bench/sql-worlds` names a folder, and
/// every question that is asked of SQLite leaves there what another engine needs to be asked the same.
enum SqlCase {
  private static let folder = ProcessInfo.processInfo.environment["SOI_SQL_CASES"]

  /// How many random worlds each test makes.
  static let worlds = ProcessInfo.processInfo.environment["SOI_SQL_WORLDS"].flatMap { UInt64($0) } ?? 30

  /// A third of the questions: the worlds differ more than the questions of one world.
  static func write(_ engine: ObviousEngine, _ pack: RulePack, _ window: Window, seed: UInt64) throws {
    guard let folder, (seed &+ UInt64(window.period.from.number.magnitude)) % 3 == 0 else { return }
    let name = "\(seed)-\(pack.name)-\(window.period.from.iso)-\(window.period.to.iso)-\(window.end.seconds)"
    let place = "\(folder)/\(name)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let export = ExportedFacts(engine)
    _ = try export.write(to: place)
    _ = try export.writeCounts(pack, window, to: place)
    for dialect in SqlDialect.allCases {
      try Data(pack.sql(dialect).utf8).write(to: URL(fileURLWithPath: "\(place)/rules.\(dialect.rawValue).sql"))
    }
    try Data(SqlTable.definitions.utf8).write(to: URL(fileURLWithPath: "\(place)/tables.sql"))
  }
}
