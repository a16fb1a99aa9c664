import Foundation
import Testing

@Suite struct SqlCommandTests {
  private static let example = Command.root.appendingPathComponent("Examples/dong-tra-bong").path

  @Test func `a pack is shown as SQL for every engine, with its tables`() throws {
    let command = try Command()
    for engine in ["sqlite", "duckdb", "postgres"] {
      let shown = try command.run("rules", "show", "portal-v2-2026", "--sql", engine)
      #expect(shown.status == 0 && shown.output.contains("WITH RECURSIVE") && shown.output.hasSuffix(";\n"))
      #expect(shown.output.contains("-- 05 Tỷ lệ hồ sơ xử lý đúng hạn"))
    }
    let tables = try command.run("rules", "show", "--sql", "sqlite", "--tables")
    #expect(tables.status == 0 && tables.output.contains("CREATE TABLE dossiers ("))
    #expect(try command.run("rules", "show", "--tables").status == 2)
    #expect(try command.run("rules", "show", "--sql", "oracle").status == 2)
  }

  @Test func `the facts are exported with the counts of every unit`() throws {
    let command = try Command()
    try command.run("import", Self.example)
    let exported = try command.run(
      "export", "--out", "ra", "--tallies", "--from", "2025-07-01", "--to", "2025-09-15", "--as-of",
      "2025-09-15T09:00:00")
    #expect(exported.status == 0 && exported.output.contains("dossiers.csv: 933 dòng"), "\(exported.error)")
    func lines(_ name: String) throws -> [Substring] {
      try String(contentsOf: command.folder.appendingPathComponent("ra/\(name).csv"), encoding: .utf8)
        .split(separator: "\n")
    }
    #expect(try lines("dossiers").count == 934)
    #expect(try lines("asked") == ["from_day,to_day,as_of,rules", "20270,20346,1757926800,portal-v1-assumed"])
    // 24 of 933 were late.
    #expect(try lines("tallies").contains { $0.hasPrefix("21127,05,909,933,933,0,1,0,0,") })
    #expect(try command.run("export", "--out", "ra", "--tallies").status == 2)
    #expect(try command.run("export", "--out", "ra/dossiers.csv").status == 1)
  }
}
