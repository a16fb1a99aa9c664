import Base
import Foundation
import Intake
import Records
import StoreSQLite
import Testing
import Work

/// A file that is too long to be read at once says exactly what it says row by row.
@Suite struct LongFileTests {
  private static let header = "code,unit,procedure,channel,received_at,due_at,ended_at,office\n"
  private static let count = 60_000

  /// More than eight megabytes: plain rows, rows that need a closer look, and keys that meet again far away.
  private func text(_ last: String = "") -> String {
    var text = Self.header
    text.reserveCapacity(12_000_000)
    for number in 0..<Self.count {
      let day = String(format: "2026-02-%02d", 1 + number % 28)
      let office =
        switch number % 1_000 {
        case 7: "\"Bộ phận, \"\"một cửa\"\"\""
        case 8: "ho\u{302}\u{300} sơ"
        case 9: "\"hai\ndòng\""
        default: "Bộ phận một cửa và các phòng chuyên môn của phường số \(number % 97) cơ sở thứ \(number % 13)"
        }
      let unit = number % 10_000 == 77 ? "X9" : "X1"
      text +=
        "HS\(number),\(unit),1.1,online,\(day)T08:00:00,\(day),\(number % 3 == 0 ? "" : "\(day)T09:30:00"),\(office)\n"
    }
    text += "HS0,X1,1.1,direct,2026-02-02T08:00:00,2026-02-06,,khác\n"
    text += "HS8,X1,1.1,direct,2026-02-02T08:00:00,2026-02-06,,khác\n"
    text += "HS59999,X1,1.1,online,2026-02-30T08:00:00,2026-02-06,,sai ngày\n"
    return text + last
  }

  private func desktop() throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    return desktop
  }

  /// Every delivery of dossiers, without where it came.
  private func deliveries(_ desktop: Desktop) throws -> Set<String> {
    let ledger = try desktop.log.everything().ledger
    return Set(
      (ledger.deliveries[.dossier] ?? [:]).values.joined().map {
        "\($0.statement.key) \($0.digest.bytes) \($0.statement.payload)"
      })
  }

  @Test func `a long file says what it says row by row, and again nothing new`() throws {
    let (long, rows) = (try desktop(), try desktop())
    let text = text()
    let path = try long.file("dossiers.csv", text)
    let report = try long.take([path])
    // Beside another file of its kind every row is looked at.
    let other = try rows.file("b/dossiers.csv", Self.header)
    let each = try rows.take([rows.file("dossiers.csv", text), other])
    #expect(report.files[0].summary.rows == Self.count + 3)
    #expect(report.files[0].summary.quarantined == 7)
    for part in [\FileSummary.rows, \.accepted, \.updated, \.unchanged, \.quarantined] {
      #expect(report.files[0].summary[keyPath: part] == each.files[0].summary[keyPath: part])
    }
    #expect(report.quarantine.map { "\($0.line) \($0.reason)" } == each.quarantine.map { "\($0.line) \($0.reason)" })
    let known = try deliveries(long)
    #expect(known.count >= Self.count)
    #expect(try known == deliveries(rows))
    #expect(try long.log.verify() == [])

    let again = try long.take([path])
    #expect(again.files[0].summary.accepted == 0)
    #expect(again.files[0].summary.updated == 0)
    #expect(try deliveries(long) == known)
    let changed = text.replacing("HS41,X1,1.1,online", with: "HS41,X1,1.1,direct")
    #expect(try long.take([long.file("dossiers.csv", changed)]).files[0].summary.updated == 1)
    #expect(try long.log.verify() == [])
  }

  @Test(arguments: [
    ("HSX,X1,1.1,online,2026-02-02T08:00:00,2026-02-06,,\"không đóng\n", "không được đóng"),
    ("HSX,X1,1.1,online,2026-02-02T08:00:00,2026-02-06,,\u{0}\n", "byte 0"),
    ("HSX\(String(repeating: ",", count: 2_100))\n", "hơn 2000 cột"),
  ])
  func `what cannot be read at the end of a long file takes all of it back`(last: String, said: String) throws {
    let desktop = try desktop()
    let path = try desktop.file("dossiers.csv", text(last))
    let short = try desktop.file("short/dossiers.csv", Self.header + last)
    for file in [path, short] {
      do {
        try desktop.take([file])
        Issue.record("it should have failed")
      } catch let failure as Failure {
        #expect(failure.sentence.vi.contains(said), "\(failure.sentence.vi)")
      }
    }
    let everything = try desktop.log.everything()
    #expect(everything.batches.count == 1)
    #expect(everything.ledger.deliveries[.dossier] == nil)
    #expect(try desktop.log.verify() == [])
    #expect(try desktop.take([desktop.file("dossiers.csv", text())]).files[0].summary.quarantined == 7)
  }

  @Test func `looking at a long file writes nothing and tells the same`() throws {
    let desktop = try desktop()
    let path = try desktop.file("dossiers.csv", text())
    var options = ImportOptions()
    options.isDryRun = true
    var steps: [ImportProgress] = []
    let dry = try ImportFiles(log: desktop.log, now: desktop.now) { steps.append($0) }.run([path], options)
    #expect(dry.batch == nil)
    #expect(try desktop.log.everything().batches.count == 1)
    // It is told how far it is, forwards only, up to the end.
    #expect(steps.count > 10)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.share <= $1.share && $0.rows <= $1.rows })
    #expect(steps.last?.share == 1 && steps.last?.rows == Self.count + 3)
    let real = try desktop.take([path])
    #expect(dry.files.map(\.summary) == real.files.map(\.summary))
    #expect(dry.findings == real.findings)
  }
}
