import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing
import Work

/// A ranking makes points without making scores: they must be the same points.
@Suite struct RankingTests {
  @Test(arguments: 1...200)
  func `the points of a ranking are those of the scores`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    let facts = RandomWorld.facts(world.statements)
    let calendar = try Engines.calendar.get()
    let obvious = ObviousEngine(facts: facts, calendar: calendar)
    let scorer = Scorer(obvious, counting: ScanEngine(FactColumns(facts), calendar: calendar))
    var chance = Chance(seed &* 13)
    let random = try PackShelf([]).read(Array(RandomPack(seed, indicators: 8).yaml.utf8), file: "random.yaml")
    var compared = 0
    let rounding: Rounding = seed % 2 == 0 ? .portal : .exact
    for window in Engines.windows(&chance, 1) {
      for pack in try Engines.shippedPacks() + [random] {
        for source in FigureSource.allCases {
          let question = Question(
            window: window, source: source, pack: pack, rounding: rounding, publishedBy: .endOfTime)
          for ranked in world.units.flatMap({ parent in
            UnitKind.allCases.flatMap { scorer.rank(parent, kind: $0, question) }
          }) {
            compared += 1
            let score = try #require(Scorer(obvious).score(ranked.score.unit.code, question))
            #expect(ranked.score.total == score.total && ranked.score.band?.name == score.band?.name)
            #expect(ranked.score.blocks.map(\.score) == score.blocks.map(\.score))
            #expect(ranked.score.unknown == score.unknown)
            #expect(ranked.score.certainBand?.name == score.certainBand?.name)
            // Won, lost and unknown are the whole, and no part of a block is told twice.
            #expect(score.total + score.missed + score.unknown == score.max && score.unknown >= .zero)
            let blind = score.blocks.reduce(Points.zero) { $0 + score.unknown(in: $1.block) }
            #expect(blind == score.unknown)
          }
        }
      }
    }
    #expect(compared > 0)
  }
}
