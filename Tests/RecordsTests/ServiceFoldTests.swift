import Base
import Records
import TestKit
import Testing

/// Services folded one key after the other are those that are folded from everything at once.
@Suite struct ServiceFoldTests {
  @Test(arguments: 1...200)
  func `services told in any order are the services of the facts`(seed: UInt64) throws {
    var chance = Chance(seed &* 7919)
    var world = WorldBuilder()
    let statements = (seed % 2 == 0 ? ReformWorld(seed).statements : RandomWorld(seed).statements)
    for statement in statements where statement.kind == .service || chance.odds(80) { world.deliver(statement) }
    let units = Set(statements.filter { $0.kind == .unit }.compactMap { $0.text(of: 1) }).sorted()
    for _ in 0..<chance.below(60) { world.deliver(Self.service(units, &chance)) }
    let facts = world.facts

    let deliveries = world.ledger.deliveries[.service] ?? [:]
    let texts = Set(world.ledger.statements(.service).compactMap { $0.text(of: 1) })
    var fold = ServiceFold(facts.admission, unitTexts: texts.sorted())
    for key in deliveries.keys.sorted().shuffled(using: &chance) { fold.add(deliveries[key] ?? []) }
    let (services, waiting) = fold.finish()

    #expect(
      services.mapValues { $0.map { "\($0)" } } == facts.services.mapValues { $0.map { "\($0)" } }, "seed \(seed)")
    let expected = facts.waiting.filter { $0.kind == .service }
    #expect(waiting.map { "\($0)" }.sorted() == expected.map { "\($0)" }.sorted(), "seed \(seed)")
  }

  /// One fact under several keys, rows of one procedure under its code and its name, rows that begin on one day.
  private static func service(_ units: [String], _ chance: inout Chance) -> Statement {
    WorldBuilder.statement(
      .service,
      [
        "unit": chance.odds(60)
          ? chance.pick(units) : chance.pick(["ALTA0", "Xã A1", "Đơn vị 0", "000.00.01.H22", "?"]),
        "procedure": chance.pick([
          "1.1", "1.2", "9.9", ProcedureName.reference("Thủ tục 1.1"), ProcedureName.reference("Thủ tục 9"),
        ]),
        "online_level": chance.pick(["none", "partial", "full"]),
        "valid_from": chance.pick(["", "2026-01-10", "2026-03-01"]), "valid_to": chance.pick(["", "2026-02-20"]),
      ], at: chance.odds(30) ? Instant(seconds: 1_700_000_000 + Int64(chance.below(4))) : nil)
  }
}
