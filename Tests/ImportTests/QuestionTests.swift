import Base
import Intake
import Records
import StoreSQLite
import Testing
import Work

/// What could be read in two ways is decided by the rest of the file, or asked before anything is written.
@Suite struct QuestionTests {
  private func desktop() throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    return desktop
  }

  /// The question an import stops with.
  private func question(_ text: String, unit: String? = "X1", mapping: ListMapping = [:]) throws -> String {
    let desktop = try desktop()
    let path = try desktop.file("ds.csv", text)
    do {
      try desktop.take([path], unit: unit, mapping: mapping)
    } catch let failure as Failure {
      #expect(failure.kind == .usage)
      #expect(try desktop.log.everything().batches.count == 1, "nothing was written")
      return failure.sentence.vi
    }
    Issue.record("it should have asked")
    return ""
  }

  /// What each heading was taken for, with what decided.
  private func headings(_ text: String, unit: String? = "X1", mapping: ListMapping = [:]) throws -> [String:
    HeadingMatch]
  {
    let desktop = try desktop()
    let report = try desktop.take([desktop.file("ds.csv", text)], unit: unit, mapping: mapping)
    return Dictionary(report.files[0].headings.map { ($0.heading, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func values(_ text: String, _ column: String, mapping: ListMapping = [:]) throws -> [String] {
    let desktop = try desktop()
    try desktop.take([desktop.file("ds.csv", text)], unit: "X1", mapping: mapping)
    let ledger = try desktop.log.everything().ledger
    let id = try #require(Schema.of(.dossier).column(named: column)).id
    return (ledger.deliveries[.dossier] ?? [:]).sorted { $0.key < $1.key }
      .map { $0.value.last?.statement.text(of: id) ?? "" }
  }

  // MARK: somebody who is there

  /// An import of a list with somebody who types these lines; what was asked.
  private func dialogue(
    _ text: String, _ lines: [String], _ options: inout ImportOptions, _ desktop: Desktop
  ) throws -> (report: ImportReport, asked: String) {
    options.unit = UnitCode("X1")
    let path = try desktop.file("ds.csv", text)
    var (left, asked) = (lines[...], "")
    let report = try HeadingDialogue(.vi, read: { left.popFirst() }, write: { asked += $0 })
      .run(&options) { options throws(Failure) in
        try ImportFiles(log: desktop.log, now: desktop.now).run([path], options)
      }
    #expect(left.isEmpty, "everything typed was asked for")
    return (report, asked)
  }

  private static let unclear = "Mã hồ sơ,Ngày nhận,Ngày trả\nHS1,13/02/2026,16/02/2026\nHS2,14/02/2026,17/02/2026\n"

  @Test func `somebody who is there answers by a number, and the answer is remembered`() throws {
    let desktop = try desktop()
    var options = ImportOptions()
    options.system = "iGate"
    let (report, asked) = try dialogue(Self.unclear, ["chín", "0", "3000", " 1 "], &options, desktop)
    #expect(asked.contains("“Ngày trả”") && asked.contains("“16/02/2026”"))
    #expect(asked.contains("1  ngày hẹn trả (due_at)") && asked.contains("2  ngày đã trả kết quả (returned_at)"))
    #expect(asked.split(separator: "Gõ số").count == 5, "asked again until it is one of the numbers")
    #expect(report.files[0].headings.first { $0.heading == "Ngày trả" }?.canonical == "due_at")
    let lessons = report.lessons(options.mapping)
    #expect(lessons.contains { $0.said == "Ngày trả" && $0.meaning == "due_at" && $0.isDecided })
    // With what is remembered nothing is asked.
    var next = ImportOptions()
    next.mapping.remembered = lessons
    #expect(try dialogue(Self.unclear, [], &next, desktop).asked == "")
  }

  @Test func `of two columns one is chosen`() throws {
    let text = "Mã hồ sơ,Ngày nhận,Trạng thái,Trạng thái\nHS1,13/02/2026,Tiếp nhận,Đang xử lý\n"
    let desktop = try desktop()
    var options = ImportOptions()
    let (report, asked) = try dialogue(text, ["2"], &options, desktop)
    #expect(asked.contains("1  “Trạng thái#1”") && asked.contains("2  “Trạng thái#2”"))
    #expect(report.files[0].headings.first { $0.heading == "Trạng thái#2" }?.canonical == "status")
  }

  @Test func `nobody answers: the failure says what to write, and nothing was written`() throws {
    let desktop = try desktop()
    var options = ImportOptions()
    do {
      _ = try dialogue(Self.unclear, ["x"], &options, desktop)
      Issue.record("it should have asked")
    } catch let failure as Failure {
      #expect(failure.kind == .usage && failure.sentence.vi.contains("ánh xạ tên cột"))
    }
    #expect(try desktop.log.everything().batches.count == 1)
  }

  // MARK: headings

  @Test func `the day of return: asked with samples and the exact line`() throws {
    let said = try question("Mã hồ sơ,Ngày nhận,Ngày trả\nHS1,13/02/2026,16/02/2026\nHS2,14/02/2026,17/02/2026\n")
    for part in ["“Ngày trả”", "“16/02/2026”", "\"Ngày trả\": due_at", "\"Ngày trả\": returned_at", "ánh xạ tên cột"] {
      #expect(said.contains(part), "\(part) in \(said)")
    }
  }

  @Test(arguments: [
    ("Mã hồ sơ,Ngày nhận,Ngày trả,Trạng thái\nHS1,13/02/2026,16/02/2026,Đang xử lý\n", "due_at"),
    (
      "Mã hồ sơ,Ngày nhận,Ngày trả,Trạng thái\nHS1,13/02/2026,,Đang xử lý\nHS2,13/02/2026,16/02/2026,Đã trả kết quả\n",
      "returned_at"
    ),
    ("Mã hồ sơ,Ngày nhận,Ngày trả,Ngày kết thúc\nHS1,13/02/2026,16/02/2026,18/02/2026\n", "due_at"),
    ("Mã hồ sơ,Ngày nhận,Ngày trả,Hạn trả\nHS1,13/02/2026,16/02/2026,18/02/2026\n", "returned_at"),
    ("Mã hồ sơ,Ngày nhận,Ngày trả (dự kiến)\nHS1,13/02/2026,16/02/2026\n", "due_at"),
  ])
  func `the day of return: decided by the rest of the file`(text: String, column: String) throws {
    let found = try headings(text).values.first { $0.heading.hasPrefix("Ngày trả") }
    #expect(found?.canonical == column)
    #expect(found?.evidence != nil || text.contains("dự kiến"))
  }

  @Test func `an appointment before reception is asked about, one after it is a promise`() throws {
    let early = "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn\nHS1,13/02/2026,12/02/2026\nHS2,14/02/2026,14/02/2026\n"
    #expect(try question(early).contains("\"Ngày hẹn\": ignore"))
    let late = "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn\nHS1,13/02/2026,16/02/2026\nHS2,14/02/2026,14/02/2026\n"
    #expect(try headings(late)["Ngày hẹn"]?.canonical == "due_at")
  }

  @Test func `units: one name is no question, several are`() throws {
    let one = "Mã hồ sơ,Ngày nhận,Đơn vị\nHS1,13/02/2026,UBND xã Hai\nHS2,14/02/2026,UBND xã Hai\n"
    #expect(try headings(one, unit: nil)["Đơn vị"]?.canonical == "unit")
    let two = "Mã hồ sơ,Ngày nhận,Đơn vị\nHS1,13/02/2026,UBND xã Hai\nHS2,14/02/2026,UBND xã Một\n"
    let said = try question(two, unit: nil)
    #expect(said.contains("\"Đơn vị\": received_unit") && said.contains("“UBND xã Hai”"))
    #expect(try headings(two, unit: nil, mapping: ["Đơn vị": "unit"])["Đơn vị"]?.canonical == "unit")
  }

  @Test func `two columns of one name: the same, told apart by their words, or asked`() throws {
    let head = "Mã hồ sơ,Ngày nhận,Trạng thái,Trạng thái\n"
    let same = try headings(head + "HS1,13/02/2026,Đang xử lý,Đang xử lý\n")
    #expect(same["Trạng thái#1"]?.canonical == "status")
    #expect(same["Trạng thái#2"]?.meaning == .duplicate(of: "status"))
    let apart = try headings(head + "HS1,13/02/2026,Chưa đồng bộ,Đang xử lý\n")
    #expect(apart["Trạng thái#2"]?.canonical == "status")
    let both = try question(head + "HS1,13/02/2026,Tiếp nhận,Đang xử lý\n")
    #expect(both.contains("\"Trạng thái#1\": status") && both.contains("\"Trạng thái#2\": status"))
    let dates = try question("Mã hồ sơ,Ngày nhận,Ngày nhận\nHS1,13/02/2026,14/02/2026\n")
    #expect(dates.contains("\"Ngày nhận#2\": received_at"))
  }

  @Test func `the manner: of handing in, of paying, or asked`() throws {
    func text(_ words: String...) -> String {
      "Mã hồ sơ,Ngày nhận,Hình thức\n"
        + words.enumerated().map { "HS\($0.offset),13/02/2026,\($0.element)\n" }.joined()
    }
    #expect(try headings(text("Trực tuyến", "BCCI"))["Hình thức"]?.canonical == "channel")
    #expect(try headings(text("Tiền mặt", "Miễn phí"))["Hình thức"]?.canonical == "payment_words")
    #expect(try question(text("Trực tiếp", "Trực tuyến")).contains("\"Hình thức\": channel"))
    #expect(try question(text("0", "1")).contains("\"Hình thức\": channel"))
  }

  @Test func `every open question is told at once`() throws {
    let said = try question("Mã hồ sơ,Ngày nhận,Ngày trả,Hình thức\nHS1,13/02/2026,16/02/2026,Trực tiếp\n")
    #expect(said.split(separator: "\n").count == 2)
  }

  // MARK: dates

  @Test func `American dates are told from the column as a whole`() throws {
    let text = "Mã hồ sơ,Ngày nhận,Ngày hẹn trả\nHS1,2/3/2026,2/13/2026\nHS2,2/4/2026,3/5/2026\n"
    #expect(try values(text, "received_at") == ["2026-02-03T00:00:00", "2026-02-04T00:00:00"])
    #expect(try values(text, "due_at") == ["2026-02-13T23:59:59", "2026-03-05T23:59:59"])
  }

  @Test func `what could be both asks, and the answer is taken`() throws {
    let text = "Mã hồ sơ,Ngày nhận\nHS1,2/3/2026\nHS2,4/5/2026\n"
    let said = try question(text)
    #expect(said.contains("dates: dmy") && said.contains("dates: mdy") && said.contains("“2/3/2026”"))
    var mapping: ListMapping = [:]
    mapping.dates = .monthFirst
    #expect(try values(text, "received_at", mapping: mapping) == ["2026-02-03T00:00:00", "2026-04-05T00:00:00"])
    mapping.dates = .dayFirst
    #expect(try values(text, "received_at", mapping: mapping) == ["2026-03-02T00:00:00", "2026-05-04T00:00:00"])
  }

  @Test(arguments: [
    // The date inside the code; the period in the title; received before promised; two digits everywhere.
    ("Mã hồ sơ,Ngày nhận\nH99.01-260203-0001,2/3/2026\n", "2026-02-03T00:00:00"),
    ("Mã hồ sơ,Ngày nhận\nH99.01-260302-0001,2/3/2026\n", "2026-03-02T00:00:00"),
    ("Từ ngày 01/02/2026 đến ngày 28/02/2026,\nMã hồ sơ,Ngày nhận\nHS1,2/3/2026\n", "2026-02-03T00:00:00"),
    ("Mã hồ sơ,Ngày nhận,Ngày hẹn trả\nHS1,2/9/2026,3/1/2026\n", "2026-02-09T00:00:00"),
    ("Mã hồ sơ,Ngày nhận\nHS1,02/03/2026\n", "2026-03-02T00:00:00"),
  ])
  func `other evidence decides`(text: String, instant: String) throws {
    #expect(try values(text, "received_at") == [instant])
  }

  @Test func `a column of both kinds holds the rows that do not fit`() throws {
    let desktop = try desktop()
    let path = try desktop.file("ds.csv", "Mã hồ sơ,Ngày nhận\nHS1,13/02/2026\nHS2,02/13/2026\n")
    let report = try desktop.take([path], unit: "X1")
    #expect(report.quarantine.map(\.reason) == [.impossibleDay])
    #expect(report.files[0].warnings.contains { $0.vi.contains("vừa có ngày/tháng") })
  }

  @Test(arguments: [
    ("08:30 05/03/2026", "2026-03-05T08:30:00"), ("5/3/26", "2026-03-05T00:00:00"),
    ("05-03-2026 8:05", "2026-03-05T08:05:00"), ("08h30 ngày 05/03/2026", "2026-03-05T08:30:00"),
    ("05/03/2026\n08:30:15", "2026-03-05T08:30:15"), ("5-Mar-26", "2026-03-05T00:00:00"),
    ("05/03/2026 08:30 CH", "2026-03-05T20:30:00"), ("2026/03/05", "2026-03-05T00:00:00"),
    ("20260305083000", "2026-03-05T08:30:00"), ("46086.3541666667", "2026-03-05T08:30:00"),
    ("ngày 5 tháng 3 năm 2026", "2026-03-05T00:00:00"), ("='05/03/2026'", ""),
  ])
  func `one instant in many writings`(written: String, instant: String) throws {
    var mapping: ListMapping = [:]
    mapping.dates = .dayFirst
    let text = "Mã hồ sơ,Ngày nhận\nHS1,\"\(written)\"\n"
    #expect(try values(text, "received_at", mapping: mapping) == (instant.isEmpty ? [] : [instant]))
  }

  // MARK: rows

  @Test func `ticks: one is a channel, none is unknown, two are held`() throws {
    let desktop = try desktop()
    let head = "Mã hồ sơ,Ngày nhận,Trực tuyến,Trực tiếp,BCCI\n"
    let path = try desktop.file("ds.csv", head + "HS1,13/02/2026,,✓,\nHS2,13/02/2026,,,\nHS3,13/02/2026,x,x,\n")
    let report = try desktop.take([path], unit: "X1")
    #expect(report.quarantine.map(\.reason) == [.severalTicks])
    #expect(
      try desktop.desk().facts.dossiers[UnitCode("X1")]?.map { $0.statedChannel } == [.direct, nil])
  }

  @Test func `words nobody knows are told, and a mapping gives them a meaning`() throws {
    let text = "Mã hồ sơ,Ngày nhận,Trạng thái\nHS1,13/02/2026,Hủy\n"
    let desktop = try desktop()
    let report = try desktop.take([desktop.file("ds.csv", text)], unit: "X1")
    #expect(report.files[0].unknownWords == ["Hủy"])
    #expect(report.mappingText.contains("\"Hủy\": stopped"))
    var mapping: ListMapping = [:]
    mapping.words = ["Hủy": "stopped"]
    #expect(try values(text, "end_kind", mapping: mapping) == ["stopped"])
  }

  @Test func `a personal column mapped by hand to a code keeps codes and never names`() throws {
    let text = "Mã hồ sơ,Ngày nhận,Cán bộ xử lý\nHS1,13/02/2026,cb.017\nHS2,13/02/2026,Người Mẫu Ba\n"
    #expect(try values(text, "officer", mapping: ["Cán bộ xử lý": "officer"]) == ["cb.017", ""])
  }

  // MARK: JSON

  @Test func `an interface of petitions gives a list, messages of dossiers and steps are what they are live`() throws {
    let desktop = try desktop()
    let petitions = """
      {"TotalItems": 1, "DanhSachKetQua": [{"Id": 7, "SoPAKN": "PAKN.1", "TieuDe": "…", "TenNguoiPhanAnh": "Người Mẫu",
      "NgayNhan": "13/02/2026 08:00:00", "HanXuLy": "06/03/2026", "NgayHoanThanh": null, "DonViXuLy": "UBND xã Hai"}]}
      """
    let steps = """
      [{"MaHoSo": "HS1", "NguoiXuLy": "Người Mẫu", "ThoiDiemXuLy": "20260302081530", "PhongBanXuLy": "Tư pháp",
      "NoiDungXuLy": "Tiếp nhận", "TrangThai": "2", "NgayBatDau": "", "NgayKetThucTheoQuyDinh": ""}]
      """
    let report = try desktop.take([desktop.file("p.json", petitions), desktop.file("s.json", steps)])
    #expect(report.quarantine.isEmpty && Set(report.files.map(\.summary.kind)) == ["petitions", "progress"])
    let facts = try desktop.desk().facts
    #expect(facts.petitions[UnitCode("X2")]?.first?.dueAt?.isoLocal == "2026-03-06T23:59:59")
    let ledger = try desktop.log.everything().ledger
    #expect(ledger.deliveries[.progress]?.count == 1 && ledger.deliveries[.step] == nil)
    let payloads = ledger.deliveries.values.flatMap { $0.values.flatMap { $0.map(\.statement.payload) } }
    #expect(payloads.allSatisfy { !$0.contains("Người Mẫu") })
    let message = try desktop.file(
      "m.json", "[{\"MaHoSo\": \"HS1\", \"MaTTHC\": \"1.1\", \"NgayTiepNhan\": \"20260302081530\"}]")
    let taken = try desktop.take([message], unit: "X1")
    #expect(taken.files.map(\.summary.kind) == ["dossiers"] && taken.files[0].summary.accepted == 1)
    // A flat record without a state or a procedure is no message, and a list of it would say less than it does.
    let flat = try desktop.file("f.json", "[{\"MaHoSo\": \"HS1\", \"NgayTiepNhan\": \"20260302081530\"}]")
    #expect(throws: Failure.self) { try desktop.take([flat], unit: "X1") }
  }
}
