import Base
import Records
import TestKit
import Testing

@Suite struct AliasTests {
  private static let registers = [
    WorldBuilder.statement(.unit, ["code": "X1", "name": "Xã Một", "kind": "commune"]),
    WorldBuilder.statement(.unit, ["code": "X2", "name": "Xã Hai", "kind": "commune"]),
  ]

  private static func dossier(_ unit: String, _ received: String, system: String = "") -> Statement {
    WorldBuilder.statement(
      .dossier,
      ["code": "HS", "unit": unit, "procedure": "1.1", "channel": "", "received_at": received, "system": system])
  }

  private static func alias(_ code: String, _ unit: String, from: String = "", to: String = "", system: String = "")
    -> Statement
  {
    WorldBuilder.statement(
      .unitAlias, ["code": code, "unit": unit, "valid_from": from, "valid_to": to, "system": system])
  }

  private static func unit(_ statements: [Statement]) -> String? {
    let facts = RandomWorld.facts(registers + statements)
    let owner = facts.dossiers.keys.first?.text
    #expect(facts.dossiers.values.joined().count + facts.waiting.count { $0.kind == .dossier } == 1)
    return owner
  }

  @Test func `an alias means the unit of the record's own day`() {
    let aliases = [
      Self.alias("000.17.22.H56", "X1", to: "2025-06-30"), Self.alias("000.17.22.H56", "X2", from: "2025-07-01"),
    ]
    #expect(Self.unit(aliases + [Self.dossier("000.17.22.H56", "2025-06-30T23:59:59")]) == "X1")
    #expect(Self.unit(aliases + [Self.dossier("000.17.22.H56", "2025-07-01T00:00:00")]) == "X2")
    // The next row closes the one before; without a day two meanings are none.
    let open = [Self.alias("000.17.22.H56", "X1"), Self.alias("000.17.22.H56", "X2", from: "2025-07-01")]
    #expect(Self.unit(open + [Self.dossier("000.17.22.H56", "2025-06-30T08:00:00")]) == "X1")
    #expect(Self.unit(open + [Self.dossier("000.17.22.H56", "2025-08-01T08:00:00")]) == "X2")
    #expect(Self.unit(open + [Self.dossier("000.17.22.H56", "")]) == nil)
    #expect(Self.unit([Self.alias("000.17.22.H56", "X1"), Self.dossier("000.17.22.H56", "")]) == "X1")
  }

  @Test func `the computed form is never applied by itself`() {
    #expect(Self.unit([Self.dossier("000.17.22.H56", "2025-06-30T08:00:00")]) == nil)
    let facts = RandomWorld.facts([
      WorldBuilder.statement(.unit, ["code": "H56.22.17", "name": "Xã", "kind": "commune"])
    ])
    #expect(facts.admission.unit("000.17.22.H56", in: Self.dossier("000.17.22.H56", "2025-06-30T08:00:00")) == nil)
    #expect(facts.admission.hints(for: ["000.17.22.H56"]) == ["000.17.22.H56": .perhaps(UnitCode("H56.22.17"))])
    #expect(facts.admission.hints(for: ["H56.22.18", "21127"]) == [:])
    // Also from the new form to a unit registered under its old one.
    let old = RandomWorld.facts([
      WorldBuilder.statement(.unit, ["code": "000.17.22.H56", "name": "Xã", "kind": "commune"])
    ])
    #expect(old.admission.hints(for: ["H56.22.17"]) == ["H56.22.17": .perhaps(UnitCode("000.17.22.H56"))])
  }

  @Test func `an alias of one source is of that source`() {
    let aliases = [Self.alias("7", "X1"), Self.alias("7", "X2", system: "S")]
    #expect(Self.unit(aliases + [Self.dossier("7", "2025-06-30T08:00:00", system: "S")]) == "X2")
    #expect(Self.unit(aliases + [Self.dossier("7", "2025-06-30T08:00:00", system: "T")]) == "X1")
    #expect(Self.unit([aliases[1], Self.dossier("7", "2025-06-30T08:00:00", system: "T")]) == nil)
  }

  @Test func `a unit's own code and name go before any alias, and an alias of an alias is none`() {
    let day = "2025-06-30T08:00:00"
    #expect(Self.unit([Self.alias("X1", "X2"), Self.dossier("X1", day)]) == "X1")
    #expect(Self.unit([Self.alias("Xã Một", "X2"), Self.dossier("Xã Một", day)]) == "X1")
    #expect(Self.unit([Self.alias("a", "b"), Self.alias("b", "X1"), Self.dossier("a", day)]) == nil)
  }

  @Test func `hyphens and dots of an old code are one writing`() {
    #expect(
      Self.unit([Self.alias("000.00.23.H56", "X1"), Self.dossier("000-00-23-H56", "2025-06-30T08:00:00")]) == "X1")
    #expect(
      Self.unit([Self.alias("000-00-23-H56", "X1"), Self.dossier("000.00.23.H56", "2025-06-30T08:00:00")]) == "X1")
  }

  @Test func `a fact named by an old and by a new code is one fact`() {
    func service(_ unit: String, _ level: String) -> Statement {
      WorldBuilder.statement(
        .service, ["unit": unit, "procedure": "1.1", "online_level": level, "valid_from": "2025-01-01"])
    }
    let facts = RandomWorld.facts(
      Self.registers + [Self.alias("old", "X1"), service("old", "none"), service("X1", "full")])
    #expect(facts.services[UnitCode("X1")]?.map(\.onlineLevel) == [.full])
  }

  @Test func `the receiving unit is read by aliases too, and kept as it came when nobody knows it`() {
    func received(_ text: String) -> String? {
      var cells = ["code": "HS", "unit": "X1", "procedure": "1.1", "channel": "", "received_at": "2025-06-30T08:00:00"]
      cells["received_unit"] = text
      let facts = RandomWorld.facts(
        Self.registers + [Self.alias("old", "X2"), WorldBuilder.statement(.dossier, cells)])
      return facts.dossiers[UnitCode("X1")]?.first?.receivedUnit?.text
    }
    #expect(received("old") == "X2")
    #expect(received("X2") == "X2")
    #expect(received("TTHCC") == "TTHCC")
    #expect(received("") == nil)
  }

  @Test(arguments: 1...80)
  func `units, aliases and records may arrive in any order`(seed: UInt64) {
    let world = ReformWorld(seed)
    let expected = Summary(world.facts)
    var chance = Chance(seed &* 31)
    // Rows of different keys change places; each key has one row.
    for _ in 0..<4 { #expect(Summary(RandomWorld.facts(world.statements.shuffled(using: &chance))) == expected) }
    #expect(Summary(RandomWorld.facts(world.statements + world.statements)) == expected)
  }

  private struct Summary: Equatable {
    let dossiers: [String]
    let services: [String]
    let waiting: Set<Facts.Waiting>
    init(_ facts: Facts) {
      dossiers = facts.dossiers.values.joined().map { "\($0.code) \($0.unit) \($0.receivedUnit?.text ?? "")" }.sorted()
      services = facts.services.values.joined().map { "\($0.unit) \($0.procedure) \($0.validFrom?.iso ?? "")" }.sorted()
      waiting = Set(facts.waiting)
    }
  }
}
