import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing

/// Communes made so that their records give the totals two documents of 2026 print.
@Suite struct MadeCommunesTests {
  /// A commune of 2,000 dossiers that loses nothing but what the arguments say.
  private static func commune(late: Int, withoutResult: Int = 0, notStored: Int = 0, notReused: Int = 0) -> WorldBuilder
  {
    var world = WorldBuilder()
    world.row(.unit, ["code": "31", "name": "UBND thành phố Hải Phòng", "kind": "province"])
    world.row(.unit, ["code": "X", "name": "UBND xã", "kind": "commune", "parent": "31"])
    let procedures = (1...20).map { "1.\(100_000 + $0)" }
    for procedure in procedures {
      world.row(
        .procedure, ["code": procedure, "name": "Thủ tục \(procedure)", "citizen": "1", "fee": "1", "field": "Hộ tịch"])
      world.row(.service, ["unit": "X", "procedure": procedure, "online_level": "full", "payment_integrated": "1"])
      world.row(
        .announcement,
        [
          "unit": "31", "procedure": procedure, "decision": "QĐ 1", "signed_on": "2026-01-05",
          "effective_on": "2026-02-02",
          "published_on": "2026-01-06", "parts_complete": "1",
        ])
    }
    for index in 0..<2000 {
      let ended = index < late ? "2026-02-10T08:00:00" : "2026-02-05T08:00:00"
      world.row(
        .dossier,
        [
          "code": "HS\(index)", "unit": "X", "procedure": procedures[index % 20], "channel": "online",
          "received_at": "2026-02-02T08:00:00", "due_at": "2026-02-06T17:00:00", "ended_at": ended,
          "end_kind": "returned",
          "synced_at": "2026-02-02T09:00:00", "payment": "2", "result_file": index < 2000 - withoutResult ? "1" : "0",
          "component_file": "1", "reused": index < 2000 - notReused ? "1" : "0",
          "personal_store": index < 2000 - notStored ? "1" : "0", "population_data": "1", "complaint": "0",
          "supplements": "0",
        ])
    }
    return world
  }

  private static func score(_ world: WorldBuilder) throws -> (UnitScore, [LossLine]) {
    let question = try Golden.question("2026-01-01", "2026-03-15", pack: "portal-v1-assumed")
    let scorer = try Golden.scorer(world)
    let score = try #require(scorer.score(UnitCode("X"), question))
    return (score, scorer.losses(of: score, question))
  }

  @Test func `Chí Minh: three late and 21.86 of 22 make 97.83`() throws {
    let (score, lines) = try Self.score(Self.commune(late: 3, withoutResult: 28))
    #expect(score.blocks.map(\.score.text) == ["18.00", "19.97", "10.00", "10.00", "21.86", "18.00"])
    #expect(score.total.text == "97.83")
    #expect(score.band?.name.vi == "Xuất sắc")
    let late = lines.filter { $0.reason == .late }
    #expect(late.count == 3)
    #expect(late.allSatisfy { $0.points == Fraction(1, 100) && $0.recoverable == .no })
    #expect(lines.contains { $0.no == "06" && $0.reason == .notApplicable && $0.points == Fraction(2) })
    #expect(lines.reduce(Fraction.zero) { $0 + $1.points } == Fraction(217, 100))
  }

  @Test func `Vĩnh Bảo: 19.68 of 22 makes 95.68, and block 3a cannot be 12`() throws {
    // 4.4 loses 4·k/2000, 4.3 nothing above 80 %: 1,160 dossiers outside the owner's store cost 2.32.
    let (score, lines) = try Self.score(Self.commune(late: 0, notStored: 1160))
    #expect(score.blocks.map(\.score.text) == ["18.00", "20.00", "10.00", "10.00", "19.68", "18.00"])
    #expect(score.total.text == "95.68")
    #expect(lines.reduce(Fraction.zero) { $0 + $1.points } == Fraction(432, 100))
  }

  @Test func `a met target loses nothing and writes no line`() throws {
    let (score, lines) = try Self.score(Self.commune(late: 0, notReused: 400))
    #expect(score.indicators.first { $0.rule.no == "14" }?.score.text == "2.00")
    #expect(!lines.contains { $0.no == "14" })
  }
}
