import Base
import Records
import TestKit
import Testing
import Workdays

/// Clocks counted by hand, on a calendar without days off: 2/3/2026 is a Monday.
@Suite struct ClockTests {
  private static let calendar = WorkCalendar([])

  private static func facts(_ dossier: [String: String], steps: [[String: String]] = []) -> Facts {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
    world.row(.procedure, ["code": "1.1", "name": "Thủ tục"])
    world.row(
      .dossier,
      ["code": "HS1", "unit": "X", "procedure": "1.1", "channel": "online"].merging(dossier) { _, own in own })
    for (index, step) in steps.enumerated() {
      world.row(.step, ["dossier": "HS1", "seq": "\(index + 1)"].merging(step) { _, own in own })
    }
    return world.facts
  }

  private static func clocks(
    at now: String, _ dossier: [String: String], steps: [[String: String]] = []
  ) throws -> [DossierClock.Kind: DossierClock] {
    let facts = facts(dossier, steps: steps)
    let record = try #require(facts.dossiers[UnitCode("X")]?.first)
    let reader = ClockReader(calendar, at: try #require(Instant(iso: now, missing: .startOfDay)))
    return Dictionary(
      uniqueKeysWithValues: reader.clocks(of: record, steps: facts.steps["HS1"] ?? []).map { ($0.kind, $0) })
  }

  @Test func `what is submitted on Friday at four is to be accepted by Monday at four`() throws {
    let submitted = ["submitted_at": "2026-03-06T16:00:00"]
    let waiting = try #require(try Self.clocks(at: "2026-03-09T10:00:00", submitted)[.acceptance])
    #expect(waiting.limit?.isoLocal == "2026-03-09T16:00:00")
    #expect(waiting.left == WorkingTime(hours: 4) && waiting.state == .running)
    #expect(try Self.clocks(at: "2026-03-09T14:30:00", submitted)[.acceptance]?.state == .soon)
    let over = try #require(try Self.clocks(at: "2026-03-10T08:00:00", submitted)[.acceptance])
    #expect(over.state == .over && over.left == WorkingTime(hours: -2))
    let kept = try Self.clocks(
      at: "2026-03-20", submitted.merging(["received_at": "2026-03-09T16:00:00"]) { $1 })[.acceptance]
    #expect(kept?.state == .kept && kept?.left == .zero)
    let missed = try Self.clocks(
      at: "2026-03-20", submitted.merging(["received_at": "2026-03-09T16:00:01"]) { $1 })[.acceptance]
    #expect(missed?.state == .missed)
  }

  @Test func `the whole process counts working time to the promise, and is late one second after it`() throws {
    let received = ["received_at": "2026-03-02T09:00:00", "due_at": "2026-03-09T17:30:00"]
    let whole = try #require(try Self.clocks(at: "2026-03-04T09:00:00", received)[.whole])
    // Wednesday from nine: 6½ hours; Thursday, Friday, Monday: 24.
    #expect(whole.left?.seconds == 30 * 3600 + 1800 && whole.state == .running)
    #expect(whole.used == WorkingTime(days: 2))
    // Of a term of 5 days 6½ hours a fifth is 9 hours 18 minutes.
    #expect(try Self.clocks(at: "2026-03-06T16:30:00", received)[.whole]?.state == .soon)
    #expect(try Self.clocks(at: "2026-03-09T17:30:00", received)[.whole]?.state == .soon)
    #expect(try Self.clocks(at: "2026-03-09T17:30:01", received)[.whole]?.state == .over)
    // Ended in time, and not yet handed over.
    let done = received.merging(["ended_at": "2026-03-09T10:00:00", "end_kind": "done"]) { $1 }
    let clocks = try Self.clocks(at: "2026-03-10T08:30:00", done)
    #expect(clocks[.whole]?.state == .kept)
    #expect(clocks[.handOver]?.state == .over && clocks[.handOver]?.left == WorkingTime(hours: -1))
    let returned = done.merging(["returned_at": "2026-03-09T16:00:00"]) { $1 }
    #expect(try Self.clocks(at: "2026-03-20", returned)[.handOver]?.state == .kept)
    // A source that never tells a hand-over apart has no such clock.
    let plain = received.merging(["ended_at": "2026-03-09T10:00:00"]) { $1 }
    #expect(try Self.clocks(at: "2026-03-20", plain)[.handOver] == nil)
  }

  @Test func `the step is the one begun and not ended, by its own promise`() throws {
    let steps = [
      ["started_at": "2026-03-02T09:00:00", "ended_at": "2026-03-03T09:00:00", "due_at": "2026-03-02T17:30:00"],
      ["started_at": "2026-03-03T09:00:00", "due_at": "2026-03-04T11:30:00"],
    ]
    let received = ["received_at": "2026-03-02T09:00:00", "due_at": "2026-03-30"]
    let step = try #require(try Self.clocks(at: "2026-03-04T14:00:00", received, steps: steps)[.step])
    #expect(step.state == .over && step.left?.seconds == -1800)
    let earlier = try #require(try Self.clocks(at: "2026-03-02T10:00:00", received, steps: steps)[.step])
    #expect(earlier.limit?.isoLocal == "2026-03-02T17:30:00")
  }

  @Test func `petitions: fifteen days to answer, from when they were passed on; two to publish`() throws {
    func petition(_ cells: [String: String]) throws -> Petition {
      var world = WorldBuilder()
      world.row(.unit, ["code": "X", "name": "Xã", "kind": "commune"])
      world.row(.petition, ["code": "P1", "unit": "X"].merging(cells) { _, own in own })
      return try #require(world.facts.petitions[UnitCode("X")]?.first)
    }
    func at(_ text: String) throws -> Instant { try #require(Instant(iso: text, missing: .startOfDay)) }
    let direct = try petition(["received_at": "2026-03-02T10:00:00"])
    let answer = try #require(direct.clocks(Self.calendar, at: try at("2026-03-19T10:00:00")).first)
    #expect(answer.kind == .answer && answer.limit.isoLocal == "2026-03-23T23:59:59" && answer.left == 2)
    #expect(direct.state(Self.calendar, at: try at("2026-03-19T10:00:00")) == .soon)
    #expect(direct.state(Self.calendar, at: try at("2026-03-24T00:00:00")) == .late)
    let passed = try petition([
      "received_at": "2026-03-02T10:00:00", "forwarded_at": "2026-03-05T10:00:00", "path": "forwarded",
      "answered_at": "2026-03-20T10:00:00", "published_at": "2026-03-25T10:00:00",
    ])
    let clocks = passed.clocks(Self.calendar, at: try at("2026-03-30"))
    #expect(clocks.map(\.kind) == [.answer, .publication])
    #expect(clocks[0].limit.day.iso == "2026-03-26" && !clocks[0].isOver)
    #expect(clocks[1].limit.day.iso == "2026-03-24" && clocks[1].isOver && clocks[1].left == -1)
    #expect(passed.state(Self.calendar, at: try at("2026-03-30")) == .answered)
    let refused = try petition(["received_at": "2026-03-02T10:00:00", "refused_at": "2026-03-05T10:00:00"])
    #expect(refused.state(Self.calendar, at: try at("2026-03-30")) == .refused)
    #expect(refused.clocks(Self.calendar, at: try at("2026-03-30")).first?.isOver == true)
    // The source's own promise stands before the term of the law.
    let promised = try petition(["received_at": "2026-03-02T10:00:00", "due_at": "2026-03-06"])
    #expect(promised.state(Self.calendar, at: try at("2026-03-07T00:00:00")) == .late)
  }
}
