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
  private func commune(_ seed: UInt64, planted: Set<Pattern.Kind>) throws -> (facts: Facts, moves: [PromiseMove]) {
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
    // Promises put off: rightly for a supplement, some long before, and by one who would have been late.
    func putOff(_ code: String, at: Instant, to due: Instant) {
      world.row(.dossier, ["code": code, "due_at": due.isoLocal], at: at)
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
    for index in 0..<20 {
      let received = Instant.start(of: first + index) + 9 * 3600
      let due = received + 5 * 86_400
      add(
        [
          "received_at": received.isoLocal, "ended_at": (received + 4 * 86_400).isoLocal, "due_at": due.isoLocal,
          "result_file": "1", "result_file_at": (received + 4 * 86_400).isoLocal,
          "supplements": index % 2 == 0 ? "1" : "0",
        ], &chance)
      putOff("H\(number)", at: received + (index % 2 == 0 ? 4 * 86_400 : 3_600), to: due + 3 * 86_400)
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
    if planted.contains(.movedPromise) {
      for index in 0..<14 {
        let received = Instant.start(of: first + index) + 9 * 3600
        let due = received + 3 * 86_400
        add(
          [
            "received_at": received.isoLocal, "ended_at": (due + 86_400).isoLocal, "due_at": due.isoLocal,
            "result_file": "1", "result_file_at": (due + 86_400).isoLocal,
          ], &chance)
        putOff("H\(number)", at: due + Int64(chance.below(7_200)) + -3_600, to: due + 4 * 86_400)
      }
    }
    return (world.facts, world.ledger.promiseMoves { _ in nil })
  }

  @Test func `planted patterns are found, and of honest busy communes fewer than one in a hundred is asked`() throws {
    let period = try #require(Period.month(4, of: 2026))
    let question = Improved.question(try #require(Window(period, asOf: period.end)), try Improved.pack())
    var (wrong, honest): (Int, Int) = (0, 0)
    var planted: [Pattern.Kind: Int] = [:]
    var found: [Pattern.Kind: Int] = [:]
    for seed in 1...200 as ClosedRange<UInt64> {
      let all = Pattern.Kind.allCases
      let kinds: Set<Pattern.Kind> = seed % 2 == 0 ? [] : [all[Int(seed / 2) % all.count]]
      let (facts, moves) = try commune(seed, planted: kinds)
      let patterns = Improved.scorer(facts).patterns(UnitCode("X"), question, moves: moves)
      for kind in kinds {
        planted[kind, default: 0] += 1
        if patterns.contains(where: { $0.kind == kind }) { found[kind, default: 0] += 1 }
      }
      let others = patterns.filter { !kinds.contains($0.kind) }
      wrong += others.count
      if kinds.isEmpty, !others.isEmpty { honest += 1 }
      for pattern in patterns { #expect(pattern.points >= .zero && !pattern.dossiers.isEmpty) }
    }
    let (sum, hits) = (planted.values.reduce(0, +), found.values.reduce(0, +))
    let each = Pattern.Kind.allCases.map { "\($0.rawValue) \(found[$0] ?? 0)/\(planted[$0] ?? 0)" }
    print(
      "patterns: recall \(hits) of \(sum) (\(each.joined(separator: ", "))), precision \(hits) of \(hits + wrong), honest communes asked \(honest) of 100"
    )
    for kind in Pattern.Kind.allCases { #expect((found[kind] ?? 0) * 100 >= (planted[kind] ?? 0) * 95, "\(kind)") }
    #expect(wrong * 100 <= (hits + wrong) * 5 && honest < 1)
  }

  @Test func `a put-off promise is worth what the dossiers would have cost`() throws {
    let period = try #require(Period.month(4, of: 2026))
    let question = Improved.question(try #require(Window(period, asOf: period.end)), try Improved.pack())
    let (facts, moves) = try commune(7, planted: [.movedPromise])
    let scorer = Improved.scorer(facts)
    let pattern = try #require(
      scorer.patterns(UnitCode("X"), question, moves: moves).first { $0.kind == .movedPromise })
    // The other way: the same dossiers scored by their first promise.
    let first = Dictionary(moves.map { ($0.dossier, $0.from) }, uniquingKeysWith: { earlier, _ in earlier })
    let asked = Set(pattern.dossiers)
    let before = (facts.dossiers[UnitCode("X")] ?? []).map { dossier in
      asked.contains(dossier.code) ? first[dossier.code].map { dossier.promised($0) } ?? dossier : dossier
    }
    let copy = facts.holding(dossiers: [UnitCode("X"): before], services: facts.services)
    let (now, then) = (
      try #require(scorer.score(UnitCode("X"), question)),
      try #require(Improved.scorer(copy).score(UnitCode("X"), question))
    )
    let lost = zip(now.indicators, then.indicators).filter { ["05", "21"].contains($0.0.rule.no) }
      .reduce(0) { $0 + ($1.0.exact - $1.1.exact).billionths }
    #expect(abs(lost - pattern.points.billionths) <= 2)
  }
}
