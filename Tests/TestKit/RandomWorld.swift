package import Base
package import Records

/// A small random province (sometimes a nation, sometimes communes without one) with every awkward edge, as statements.
package struct RandomWorld {
  package let statements: [Statement]
  package let units: [UnitCode]
  /// A period that cuts through the data, and an as-of somewhere around it.
  package let period: Period
  package let asOf: Instant

  private static let procedures = ["1.1", "1.2", "1.3", "2.1", "2.2", "9.9"]
  private static let firstDay = 20_454  // 2026-01-01

  package init(_ seed: UInt64, dated: Bool = false) {
    var chance = Chance(seed)
    var made: [Statement] = []
    func add(_ kind: FactKind, _ cells: [String: String], _ chance: inout Chance) {
      let instant = dated ? Instant(seconds: 1_700_000_000 + Int64(chance.below(5)) * 60) : nil
      made.append(WorldBuilder.statement(kind, cells, at: instant))
    }
    var units: [String] = []
    if chance.odds(30) { units.append("N"); add(.unit, ["code": "N", "name": "Nước", "kind": "nation"], &chance) }
    for province in 0..<(chance.below(2) + 1) {
      let code = "P\(province)"
      units.append(code)
      add(
        .unit,
        ["code": code, "name": "Tỉnh \(province)", "kind": "province", "parent": units.contains("N") ? "N" : ""],
        &chance)
      for child in 0..<(chance.below(3) + 1) {
        let kind = chance.pick(["commune", "commune", "agency", "district"])
        units.append("\(code).\(child)")
        add(
          .unit,
          [
            "code": "\(code).\(child)", "name": "Đơn vị \(child)", "kind": kind, "parent": chance.odds(85) ? code : "",
            "valid_from": chance.odds(20) ? "2026-02-01" : "",
          ], &chance)
      }
    }
    for procedure in Self.procedures.dropLast() {
      add(
        .procedure,
        [
          "code": procedure, "name": "Thủ tục \(procedure)", "field": chance.pick(["Đất đai", "Hộ tịch", ""]),
          "citizen": chance.pick(["1", "0", ""]), "fee": chance.pick(["1", "0", ""]),
          "paper_result": chance.pick(["1", "0", ""]),
        ], &chance)
    }
    for unit in units {
      for procedure in Self.procedures where chance.odds(60) {
        add(
          .service,
          [
            "unit": unit, "procedure": procedure, "online_level": chance.pick(["none", "partial", "full", ""]),
            "payment_integrated": chance.pick(["1", "0", ""]), "own_authority": chance.pick(["1", "0", ""]),
            "valid_from": chance.pick(["", "2026-01-10", "2026-03-01"]),
            "valid_to": chance.pick(["", "", "2026-02-20"]),
          ], &chance)
      }
      for index in 0..<chance.below(4) {
        let cells = [
          "unit": unit, "procedure": chance.pick(Self.procedures), "decision": "QĐ\(index)",
          "signed_on": Self.day(&chance).iso, "effective_on": chance.odds(70) ? Self.day(&chance).iso : "",
          "published_on": chance.odds(70) ? Self.day(&chance).iso : "", "parts_complete": chance.pick(["1", "0", ""]),
          "withdrawn_on": chance.odds(20) ? Self.day(&chance).iso : "",
        ]
        add(.announcement, cells, &chance)
      }
      for index in 0..<chance.below(25) { add(.dossier, Self.dossier("\(unit)-\(index)", unit, &chance), &chance) }
      for index in 0..<chance.below(4) {
        add(
          .petition,
          [
            "code": "\(unit)-p\(index)", "unit": unit, "received_at": Self.instant(&chance).isoLocal,
            "due_at": chance.odds(80) ? Self.instant(&chance).isoLocal : "",
            "answered_at": chance.odds(60) ? Self.instant(&chance).isoLocal : "", "likes": "\(chance.below(3))",
            "dislikes": "\(chance.below(3))", "repeat": chance.pick(["1", "0", "0", ""]),
          ], &chance)
      }
      if chance.odds(40) {
        add(
          .nationalReport,
          ["unit": unit, "from": "2026-01-01", "to": "2026-03-31", "received": "\(chance.below(40))"], &chance)
      }
      if chance.odds(40) {
        add(
          .nationalReport,
          ["unit": unit, "from": "2025-01-01", "to": "2025-12-31", "received": "\(chance.below(150))"], &chance)
      }
    }
    statements = made
    self.units = units.map { UnitCode($0) }
    let periods = [
      ("2026-01-01", "2026-03-31"), ("2026-02-01", "2026-02-28"), ("2026-01-15", "2026-02-14"),
      ("2026-01-01", "2026-12-31"),
    ]
    let (from, to) = chance.pick(periods)
    let first = Day(iso: from) ?? Day(number: 0)
    guard let whole = Period(from: first, to: Day(iso: to) ?? first) else { fatalError("no period") }
    period = whole
    asOf = period.start + Int64(chance.below(Int(period.end - period.start) + 86_400))
  }

  private static func day(_ chance: inout Chance) -> Day { Day(number: Int32(firstDay - 40 + chance.below(150))) }

  /// Often on the edges of days and periods, and often the same as another one.
  private static func instant(_ chance: inout Chance) -> Instant {
    let day = day(&chance)
    switch chance.below(5) {
    case 0: return .start(of: day)
    case 1: return .end(of: day)
    default: return .start(of: day) + Int64(chance.below(24)) * 3600
    }
  }

  /// A dossier with every awkward edge.
  package static func dossier(_ code: String, _ unit: String, _ chance: inout Chance) -> [String: String] {
    let received = instant(&chance)
    let due = instant(&chance)
    let ended = chance.pick([due, due + 1, instant(&chance), received + -60])
    let flags = ["result_file", "component_file", "reused", "personal_store", "population_data", "complaint"]
    var cells = [
      "code": code, "unit": unit, "procedure": chance.pick(procedures),
      "channel": chance.pick(["online", "direct", "post", ""]),
      "received_at": chance.odds(95) ? received.isoLocal : "", "due_at": chance.odds(85) ? due.isoLocal : "",
      "ended_at": chance.odds(60) ? ended.isoLocal : "",
      "end_kind": chance.pick(["", "done", "refused", "withdrawn", "stopped"]),
      "returned_at": chance.odds(20) ? instant(&chance).isoLocal : "",
      "supplements": chance.pick(["", "0", "1", "2", "3"]),
      "second_supplement_at": chance.odds(10) ? instant(&chance).isoLocal : "",
      "payment": chance.pick(["", "0", "1", "2"]), "synced_at": chance.odds(70) ? instant(&chance).isoLocal : "",
    ]
    for flag in flags { cells[flag] = chance.pick(["1", "0", ""]) }
    return cells
  }

  /// The facts of these statements, delivered in this order.
  package static func facts(_ statements: [Statement]) -> Facts {
    var world = WorldBuilder()
    for statement in statements { world.deliver(statement) }
    return world.facts
  }
}
