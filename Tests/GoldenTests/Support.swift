import Base
import Counting
import Foundation
import Packs
import Records
import Rules
import Scoring
import TestKit
import Testing
import Work
import Workdays

/// Packs, calendar and fixtures of the golden tests.
enum Golden {
  static func rows(_ name: String) throws -> [[String: String]] {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Golden"))
    return try fixtureRows(url)
  }

  static let shelf = Result { try PackShelf(Packs.rules.map { PackShelf.Source(name: $0.name, yaml: $0.yaml) }) }
  static let calendar = Result { try readCalendar(Packs.calendar) }

  static func pack(_ name: String = "portal-v2-2026") throws -> RulePack { try shelf.get().pack(named: name) }

  static func scorer(_ world: WorldBuilder) throws -> Scorer {
    Scorer(ObviousEngine(facts: world.facts, calendar: try calendar.get()))
  }

  static func question(
    _ from: String, _ to: String, asOf: String? = nil, source: FigureSource = .own, pack: String = "portal-v2-2026",
    rounding: Rounding? = nil
  ) throws -> Question {
    let period = try #require(Period(from: try day(from), to: try day(to)))
    let instant = try asOf.map { try self.instant($0) } ?? period.end
    let window = try #require(Window(period, asOf: instant))
    return Question(
      window: window, source: source, pack: try self.pack(pack), rounding: rounding, publishedBy: instant)
  }

  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
  static func instant(_ text: String) throws -> Instant { try #require(Instant(iso: text, missing: .startOfDay)) }

  /// The column suffixes of the golden files by indicator code (golden/README).
  static let columns: [(suffix: String, code: String)] = [
    ("11", "PUBLISH_ON_TIME"), ("12", "PUBLIC_UPDATE_ON_TIME"), ("13", "PUBLIC_CONTENT_FULL"), ("14", "DOSSIER_SYNC"),
    ("21", "ON_TIME"), ("31", "ONLINE_PROVIDED"), ("32", "ONLINE_WITH_DOSSIERS"), ("33", "SUBMITTED_ONLINE"),
    ("34", "FEE_PROCEDURES_PAID"), ("35", "FEE_PROCEDURES_INTEGRATED"), ("36", "DOSSIERS_PAID_ONLINE"),
    ("41", "ORIGINAL_RESULT_AVAILABLE"), ("42", "SO_HOA_GIAY_TO_GIAI_QUYET"), ("43", "REUSED_DIGITIZED_DATA"),
    ("44", "SYNCED_WITH_DVCQG_PERSONAL_STORAGE"), ("45a", "CITIZEN_DATA_CONNECTED_FORMALITY"),
    ("45b", "CITIZEN_DATA_CONNECTED_DOSSIER"), ("52", "PETITION_PROCESSING_ON_TIME"),
    ("53", "PETITION_HANDLING_SATISFACTION"), ("54", "DOSSIER_RECEIVING_SATISFACTION"),
  ]

  static let blocks = [
    ("ckmb", "CKMB"), ("tdgq", "TDGQ"), ("online", "CLGQ"), ("tttt", "TTTT"), ("mdsh", "MDSH"), ("mdhl", "MDHL"),
  ]

  /// A world with the unit and the portal's counts of one golden row.
  static func world(_ row: [String: String], kind: String, withBlocks: Bool) -> WorldBuilder {
    var world = WorldBuilder()
    add(row, kind: kind, withBlocks: withBlocks, to: &world)
    return world
  }

  static func add(_ row: [String: String], kind: String, withBlocks: Bool, to world: inout WorldBuilder) {
    let code = row["code"] ?? row["unit"] ?? ""
    world.row(.unit, ["code": code, "name": row["name"] ?? code, "kind": kind, "parent": String(code.prefix(3))])
    func publish(_ block: String, _ cells: [String: String]) {
      let key = [
        "unit": code, "from": "2026-01-01", "to": "2026-12-31", "as_of": "2026-10-10T14:00:00", "block": block,
      ]
      world.row(.published, key.merging(cells) { $1 })
    }
    for (suffix, code) in columns {
      guard let n = row["n\(suffix)"], let d = row["d\(suffix)"], !n.isEmpty, !d.isEmpty else { continue }
      publish(code, ["numerator": n, "denominator": d])
    }
    if !withBlocks { return }
    for (column, block) in blocks {
      if let score = row[column], !score.isEmpty, let points = Points(text: score) {
        publish(block, ["score": points.text])
      }
    }
    if let total = row["total"], let points = Points(text: total) {
      publish("TOTAL", ["score": points.text, "rank": row["rank"] ?? ""])
    }
  }
}
