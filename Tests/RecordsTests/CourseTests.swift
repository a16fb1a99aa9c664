import Base
import Records
import TestKit
import Testing
import Workdays

/// What the steps of live messages make of a dossier, by the order of the portal's formula text.
@Suite struct CourseTests {
  private static func instant(_ text: String) -> Instant { Instant(iso: text, missing: .startOfDay).unsafelyUnwrapped }

  private static func step(_ at: String, _ status: Int, mark: String = "") -> Statement {
    WorldBuilder.statement(
      .progress, ["dossier": "HS1", "at": instant(at).isoLocal, "status": "\(status)", "mark": mark], at: instant(at))
  }

  private static func message(_ cells: [String: String], at: String) -> Statement {
    let plain = [
      "code": "HS1", "unit": "X", "procedure": "1.001193", "received_at": "2026-03-02T08:00:00",
      "due_at": "2026-03-06T17:00:00",
    ]
    return WorldBuilder.statement(.dossier, plain.merging(cells) { $1 }, at: instant(at))
  }

  /// The dossier after these statements, the same in twelve orders.
  private static func dossier(_ statements: [Statement]) throws -> Dossier {
    var chance = Chance(UInt64(statements.count))
    var found: Dossier?
    for round in 0..<12 {
      var world = WorldBuilder()
      world.row(.unit, ["code": "X", "name": "Xã Một", "kind": "commune"])
      for statement in round == 0 ? statements : statements.shuffled(using: &chance) { world.deliver(statement) }
      let dossier = try #require(world.facts.dossiers[UnitCode("X")]?.first)
      if let found { #expect("\(found)" == "\(dossier)") }
      found = dossier
    }
    return try #require(found)
  }

  private static let open = message(["live_status": "4"], at: "2026-03-02T08:00:12")

  @Test func `handled goes before returned, and both before the message's own end`() throws {
    let said = Self.message(
      ["live_status": "10", "ended_at": "2026-03-05T16:00:00", "end_kind": "returned"], at: "2026-03-05T16:00:55")
    let dossier = try Self.dossier([
      said, Self.step("2026-03-02T08:00", 2), Self.step("2026-03-04T10:00", 9), Self.step("2026-03-05T09:00", 10),
    ])
    #expect(dossier.endedAt == Self.instant("2026-03-04T10:00") && dossier.endKind == .done)
    #expect(dossier.returnedAt == Self.instant("2026-03-05T09:00"))
    let returned = try Self.dossier([said, Self.step("2026-03-05T09:00", 10)])
    #expect(returned.endedAt == Self.instant("2026-03-05T09:00") && returned.endKind == .returned)
    #expect(try Self.dossier([said]).endedAt == Self.instant("2026-03-05T16:00"))
  }

  @Test func `stopped, refused and withdrawn end it unless work goes on`() throws {
    let stopped = try Self.dossier([Self.open, Self.step("2026-03-03T09:00", 8)])
    #expect(stopped.endKind == .stopped && stopped.endedAt == Self.instant("2026-03-03T09:00"))
    let resumed = try Self.dossier([Self.open, Self.step("2026-03-03T09:00", 8), Self.step("2026-03-04T09:00", 4)])
    #expect(resumed.endedAt == nil)
    let refused = try Self.dossier([Self.open, Self.step("2026-03-03T09:00", 3), Self.step("2026-03-03T10:00", 7)])
    #expect(refused.endKind == .refused)
    let handled = try Self.dossier([Self.open, Self.step("2026-03-03T09:00", 8), Self.step("2026-03-05T09:00", 9)])
    #expect(handled.endKind == .done)
  }

  @Test func `a step told twice, or by itself later, does not move the end; work in between does`() throws {
    let repeated = try Self.dossier([
      Self.open, Self.step("2026-03-04T10:00", 9), Self.step("2026-03-04T10:00", 9, mark: "b"),
      Self.step("2026-03-05T10:00", 9), Self.step("2026-03-05T11:00", 4),
    ])
    #expect(repeated.endedAt == Self.instant("2026-03-04T10:00"))
    let again = try Self.dossier([
      Self.open, Self.step("2026-03-02T08:00", 9), Self.step("2026-03-03T10:00", 4), Self.step("2026-03-05T10:00", 9),
    ])
    #expect(again.endedAt == Self.instant("2026-03-05T10:00"))
  }

  @Test func `one open request ends it at its time, a second one makes it late`() throws {
    let one = try Self.dossier([Self.open, Self.step("2026-03-03T09:00", 5), Self.step("2026-03-03T09:00:20", 5)])
    #expect(one.endedAt == Self.instant("2026-03-03T09:00") && one.endKind == .stopped && one.supplements == 1)
    #expect(one.dueAt == nil && one.lateness == nil)
    let two = try Self.dossier([
      Self.open, Self.step("2026-03-03T09:00", 5), Self.step("2026-03-04T09:00", 4), Self.step("2026-03-05T09:00", 5),
    ])
    #expect(two.endedAt == nil && two.supplements == 2)
    #expect(two.lateness?.since == Self.instant("2026-03-05T09:00"))
  }

  @Test func `time waited moves the promised date`() throws {
    // Tuesday nine o'clock to Thursday nine o'clock: two working days.
    let waited = try Self.dossier([
      Self.open, Self.step("2026-03-03T09:00", 5), Self.step("2026-03-05T09:00", 4), Self.step("2026-03-10T17:00", 9),
    ])
    #expect(waited.dueAt == Self.instant("2026-03-10T17:00") && waited.lateness == nil)
    // A wait that began when the date had passed moves nothing.
    let passed = try Self.dossier([Self.open, Self.step("2026-03-09T09:00", 6), Self.step("2026-03-11T09:00", 4)])
    #expect(passed.dueAt == Self.instant("2026-03-06T17:00"))
    // A date promised anew stands.
    let renewed = Self.message(
      ["live_status": "4", "due_at": "2026-03-12T17:00:00"], at: "2026-03-05T09:30:12")
    let promised = try Self.dossier([
      Self.open, renewed, Self.step("2026-03-03T09:00", 5), Self.step("2026-03-05T09:00", 4),
    ])
    #expect(promised.dueAt == Self.instant("2026-03-12T17:00"))
  }

  @Test func `a date of a file is final, and so is everything without live messages`() throws {
    let file = WorldBuilder.statement(
      .dossier,
      [
        "code": "HS1", "unit": "X", "procedure": "1.1", "received_at": "2026-03-02T08:00:00",
        "due_at": "2026-03-06T17:00:00", "ended_at": "",
      ])
    let steps = WorldBuilder.statement(.step, ["dossier": "HS1", "seq": "1", "status": "9", "ended_at": "2026-03-04"])
    #expect(try Self.dossier([file, steps]).endedAt == nil)
    let live = try Self.dossier([file, Self.step("2026-03-03T09:00", 5), Self.step("2026-03-05T09:00", 4)])
    #expect(live.dueAt == Self.instant("2026-03-06T17:00") && live.supplements == 1)
  }

  @Test func `requests a message lists stand in for steps that tell of none`() throws {
    let listed = Self.message(
      ["live_status": "5", "supplement_waits": "2026-03-03T09:00:00/", "supplements": "1"], at: "2026-03-03T09:00:18")
    let waiting = try Self.dossier([listed])
    #expect(waiting.endedAt == Self.instant("2026-03-03T09:00") && waiting.dueAt == nil)
    let answered = try Self.dossier([listed, Self.step("2026-03-04T09:00", 4)])
    #expect(answered.endedAt == nil && answered.dueAt == Self.instant("2026-03-09T17:00"))
    let stated = Self.message(["live_status": "5"], at: "2026-03-02T08:00:18")
    let unknown = try Self.dossier([stated])
    #expect(unknown.endedAt == nil && unknown.dueAt == nil, "waiting since nobody knows when")
  }

  @Test func `a sender's copy of a procedure is the one of the register`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X", "name": "Xã Một", "kind": "commune"])
    world.row(.procedure, ["code": "1.001193", "name": "Khai sinh"])
    world.deliver(Self.message(["live_status": "2", "procedure": "1.001193.000.00.00.H56"], at: "2026-03-02"))
    world.row(.dossier, ["code": "HS2", "unit": "X", "procedure": "1.001193.000.00.00.H56"])
    #expect(
      world.facts.dossiers[UnitCode("X")]?.map(\.procedure.text).sorted() == ["1.001193", "1.001193.000.00.00.H56"])
  }
}
