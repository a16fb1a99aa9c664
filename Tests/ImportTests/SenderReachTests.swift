import Base
import Formats
import Foundation
import Records
import StoreSQLite
import Testing
import Work

/// A sender that was given some units speaks of no others: not by their codes, their aliases, their dossiers or the registers.
@Suite struct SenderReachTests {
  private static let arrival = Instant(iso: "2026-03-10T09:00:00", missing: .startOfDay).unsafelyUnwrapped

  private struct Registers: RegisterReading {
    let log: SQLiteLog
    func admission() async throws(Failure) -> Admission {
      Facts(try log.ledger(.kinds(Facts.registers), log.moment())).admission
    }
  }

  private func desktop(_ aliases: String = "H56.14,X1\nH56.15,X2\n") throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file(
        "units.csv",
        """
        code,name,kind,parent
        51,UBND tỉnh A,province,
        X1,UBND xã Một,commune,51
        X1.1,Phòng Một,office,X1
        X2,UBND xã Hai,commune,51

        """), desktop.file("unit_aliases.csv", "code,unit\n" + aliases),
      desktop.file("procedures.csv", "code,name\n1.001193,Khai sinh\n"),
    ])
    return desktop
  }

  private func send(
    _ desktop: Desktop, _ service: MessageService, _ body: String, reach: Set<UnitCode>? = [UnitCode("X1")]
  ) async -> MessageAnswer {
    let owners = RecordOwners(log: desktop.log, registers: Registers(log: desktop.log))
    return await TakeMessages(log: desktop.log, index: desktop.log, owners: owners).take(
      service, body: Array(body.utf8), source: MessageSource(name: "s", defaultUnit: UnitCode("X1"), reach: reach),
      arrivedAt: Self.arrival)
  }

  private func push(_ code: String, at unit: String? = nil, _ more: String = "") -> String {
    let place = unit.map { "\"MaDonViTiepNhan\":\"\($0)\"," } ?? ""
    return """
      [{"MaHoSo":"\(code)",\(place)"MaTTHC":"1.001193","NgayTiepNhan":"20260302081530",\(more)"TrangThaiHoSo":"2"}]
      """
  }

  private func step(_ code: String, _ status: String = "9") -> String {
    "[{\"MaHoSo\":\"\(code)\",\"ThoiDiemXuLy\":\"20260303100000\",\"TrangThai\":\"\(status)\"}]"
  }

  private func units(_ desktop: Desktop) throws -> [String: String] {
    let dossiers = try desktop.desk().facts.dossiers.values.joined()
    return Dictionary(dossiers.map { ($0.code, $0.unit.text) }, uniquingKeysWith: { a, b in a + b })
  }

  @Test(arguments: ["X1", "X1.1", "H56.14", "UBND xã Một"])
  func `what lies within is taken, however it is named`(unit: String) async throws {
    let desktop = try desktop()
    let answer = await send(desktop, .dossiers(isUpdating: false), push("D-1", at: unit))
    #expect(answer.json["error_code"] == "0" && answer.outcome.taken == 1, "\(answer.json.serialized())")
    #expect(try units(desktop) == ["D-1": unit == "X1.1" ? "X1.1" : "X1"])
  }

  @Test(arguments: ["X2", "H56.15", "UBND xã Hai", "51"])
  func `what lies elsewhere is kept aside and told`(unit: String) async throws {
    let desktop = try desktop()
    let answer = await send(desktop, .dossiers(isUpdating: false), push("D-1", at: unit))
    #expect(answer.json["error_code"] == "-1" && answer.outcome.quarantined == 1, "\(answer.json.serialized())")
    #expect(answer.json["message"]?.string?.contains("ngoài phạm vi") == true)
    #expect(try units(desktop).isEmpty)
    #expect(try desktop.log.quarantine().map(\.reason) == [.outOfReach])
    // Nothing holds back a sender of everything.
    let all = await send(desktop, .dossiers(isUpdating: false), push("D-1", at: unit), reach: nil)
    #expect(all.json["error_code"] == "0")
  }

  @Test func `somebody else's dossier is neither carried away nor moved nor found`() async throws {
    let desktop = try desktop()
    _ = await send(desktop, .dossiers(isUpdating: false), push("D-2", at: "X2"), reach: nil)
    let later = "\"NgayTra\":\"20260309100000\","
    let taken = await send(desktop, .dossiers(isUpdating: true), push("D-2", at: "X1", later))
    #expect(taken.json["error_code"] == "-1" && taken.outcome.quarantined == 1)
    #expect(await send(desktop, .progress, step("D-2")).outcome.quarantined == 1)
    let status = "{\"maHoSo\":\"D-2\",\"trangThai\":\"9\",\"TrangThaiHoSo\":\"9\"}"
    #expect(await send(desktop, .dossierStatus, status).outcome.taken == 0)
    #expect(await send(desktop, .find, "{\"mahoso\":\"D-2\"}").json["result"]?.array?.isEmpty == true)
    #expect(await send(desktop, .find, "{\"mahoso\":\"D-2\"}", reach: nil).json["result"]?.array?.count == 1)
    let dossier = try #require(try desktop.desk().facts.dossiers.values.joined().first)
    #expect(dossier.unit.text == "X2" && dossier.endedAt == nil && dossier.returnedAt == nil)
  }

  @Test func `a step before its dossier is asked for again, and nothing of it is kept`() async throws {
    let desktop = try desktop()
    let early = await send(desktop, .progress, step("D-3"))
    #expect(early.json["error_code"] == "-1" && early.outcome.premature == 1 && early.outcome.batch == nil)
    #expect(early.json["message"]?.string?.contains("thành công") == false)
    #expect(try desktop.log.quarantine().isEmpty)
    _ = await send(desktop, .dossiers(isUpdating: false), push("D-3"))
    #expect(await send(desktop, .progress, step("D-3")).json["error_code"] == "0")
    #expect(try #require(try desktop.desk().facts.dossiers.values.joined().first).endedAt != nil)
    // A code that says whose the dossier will be is enough.
    #expect(await send(desktop, .progress, step("H56.14-260302-0001")).json["error_code"] == "0")
    #expect(await send(desktop, .progress, step("H56.15-260302-0001")).outcome.premature == 1)
  }

  @Test func `a unit nobody knows waits, and speaks only where it lies within`() async throws {
    let desktop = try desktop("H56.14,X1\n")
    let waits = await send(desktop, .dossiers(isUpdating: false), push("D-4", at: "H56.77"))
    #expect(waits.json["error_code"] == "0" && waits.outcome.taken == 1)
    #expect(try units(desktop).isEmpty)
    #expect(try desktop.desk().waiting.map(\.named) == ["H56.77"])
    // Nobody else takes the code meanwhile.
    _ = await send(desktop, .dossiers(isUpdating: false), push("D-4", at: "X2"), reach: [UnitCode("X2")])
    #expect(try units(desktop).isEmpty)
    try desktop.take([desktop.file("unit_aliases.csv", "code,unit\nH56.77,X2\n")])
    #expect(try units(desktop).isEmpty)
    try desktop.take([desktop.file("unit_aliases.csv", "code,unit\nH56.77,X1\n")])
    #expect(try units(desktop) == ["D-4": "X1"])
    #expect(try desktop.desk().opened(at: UnitCode("X1")).facts.dossiers.values.joined().map(\.code) == ["D-4"])
  }

  @Test(arguments: ["within:1|X2|X2", "within:1|51|X2", "within:2|X1|X2|X2", "within:0|X2", "within:1|X2"])
  func `the words of a reach cannot be forged`(unit: String) async throws {
    let desktop = try desktop()
    _ = await send(desktop, .dossiers(isUpdating: false), push("D-5", at: unit))
    #expect(try units(desktop).isEmpty)
  }

  @Test func `events keep to the reach kind by kind`() async throws {
    let desktop = try desktop()
    _ = await send(
      desktop, .events,
      """
      [{"kind":"petitions","row":{"code":"P-2","unit":"X2","received_at":"2026-03-01T08:00:00"}},
       {"kind":"dossiers","row":{"code":"D-2","unit":"X2","procedure":"1.001193","received_at":"2026-03-01"}}]
      """, reach: nil)
    let answer = await send(
      desktop, .events,
      #"""
      [{"kind":"units","row":{"code":"X2","name":"Xã Hai","kind":"commune","parent":"X1"}},
       {"kind":"unit_aliases","row":{"code":"H56.15","unit":"X1"}},
       {"kind":"procedures","row":{"code":"1.001193","name":"Khác"}},
       {"kind":"petitions","row":{"code":"P-2","unit":"X1","received_at":"2026-03-01T08:00:00"}},
       {"kind":"steps","row":{"dossier":"D-2","seq":1,"officer":"lạ"}},
       {"kind":"national_reports","row":{"unit":"X2","from":"2026-01-01","to":"2026-03-31","received":9}},
       {"kind":"dossiers","row":{"code":"D-1","unit":"X1","procedure":"1.001193","received_at":"2026-03-01"}},
       {"kind":"steps","row":{"dossier":"D-1","seq":1,"officer":"an"}},
       {"kind":"dossiers","row":{"code":"D-6","unit":"X1","procedure":"1.001193","x\u001f2":"X2"}}]
      """#)
    let outcomes = (answer.json["results"]?.array ?? []).map { $0["outcome"]?.string ?? "" }
    #expect(outcomes == Array(repeating: "quarantined", count: 6) + ["taken", "taken", "taken"])
    let desk = try desktop.desk()
    #expect(desk.facts.units.unit(UnitCode("X2"))?.parent?.text == "51")
    #expect(desk.facts.petitions.keys.map(\.text) == ["X2"])
    // A column's name that holds the separator states no other column.
    #expect(try units(desktop) == ["D-2": "X2", "D-1": "X1", "D-6": "X1"])
  }

  @Test func `without knowing whose records are, nothing is taken of a sender with a reach`() async throws {
    let desktop = try desktop()
    let answer = await TakeMessages(log: desktop.log, index: desktop.log).take(
      .dossiers(isUpdating: false), body: Array(push("D-1").utf8),
      source: MessageSource(name: "s", defaultUnit: UnitCode("X1"), reach: [UnitCode("X1")]), arrivedAt: Self.arrival)
    #expect(answer.status == 503 && answer.outcome.taken == 0)
  }
}
