import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing

/// A change is split without a rest, and a place among peers is explained one peer at a time.
@Suite struct MovementTests {
  @Test(arguments: 1...150)
  func `the parts of every indicator add up to its change`(seed: UInt64) throws {
    let world = RandomWorld(seed)
    var chance = Chance(seed &* 53)
    // What was known before is a part of what is known now.
    let known = world.statements.filter { _ in chance.odds(85) }
    let (old, new) = (RandomWorld.facts(known), RandomWorld.facts(world.statements))
    let other = RandomWorld(seed &+ 1000)
    let (first, second) = (try window(world, &chance), try window(other, &chance))
    let packs = [chance.pick(Improved.packs), chance.pick(Improved.packs)]
    let sides = [
      MovementSide(scorer: Improved.scorer(old), question: Improved.question(first, packs[0])),
      MovementSide(scorer: Improved.scorer(new), question: Improved.question(second, packs[1])),
    ]
    for unit in world.units {
      guard let kind = new.units.unit(unit)?.kind, let parent = new.units.unit(unit)?.parent,
        let movement = Movement(
          unit, from: sides[0], to: sides[1], by: chance.pick(CountKey.allCases),
          among: Peers(parent: parent, kind: kind))
      else { continue }
      for indicator in movement.indicators {
        #expect(indicator.parts.sum == indicator.shift.fraction, "\(unit) \(indicator.no)")
      }
      #expect(movement.unattributed == .zero)
      #expect(movement.shown.reduce(Points.zero) { $0 + $1.points } == movement.shift)
      guard let rank = movement.rank else { continue }
      #expect(rank.after.best - rank.before.best == rank.own + rank.overtakenBy.count - rank.fellBehind.count)
    }
  }

  @Test func `the same rates on another mix are mix, and other rates on the same mix are rate`() throws {
    func facts(_ late: [String: Int], _ all: [String: Int]) -> Facts {
      var world = WorldBuilder()
      world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
      for (field, count) in all.sorted(by: { $0.key < $1.key }) {
        world.row(.procedure, ["code": field, "name": field, "field": field])
        for number in 0..<count {
          world.row(
            .dossier,
            [
              "code": "\(field)\(number)", "unit": "X", "procedure": field, "received_at": "2026-04-02T08:00:00",
              "due_at": "2026-04-05",
              "ended_at": number < late[field] ?? 0 ? "2026-04-09T08:00:00" : "2026-04-03T08:00:00",
            ])
        }
      }
      return world.facts
    }
    let period = try #require(Period.month(4, of: 2026))
    let question = Improved.question(try #require(Window(period, asOf: period.end)), try Improved.pack())
    func onTime(_ old: Facts, _ new: Facts) throws -> Movement.Parts {
      let movement = try #require(
        Movement(
          UnitCode("X"), from: MovementSide(scorer: Improved.scorer(old), question: question),
          to: MovementSide(scorer: Improved.scorer(new), question: question), by: .field, among: nil))
      return try #require(movement.indicators.first { $0.no == "05" }).parts
    }
    // Both sides seen today: what differs is called a correction, because the days and rules are the same.
    let corrected = try onTime(
      facts(["Đất đai": 5], ["Đất đai": 10, "Hộ tịch": 10]), facts(["Đất đai": 10], ["Đất đai": 20, "Hộ tịch": 10]))
    #expect(corrected.mix == .zero && corrected.rate == .zero && corrected.correction != .zero)
  }

  @Test func `days of another mix are told apart from days of another rate`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    for field in ["Đất đai", "Hộ tịch"] { world.row(.procedure, ["code": field, "name": field, "field": field]) }
    // April: 10 land (half late), 10 civil. May: 20 land (half late), 10 civil. June: 20 land (all on time), 10 civil.
    for (month, land, late) in [(4, 10, 5), (5, 20, 10), (6, 20, 0)] {
      for (field, count, lateOnes) in [("Đất đai", land, late), ("Hộ tịch", 10, 0)] {
        for number in 0..<count {
          world.row(
            .dossier,
            [
              "code": "\(month)\(field)\(number)", "unit": "X", "procedure": field,
              "received_at": "2026-0\(month)-02T08:00:00", "due_at": "2026-0\(month)-05",
              "ended_at": "2026-0\(month)-0\(number < lateOnes ? 9 : 3)T08:00:00",
            ])
        }
      }
    }
    let scorer = Improved.scorer(world.facts)
    func parts(_ from: Int, _ to: Int) throws -> Movement.Parts {
      let sides = try [from, to].map { month in
        let period = try #require(Period.month(month, of: 2026))
        return MovementSide(
          scorer: scorer,
          question: Improved.question(try #require(Window(period, asOf: period.end)), try Improved.pack()))
      }
      let movement = try #require(Movement(UnitCode("X"), from: sides[0], to: sides[1], by: .field, among: nil))
      return try #require(movement.indicators.first { $0.no == "05" }).parts
    }
    let mix = try parts(4, 5)
    #expect(mix.rate.billionths == 0 && mix.mix < .zero)
    let rate = try parts(5, 6)
    #expect(rate.mix.billionths == 0 && rate.rate > .zero)
  }

  @Test func `twelve places lost: three by oneself, nine to nine peers, in payment`() throws {
    func points(_ code: String, _ payment: Int, _ other: Int) throws -> UnitPoints {
      var world = WorldBuilder()
      world.row(.unit, ["code": code, "name": code, "kind": "commune"])
      for (block, hundredths) in [("TTTT", payment), ("MDHL", other)] {
        world.row(
          .published,
          [
            "unit": code, "from": "2026-04-01", "to": "2026-04-30", "as_of": "2026-05-01T00:00:00", "block": block,
            "score": Points(hundredths: hundredths).text,
          ])
      }
      let period = try #require(Period.month(4, of: 2026))
      let question = Question(
        window: try #require(Window(period, asOf: period.end)), source: .published, pack: try Improved.pack(),
        publishedBy: .endOfTime)
      return try #require(Improved.scorer(world.facts).score(UnitCode(code), question)).points
    }
    // Three peers between the own old and new total, nine that pass it in payment.
    var (before, after) = ([try points("X", 500, 900)], [try points("X", 450, 900)])
    for number in 0..<3 {
      let between = try points("A\(number)", 480, 900)
      (before, after) = (before + [between], after + [between])
    }
    for number in 0..<9 {
      before.append(try points("B\(number)", 300, 900))
      after.append(try points("B\(number)", 900, 900))
    }
    let rank = try #require(RankMovement(UnitCode("X"), before: Ranking.rank(before), after: Ranking.rank(after)))
    #expect(rank.before.best == 1 && rank.after.best == 13)
    #expect(rank.own == 3 && rank.overtakenBy.count == 9 && rank.fellBehind.isEmpty)
    #expect(rank.commonBlock == "TTTT")
  }
}
