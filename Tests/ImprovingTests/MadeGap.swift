import Base
import Counting
import Improving
import Records
import Rules
import Scoring
import TestKit
import Testing

/// A commune with enough records that its figures are its own, and the figures a portal with a hidden cause would publish.
struct MadeGap {
  let facts: Facts
  let question: Question
  let claim: PublishedClaim
  /// The whole score the portal saw, where the cause is another pack or what was not synchronised.
  let whole: UnitScore?
  let kind: GapCause.Kind

  /// What a letter prints.
  enum Told: String, CaseIterable { case total, totalAndBlocks }
  /// What may be hidden; a slip of the pen is none of the portal's doing.
  static let causes: [GapCause.Kind] = [.applicability, .weight, .inherited, .cut, .pack, .unsynchronised]

  init?(_ seed: UInt64, _ told: Told, of causes: [GapCause.Kind] = Self.causes) throws {
    var chance = Chance(seed &* 2_654_435_761)
    var world = WorldBuilder()
    world.row(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune", "parent": "P"])
    world.row(.unit, ["code": "Y", "name": "Xã khác", "kind": "commune", "parent": "P"])
    for number in 0..<6 {
      let code = "1.\(number)"
      world.row(
        .procedure,
        [
          "code": code, "name": code, "fee": chance.pick(["1", "0"]), "citizen": "1",
          "paper_result": chance.pick(["1", "0"]),
        ])
      for unit in ["X", "Y"] {
        world.row(
          .service,
          [
            "unit": unit, "procedure": code, "online_level": chance.pick(["none", "full"]),
            "payment_integrated": chance.pick(["1", "0"]),
          ])
      }
      world.row(
        .announcement,
        [
          "unit": "P", "procedure": code, "decision": "QĐ", "signed_on": "2026-04-0\(1 + number)",
          "effective_on": chance.pick(["2026-04-10", "2026-04-20"]), "published_on": "2026-04-1\(chance.below(9))",
          "parts_complete": chance.pick(["1", "1", "0"]),
        ])
    }
    for unit in ["X", "Y"] {
      for number in 0..<(40 + chance.below(80)) {
        let received = 20_544 + 1 + chance.below(27)
        let at = Instant.start(of: Day(number: Int32(received))) + 8 * 3600
        var cells = [
          "code": "\(unit)\(number)", "unit": unit, "procedure": "1.\(chance.below(6))",
          "channel": chance.odds(45) ? "online" : "direct", "received_at": at.isoLocal,
          "due_at": (at + 86_400 * Int64(3 + chance.below(5))).isoLocal,
          "ended_at": chance.odds(80) ? (at + 86_400 * Int64(1 + chance.below(7))).isoLocal : "",
          "payment": chance.pick(["0", "1", "2"]), "synced_at": chance.odds(85) ? (at + 60).isoLocal : "",
        ]
        for flag in ["result_file", "component_file", "reused", "personal_store", "population_data"] {
          cells[flag] = chance.odds(70) ? "1" : "0"
        }
        world.row(.dossier, cells)
      }
      for number in 0..<3 {
        world.row(
          .petition,
          [
            "code": "\(unit)p\(number)", "unit": unit, "received_at": "2026-04-1\(number)T08:00:00",
            "due_at": "2026-04-2\(number)",
            "answered_at": chance.pick(["2026-04-15T08:00:00", "2026-04-25T08:00:00"]),
          ])
      }
    }
    facts = world.facts
    guard let period = Period.month(4, of: 2026), let window = Window(period, asOf: period.end) else { return nil }
    question = Improved.question(window, try Improved.pack())
    kind = causes[Int(seed) % causes.count]
    guard var claim = try Self.claim(facts, question, kind, &chance) else { return nil }
    if told == .total { claim.blocks = [:] }
    self.claim = claim
    whole = try Self.whole(facts, question, kind)
  }

  private static func claim(
    _ facts: Facts, _ question: Question, _ kind: GapCause.Kind, _ chance: inout Chance
  ) throws -> PublishedClaim? {
    let scorer = Improved.scorer(facts)
    let unit = UnitCode("X")
    let own = try #require(scorer.score(unit, question))
    func whole(_ score: UnitScore) -> PublishedClaim {
      PublishedClaim(
        total: score.total,
        blocks: Dictionary(uniqueKeysWithValues: score.blocks.map { ($0.block.code, $0.score) }))
    }
    func replacing(_ no: String, _ points: Points) -> PublishedClaim {
      var claim = whole(own)
      guard let indicator = own.indicators.first(where: { $0.rule.no == no }) else { return claim }
      let shift = points - indicator.score
      claim.total = own.total + shift
      claim.blocks[indicator.rule.block] = (claim.blocks[indicator.rule.block] ?? .zero) + shift
      return claim
    }
    var asked = question
    switch kind {
    case .applicability:
      let no = chance.pick(["06", "07", "09", "19", "20", "16"])
      let isCounted = own.indicators.contains { $0.rule.no == no && $0.state != .notApplicable }
      return no == "06" ? replacing(no, Points(2)) : isCounted ? replacing(no, .zero) : nil
    case .weight:
      let indicator = chance.pick(own.indicators.filter { ($0.denominator ?? 0) > 0 })
      let other = indicator.max + Points(chance.pick([-1, 1, 2]))
      if other <= .zero { return nil }
      let curve = ScoreCurve(indicator, max: other, kind: .commune, rounding: question.rounding)
      return replacing(indicator.rule.no, curve.points(indicator.numerator ?? 0, indicator.denominator ?? 1))
    case .inherited:
      let province = try #require(scorer.score(UnitCode("P"), question))
      let indicator = chance.pick(province.indicators.filter { $0.rule.no > "04" && $0.origin == .own })
      return replacing(indicator.rule.no, indicator.score)
    case .cut:
      asked.window = try #require(
        Window(question.window.period, asOf: .end(of: question.window.lastDay - (1 + chance.below(20)))))
      return whole(try #require(scorer.score(unit, asked)))
    case .pack, .unsynchronised: return whole(try #require(try Self.whole(facts, question, kind)))
    case .digits:
      var claim = whole(own)
      let digit = chance.pick([1, 10, 100, 1000])
      let now = own.total.hundredths
      let typed = now + (now / digit % 10 == 9 ? -1 : 1) * digit
      claim.total = Points(hundredths: typed)
      return claim
    }
  }

  private static func whole(_ facts: Facts, _ question: Question, _ kind: GapCause.Kind) throws -> UnitScore? {
    let unit = UnitCode("X")
    switch kind {
    case .pack:
      var asked = question
      asked.pack = try Improved.pack("formula-note")
      return Improved.scorer(facts).score(unit, asked)
    case .unsynchronised:
      let seen = facts.keepingDossiers { $0.unit != unit || $0.syncedAt.map { $0 <= question.window.end } ?? false }
      return Improved.scorer(seen).score(unit, question)
    default: return nil
    }
  }
}
