import Base
import Records
import TestKit

/// A commune of a few dossiers with few things left to do, beside two peers: small enough to try everything.
struct SmallWorld {
  let facts: Facts
  let window: Window
  static let unit = UnitCode("X")

  init?(_ seed: UInt64, mostActs: Int = 10, dossiers: ClosedRange<Int> = 2...5) {
    var chance = Chance(seed &* 7919)
    var world = WorldBuilder()
    world.row(.unit, ["code": "P", "name": "Tỉnh", "kind": "province"])
    for code in ["X", "Y", "Z"] {
      world.row(.unit, ["code": code, "name": "Xã \(code)", "kind": "commune", "parent": "P"])
    }
    for code in ["1.1", "1.2", "1.3"] {
      world.row(
        .procedure,
        [
          "code": code, "name": code, "fee": chance.pick(["1", "1", "0"]), "citizen": chance.pick(["1", "0"]),
          "paper_result": chance.pick(["1", "1", "0"]),
        ])
      for unit in ["X", "Y", "Z"] where chance.odds(70) {
        world.row(
          .service,
          [
            "unit": unit, "procedure": code, "online_level": chance.pick(["none", "partial", "full"]),
            "payment_integrated": chance.pick(["1", "0"]), "own_authority": chance.pick(["0", "0", "1"]),
          ])
      }
    }
    guard let period = Period.month(1, of: 2026) else { return nil }
    let end = period.start + 86_400 * 20
    for unit in ["X", "Y", "Z"] {
      for number in 0..<Int.random(in: dossiers, using: &chance) {
        let received = period.start + Int64(chance.below(20)) * 86_400 + 3600
        var cells = [
          "code": "\(unit)\(number)", "unit": unit, "procedure": chance.pick(["1.1", "1.2", "1.3"]),
          "channel": chance.pick(["online", "direct"]), "received_at": received.isoLocal,
          "due_at": (received + 86_400 * Int64(chance.below(10))).isoLocal,
          "ended_at": chance.odds(60) ? (received + 7200).isoLocal : "", "office": chance.pick(["Kinh tế", "Văn hóa"]),
          "payment": chance.pick(["0", "1", "1", "2"]), "synced_at": chance.odds(75) ? (received + 60).isoLocal : "",
        ]
        for (flag, odds) in [
          ("result_file", 45), ("component_file", 55), ("reused", 80), ("personal_store", 80), ("population_data", 75),
        ] { cells[flag] = chance.odds(odds) ? "1" : "0" }
        world.row(.dossier, cells)
      }
    }
    facts = world.facts
    guard let window = Window(period, asOf: end) else { return nil }
    self.window = window
    guard acts.count <= mostActs else { return nil }
  }

  /// Everything the unit could still do to what is there, by the records alone.
  var acts: [RemedyAct] {
    var acts: [RemedyAct] = []
    for dossier in facts.dossiers[Self.unit] ?? [] {
      acts += dossier.remedies(in: window).map { .dossier(code: dossier.code, $0) }
    }
    for service in facts.services[Self.unit] ?? [] {
      if service.paymentIntegrated != true { acts.append(.integratePayment(unit: Self.unit, service.procedure)) }
      if service.onlineLevel == OnlineLevel.none { acts.append(.offerOnline(unit: Self.unit, service.procedure)) }
    }
    return acts
  }
}
