import Base
import Formats
import Foundation
import Records
import StoreSQLite
import TestKit
import Testing
import Work

extension SQLiteLog: MessageLog {}
extension SQLiteLog: DossierIndex {}

/// What senders of every generation push is understood, answered as they expect, and holds nobody's name.
@Suite struct MessageTests {
  private static let arrival = Instant(iso: "2026-03-10T09:00:00", missing: .startOfDay).unsafelyUnwrapped
  private static let source = MessageSource(name: "mot-cua")

  private func desktop() throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file(
        "units.csv",
        "code,name,kind,parent\n51,UBND tỉnh A,province,\nX1,UBND xã Một,commune,51\nX2,UBND xã Hai,commune,51\n"),
      desktop.file(
        "unit_aliases.csv", "code,unit\nH56.14,X1\n000.17.22.H56,X2\nH56.15,X2\n000.00.01.H56,X1\n"),
      desktop.file("procedures.csv", "code,name,fee\n1.001193,Khai sinh,1\n"),
    ])
    return desktop
  }

  private func take(
    _ desktop: Desktop, _ service: MessageService?, _ body: String, query: [String: String] = [:],
    at arrival: Instant = MessageTests.arrival
  ) async -> MessageAnswer {
    var register = WorldBuilder()
    register.row(.procedure, ["code": "1.001193", "name": "Khai sinh"])
    let listed = Array(register.facts.procedures.values)
    let messages = TakeMessages(log: desktop.log, index: desktop.log) { _ in listed }
    return await messages.take(
      service, body: Array(body.utf8), query: query, source: Self.source, arrivedAt: arrival)
  }

  private func dossier(_ desktop: Desktop, _ code: String) throws -> Dossier {
    try #require(try desktop.desk().facts.dossiers.values.joined().first { $0.code == code })
  }

  @Test func `a provincial gateway's push becomes dossiers of its units`() async throws {
    let desktop = try desktop()
    let answer = await take(desktop, .dossiers(isUpdating: false), MessageSamples.push)
    #expect(answer.status == 200 && answer.json["error_code"] == "0" && answer.outcome.taken == 2)
    #expect(answer.json["message"]?.string?.contains("thành công") == true)
    _ = await take(desktop, .progress, MessageSamples.progress)
    let first = try dossier(desktop, "H56.14-260302-0001")
    #expect(first.unit.text == "X1" && first.procedure.text == "1.001193" && first.channel == .online)
    #expect(first.payment == .paidOnline && first.resultFile == true && first.componentFile == true)
    #expect(first.reused == true && first.personalStore == true && first.populationData == true)
    #expect(first.resultSigned == nil && first.complaint == nil && first.system == "mot-cua")
    // The step, not the message's own date.
    #expect(first.endedAt?.isoLocal == "2026-03-03T10:00:00" && first.endKind == .done)
    #expect(first.returnedAt?.isoLocal == "2026-03-03T10:30:00" && first.lateness == nil)
    #expect(first.submittedAt?.isoLocal == "2026-03-01T20:10:00")
    let second = try dossier(desktop, "H56.14-260302-0002")
    #expect(second.channel == .direct && second.payment == Payment.none && second.componentFile == false)
    #expect(second.supplements == 1 && second.endKind == .stopped && second.dueAt == nil)
    #expect(second.endedAt?.isoLocal == "2026-03-03T09:00:00" && second.reused == nil)
  }

  @Test func `every generation is understood`() async throws {
    let desktop = try desktop()
    let envelope = await take(desktop, nil, MessageSamples.envelope)
    #expect(envelope.json["error_code"] == "0")
    // The envelope names a whole province, the dossier's code a unit of it.
    #expect(try dossier(desktop, "000.17.22.H56-260302-0002").unit.text == "X2")
    let query = ["MaDinhDanhDV": "000.00.01.H56", "isUpdating": "False"]
    let flattened = await take(desktop, .dossiers(isUpdating: nil), MessageSamples.flattened, query: query)
    #expect(flattened.json["error_code"] == "0")
    #expect(try dossier(desktop, "000.00.01.H56-260302-0003").unit.text == "X1")
    let created = await take(desktop, .createDossier, MessageSamples.connect)
    #expect(created.json["code"] == 200 && created.json["data"]?["maHoSo"] == "H56.14-20260302-0000009")
    #expect(await take(desktop, .dossierProgress, MessageSamples.course).json["code"] == 200)
    #expect(await take(desktop, .dossierStatus, MessageSamples.status).json["code"] == 200)
    let connected = try dossier(desktop, "H56.14-20260302-0000009")
    #expect(connected.unit.text == "X2" && connected.endKind == .done && connected.resultFile == true)
    #expect(connected.endedAt?.isoLocal == "2026-03-04T10:00:00" && connected.payment == Payment.none)
    #expect(connected.componentFile == true && connected.receivedAt?.isoLocal == "2026-03-02T08:00:00")
  }

  @Test func `nobody's name, number, address or link reaches the store`() async throws {
    let desktop = try desktop()
    for body in [MessageSamples.push, MessageSamples.flattened, MessageSamples.connect, MessageSamples.status] {
      _ = await take(desktop, .dossiers(isUpdating: nil), body)
    }
    _ = await take(desktop, nil, MessageSamples.envelope)
    for body in [MessageSamples.progress, MessageSamples.course] { _ = await take(desktop, .progress, body) }
    let strange = """
      [{"MaHoSo": "H56.14-260302-0005", "MaTTHC": "1.1", "TrangThaiHoSo": "2", "NgayTiepNhan": "20260302090000",
        "HoTenNguoiNop": "Nguyễn Văn Thử", "Lien_He": "0911000111", "Moi": "thu@vidu.vn", "Link": "https://vidu.vn/tep/3",
        "CCCD2": "079000000123", "MaPhienBan": "2.1", "NguonGoc": 7}]
      """
    _ = await take(desktop, .dossiers(isUpdating: true), strange)
    let kept = Ledger.fold(try desktop.log.everything().ledger.deliveries(of: .dossier, key: "H56.14-260302-0005"))
    #expect(kept.extras == ["maphienban": "2.1", "nguongoc": "7"])
    for name in try FileManager.default.contentsOfDirectory(atPath: desktop.folder.path) {
      let bytes = try Data(contentsOf: desktop.folder.appendingPathComponent(name))
      for secret in MessageSamples.secrets {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
      }
    }
  }

  @Test func `a create of what exists is answered so, and loses nothing`() async throws {
    let desktop = try desktop()
    let code = "H56.14-260302-0004"
    func body(_ more: String) -> String {
      "[{\"MaHoSo\": \"\(code)\", \"MaTTHC\": \"1.1\", \"NgayTiepNhan\": \"20260302090000\"\(more)}]"
    }
    #expect(await take(desktop, .dossiers(isUpdating: false), body("")).json["error_code"] == "0")
    let again = await take(desktop, .dossiers(isUpdating: false), body(", \"TrangThaiHoSo\": 4"))
    #expect(again.json["error_code"] == "3" && again.json["message"]?.string == "Hồ sơ \(code) đã tồn tại")
    #expect(await take(desktop, .dossiers(isUpdating: true), body("")).json["error_code"] == "0")
    let found = await take(desktop, .find, "", query: ["mahoso": code])
    #expect(found.json["result"]?.array?.count == 1 && found.json["error_code"] == 0)
    let missing = await take(desktop, nil, "{\"service\": \"TraCuuHoSo\", \"mahoso\": \"H56.14-260302-9999\"}")
    #expect(missing.json["result"] == [])
    let taken = try desktop.log.everything().batches.last.map { $0.number }
    for number in 1...(taken ?? 1) { _ = try desktop.log.retract(number, at: Self.arrival) }
    #expect(await take(desktop, .find, "", query: ["MaHoSo": code]).json["result"] == [])
    let listed = await take(desktop, .procedures, "").wrapped.json["message"]?.string ?? ""
    #expect(try readJSON(Array(listed.utf8))["result"] == [["MATTHC": "1.001193", "TENTTHC": "Khai sinh"]])
  }

  @Test func `what cannot be read is kept aside with its reason, the rest is taken`() async throws {
    let desktop = try desktop()
    let body = """
      [{"MaHoSo": "H56.14-260302-0006", "MaTTHC": "1.1", "NgayTiepNhan": "20260302090000", "TrangThaiHoSo": "2"},
       {"MaHoSo": "H56.14-260302-0007", "NgayTiepNhan": "20260231090000"}, {"MaTTHC": "1.1"}, 7,
       {"MaHoSo": "H56.14-260302-0008", "NgayTiepNhan": "20260302090000", "TrangThaiHoSo": "xong"},
       {"MaHoSo": "vô danh", "NgayTiepNhan": "20260302090000"}]
      """
    let answer = await take(desktop, .dossiers(isUpdating: true), body)
    #expect(answer.json["error_code"] == "0" && answer.outcome.taken == 1 && answer.outcome.quarantined == 5)
    #expect(answer.json["result"]?.array?.count == 5)
    let rows = try desktop.log.quarantine()
    #expect(Set(rows.map(\.line)) == [2, 3, 4, 5, 6] && rows.allSatisfy { $0.file == "DongBoHoSoMC" })
    #expect(Set(rows.map(\.reason)) == [.impossibleDay, .missingKey, .notAnObject, .wrongType, .noUnit])
    let alone = await take(desktop, .dossiers(isUpdating: true), "[{\"MaTTHC\": \"1.1\"}]")
    #expect(alone.json["error_code"] == "-1" && alone.status == 200)
    for (service, key) in [(MessageService.progress, "error_code"), (.createDossier, "code"), (.events, "status")] {
      for broken in ["", "xin chào", "[{", "\"a\"", "<xml/>"] {
        let refused = await take(desktop, service, broken)
        #expect(refused.status == 400 && refused.json[key] != nil && refused.outcome.batch == nil, "\(broken)")
      }
    }
    #expect(await take(desktop, nil, "{\"service\": \"LamGiDo\", \"data\": []}").status == 404)
  }

  @Test func `a unit nobody knows yet is waited for, without sending again`() async throws {
    let desktop = try desktop()
    let body = MessageSamples.push.replacing("H56.14-", with: "H56.77-")
    #expect(await take(desktop, .dossiers(isUpdating: false), body).json["error_code"] == "0")
    #expect(try desktop.shutDesk().waiting.count == 2)
    #expect(try desktop.desk().facts.dossiers.isEmpty)
    try desktop.take([desktop.file("unit_aliases.csv", "code,unit\nH56.77,X2\n")])
    #expect(try desktop.desk().facts.dossiers[UnitCode("X2")]?.count == 2)
  }

  @Test func `events say what canonical rows say`() async throws {
    let desktop = try desktop()
    let lines = """
      {"kind": "dossiers", "row": {"code": "E1", "unit": "X1", "procedure": "1.001193", "received_at": "2026-03-02T08:00:00"}}
      {"kind": "dossiers", "row": {"code": "E1", "unit": "X1", "ended_at": "2026-03-03"}, "updated_at": "2026-03-03T10:00:00"}
      {"kind": "dossiers", "row": {"code": "E2", "unit": "X1", "received_at": "hôm qua"}}
      {"kind": "việc lạ", "row": {}}
      không phải JSON
      """
    let answer = await take(desktop, .events, lines)
    #expect(answer.json["taken"] == 2 && answer.json["quarantined"] == 3 && answer.json["batch"]?.int != nil)
    #expect(
      answer.json["results"]?.array?.map { $0["outcome"]?.string ?? "" } == ["taken", "taken"]
        + Array(repeating: "quarantined", count: 3))
    #expect(try dossier(desktop, "E1").endedAt?.isoLocal == "2026-03-03T00:00:00")
    let array =
      "[{\"kind\": \"ratings\", \"row\": {\"id\": \"1\", \"unit\": \"X1\", \"rated_at\": \"2026-03-02\", \"score\": 5}}]"
    #expect(await take(desktop, .events, array).json["taken"] == 1)
  }

  @Test func `captured messages are imported from files`() async throws {
    let (live, filed) = (try desktop(), try desktop())
    _ = await take(live, .dossiers(isUpdating: false), MessageSamples.push)
    _ = await take(live, .progress, MessageSamples.progress)
    let report = try filed.take([
      filed.file("tien-do.json", MessageSamples.progress), filed.file("ho-so.json", MessageSamples.push),
    ])
    #expect(report.files.map(\.summary.kind).sorted() == ["dossiers", "progress"] && report.quarantine.isEmpty)
    for code in ["H56.14-260302-0001", "H56.14-260302-0002"] {
      let (a, b) = (try dossier(live, code), try dossier(filed, code))
      #expect(a.endedAt == b.endedAt && a.dueAt == b.dueAt && a.payment == b.payment && a.unit == b.unit)
    }
    let again = try filed.take([filed.file("ho-so.json", MessageSamples.push)])
    #expect(again.files[0].summary.unchanged == 2)
  }
}
