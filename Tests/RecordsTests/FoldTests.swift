import Base
import Records
import TestKit
import Testing

@Suite struct FoldTests {
  private static let columns = ["due_at", "ended_at", "channel", "result_file", "office"]

  private static func value(_ column: String, _ chance: inout Chance) -> String {
    if chance.odds(20) { return "" }
    switch column {
    case "due_at", "ended_at": return "2026-03-0\(chance.below(9) + 1)T0\(chance.below(10)):00:00"
    case "channel": return chance.pick(["online", "direct", "post"])
    case "result_file": return chance.pick(["0", "1"])
    default: return "Phòng \(chance.below(3))"
    }
  }

  /// A few rows about one dossier, each stating some columns, some with an instant.
  private static func rows(_ chance: inout Chance, dated: Bool) -> [Statement] {
    (0..<(chance.below(6) + 2)).map { _ in
      var cells = ["code": "HS1", "unit": "X1", "procedure": "1.001193"]
      for column in columns where chance.odds(60) { cells[column] = value(column, &chance) }
      let instant = dated ? Instant(seconds: 1_700_000_000 + Int64(chance.below(4)) * 3600) : nil
      return WorldBuilder.statement(.dossier, cells, at: instant)
    }
  }

  private static func state(_ statements: [Statement]) -> [String?] {
    var world = WorldBuilder()
    for statement in statements { world.deliver(statement) }
    let folded = Ledger.fold(world.ledger.deliveries(of: .dossier, key: "HS1"))
    return (1..<64).map { folded[UInt8($0)] }
  }

  @Test(arguments: 1...200)
  func `any order of deliveries with instants gives the same fact`(seed: UInt64) {
    var chance = Chance(seed)
    let rows = Self.rows(&chance, dated: true)
    let expected = Self.state(rows)
    for _ in 0..<6 { #expect(Self.state(rows.shuffled(using: &chance)) == expected) }
  }

  @Test(arguments: 1...200)
  func `repeating what has an instant changes nothing`(seed: UInt64) {
    var chance = Chance(seed)
    let rows = Self.rows(&chance, dated: true)
    #expect(Self.state(rows + rows) == Self.state(rows))
  }

  @Test(arguments: 1...200)
  func `dropping what has no effect loses nothing`(seed: UInt64) {
    var chance = Chance(seed)
    let rows = Self.rows(&chance, dated: chance.odds(50)) + Self.rows(&chance, dated: false)
    var kept = WorldBuilder()
    for row in rows + rows {
      if case .unchanged = kept.ledger.effect(of: row, digest: WorldBuilder.digest(row)) { continue }
      kept.deliver(row)
    }
    let folded = Ledger.fold(kept.ledger.deliveries(of: .dossier, key: "HS1"))
    #expect((1..<64).map { folded[UInt8($0)] } == Self.state(rows + rows))
  }

  @Test func `A, then B, then A again ends at A`() {
    let a = WorldBuilder.statement(.dossier, ["code": "HS1", "channel": "online"])
    let b = WorldBuilder.statement(.dossier, ["code": "HS1", "channel": "post"])
    #expect(Self.state([a, b, a])[3] == "online")
  }

  @Test func `an absent column leaves, an empty cell clears, an instant beats none`() {
    let full = WorldBuilder.statement(.dossier, ["code": "HS1", "channel": "online", "office": "A"])
    let silent = WorldBuilder.statement(.dossier, ["code": "HS1", "office": "B"])
    let clearing = WorldBuilder.statement(.dossier, ["code": "HS1", "channel": ""])
    let dated = WorldBuilder.statement(.dossier, ["code": "HS1", "office": "C"], at: Instant(seconds: 0))
    #expect(Self.state([full, silent])[3] == "online")
    #expect(Self.state([full, clearing])[3] == "")
    let state = Self.state([dated, full, silent])
    #expect(state[24] == "C")
    #expect(state[3] == "online")
  }
}

@Suite struct RegisterTests {
  @Test func `facts wait for their unit and enter by themselves when it arrives`() {
    var world = WorldBuilder()
    world.row(.dossier, ["code": "HS1", "unit": "X1", "procedure": "1.1", "received_at": "2026-01-05T08:00:00"])
    world.row(.dossier, ["code": "HS2", "unit": "Xã Một", "procedure": "1.1", "received_at": "2026-01-05T08:00:00"])
    #expect(world.facts.waiting.map(\.named) == ["X1", "Xã Một"])
    world.row(.unit, ["code": "X1", "name": "xã  một", "kind": "commune"])
    #expect(world.facts.waiting.isEmpty)
    #expect(world.facts.dossiers[UnitCode("X1")]?.map(\.code) == ["HS1", "HS2"])
  }

