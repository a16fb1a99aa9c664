import Base
import Foundation
import Records
import Testing
import Work

/// Dossiers as the JSON of a one-stop system.
@Suite struct OneStopRecordTests {
  private static func record(_ code: String, status: String, _ more: String = "") -> String {
    """
    {"id": "64f0", "code": "\(code)",
     "procedure": {"id": "1", "code": "1.1", "translate": [{"languageId": 46, "name": "Birth"}, {"languageId": 228, "name": "Khai sinh"}]},
     "agency": {"id": "9", "code": "X1", "name": [{"languageId": 228, "name": "Xã Một"}], "ancestors": []},
     "applicant": {"data": {"fullname": "Nguyễn Văn Bí Mật", "identityNumber": "001099000001", "phoneNumber": "0900000001"}},
     "appliedDate": "2026-03-04T21:00:00.000+0700", "acceptedDate": "2026-03-05T01:30:15.123+0000",
     "appointmentDate": "2026-03-10T17:00:00.000+0700", "dueDate": "2026-03-09T17:00:00.000+0700",
     "dossierStatus": \(status), "applyMethod": {"id": 1, "name": "Trực tuyến"}, "task": [{"assignee": {"fullname": "Cán Bộ"}}]\(more)}
    """
  }

  private func desktop() throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file("units.csv", "code,name,kind\nX1,Xã Một,commune\n"),
      desktop.file("procedures.csv", "code,name\n1.1,Khai sinh\n"),
    ])
    return desktop
  }

  @Test(arguments: ["[%]", "{\"content\": [%], \"totalElements\": 3}"])
  func `records become dossiers, and the applicant stays outside`(wrapper: String) throws {
    let desktop = try desktop()
    let records = [
      Self.record(
        "HS1", status: "{\"id\": 5, \"name\": [{\"languageId\": 228, \"name\": \"Đã trả kết quả\"}]}",
        ", \"completedDate\": \"2026-03-09T10:00:00.000+0700\", \"returnedDate\": \"2026-03-09T15:00:00.000+0700\""),
      Self.record("HS2", status: "{\"id\": 2, \"name\": \"Đang xử lý\"}"),
      Self.record("HS3", status: "0"),
    ].joined(separator: ",")
    let report = try desktop.take([desktop.file("dossiers.json", wrapper.replacing("%", with: records))])
    #expect(
      report.files[0].summary.kind == "dossiers" && report.files[0].summary.accepted == 3 && report.quarantine.isEmpty)
    let everything = try desktop.log.everything()
    let facts = Facts(everything.ledger)
    func dossier(_ code: String) -> Dossier? { facts.dossiers.values.joined().first { $0.code == code } }
    let first = try #require(dossier("HS1"))
    #expect(first.unit.text == "X1" && first.procedure.text == "1.1" && first.channel == .online)
    #expect(first.receivedAt?.isoLocal == "2026-03-05T08:30:15" && first.submittedAt?.isoLocal == "2026-03-04T21:00:00")
    #expect(first.dueAt?.isoLocal == "2026-03-10T17:00:00" && first.endedAt?.isoLocal == "2026-03-09T10:00:00")
    #expect(first.returnedAt?.isoLocal == "2026-03-09T15:00:00" && first.endKind == .returned)
    for code in ["HS2", "HS3"] { #expect(dossier(code)?.endedAt == nil && dossier(code)?.endKind == nil) }
    for name in try FileManager.default.contentsOfDirectory(atPath: desktop.folder.path) where name != "dossiers.json" {
      let bytes = try Data(contentsOf: desktop.folder.appendingPathComponent(name))
      for secret in ["Bí Mật", "001099000001", "0900000001", "Cán Bộ"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
      }
    }
  }

  @Test func `a status that only has a number is told, not guessed`() throws {
    let desktop = try desktop()
    let report = try desktop.take([desktop.file("d.json", "[\(Self.record("HS4", status: "9"))]")])
    #expect(report.files[0].summary.accepted == 1)
    #expect(report.files[0].unknownWords.contains("dossierStatus 9"))
    let facts = Facts(try desktop.log.everything().ledger)
    let dossier = try #require(facts.dossiers.values.joined().first { $0.code == "HS4" })
    #expect(dossier.endKind == nil && dossier.endedAt == nil)
  }
}
