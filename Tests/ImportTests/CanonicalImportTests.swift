import Base
import Intake
import Records
import Scoring
import StoreSQLite
import Testing
import Work

@Suite struct CanonicalImportTests {
  private static let header = "code,unit,procedure,channel,received_at,due_at,ended_at,result_file\n"
  private static let rows = """
    HS1,X1,1.1,online,2026-02-02T08:00:00,2026-02-06,2026-02-05T09:00:00,1
    HS2,X1,1.1,direct,2026-02-02T08:00:00,2026-02-06,,0

    """

  @Test func `importing the same file twice changes nothing`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let path = try desktop.file("dossiers.csv", Self.header + Self.rows)
    let first = try desktop.take([path])
    #expect(first.files.map(\.summary.accepted) == [2])
    let before = try desktop.score("X1", "2026-02").total
    let second = try desktop.take([path])
    #expect(second.files.map(\.summary.unchanged) == [2])
    #expect(second.files[0].summary.accepted == 0 && second.files[0].summary.updated == 0)
    #expect(second.findings == 0)
    #expect(try desktop.score("X1", "2026-02").total == before)
  }

  @Test func `what cannot be read goes to quarantine with its place, and only it`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let bad = """
      HS3,X1,1.1,online,2026-02-30T08:00:00,2026-02-06,,1
      ,X1,1.1,online,2026-02-02T08:00:00,2026-02-06,,1
      HS5,X9,1.1,online,2026-02-02T08:00:00,2026-02-06,,1
      HS6,X1,1.1,fax,2026-02-02T08:00:00,2026-02-06,,1
      HS7,X1,1.1,online,1899-02-02T08:00:00,2026-02-06,,1
      HS8,X1,1.1,online,2026-02-02T08:00:00,2026-02-06,,maybe

      """
    let report = try desktop.take([desktop.file("dossiers.csv", Self.header + Self.rows + bad)])
    let summary = report.files[0].summary
    #expect(summary.rows == 8)
    #expect(summary.accepted == 2)
    #expect(summary.quarantined == 6)
    #expect(
      report.quarantine.map { "\($0.line) \($0.column) \($0.reason.rawValue)" } == [
        "4 received_at impossible_day", "5 code missing_key", "6 unit unknown_unit", "7 channel wrong_type",
        "8 received_at year_out_of_range", "9 result_file wrong_type",
      ])
    #expect(try desktop.log.quarantine().count == 5)
    #expect(try desktop.desk().facts.waiting.count == 1)
    #expect(try desktop.score("X1", "2026-02").indicator("05").denominator == 2)
  }

  @Test func `a row of an unknown unit enters by itself when the unit arrives`() throws {
    let desktop = try Desktop()
    let dossiers = try desktop.file("dossiers.csv", Self.header + Self.rows)
    let report = try desktop.take([dossiers])
    #expect(report.files[0].summary.quarantined == 2 && report.files[0].summary.accepted == 0)
    try desktop.take([desktop.file("units.csv", unitsFile)])
    #expect(try desktop.score("X1", "2026-02").indicator("05").denominator == 2)
  }

  @Test func `a row of an unknown unit does not touch the good row of the same key, nor do repetitions`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let good = "HS1,X1,1.1,online,2026-02-02,,,\n"
    let path = try desktop.file("dossiers.csv", Self.header + good + "HS1,X9,1.1,post,2026-02-02,,,\n")
    for _ in 0..<3 {
      let report = try desktop.take([path])
      #expect(report.quarantine.map(\.reason) == [.unknownUnit])
      #expect(try desktop.score("X1", "2026-02").indicator("08").numerator == 1)
    }
    #expect(try desktop.log.everything().ledger.deliveries(of: .dossier, key: "HS1").count == 2)
  }

  @Test func `a batch is taken back whole and what was before stands again`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile), desktop.file("dossiers.csv", Self.header + Self.rows)])
    let before = try desktop.score("X1", "2026-02")
    let wrong = try desktop.take([
      desktop.file("dossiers.csv", "code,unit,procedure,channel,received_at\nHS1,X2,1.1,post,2026-02-03\n")
    ])
    #expect(try desktop.score("X1", "2026-02").indicator("08").denominator == 1)
    let batch = try #require(wrong.batch)
    #expect(try desktop.log.retract(batch, at: desktop.now) == true)
    #expect(try desktop.log.retract(batch, at: desktop.now) == false)
    #expect(try desktop.log.retract(99, at: desktop.now) == nil)
    #expect(try desktop.score("X1", "2026-02").total == before.total)
    #expect(try desktop.score("X1", "2026-02").indicator("08").denominator == 2)
  }

  @Test func `what two batches said stays when one of them is taken back`() throws {
    let desktop = try Desktop()
    let units = try desktop.file("units.csv", unitsFile)
    let dossiers = try desktop.file("dossiers.csv", Self.header + Self.rows)
    let sample = try desktop.take([units, dossiers])
    try desktop.take([units, dossiers])
    let batch = try #require(sample.batch)
    _ = try desktop.log.retract(batch, at: desktop.now)
    #expect(try desktop.score("X1", "2026-02").indicator("05").denominator == 2)
    _ = try desktop.log.retract(batch + 1, at: desktop.now)
    #expect(try desktop.desk().facts.units.codes.isEmpty)
  }

  @Test func `A, B of an unknown unit, A again: when the unit arrives it still ends at A`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", "code,name,kind,parent\n51,Tỉnh,province,\nX1,Xã,commune,51\n")])
    let a = try desktop.file("a.csv", "code,unit,procedure,channel,received_at\nHS1,X1,1.1,online,2026-02-02\n")
    let b = try desktop.file("b.csv", "code,unit,procedure,channel,received_at\nHS1,X2,1.1,post,2026-02-02\n")
    for path in [a, b, a, a] { try desktop.take([path]) }
    #expect(try desktop.log.everything().ledger.deliveries(of: .dossier, key: "HS1").count == 3)
    try desktop.take([desktop.file("units.csv", unitsFile)])
    #expect(try desktop.desk().facts.dossiers[UnitCode("X1")]?.map(\.channel) == [.online])
    #expect(try desktop.desk().facts.dossiers[UnitCode("X2")] == nil)
  }

  @Test func `a draft made against facts that have moved on is not written`() throws {
    let desktop = try Desktop()
    let snapshot = try desktop.log.everything()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    var draft = BatchDraft(arrivedAt: desktop.now, system: "", isSample: false)
    draft.quarantined = [QuarantinedRow(file: "x", line: 1, column: "", value: "", reason: .missingKey)]
    #expect(try desktop.log.append(draft, after: snapshot.version) == nil)
    #expect(try desktop.log.everything().batches.count == 1)
    #expect(try desktop.log.quarantine().isEmpty)
  }

  @Test func `imports at the same time all arrive, each row once`() async throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let (log, now) = (desktop.log, desktop.now)
    let paths = try (0..<4).map { index in
      try desktop.file("dossiers.\(index).csv", Self.header + Self.rows + "HS9\(index),X1,1.1,post,2026-02-03,,,\n")
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for path in paths {
        group.addTask { _ = try ImportFiles(log: log, now: now).run([path], ImportOptions()) }
      }
      try await group.waitForAll()
    }
    let ledger = try desktop.log.everything().ledger
    #expect(ledger.deliveries(of: .dossier, key: "HS1").count == 1)
    #expect(try desktop.score("X1", "2026-02").indicator("08").denominator == 6)
  }

  @Test func `a commit is on the disk when it returns`() throws {
    #expect(try Desktop().log.synchronousLevel() == 2)
  }

  @Test func `control characters in a cell can neither crash nor state another column`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let text =
      "code,unit,procedure,channel,received_at,officer,la\nHS1,X1,1.1,online,2026-02-02,o\u{1F}15=1,x\u{1F}99999999999999999999=1\n"
    let report = try desktop.take([desktop.file("dossiers.csv", text)])
    #expect(report.quarantine.isEmpty)
    let dossier = try #require(try desktop.desk().facts.dossiers[UnitCode("X1")]?.first)
    #expect(dossier.resultFile == nil && dossier.officer == "o 15=1")
  }

  @Test func `a row with more cells than the header, and a heading given twice, are not guessed`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let header = "code,unit,procedure,channel,received_at"
    let report = try desktop.take([desktop.file("dossiers.csv", header + "\nHS1,X1,1.1,online,2026-02-02,thừa\n")])
    #expect(report.quarantine.map(\.reason) == [.tooManyCells])
    #expect(throws: Failure.self) {
      try desktop.take([desktop.file("dossiers.csv", header + ",channel\nHS1,X1,1.1,online,2026-02-02,post\n")])
    }
  }

  @Test func `a service known by a unit's name and by its code is one service`() throws {
    let desktop = try Desktop()
    let head = "unit,procedure,online_level\n"
    try desktop.take([desktop.file("services.csv", head + "UBND xã Một,1.1,none\n")])
    try desktop.take([desktop.file("units.csv", unitsFile)])
    try desktop.take([desktop.file("services.csv", head + "X1,1.1,full\n")])
    #expect(try desktop.desk().facts.services[UnitCode("X1")]?.map(\.onlineLevel) == [.full])
  }

  @Test func `a later state by updated_at wins whatever the order of files`() throws {
    let header = "code,unit,procedure,channel,received_at,updated_at\n"
    let early = header + "HS1,X1,1.1,direct,2026-02-02T08:00:00,2026-02-02T10:00:00\n"
    let late = header + "HS1,X1,1.1,online,2026-02-02T08:00:00,2026-02-03T10:00:00\n"
    var totals: [Int?] = []
    for order in [[early, late], [late, early], [late, early, late, early]] {
      let desktop = try Desktop()
      try desktop.take([desktop.file("units.csv", unitsFile)])
      for (index, text) in order.enumerated() {
        let path = try desktop.file("dossiers.\(index).csv", text)
        try desktop.take([path])
      }
      totals.append(try desktop.score("X1", "2026-02").indicator("08").numerator)
    }
    #expect(totals == [1, 1, 1])
  }

  @Test func `differing rows of one key are a finding, and the later row counts`() throws {
    let desktop = try Desktop()
    let text = Self.header + "HS1,X1,1.1,direct,2026-02-02,,,\nHS1,X1,1.1,online,2026-02-02,,,\n"
    let path = try desktop.file("dossiers.csv", text)
    let report = try desktop.take([desktop.file("units.csv", unitsFile), path])
    #expect(report.files[1].summary.accepted == 1 && report.files[1].summary.updated == 1)
    #expect(try desktop.log.findings().map(\.kind) == [.differingRows])
    #expect(try desktop.score("X1", "2026-02").indicator("08").numerator == 1)
    let again = try desktop.take([path])
    #expect(again.files[0].summary.unchanged == 2)
    #expect(try desktop.log.findings().count == 1)
  }

  @Test func `unknown columns are kept, personal ones are not`() throws {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    let text =
      "code,unit,procedure,channel,received_at,ghi_chu,Số điện thoại\nHS1,X1,1.1,online,2026-02-02,abc,0900000001\n"
    let report = try desktop.take([desktop.file("dossiers.csv", text)])
    #expect(report.files[0].headings.map(\.meaning) == [.unknown, .personal])
    let delivery = try #require(try desktop.log.everything().ledger.deliveries(of: .dossier, key: "HS1").first)
    #expect(delivery.statement.payload.contains("ghi_chu=abc"))
    #expect(!delivery.statement.payload.contains("0900000001"))
  }

  @Test func `a file that lacks a required column is refused with its name, and nothing is written`() throws {
    let desktop = try Desktop()
    let path = try desktop.file("dossiers.csv", "code,unit,channel\nHS1,X1,online\n")
    #expect(throws: Failure.self) { try desktop.take([path]) }
    do {
      try desktop.take([path])
    } catch let failure as Failure {
      #expect(failure.sentence.vi.contains("procedure, received_at"))
    }
    #expect(try desktop.log.everything().batches.isEmpty)
  }
}
