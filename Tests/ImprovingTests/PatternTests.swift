import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing

/// Planted patterns are found, and honest busy communes are left alone.
@Suite struct PatternTests {
  private static let first = Day(iso: "2026-04-01")

  /// A busy commune, with some patterns planted.
  private func commune(_ seed: UInt64, planted: Set<Pattern.Kind>) throws -> Facts {
    var chance = Chance(seed &* 104_729)
    var world = WorldBuilder()
    let first = try #require(Self.first)
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    world.row(.procedure, ["code": "1.1", "name": "Thủ tục"])
    var number = 0
    func add(_ cells: [String: String], _ chance: inout Chance) {
      number += 1
      var row = ["code": "H\(number)", "unit": "X", "procedure": "1.1", "officer": "CB\(chance.below(4))"]
      for flag in ["component_file", "reused", "personal_store", "population_data"] {
        row[flag] = chance.odds(85) ? "1" : "0"
      }
      if planted.contains(.flagNeverVaries) { row["reused"] = "1" }
      world.row(.dossier, row.merging(cells) { $1 })
    }
    for day in 0..<30 where (first + day).weekday < 6 {
      // Evenings at which whatever is ready is closed: due any time in the days after.
      let evening = Instant.start(of: first + day) + 16 * 3600
      for _ in 0..<(10 + chance.below(40)) {
        let end = evening + Int64(chance.below(600))
        add(
          [
            "received_at": (end + -Int64(86_400 * (1 + chance.below(5)))).isoLocal, "ended_at": end.isoLocal,
            "due_at": (end + Int64(chance.below(5 * 86_400)) + -3600).isoLocal,
            "result_file": chance.odds(80) ? "1" : "0",
            "result_file_at": end.isoLocal, "supplements": chance.odds(1) && chance.odds(10) ? "2" : "0",
          ], &chance)
      }
    }
    let noon = Instant.start(of: first + 7) + 11 * 3600
    if planted.contains(.batchBeforeDeadline) {
      for index in 0..<12 {
        add(
          [
            "officer": "CB9", "received_at": (noon + -86_400 * 3).isoLocal,
            "ended_at": (noon + Int64(index * 20)).isoLocal,
            "due_at": (noon + 900).isoLocal, "result_file": "1", "result_file_at": noon.isoLocal,
          ], &chance)
      }
    }
    if planted.contains(.emptyResult) {
      for _ in 0..<60 {
        add(
          [
            "received_at": noon.isoLocal, "due_at": (noon + 86_400 * 20).isoLocal, "result_file": "1",
            "result_file_at": (noon + -86_400).isoLocal,
          ], &chance)
      }
    }
    if planted.contains(.secondSupplement) {
      for _ in 0..<10 {
        add(
          [
            "received_at": noon.isoLocal, "due_at": (noon + 86_400 * 20).isoLocal,
            "second_supplement_at": (noon + 3600).isoLocal,
          ],
          &chance)
      }
    }
    return world.facts
  }

  @Test func `planted patterns are found, and of honest busy communes fewer than one in a hundred is asked`() throws {
    let period = try #require(Period.month(4, of: 2026))
    let question = Improved.question(try #require(Window(period, asOf: period.end)), try Improved.pack())
    var (found, planted, wrong, honest): (Int, Int, Int, Int) = (0, 0, 0, 0)
    for seed in 1...200 as ClosedRange<UInt64> {
      var chance = Chance(seed)
      let kinds: Set<Pattern.Kind> = seed % 2 == 0 ? [] : [chance.pick(Pattern.Kind.allCases)]
      let facts = try commune(seed, planted: kinds)
      let patterns = Improved.scorer(facts).patterns(UnitCode("X"), question)
      planted += kinds.count
      found += kinds.count { kind in patterns.contains { $0.kind == kind } }
      let others = patterns.filter { !kinds.contains($0.kind) }
      wrong += others.count
      if kinds.isEmpty, !others.isEmpty { honest += 1 }
      for pattern in patterns { #expect(pattern.points >= .zero && !pattern.dossiers.isEmpty) }
    }
    print(
      "patterns: recall \(found) of \(planted), precision \(found) of \(found + wrong), honest communes asked \(honest) of 100"
    )
    #expect(found * 100 >= planted * 95 && wrong * 100 <= (found + wrong) * 5 && honest < 1)
  }
}
