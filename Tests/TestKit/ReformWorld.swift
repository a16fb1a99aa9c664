package import Base
package import Records

/// A small random province whose communes are merged, split, absorbed, renamed, recoded and abolished while dossiers come in,
/// under their own codes and under others, received here and resolved there.
package struct ReformWorld {
  package let statements: [Statement]
  /// The days on which units changed.
  package static let reforms = ["2026-01-20", "2026-02-15"].compactMap { Day(iso: $0) }

  package init(_ seed: UInt64) {
    var chance = Chance(seed)
    var made: [Statement] = []
    func add(_ kind: FactKind, _ cells: [String: String]) { made.append(WorldBuilder.statement(kind, cells)) }
    let (first, second) = (Self.reforms[0], Self.reforms[1])
    add(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    let hasDistricts = chance.odds(60)
    if hasDistricts {
      for district in ["D0", "D1"] {
        add(
          .unit,
          [
            "code": district, "name": "Huyện \(district)", "kind": "district", "parent": "P",
            "valid_to": chance.odds(70) ? (first - 1).iso : "",
          ])
      }
    }
    let new = ["N0", "N1", "M0"]
    add(
      .unit,
      [
        "code": "N0", "name": "Xã mới 0", "kind": "commune", "parent": "P", "valid_from": first.iso,
        "valid_to": chance.odds(40) ? (second - 1).iso : "", "successor": "M0",
      ])
    add(.unit, ["code": "N1", "name": "Xã mới 1", "kind": "commune", "parent": "P", "valid_from": first.iso])
    add(.unit, ["code": "M0", "name": "Xã mới 2", "kind": "commune", "parent": "P", "valid_from": second.iso])
    let old = (0..<(chance.below(4) + 2)).map { "A\($0)" }
    for code in old {
      let parent = hasDistricts ? chance.pick(["D0", "D1"]) : "P"
      var cells = ["code": code, "name": "Xã \(code)", "kind": "commune", "parent": parent]
      switch chance.below(8) {
      case 0, 1, 2:
        cells["valid_to"] = (first - 1).iso
        cells["successor"] = chance.pick(["N0", "N1"])
      case 3:
        cells["valid_to"] = (first - 1).iso
        cells["successor"] = chance.pick(["N0;N1", "N1 ; \(code)"])
        if cells["successor"]?.contains(code) == true {
          add(
            .unit,
            ["code": code, "name": "Xã \(code) còn lại", "kind": "commune", "parent": "P", "valid_from": first.iso])
        }
      case 4:
        cells["valid_to"] = (second - 1).iso
        cells["successor"] = chance.pick(old)
      case 5:
        add(
          .unit, ["code": code, "name": "Phường \(code)", "kind": "commune", "parent": "P", "valid_from": second.iso])
      case 6: cells["valid_to"] = (first - 1).iso
      default: break
      }
      add(.unit, cells)
    }
    let units = old + new
    for unit in units where chance.odds(60) {
      add(
        .unitAlias,
        [
          "code": "ALT\(unit)", "unit": unit, "valid_from": chance.pick(["", "", "2026-01-05"]),
          "valid_to": chance.pick(["", "", "2026-03-10"]), "system": chance.pick(["", "", "S"]),
        ])
    }
    if chance.odds(50) {
      for (unit, from) in [("A0", ""), ("N1", "2026-01-20")] {
        add(.unitAlias, ["code": "000.00.01.H22", "unit": unit, "valid_from": from])
      }
    }
    for procedure in ["1.1", "1.2", "1.3", "2.1"] {
      add(
        .procedure,
        [
          "code": procedure, "name": "Thủ tục \(procedure)", "citizen": chance.pick(["1", "0", ""]),
          "fee": chance.pick(["1", "0", ""]), "valid_to": procedure == "1.2" ? "2026-02-01" : "",
          "successor": procedure == "1.2" ? "1.3" : "",
        ])
    }
    func named(_ unit: String, _ chance: inout Chance) -> String {
      chance.odds(75) ? unit : chance.pick(["ALT\(unit)", "000-00-01-H22", "unknown"])
    }
    for unit in ["P"] + units {
      for procedure in ["1.1", "1.2", "1.3", "2.1"] where chance.odds(60) {
        add(
          .service,
          [
            "unit": named(unit, &chance), "procedure": procedure,
            "online_level": chance.pick(["none", "partial", "full"]),
            "payment_integrated": chance.pick(["1", "0", ""]), "own_authority": chance.pick(["1", "0", ""]),
            "valid_from": chance.pick(["", "2026-01-10", "2026-03-01"]),
            "valid_to": chance.pick(["", "", "2026-02-20"]),
          ])
      }
      for index in 0..<chance.below(30) {
        var cells = RandomWorld.dossier("\(unit)-\(index)", named(unit, &chance), &chance)
        cells["received_unit"] = chance.pick(["", "", chance.pick(units), "ALTA0", "other"])
        cells["office"] = chance.pick(["", "Phòng 1", "Xã A0", "UBND Xã A1"])
        cells["system"] = chance.pick(["", "S"])
        add(.dossier, cells)
      }
      for index in 0..<chance.below(4) {
        add(
          .petition,
          [
            "code": "\(unit)-p\(index)", "unit": named(unit, &chance),
            "received_at": "2026-0\(chance.below(4) + 1)-1\(chance.below(10))T08:00:00",
            "due_at": "2026-0\(chance.below(4) + 1)-2\(chance.below(8))", "likes": "\(chance.below(3))",
          ])
      }
      if chance.odds(40) {
        add(
          .nationalReport,
          ["unit": unit, "from": "2026-01-01", "to": "2026-03-31", "received": "\(chance.below(60))"])
      }
      if chance.odds(30) {
        add(
          .announcement,
          [
            "unit": unit, "procedure": "1.1", "decision": "QĐ", "signed_on": "2026-01-1\(chance.below(10))",
            "published_on": "2026-01-2\(chance.below(9))",
          ])
      }
    }
    statements = made
  }

  package var facts: Facts { RandomWorld.facts(statements) }
  /// Days before, between, on the edges of and after the reforms.
  package static let days = ["2025-12-01", "2026-01-19", "2026-01-20", "2026-02-10", "2026-02-15", "2026-06-30"]
    .compactMap { Day(iso: $0) }
}
