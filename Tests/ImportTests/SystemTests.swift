import Base
import Foundation
import Intake
import Records
import StoreSQLite
import Testing
import Work

extension SQLiteLog: SystemShelf {}
extension SQLiteLog: SeenFiles {}

/// Source systems are remembered, and folders watched.
@Suite struct SystemTests {
  private static let list = "Mã hồ sơ,Ngày nhận,Ngày trả,Trạng thái\n"

  private func desktop() throws -> Desktop {
    let desktop = try Desktop()
    try desktop.take([desktop.file("units.csv", unitsFile)])
    return desktop
  }

  @Test func `what was said once is not asked again of the same system`() throws {
    let desktop = try desktop()
    let first = try desktop.file("a.csv", "Mã hồ sơ,Ngày nhận,Ngày trả\nHS1,13/02/2026,16/02/2026\n")
    let said: ListMapping = ["Ngày trả": "due_at"]
    let report = try desktop.take([first], unit: "X1", mapping: said)
    try desktop.log.remember(report.lessons(said), of: "mot-cua", at: desktop.now)
    let second = try desktop.file("b.csv", "Mã hồ sơ,Ngày nhận,Ngày trả\nHS2,13/02/2026,17/02/2026\n")
    #expect(throws: Failure.self) { try desktop.take([second], unit: "X1") }
    var remembered: ListMapping = [:]
    remembered.remembered = try desktop.log.remembered(of: "mot-cua")
    let again = try desktop.take([second], unit: "X1", mapping: remembered)
    let heading = try #require(again.files[0].headings.first { $0.heading == "Ngày trả" })
    #expect(heading.canonical == "due_at" && heading.evidence?.vi.contains("đã nhớ") == true)
    // Another system is asked.
    remembered.remembered = try desktop.log.remembered(of: "khac")
    #expect(throws: Failure.self) { try desktop.take([second], unit: "X1", mapping: remembered) }
  }

  @Test func `what a person decided is not undone by a wording, and a system can be forgotten`() throws {
    let desktop = try desktop()
    func lesson(_ meaning: String, _ isDecided: Bool) -> RememberedHeading {
      RememberedHeading(.column, .dossier, said: "Hạn", meaning: meaning, isDecided: isDecided)
    }
    try desktop.log.remember([lesson("due_at", true)], of: "A", at: desktop.now)
    try desktop.log.remember([lesson("ended_at", false)], of: "A", at: desktop.now)
    #expect(try desktop.log.remembered(of: "A").map(\.meaning) == ["due_at"])
    try desktop.log.remember([lesson("ignore", true)], of: "A", at: desktop.now)
    #expect(try desktop.log.remembered(of: "A").map(\.meaning) == ["ignore"])
    #expect(try desktop.log.systems().map(\.name) == ["A"])
    #expect(try desktop.log.forget("A"))
    #expect(try !desktop.log.forget("A"))
    #expect(try desktop.log.systems().isEmpty)
  }

  @Test func `a mapping file is read back as it was written, and mistakes are told with their line`() throws {
    let desktop = try desktop()
    let rows = "HS1,13/02/2026,16/02/2026,Đang xử lý\n"
    let report = try desktop.take([desktop.file("a.csv", Self.list + rows)], unit: "X1")
    let text = report.mappingText
    #expect(text.contains("\"Ngày trả\": due_at  # vì"))
    #expect(try MappingFile.read(text: text, path: "cot.yaml").columns["Ngày trả"] == "due_at")
    let full = try MappingFile.read(
      text: "columns:\n  \"Ngày trả\": ignore\ndates: mdy\nwords:\n  \"Hủy\": withdrawn\n", path: "cot.yaml")
    #expect(full.columns == ["Ngày trả": "ignore"] && full.dates == .monthFirst && full.words == ["Hủy": "withdrawn"])
    for (wrong, line) in [
      ("columns:\n  a: nothing\n", "dòng 2"), ("dates: ymd\n", "dòng 1"), ("other: 1\n", "columns"),
    ] {
      do {
        _ = try MappingFile.read(text: wrong, path: "cot.yaml")
        Issue.record("it should fail")
      } catch {
        #expect(error.sentence.vi.contains(line), "\(error.sentence.vi)")
      }
    }
  }

