import Base
import Formats
import Foundation
import Intake
import Records
import Rules
import Scoring
import StoreSQLite
import Testing
import Work

/// One messy list as a one-stop system exports it, as CSV and as a workbook.
@Suite struct ListImportTests {
  private static let procedures =
    "code,name,field,fee,citizen\n1.001193,Đăng ký khai sinh,Hộ tịch,0,1\n2.000815,Chứng thực bản sao,Chứng thực,1,1\n"

  private static let rows: [[String]] = [
    ["UBND XÃ MỘT"], ["DANH SÁCH HỒ SƠ TIẾP NHẬN"], ["Từ ngày 01/02/2026 đến ngày 28/02/2026"], [""],
    [
      "STT", "Số hồ sơ", "Tên thủ tục hành chính", "Chủ hồ sơ", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả",
      "Ngày kết thúc xử lý", "Trạng thái", "Phòng ban",
    ],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
    ["I. Lĩnh vực hộ tịch", "", "", "", "", "", "", "", "", ""],
    [
      "1", "HS1", "Đăng ký khai sinh", "Nguyễn Văn A", "Trực tuyến", "02/02/2026 08:00", "06/02/2026 17:00",
      "05/02/2026 09:30", "Đã trả kết quả", "Văn phòng",
    ],
    [
      "2", "HS2", "đăng ký  khai sinh", "Nguyễn Văn B", "Trực tiếp", "03/02/2026 08:00", "06/02/2026", "", "Đang xử lý",
      "Văn phòng",
    ],
    ["II. Chứng thực", "", "", "", "", "", "", "", "", ""],
    [
      "3", "HS3", "Chứng thực bản sao", "Trần C", "Trực tuyến", "04/02/2026 14:05:10", "05/02/2026 17:00",
      "09/02/2026 10:00", "Đã xử lý xong", "Văn phòng",
    ],
    ["4", "HS4", "Chứng thực bản sao", "Trần D", "BCCI", "46057.5", "06/02/2026", "-", "Từ chối", "Văn phòng"],
    ["", "Tổng cộng: 4 hồ sơ", "", "", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "NGƯỜI LẬP BIỂU", "", "", ""],
  ]

