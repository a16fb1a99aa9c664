import Access
import Base
import Counting
import Records
import Rules
import Scoring
import TestKit
import Testing
import Work
import Workdays

/// What a visitor may see of records is decided in one place; whoever has a grant elsewhere gets nothing, and learns nothing.
@Suite struct SightTests {
  private static func desk() throws -> Desk {
    var draft = BatchDraft(arrivedAt: Instant(seconds: 0), system: "", isSample: false)
    func row(_ kind: FactKind, _ cells: [String: String]) {
      let statement = WorldBuilder.statement(kind, cells)
      draft.statements.append((statement, WorldBuilder.digest(statement)))
    }
    row(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    row(.unit, ["code": "X1", "name": "Xã Một", "kind": "commune", "parent": "P"])
    row(.unit, ["code": "X2", "name": "Xã Hai", "kind": "commune", "parent": "P"])
    row(.procedure, ["code": "1.1", "name": "Khai sinh", "field": "Hộ tịch"])
    for (index, unit) in ["X1", "X1", "X1", "X2", "X2"].enumerated() {
      row(
        .dossier,
        [
          "code": "HS\(index + 1)", "unit": unit, "procedure": "1.1", "channel": "online",
          "office": "Phòng \(index % 2)",
          "received_at": "2026-03-0\(index + 2)T09:00:00", "due_at": "2026-03-1\(index)T17:30:00",
          "synced_at": index == 0 ? "" : "2026-03-20T09:00:00",
        ])
    }
    row(
      .dossier,
      ["code": "HS9", "unit": "X1", "procedure": "1.1", "channel": "online", "submitted_at": "2026-03-12T09:00:00"])
    var log = PlainLog()
    log.add(.batch(draft), at: Instant(seconds: 0))
    return try Desks.desk(log)
  }

  /// Says when it is asked to open something.
  private struct Closed: UnitOpener {
    func opened(at unit: UnitCode) throws(Failure) -> Desk {
      Issue.record("\(unit) was opened for somebody who may not see it")
      throw Failure(vi: "", en: "")
    }
  }

  private static func visitor(_ role: Role, at unit: String?) -> Visitor {
    Visitor(.person(1), name: "A", grants: [Grant(role, at: unit.map { UnitCode($0) })])
  }

  private static func refusal<Value>(_ work: () throws(Failure) -> Value) -> Failure.Kind? {
    do throws(Failure) {
      _ = try work()
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func `a grant for another unit opens nothing, and its dossiers are not there`() throws {
    let desk = try Self.desk()
    let stranger = Sight(desk, Self.visitor(.leader, at: "X2"), opener: Closed())
    #expect(Self.refusal { () throws(Failure) in try stranger.records(of: UnitCode("X1")) } == .denied)
    #expect(Self.refusal { () throws(Failure) in try stranger.records(of: UnitCode("P")) } == .denied)
    // A dossier of somebody else is told like one that is not there.
    #expect(Self.refusal { () throws(Failure) in try stranger.dossier("HS1") } == .notFound)
    #expect(Self.refusal { () throws(Failure) in try stranger.dossier("HS77") } == .notFound)
    let nobody = Sight(desk, .anonymous, opener: Closed())
    #expect(Self.refusal { () throws(Failure) in try nobody.records(of: UnitCode("X1")) } == .signIn)
    #expect(Self.refusal { () throws(Failure) in try nobody.dossier("HS1") } == .signIn)
    let own = Sight(desk, Self.visitor(.desk, at: "X1"))
    #expect(try own.dossier("HS1").dossier.unit == UnitCode("X1"))
    #expect(try own.records(of: UnitCode("X1")).facts.dossiers[UnitCode("X2")] == nil)
    #expect(!own.may(.readOfficers, at: UnitCode("X1")))
  }

  @Test func `the work of a unit is its open dossiers, most urgent first, and what waits beside them`() throws {
    let desk = try Self.desk().opened(at: UnitCode("P"))
    let year = try #require(Period.year(2026))
    let now = try #require(Instant(iso: "2026-03-12T10:00:00", missing: .startOfDay))
    let window = try #require(Window(year, asOf: now))
    let work = desk.workload(UnitCode("P"), window: window)
    #expect(work.items.filter(\.state.isOpen).count == desk.list(.open, unit: UnitCode("P"), window: window).count)
    // Due on the 10th, 11th, 12th, 13th and 14th, a Saturday; HS9 waits for acceptance until 09:00 of the 13th.
    #expect(work.items.map(\.dossier.code) == ["HS1", "HS2", "HS3", "HS9", "HS4", "HS5"])
    #expect(work.items.map(\.state) == [.late, .late, .soon, .waiting, .inTime, .inTime])
    let urgency = work.items.map { item in item.urgency.map { $0.seconds / 60 } }
    #expect(urgency == [-600 - 30, -150, 330, 420, 330 + 480, 330 + 480])
    let filter = WorkFilter(states: [.late], office: "Phòng 0")
    #expect(work.items.filter(filter.admits).map(\.dossier.code) == ["HS1"])
    #expect(work.choices { $0.dossier.office } == ["", "Phòng 0", "Phòng 1"])
  }

  @Test func `what is not synchronised is missing from the portal's figures, and has its price`() throws {
    let desk = try Self.desk().opened(at: UnitCode("X1"))
    let request = Desk.Request(
      from: try #require(Day(iso: "2026-01-01")), to: try #require(Day(iso: "2026-12-31")),
      asOf: Instant(iso: "2026-03-31T10:00:00", missing: .startOfDay))
    let question = try desk.question(request, now: request.asOf ?? Instant(seconds: 0)).question
    let three = try #require(desk.threeFigures(UnitCode("X1"), question))
    #expect(three.received == 3 && three.receivedSynchronised == 2 && three.missing.map(\.dossier.code) == ["HS1"])
    let own = try #require(three.own.indicators.first { $0.rule.no == "04" })
    #expect(three.costs["HS1"].map { Points(hundredths: $0.roundedHundredths) } == own.lost)
    #expect(three.synchronised?.indicators.first { $0.rule.no == "05" }?.denominator == 2)
  }

  @Test func `a dossier's places say in, out and why, and cost what the ledger says`() throws {
    let desk = try Self.desk().opened(at: UnitCode("X1"))
    let request = Desk.Request(
      from: try #require(Day(iso: "2026-01-01")), to: try #require(Day(iso: "2026-12-31")),
      asOf: Instant(iso: "2026-03-31T10:00:00", missing: .startOfDay))
    let question = try desk.question(request, now: request.asOf ?? Instant(seconds: 0)).question
    let dossier = try #require(desk.facts.dossiers[UnitCode("X1")]?.first { $0.code == "HS1" })
    let places = desk.places(of: dossier, question)
    let score = try #require(desk.scorer.score(UnitCode("X1"), question))
    let lines = desk.scorer.losses(of: score, question).filter { $0.code == "HS1" }
    #expect(!lines.isEmpty)
    for line in lines {
      let place = try #require(places.first { $0.rule.no == line.no })
      #expect(place.state == .missing && place.points == line.points && place.reason == line.reason)
    }
    for rule in question.pack.indicators {
      let judged = desk.engine.judged(rule, unit: UnitCode("X1"), window: question.window)
      let tally = desk.engine.tally(rule, unit: UnitCode("X1"), window: question.window)
      #expect(judged.count(where: \.isAchieved) == tally.numerator)
      #expect(judged.count(where: \.isCounted) == tally.denominator - tally.unnamed)
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `shown shares of a loss add up to it`(seed: UInt64) {
    var chance = Chance(seed)
    let parts = (0..<(chance.below(9) + 1)).map { _ in Fraction(chance.below(400) - 20, chance.below(97) + 1) }
    let whole = Points(hundredths: parts.reduce(Fraction.zero) { $0 + $1 }.roundedHundredths)
    let shown = shownShares(parts, of: whole)
    #expect(shown.reduce(Points.zero) { $0 + $1 } == whole)
    for (part, shown) in zip(parts, shown) {
      #expect(abs(shown.hundredths * 10_000_000 - part.billionths) < 20_000_000, "\(part) as \(shown)")
    }
  }
}
