import Base
import Records
import Scoring
import Testing
import Work

/// The six shapes in which the national portal answers, with made-up figures.
@Suite struct PortalCaptureTests {
  private static let units = "code,name,kind,parent\nHxx,UBND tỉnh A,province,\nHxx.100,UBND xã B,commune,Hxx\n"

  private static func evaluation(_ metrics: String, score: String, code: Bool) -> String {
    func row(_ id: String, _ name: String, _ unit: String) -> String {
      let carried = code ? "\"departmentCode\":\"\(unit)\"," : ""
      return
        "{\"stt\":1,\"departmentId\":\"\(id)\",\"departmentName\":\"\(name)\",\(carried)\"totalScore\":\(score),\"metrics\":[\(metrics)]}"
    }
    return
      "{\"code\":\"OK\",\"data\":{\"overview\":\(row("id-1", "UBND tỉnh A", "Hxx")),\"evaluation\":[\(row("id-2", "UBND XÃ B (tên khác)", "Hxx.100"))]}}"
  }

  private static func tree(_ counts: String) -> String {
    """
    {"code":"OK","data":{"parent":{"departmentId":"id-1","departmentName":"UBND tỉnh A","departmentCode":"Hxx",\(counts)},
    "children":[{"departmentId":"id-2","departmentName":"UBND xã B","departmentCode":"Hxx.100","level":"COMMUNE",\(counts)}]}}
    """
  }

  private static func metric(_ code: String, _ n: String, _ d: String, _ score: String) -> String {
    "{\"code\":\"\(code)\",\"numerator\":\(n),\"denominator\":\(d),\"ratio\":1,\"score\":\(score),\"maxScore\":6}"
  }

  private static let files = [
    "transparency.json": evaluation(
      [
        metric("PUBLISH_ON_TIME", "1", "4", "1.5"), metric("PUBLIC_UPDATE_ON_TIME", "3", "4", "3"),
        metric("PUBLIC_CONTENT_FULL", "4", "4", "2"), metric("DOSSIER_SYNC", "0", "0", "null"),
      ].joined(separator: ","), score: "6.5", code: false),
    "progress.json": tree("\"totalReceived\":20,\"totalOnTime\":15,\"totalScore\":15,\"score\":15"),
    "online.json": tree(
      "\"totalScore\":9,\"authorityCount\":10,\"partialCount\":3,\"fullCount\":5,\"onlineDossierCount\":50,\"onlineServiceTotal\":200,\"channelOnlineSum\":900,\"channelTotalSum\":1000"
    ),
    "payment.json": tree(
      "\"totalScore\":7.5,\"totalDossierOnlinePaymentSuccess\":90,\"totalDossierFinancialObligation\":100,\"totalDossierOnlineFormalityPaymentSuccess\":12,\"totalFeeDossierFormalityDistinct\":30,\"totalFeeDossierFormality\":13,\"totalFeeFormality\":30"
    ),
    "digitized.json": evaluation(
      [
        metric("ORIGINAL_RESULT_AVAILABLE", "80", "100", "4.8"), metric("SO_HOA_GIAY_TO_GIAI_QUYET", "50", "100", "2"),
        metric("REUSED_DIGITIZED_DATA", "80", "100", "2"),
        metric("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", "0", "100", "0"),
        metric("CITIZEN_DATA_CONNECTED_DOSSIER", "50", "100", "1"),
        metric("CITIZEN_DATA_CONNECTED_FORMALITY", "10", "100", "0.2"),
        metric("ELECTRONIC_CERTIFIED_COPY", "null", "null", "2"),
      ].joined(separator: ","), score: "12", code: true),
    "satisfaction.json": evaluation(
      [
        metric("PETITION_CLASSIFICATION_TTHC", "1", "2", "null"),
        metric("DOSSIER_RECEIVING_SATISFACTION", "95", "100", "6"),
        metric("PETITION_PROCESSING_ON_TIME", "1", "2", "3"), metric("PETITION_HANDLING_SATISFACTION", "1", "2", "3"),
      ].joined(separator: ","), score: "12", code: false),
  ]

  private static func imported() throws -> (Desktop, ImportReport) {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", units)])
    let paths = try files.sorted { $0.key < $1.key }.map { try desktop.file($0.key, $0.value) }
    return (
      desktop,
      try desktop.take(paths, period: .year(2026), asOf: Instant(iso: "2026-10-10T14:00:00", missing: .startOfDay))
    )
  }

  @Test func `all six are read, those without codes joined by the department's id`() throws {
    let (desktop, report) = try Self.imported()
    #expect(report.quarantine.isEmpty, "\(report.quarantine)")
    let score = try desktop.score("Hxx.100", "2026", source: .published)
    #expect(
      score.indicators.map(\.score.text) == [
        "1.50", "3.00", "2.00", "0.00", "15.00", "2.00", "1.00", "6.00", "1.00", "1.08", "5.40", "4.80", "2.00", "2.00",
        "2.00",
        "0.00", "0.20", "1.00", "3.00", "3.00", "6.00",
      ])
    #expect(score.indicator("04").state == .noData)
    #expect(score.indicator("05").publishedAsOf?.isoLocal == "2026-10-10T14:00:00")
    #expect(score.total.text == "61.98")
  }

  @Test func `repeating a capture changes nothing`() throws {
    let (desktop, _) = try Self.imported()
    let path = try desktop.file("progress.json", Self.files["progress.json"] ?? "")
    let again = try desktop.take(
      [path], period: .year(2026), asOf: Instant(iso: "2026-10-10T14:00:00", missing: .startOfDay))
    #expect(again.files[0].summary.updated == 0 && again.files[0].summary.accepted == 0)
  }

  @Test func `a capture without its period is refused with what to add, an error answer is called one`() throws {
    let desktop = try Desktop()
    let path = try desktop.file("progress.json", Self.files["progress.json"] ?? "")
    let error = try desktop.file("error.json", "{\"code\":\"ERROR\",\"message\":\"Unauthorized\"}")
    for (file, words) in [(path, "thời điểm lấy"), (error, "ERROR")] {
      do {
        try desktop.take([file])
        Issue.record("\(file) was taken")
      } catch let failure as Failure {
        #expect(failure.sentence.vi.contains(words) && failure.sentence.vi.contains(".json"))
      }
    }
  }

  @Test func `counts that are no counts go to quarantine`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", Self.units)])
    let bad = Self.tree("\"totalReceived\":\"abc\",\"totalOnTime\":-5,\"totalScore\":15.123")
    let report = try desktop.take(
      [desktop.file("progress.json", bad)], period: .year(2026), asOf: Instant(seconds: 1_790_000_000))
    #expect(report.quarantine.count >= 4)
    #expect(report.quarantine.allSatisfy { $0.reason == .wrongType })
  }

  @Test func `a score table is read by its headings`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", Self.units)])
    let table =
      "BẢNG ĐIỂM\nHạng,Đơn vị,Công khai minh bạch,Tiến độ giải quyết,Số hóa hồ sơ,Tổng điểm\n1,Ủy ban nhân dân xã B,\"11,79\",\"19,41\",12.49,\"75,34\"\n"
    let report = try desktop.take(
      [desktop.file("bang.csv", table)], period: .year(2026), asOf: Instant(seconds: 1_790_000_000))
    #expect(report.quarantine.isEmpty, "\(report.quarantine)")
    #expect(try desktop.score("Hxx.100", "2026", source: .published).total.text == "75.34")
  }
}
