import Base
import Foundation
import Intake
import Records
import StoreSQLite
import Testing
import Work

/// The files of `Workbooks`, made by `scripts/make-workbooks` with the tools that people have, each beside what a right reading
/// of it says.
@Suite struct WorkbookTests {
  /// What stands in `NAME.expected.json`.
  struct Expected: Decodable {
    struct Said: Decodable {
      var columns: [String: String]?
      var dates: String?
    }
    var kind: String?
    var columns: [String: String]
    var rows: [[String: String?]]
    var unit: String?
    var absent: [String]
    var mapping: Said?
    var question: [String]?
    var refused: String?
    var warning: String?
    var quarantined: [String]?
    var period: String?
    var asOf: String?
  }

  struct Book: CustomTestStringConvertible, Sendable {
    let path: String
    var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }
    func expected() throws -> Expected {
      try JSONDecoder().decode(Expected.self, from: Data(contentsOf: URL(fileURLWithPath: path + ".expected.json")))
    }
  }

  static let books: [Book] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Workbooks").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasSuffix(".json") }.map { Book(path: folder + "/" + $0) }
  }()

  private static let procedures = """
    code,name,field,fee,citizen
    1.001193,Đăng ký khai sinh,Hộ tịch,0,1
    1.000894,Đăng ký kết hôn,Hộ tịch,0,1
    2.000815,Chứng thực bản sao từ bản chính,Chứng thực,1,1
    1.004873,Cấp Giấy xác nhận tình trạng hôn nhân,Hộ tịch,0,1

    """

  private static func desktop() throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([
      desktop.file("units.csv", unitsFile + "X3,UBND phường Ba,commune,51\n"),
      desktop.file("procedures.csv", procedures),
    ])
    return desktop
  }

  private static func take(_ book: Book, _ expected: Expected, _ desktop: Desktop) throws -> ImportReport {
    var mapping: ListMapping = [:]
    mapping.columns = expected.mapping?.columns ?? [:]
    mapping.dates = expected.mapping?.dates.flatMap { DateOrder(rawValue: $0) }
    return try desktop.take(
      [book.path], unit: expected.unit, mapping: mapping, period: expected.period.flatMap { PeriodName.period($0) },
      asOf: expected.asOf.flatMap { Instant(iso: $0, missing: .startOfDay) })
  }

  @Test func `there are at least thirty`() {
    #expect(Self.books.count >= 30)
  }

  @Test(arguments: books)
  func `no value is wrong, what cannot be read is said`(book: Book) throws {
    let expected = try book.expected()
    let desktop = try Self.desktop()
    if let words = expected.question ?? expected.refused.map({ [$0] }) {
      let before = try desktop.log.version()
      do {
        _ = try Self.take(book, expected, desktop)
        Issue.record("it should have stopped")
      } catch let failure as Failure {
        if expected.question != nil { #expect(failure.kind == .usage, "\(failure.sentence.vi)") }
        for word in words { #expect(failure.sentence.vi.contains(word), "\(word) in: \(failure.sentence.vi)") }
        #expect(!failure.sentence.en.isEmpty)
      }
      #expect(try desktop.log.version() == before, "a question is asked before anything is written")
      return
    }
    let report = try Self.take(book, expected, desktop)
    let held = report.quarantine.map(\.reason.rawValue)
    #expect(held == expected.quarantined ?? [], "\(report.quarantine)")
    if let word = expected.warning {
      let said = report.files.flatMap(\.warnings).map(\.vi)
      #expect(said.contains { $0.contains(word) }, "\(word) in \(said)")
    }
    try Self.check(expected, desktop)
    let again = try Self.take(book, expected, desktop)
    #expect(again.files.allSatisfy { $0.summary.accepted + $0.summary.updated == 0 }, "repetition changes nothing")
  }

  /// Every expected row is there with exactly its values, and there is no other.
  private static func check(_ expected: Expected, _ desktop: Desktop) throws {
    let kind = try #require(FactKind(fileStem: expected.kind ?? ""))
    let schema = Schema.of(kind)
    let ledger = try desktop.log.everything().ledger
    var statements = (ledger.deliveries[kind] ?? [:]).values.compactMap { $0.last?.statement }
    if kind == .procedure {
      statements.removeAll { procedures.contains($0.key) }
    }
    func text(_ statement: Statement, _ name: String) -> String? {
      schema.column(named: name).flatMap { statement.text(of: $0.id) }
    }
    #expect(statements.count == expected.rows.count)
    for row in expected.rows {
      let keys = ["code", "id", "dossier", "seq", "ended_at", "unit", "block"].prefix(kind == .dossier ? 1 : 7)
      let found = statements.filter { statement in
        keys.allSatisfy { name in (row[name] ?? nil).map { $0 == (text(statement, name) ?? "") } ?? true }
      }
      guard let statement = found.first, found.count == 1 else {
        Issue.record("\(found.count) rows for \(row)")
        continue
      }
      for (name, value) in row {
        // Nothing expected is nothing stated, or an empty cell.
        #expect((text(statement, name) ?? "") == (value ?? ""), "\(name) of \(row)")
      }
    }
    for statement in statements {
      for word in expected.absent { #expect(!statement.payload.contains(word), "\(statement.payload)") }
    }
  }

  @Test func `at least 95 of 100 columns are recognised`() throws {
    var (known, all) = (0, 0)
    var missed: [String] = []
    for book in Self.books {
      let expected = try book.expected()
      if expected.question != nil || expected.refused != nil { continue }
      let report = try Self.take(book, expected, Self.desktop())
      let found = Dictionary(
        report.files.flatMap(\.headings).map { ($0.heading, $0.canonical) }, uniquingKeysWith: { first, _ in first })
      for (heading, column) in expected.columns {
        all += 1
        if found[heading] == column { known += 1 } else { missed.append("\(book): \(heading) is \(column)") }
      }
    }
    #expect(known * 100 >= all * 95, "\(known) of \(all); \(missed)")
    #expect(all > 200)
    print("columns recognised: \(known) of \(all); not: \(missed.joined(separator: "; "))")
  }
}