  @Test func `a row that names an unknown unit moves nothing until the unit arrives`() {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X1", "name": "Xã Một", "kind": "commune"])
    world.row(.dossier, ["code": "HS1", "unit": "X1", "procedure": "1.1", "channel": "online"])
    world.row(.dossier, ["code": "HS1", "unit": "X9", "procedure": "1.1", "channel": "post"])
    #expect(world.facts.dossiers[UnitCode("X1")]?.map(\.channel) == [.online])
    #expect(world.facts.waiting.count == 1)
    world.row(.unit, ["code": "X9", "name": "Xã Chín", "kind": "commune"])
    #expect(world.facts.dossiers[UnitCode("X9")]?.map(\.channel) == [.post])
    #expect(world.facts.dossiers[UnitCode("X1")] == nil)
  }

  @Test func `a later row of a service closes the earlier the day before`() throws {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X1", "name": "Xã", "kind": "commune"])
    world.row(.service, ["unit": "X1", "procedure": "1.1", "online_level": "none"])
    world.row(.service, ["unit": "X1", "procedure": "1.1", "online_level": "full", "valid_from": "2026-03-01"])
    let services = try #require(world.facts.services[UnitCode("X1")])
    let before = try #require(Day(iso: "2026-02-28"))
    #expect(services.filter { $0.isValid(on: before) }.map(\.onlineLevel) == [OnlineLevel.none])
    #expect(services.filter { $0.isValid(on: before + 1) }.map(\.onlineLevel) == [.full])
  }

  @Test func `parents that form a circle are found and do not hang`() {
    var world = WorldBuilder()
    world.row(.unit, ["code": "A", "name": "A", "kind": "province", "parent": "B"])
    world.row(.unit, ["code": "B", "name": "B", "kind": "province", "parent": "A"])
    world.row(.unit, ["code": "C", "name": "C", "kind": "commune", "parent": "Z"])
    let units = world.facts.units
    #expect(Set(units.subtree(UnitCode("A"))) == [UnitCode("A"), UnitCode("B")])
    #expect(units.circular == [UnitCode("A"), UnitCode("B")])
    #expect(world.facts.findings.map(\.kind) == [.unknownParent, .circularParents, .circularParents])
  }
}

@Suite struct LatenessTests {
  private func dossier(_ cells: [String: String]) throws -> Dossier {
    var world = WorldBuilder()
    world.row(.unit, ["code": "X1", "name": "Xã", "kind": "commune"])
    world.row(.dossier, ["code": "HS1", "unit": "X1", "procedure": "1.1"].merging(cells) { $1 })
    return try #require(world.facts.dossiers[UnitCode("X1")]?.first)
  }

  private func late(_ cells: [String: String], at text: String) throws -> Bool {
    let instant = try #require(Instant(iso: text, missing: .startOfDay))
    return try dossier(cells).isLate(at: instant)
  }

  @Test func `ended exactly on the promise is on time, a second later is late`() throws {
    let promise = ["received_at": "2026-01-05T08:00:00", "due_at": "2026-01-08T17:00:00"]
    #expect(try !late(promise.merging(["ended_at": "2026-01-08T17:00:00"]) { $1 }, at: "2026-02-01"))
    #expect(try late(promise.merging(["ended_at": "2026-01-08T17:00:01"]) { $1 }, at: "2026-02-01"))
    #expect(try !late(promise, at: "2026-01-08T17:00:00"))
    #expect(try late(promise, at: "2026-01-08T17:00:01"))
  }

  @Test func `the second supplement makes late however it ends`() throws {
    let kept = ["received_at": "2026-01-05T08:00:00", "due_at": "2026-01-30", "ended_at": "2026-01-10"]
    #expect(try late(kept.merging(["second_supplement_at": "2026-01-07T09:00:00"]) { $1 }, at: "2026-01-07T09:00:00"))
    #expect(try !late(kept.merging(["second_supplement_at": "2026-01-07T09:00:00"]) { $1 }, at: "2026-01-07T08:59:59"))
    #expect(try late(kept.merging(["supplements": "2"]) { $1 }, at: "2026-01-05T08:00:00"))
    #expect(try !late(kept.merging(["supplements": "1"]) { $1 }, at: "2026-03-01"))
  }

  @Test func `without a promise it is never late by it`() throws {
    #expect(try !late(["received_at": "2020-01-05T08:00:00"], at: "2026-03-01"))
  }

  @Test func `an end before reception counts as reception`() throws {
    let dossier = try dossier(["received_at": "2026-01-05T08:00:00", "ended_at": "2026-01-04", "due_at": "2026-01-04"])
    #expect(dossier.endedAt == dossier.receivedAt)
    #expect(dossier.isLate(at: try #require(Instant(iso: "2026-01-05T08:00:00", missing: .startOfDay))))
  }
}
