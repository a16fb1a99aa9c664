import Base
import Records
import Rules
import Scoring
import TestKit
import Testing

/// Section 9 of the index's description.
@Suite struct KnownAnswersTests {
  @Test func `Phú Thọ, year 2026 at 26 September`() throws {
    let counts = [
      "code": "H44", "name": "UBND tỉnh Phú Thọ", "n21": "528684", "d21": "597918", "n31": "52", "d31": "89",
      "n32": "516",
      "d32": "1884", "n33": "589496", "d33": "597894", "n36": "309542", "d36": "358625", "n34": "119", "d34": "313",
      "n35": "68", "d35": "313", "n41": "433356", "d41": "597918", "n42": "145096", "d42": "597918", "n43": "136827",
      "d43": "597918", "n44": "0", "d44": "597918", "n45b": "325596", "d45b": "597918", "n45a": "396", "d45a": "1300",
      "n54": "528464", "d54": "597918", "n52": "296", "d52": "570", "n53": "230", "d53": "570",
    ]
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    let score = try #require(
      try Golden.scorer(Golden.world(counts, kind: "province", withBlocks: false)).score(UnitCode("H44"), question))
    func points(_ no: String) -> String? { score.indicators.first { $0.rule.no == no }?.score.text }
    func block(_ code: String) -> String? { score.blocks.first { $0.block.code == code }?.score.text }
    #expect(points("05") == "17.68")
    #expect(block("CLGQ") == "8.56")
    #expect(block("TTTT") == "6.67")
    #expect(block("MDSH") == "9.59")
    #expect(points("21") == "5.89")
    #expect(points("19") == "3.12")
    #expect(points("20") == "2.42")
  }

  @Test func `926 of 993 is 5.59 from the shown ratio and 5.60 exactly`() throws {
    for (rounding, expected) in [(Rounding.portal, "5.59"), (.exact, "5.60")] {
      let question = try Golden.question("2026-01-01", "2026-12-31", source: .published, rounding: rounding)
      let world = Golden.world(["code": "X", "n36": "926", "d36": "993"], kind: "commune", withBlocks: false)
      let score = try #require(try Golden.scorer(world).score(UnitCode("X"), question))
      #expect(score.indicators.first { $0.rule.no == "11" }?.score.text == expected)
      #expect(score.indicators.first { $0.rule.no == "11" }?.ratio?.text == "93.25")
    }
  }

  @Test func `a unit without anything shows four different states`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    let score = try #require(
      try Golden.scorer(world).score(UnitCode("X"), try Golden.question("2026-01-01", "2026-12-31")))
    func indicator(_ no: String) throws -> IndicatorScore { try #require(score.indicators.first { $0.rule.no == no }) }
    #expect(try indicator("05").state == .noData)
    #expect(try indicator("06").state == .notApplicable)
    #expect(try indicator("15").origin == .constant)
    #expect(try indicator("19").score.text == "6.00")
    #expect(try indicator("19").state == .noData)
    #expect(score.total.text == "14.00")
  }

  @Test func `three late of two thousand cost three hundredths`() throws {
    let question = try Golden.question("2026-01-01", "2026-12-31", source: .published)
    for total in [1715, 2000, 2399] {
      let world = Golden.world(
        ["code": "X", "n21": "\(total - 3)", "d21": "\(total)"], kind: "commune", withBlocks: false)
      let score = try #require(try Golden.scorer(world).score(UnitCode("X"), question))
      #expect(score.indicators.first { $0.rule.no == "05" }?.score.text == "19.97", "\(total)")
    }
    for total in [1714, 2400] {
      let world = Golden.world(
        ["code": "X", "n21": "\(total - 3)", "d21": "\(total)"], kind: "commune", withBlocks: false)
      let score = try #require(try Golden.scorer(world).score(UnitCode("X"), question))
      #expect(score.indicators.first { $0.rule.no == "05" }?.score.text != "19.97", "\(total)")
    }
  }
}
