import Base
import Records
import Scoring
import TestKit
import Testing

@Suite struct PublishedRanksTests {
  private static func province() throws -> (Scorer, [[String: String]]) {
    var world = WorldBuilder()
    world.row(.unit, ["code": "H21", "name": "Gia Lai", "kind": "province"])
    let rows = try Golden.rows("gialai_ranks_2026-10-10")
    for row in rows {
      Golden.add(row, kind: row["child_group"] == "COMMUNE" ? "commune" : "agency", withBlocks: true, to: &world)
    }
    return (try Golden.scorer(world), rows)
  }

  @Test func `all 149 places of Gia Lai, among all and in their group`() throws {
    let (scorer, rows) = try Self.province()
    #expect(rows.count == 149)
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    let all = Ranking.rank(rows.compactMap { scorer.score(UnitCode($0["code"] ?? ""), question)?.points })
    #expect(all.count == 149)
    let groups = [UnitKind.commune, .agency].flatMap { scorer.rank(UnitCode("H21"), kind: $0, question) }
    #expect(groups.count == 149)
    for row in rows {
      let mine = try #require(all.first { $0.score.unit.code.text == row["code"] })
      #expect(mine.portalRank == Int(row["rank"] ?? ""), "\(row["name"] ?? "")")
      #expect(mine.rank.best <= mine.portalRank && mine.portalRank <= mine.rank.worst)
      let inGroup = try #require(groups.first { $0.score.unit.code.text == row["code"] })
      #expect(inGroup.portalRank == Int(row["group_rank"] ?? ""), "\(row["name"] ?? "")")
      #expect(inGroup.importedRank == Int(row["rank"] ?? ""))
    }
  }

  @Test func `ties share an interval`() throws {
    let (scorer, rows) = try Self.province()
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    let all = Ranking.rank(rows.compactMap { scorer.score(UnitCode($0["code"] ?? ""), question)?.points })
    let byTotal = Dictionary(grouping: all, by: \.score.total)
    #expect(byTotal.values.count { $0.count > 1 } == 14)
    for tied in byTotal.values {
      #expect(Set(tied.map(\.rank)).count == 1 && tied[0].rank.worst - tied[0].rank.best + 1 == tied.count)
    }
  }

  @Test(arguments: 1...100)
  func `raising a score never lowers its place`(seed: UInt64) throws {
    var chance = Chance(seed)
    let points = (0..<12).map { _ in Points(hundredths: chance.below(30)) }
    let keys = points.map { RankKey($0) }
    let index = chance.below(12)
    var raised = keys
    raised[index] = RankKey(Points(hundredths: points[index].hundredths + chance.below(10)))
    #expect(Ranking.intervals(raised)[index].best <= Ranking.intervals(keys)[index].best)
  }
}
