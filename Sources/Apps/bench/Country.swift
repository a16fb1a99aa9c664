internal import Base
internal import Counting
internal import Records

/// A made-up country of counted facts, the same for the same seed: the provinces' communes, their services and petitions,
/// and a year of dossiers in the order of units and reception.
struct Country {
  let communes: Int
  let dossiersPerCommune: Int
  let agencies: Int
  let seed: UInt64

  private static let year = 20_454  // 2026-01-01
  private static let procedureCount = 4_000
  private static let offered = 220

  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    mutating func below(_ limit: Int) -> Int { Int(next() >> 11) % limit }
    mutating func odds(_ percent: Int) -> Bool { below(100) < percent }
  }

  /// Units, procedures, services, petitions, announcements and reports; no dossiers.
  var registers: Facts {
    var ledger = Ledger()
    var sequence = 0
    func add(_ kind: FactKind, _ stated: [UInt8: String]) {
      sequence += 1
      ledger.append(
        Delivery(
          batch: 1, sequence: sequence, digest: Digest([UInt8](repeating: 0, count: 32)),
          statement: Statement(kind: kind, stated: stated)))
    }
    var random = Random(state: seed)
    add(.unit, [1: "N", 2: "Nước", 3: "nation"])
    for province in 0..<34 {
      add(.unit, [1: "P\(province)", 2: "Tỉnh \(province)", 3: "province", 4: "N"])
      for index in 0..<40 {
        add(
          .announcement,
          [
            1: "P\(province)", 2: "T\(random.below(Self.procedureCount))", 3: "QĐ\(index)",
            4: "2026-02-0\(index % 9 + 1)",
            5: "2026-02-16", 6: index % 7 == 0 ? "" : "2026-02-10", 7: "1",
          ])
      }
    }
    for procedure in 0..<Self.procedureCount {
      add(
        .procedure,
        [
          1: "T\(procedure)", 2: "Thủ tục \(procedure)", 4: "\(procedure % 3 == 0 ? 0 : 1)", 5: "\(procedure % 2)",
          6: "1",
        ])
    }
    for unit in 0..<communes {
      let code = unitCode(unit)
      add(.unit, [1: code, 2: "Xã \(unit)", 3: unit < agencies ? "agency" : "commune", 4: "P\(unit % 34)"])
      for service in 0..<Self.offered {
        let level = ["full", "full", "partial", "none"][random.below(4)]
        add(
          .service,
          [
            1: code, 2: procedureCode(unit, service), 3: level, 4: "\(random.below(2))", 5: "0", 7: "", 8: "",
          ])
      }
      for petition in 0..<20 {
        let day = Day(number: Int32(Self.year + random.below(300)))
        add(
          .petition,
          [
            1: "\(code)-\(petition)", 2: code, 3: "\(day.iso)T08:00:00", 4: "\((day + 10).iso)T17:00:00",
            5: "\((day + random.below(14)).iso)T09:00:00", 11: "1", 12: "\(random.below(3))", 13: "0",
          ])
      }
    }
    return Facts(ledger)
  }

  func unitCode(_ unit: Int) -> String { "P\(unit % 34).\(unit)" }

  /// The procedures a unit offers overlap with its neighbours'.
  private func procedureCode(_ unit: Int, _ service: Int) -> String {
    "T\((service * 17 + unit % 5 * 3) % Self.procedureCount)"
  }

  /// A year of one unit's dossiers in the order of reception.
  func dossiers(_ unit: Int) -> [Dossier] {
    var random = Random(state: seed &+ UInt64(unit) &* 0x1234_5678_9ABC_DEF1)
    let code = UnitCode(unitCode(unit))
    let procedures = (0..<Self.offered).map { ProcedureCode(procedureCode(unit, $0)) }
    let digitised = 40 + random.below(60)
    let online = 30 + random.below(70)
    let start = Instant.start(of: Day(number: Int32(Self.year - 20)))
    let span = 340 * 86_400
    let moments = (0..<dossiersPerCommune).map { _ in random.below(span) }.sorted()
    return moments.enumerated().map { index, moment in
      let received = start + Int64(moment)
      let term = Int64(86_400 * [1, 3, 5, 10, 15, 30][random.below(6)])
      let taken = Int64(random.below(Int(term) + (random.odds(4) ? 400_000 : 1)))
      // Few procedures have most of the dossiers.
      let procedure = procedures[random.below(random.below(Self.offered) + 1)]
      let hasEnded = received.seconds + taken < Self.horizon.seconds
      return Dossier(
        code: "\(index)", unit: code, procedure: procedure,
        channel: random.odds(online) ? .online : random.odds(90) ? .direct : .post, receivedAt: received,
        dueAt: received + term, endedAt: hasEnded ? received + taken : nil,
        endKind: hasEnded ? (random.odds(98) ? .done : .refused) : nil,
        secondSupplementAt: random.odds(1) ? received + 90_000 : nil,
        syncedAt: random.odds(97) ? received + Int64(random.below(90_000)) : nil,
        payment: [Payment.none, .due, .paidOnline, .paidOnline][random.below(4)],
        flags: [
          random.odds(digitised), random.odds(digitised), random.odds(60), random.odds(50), random.odds(80),
          random.odds(1),
        ], known: random.odds(99) ? .max : .max ^ (1 << 15))
    }
  }

  /// What has happened by then.
  static let horizon = Instant.start(of: Day(number: Int32(year + 310)))
}