  private static func imported(_ path: (Desktop) throws -> String) throws -> (Desktop, ImportReport) {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile), desktop.file("procedures.csv", procedures)])
    return (desktop, try desktop.take([try path(desktop)], unit: "X1"))
  }

  private static func check(_ desktop: Desktop, _ report: ImportReport) throws {
    let file = report.files[0]
    #expect(file.summary.accepted == 4, "\(report.quarantine)")
    #expect(report.quarantine.isEmpty)
    #expect(file.headings.contains(HeadingMatch(heading: "Chủ hồ sơ", meaning: .personal)))
    #expect(file.headings.contains(HeadingMatch(heading: "Số hồ sơ", meaning: .column("code"))))
    let score = try desktop.score("X1", "2026-02")
    // HS2 (open past its date) and HS3 are late, HS4 has no end date and is late too.
    #expect(score.indicator("05").numerator == 1)
    #expect(score.indicator("05").denominator == 4)
    #expect(score.indicator("05").state == .value)
    #expect(score.indicator("05").coverage == .full)
    #expect(score.indicator("08").numerator == 2)
    #expect(score.indicator("08").coverage == .full)
    for no in ["04", "12", "13", "14", "16", "18", "21"] {
      #expect(score.indicator(no).state == .noData, "\(no)")
      #expect(score.indicator(no).coverage == .none, "\(no)")
    }
    let dossiers = try #require(try desktop.desk().facts.dossiers[UnitCode("X1")])
    #expect(dossiers.map(\.procedure.text) == ["1.001193", "1.001193", "2.000815", "2.000815"])
    #expect(
      dossiers.map { $0.receivedAt?.isoLocal }
        == [
          "2026-02-02T08:00:00", "2026-02-03T08:00:00", "2026-02-04T12:00:00", "2026-02-04T14:05:10",
        ].sorted())
    #expect(
      try !desktop.log.everything().ledger.deliveries(of: .dossier, key: "HS1")[0].statement.payload.contains("Nguyễn"))
  }

  @Test func `as CSV it gives 05 and 08 exactly and no data for the rest`() throws {
    let (desktop, report) = try Self.imported { desktop in
      try desktop.file("danh sach.csv", String(decoding: writeDelimited(rows: Self.rows), as: UTF8.self))
    }
    try Self.check(desktop, report)
  }

  @Test func `decomposed letters and a semicolon change nothing`() throws {
    let (desktop, report) = try Self.imported { desktop in
      let text = Self.rows.map { $0.joined(separator: ";") }.joined(separator: "\r\n")
      return try desktop.file("danh sach.csv", "\u{FEFF}" + text.decomposedStringWithCanonicalMapping)
    }
    try Self.check(desktop, report)
  }

  @Test func `as a workbook it gives the same`() throws {
    let (desktop, report) = try Self.imported { desktop in
      let path = desktop.folder.appendingPathComponent("danh sach.xlsx").path
      let sheet = WorkbookSheet(
        name: "Sheet1", title: Self.rows.prefix(4).map { $0[0] },
        columns: Self.rows[4].map { WorkbookColumn(heading: $0, width: 12) },
        rows: Self.rows.dropFirst(5).map { row in row.map { $0.isEmpty ? .empty : .text($0) } }, notes: [])
      try writeWorkbook([sheet], to: path)
      return path
    }
    try Self.check(desktop, report)
  }

  @Test func `with the portal's figures beside it best is complete and says which came from where`() throws {
    let (desktop, _) = try Self.imported { desktop in
      try desktop.file("danh sach.csv", String(decoding: writeDelimited(rows: Self.rows), as: UTF8.self))
    }
    let own: Set<String> = ["05", "08"]
    let pack = try desktop.desk().shelf.pack(named: "portal-v2-2026")
    var published = "unit,from,to,as_of,block,numerator,denominator\n"
    for rule in pack.indicators where rule.no != "15" {
      published += "X1,2026-02-01,2026-02-28,2026-02-28T12:00:00,\(rule.code),3,4\n"
    }
    try desktop.take([desktop.file("published.csv", published)])
    let score = try desktop.score("X1", "2026-02", source: .best)
    for indicator in score.indicators {
      let expected: Origin =
        indicator.rule.no == "15" ? .constant : own.contains(indicator.rule.no) ? .own : .published
      #expect(indicator.origin == expected, "\(indicator.rule.no)")
      #expect(indicator.state != .noData, "\(indicator.rule.no)")
    }
  }

  @Test func `a wrong heading can be corrected by a mapping`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile), desktop.file("procedures.csv", Self.procedures)])
    let text = "Mã hồ sơ,Ngày nhận,Cột lạ\nHS1,02/02/2026,06/02/2026\n"
    let path = try desktop.file("ds.csv", text)
    let plain = try desktop.take([path], unit: "X1")
    #expect(plain.files[0].headings.last?.meaning == .unknown)
    let mapped = try desktop.take([path], unit: "X1", mapping: ["Cột lạ": "due_at"])
    #expect(mapped.files[0].headings.last?.meaning == .column("due_at"))
    #expect(try desktop.desk().facts.dossiers[UnitCode("X1")]?.first?.dueAt?.isoLocal == "2026-02-06T23:59:59")
  }

  @Test func `rows made of digits are records, only counting rows are not`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let text =
      "Mã hồ sơ;Ngày nhận;Ngày hẹn trả\n(1);(2);(3)\n2401001;2026-03-05;2026-03-08\n2401002;46086;46090\n;05/03/2026;06/03/2026\n"
    let report = try desktop.take([desktop.file("ds.csv", text)], unit: "X1")
    #expect(report.files[0].summary.accepted == 2)
    #expect(report.quarantine.map(\.reason) == [.missingKey])
  }

  private static func columns(_ file: ImportReport.File) -> [String: String] {
    file.headings.reduce(into: [:]) { all, match in
      if case .column(let name) = match.meaning { all[match.heading] = name }
    }
  }

  @Test func `the surer heading wins, the other is named, and a planned day is a promise`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let text =
      "Mã hồ sơ,Ngày nhận,Hạn xử lý,Ngày hẹn trả,Ngày trả (thực tế)\nHS1,02/02/2026,03/02/2026,06/02/2026,05/02/2026\n"
    let report = try desktop.take([desktop.file("a.csv", text)], unit: "X1")
    #expect(Self.columns(report.files[0])["Ngày hẹn trả"] == "due_at")
    #expect(report.files[0].headings.contains(HeadingMatch(heading: "Hạn xử lý", meaning: .duplicate(of: "due_at"))))
    #expect(try desktop.score("X1", "2026-02").indicator("05").numerator == 1)
    let planned = "Mã hồ sơ,Ngày nhận,Ngày trả (dự kiến)\nHS2,02/02/2026,06/02/2026\n"
    let second = try desktop.take([desktop.file("b.csv", planned)], unit: "X1")
    #expect(Self.columns(second.files[0])["Ngày trả (dự kiến)"] == "due_at")
    #expect(try desktop.desk().facts.dossiers[UnitCode("X1")]?.last?.endedAt == nil)
  }

  @Test func `every sheet that holds a list is read, a cover is passed over`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    func sheet(_ name: String, _ rows: [[String]]) -> WorkbookSheet {
      WorkbookSheet(
        name: name, title: [], columns: rows[0].map { WorkbookColumn(heading: $0, width: 12) },
        rows: rows.dropFirst().map { $0.map { .text($0) } }, notes: [])
    }
    let path = desktop.folder.appendingPathComponent("so.xlsx").path
    try writeWorkbook(
      [
        sheet("Bìa", [["BÁO CÁO"], ["Quý I"]]),
        sheet("Tháng 1", [["Mã hồ sơ", "Ngày nhận"], ["HS1", "02/02/2026"]]),
        sheet("Tháng 2", [["Mã hồ sơ", "Ngày nhận"], ["HS2", "03/02/2026"], ["HS3", "ngày 04 tháng 02 năm 2026"]]),
      ], to: path)
    let report = try desktop.take([path], unit: "X1")
    #expect(report.files[0].summary.accepted == 3, "\(report.quarantine)")
  }

  @Test func `a cell merged over several rows speaks in each of them`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile), desktop.file("procedures.csv", Self.procedures)])
    let rows = [
      ["Mã hồ sơ", "Tên TTHC", "Ngày nhận"], ["HS1", "Đăng ký khai sinh", "02/02/2026"], ["HS2", "", "03/02/2026"],
      ["HS3", "Chứng thực bản sao", "04/02/2026"],
    ]
    let cells = rows.enumerated().map { row, texts in
      let inner = texts.enumerated().filter { !$0.element.isEmpty }.map { column, text in
        "<c r=\"\(["A", "B", "C"][column])\(row + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(row + 1)\">\(inner.joined())</row>"
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let parts = [
      "[Content_Types].xml":
        "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
      "_rels/.rels":
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
      "xl/workbook.xml":
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels":
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
      "xl/worksheets/sheet1.xml":
        "<worksheet xmlns=\"\(main)\"><sheetData>\(cells.joined())</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells></worksheet>",
    ]
    let entries = parts.sorted { $0.key < $1.key }.map { ZipEntry(name: $0.key, bytes: Array($0.value.utf8)) }
    let path = desktop.folder.appendingPathComponent("gop.xlsx")
    try Data(zipBytes(entries)).write(to: path)
    let report = try desktop.take([path.path], unit: "X1")
    #expect(report.quarantine.isEmpty)
    let codes = try desktop.desk().facts.dossiers[UnitCode("X1")]?.map(\.procedure.text)
    #expect(codes == ["1.001193", "1.001193", "2.000815"])
  }

  @Test func `a column of offices under the heading đơn vị does not take the dossiers away`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let text = "Mã hồ sơ,Ngày nhận,Đơn vị,Trạng thái\nHS1,02/02/2026,Phòng Kinh tế,Đã trả kết quả\n"
    let report = try desktop.take([desktop.file("a.csv", text)], unit: "X1")
    #expect(report.quarantine.isEmpty)
    #expect(report.files[0].warnings.count == 2, "offices, and no column of ends")
    #expect(try desktop.desk().facts.dossiers[UnitCode("X1")]?.map(\.office) == ["Phòng Kinh tế"])
  }

  @Test func `procedure codes are met with a province's suffix and without the zeros a sheet dropped`() throws {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file("units.csv", unitsFile),
      desktop.file("procedures.csv", Self.procedures + "2.000810,Khác,Khác,0,1\n"),
    ])
    let text =
      "Mã hồ sơ,Ngày nhận,Mã TTHC\nHS1,02/02/2026,1.001193.000.00.00.H24\nHS2,02/02/2026,2.00081\nHS3,02/02/2026,9.1\n"
    try desktop.take([desktop.file("a.csv", text)], unit: "X1")
    let codes = try desktop.desk().facts.dossiers[UnitCode("X1")]?.map(\.procedure.text)
    #expect(codes == ["1.001193", "2.000810", "9.1"])
  }

  @Test func `procedures known only by a name nobody knows wait for the register`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let path = try desktop.file("ds.csv", "Mã hồ sơ,Ngày nhận,Tên TTHC\nHS1,02/02/2026,Đăng ký khai sinh\n")
    let report = try desktop.take([path], unit: "X1")
    #expect(report.quarantine.map(\.reason) == [.unknownProcedureName])
    try desktop.take([desktop.file("procedures.csv", Self.procedures)])
    #expect(try desktop.desk().facts.dossiers[UnitCode("X1")]?.map(\.procedure.text) == ["1.001193"])
  }
}