  // MARK: a watched folder

  private func sight(_ path: String) throws -> WatchFolder<SQLiteLog>.Sight {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return .init(
      path: path, size: (attributes[.size] as? NSNumber)?.int64Value ?? 0, changed: Int64(changed * 1_000_000))
  }

  private func watch(_ desktop: Desktop) -> WatchFolder<SQLiteLog> {
    var options = ImportOptions()
    options.unit = UnitCode("X1")
    options.system = "thu-muc"
    let now = desktop.now
    return WatchFolder(log: desktop.log, options: options, now: { now })
  }

  private func told(_ watch: inout WatchFolder<SQLiteLog>, _ sights: [WatchFolder<SQLiteLog>.Sight]) -> [String] {
    var lines: [String] = []
    watch.look(sights) { event in
      switch event {
      case .imported(let path, let report):
        lines.append("imported \(path.suffix(5)) \(report.files.map(\.summary.accepted).reduce(0, +))")
      case .repeated(let path): lines.append("repeated \(path.suffix(5))")
      case .failed(let path, let failure): lines.append("failed \(path.suffix(5)) \(failure.sentence.vi.isEmpty)")
      }
    }
    return lines
  }

  @Test func `a file at rest is brought once, one that grows waits, a restart repeats nothing`() throws {
    let desktop = try desktop()
    let rows = "HS1,13/02/2026,16/02/2026,Đang xử lý\n"
    let path = try desktop.file("a.csv", Self.list + rows)
    var watch = watch(desktop)
    let small = WatchFolder<SQLiteLog>.Sight(path: path, size: 3, changed: 1)
    #expect(told(&watch, [small]).isEmpty, "one look is not enough")
    #expect(told(&watch, [try sight(path)]).isEmpty, "it has grown")
    #expect(told(&watch, [try sight(path)]) == ["imported a.csv 1"])
    #expect(told(&watch, [try sight(path)]).isEmpty)
    let copy = try desktop.file("b.csv", Self.list + rows)
    let both = [try sight(path), try sight(copy)]
    #expect(told(&watch, both).isEmpty)
    #expect(told(&watch, both) == ["repeated b.csv"])
    let batches = try desktop.log.everything().batches.count
    var restarted = self.watch(desktop)
    #expect(told(&restarted, both).isEmpty)
    #expect(told(&restarted, both) == ["repeated a.csv", "repeated b.csv"])
    #expect(try desktop.log.everything().batches.count == batches)
    #expect(try desktop.log.systems().map(\.name) == ["thu-muc"])
  }

  @Test func `an error is told once and tried again when the file changes`() throws {
    let desktop = try desktop()
    let path = try desktop.file("a.csv", "gì,đây\n1,2\n")
    var watch = watch(desktop)
    let bad = try sight(path)
    _ = told(&watch, [bad])
    #expect(told(&watch, [bad]) == ["failed a.csv false"])
    #expect(told(&watch, [bad]).isEmpty)
    try desktop.file("a.csv", Self.list + "HS1,13/02/2026,16/02/2026,Đang xử lý\n")
    let good = try sight(path)
    #expect(told(&watch, [good]).isEmpty)
    #expect(told(&watch, [good]) == ["imported a.csv 1"])
  }

  @Test func `when it has to stop, the rest waits for the next start`() throws {
    let desktop = try desktop()
    let rows = "HS1,13/02/2026,16/02/2026,Đang xử lý\n"
    let sights = try ["a.csv", "b.csv"].map { name in
      try sight(desktop.file(name, Self.list + rows.replacing("HS1", with: name)))
    }
    var watch = watch(desktop)
    var count = 0
    watch.look(sights) { _ in count += 1 }
    watch.look(sights, isStopping: { count > 0 }) { _ in count += 1 }
    #expect(count == 1)
    watch.look(sights) { _ in count += 1 }
    #expect(count == 2)
  }
}
