import Foundation
import Testing

/// Questions, remembered systems and watched folders, as a person meets them.
@Suite struct IntakeCommandTests {
  private static let units = "code,name,kind,parent\n51,UBND tỉnh A,province,\nX1,UBND xã Một,commune,51\n"
  private static let doubtful = "Mã hồ sơ,Ngày nhận,Ngày trả\nHS1,13/02/2026,16/02/2026\n"

  private func command() throws -> Command {
    let command = try Command()
    try command.run("import", try command.file("units.csv", Self.units))
    return command
  }

  @Test func `a question is status 2 and writes nothing; the answer is remembered of the system`() throws {
    let command = try command()
    let list = try command.file("ds.csv", Self.doubtful)
    let asked = try command.run("import", list, "--unit", "X1", "--system", "mc")
    #expect(asked.status == 2 && asked.error.contains("\"Ngày trả\": returned_at"), "\(asked.error)")
    let answer = try command.file("cot.yaml", "columns:\n  \"Ngày trả\": due_at\n")
    let taken = try command.run("import", list, "--unit", "X1", "--system", "mc", "--mapping", answer)
    #expect(taken.status == 0, "\(taken.error)")
    let second = try command.file("ds2.csv", Self.doubtful.replacing("HS1", with: "HS2"))
    let remembered = try command.run("import", second, "--unit", "X1", "--system", "mc", "--format", "table")
    #expect(remembered.status == 0 && remembered.output.contains("đã nhớ"), "\(remembered.error)")
    #expect(try command.run("import", second, "--unit", "X1", "--system", "other").status == 2)
    #expect(try command.run("mappings", "list", "--format", "csv").output.contains("mc"))
    #expect(try command.run("mappings", "show", "mc", "--format", "csv").output.contains("due_at"))
    #expect(try command.run("mappings", "forget", "mc").status == 0)
    #expect(try command.run("mappings", "show", "mc").status == 2)
    #expect(try command.run("import", second, "--unit", "X1", "--system", "mc").status == 2)
  }

  @Test func `at a terminal a bar shows how far an import is, and is gone when it is done`() throws {
    let command = try command()
    let list = try command.file("ds.csv", "Mã hồ sơ,Ngày nhận,Hẹn trả\nHS1,13/02/2026,16/02/2026\n")
    let seen = try command.seen("import", list, "--unit", "X1", "--dry-run")
    #expect(seen.contains("█") && seen.contains("100% ds.csv, 1 dòng"), "\(seen.debugDescription)")
    #expect(seen.hasSuffix("\r\u{1B}[K"), "\(seen.debugDescription)")
    #expect(try command.seen("import", list, "--unit", "X1", "--dry-run", "--quiet") == "")
    #expect(try command.run("import", list, "--unit", "X1", "--dry-run").error == "")
  }

  @Test func `a dry run shows the mapping, which can be given back`() throws {
    let command = try command()
    let list = try command.file("ds.csv", "Mã hồ sơ,Ngày nhận,Hẹn trả,Chủ hồ sơ\nHS1,13/02/2026,16/02/2026,Người Mẫu\n")
    let shown = try command.run("import", list, "--unit", "X1", "--dry-run", "--show-mapping")
    #expect(shown.status == 0 && shown.output.contains("\"Hẹn trả\": due_at"), "\(shown.output)")
    #expect(shown.output.contains("\"Chủ hồ sơ\": ignore"))
    let file = try command.file("cot.yaml", shown.output)
    #expect(try command.run("import", list, "--unit", "X1", "--mapping", file).status == 0)
  }

  @Test func `a watched folder: each file once, errors told, a clean stop, nothing again after a restart`() async throws
  {
    let command = try command()
    let inbox = command.folder.appendingPathComponent("den")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    func put(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: inbox.appendingPathComponent(name))
    }
    let list = "Mã hồ sơ,Ngày nhận\nHS1,13/02/2026\n"
    try put("a.csv", list)
    try put("b.csv", "gì,đây\n1,2\n")
    let output = command.folder.appendingPathComponent("watched")
    func watch(until done: (String) -> Bool, stop: (Process) -> Void) async throws -> (Int32, String) {
      let process = try command.start(["watch", "den", "--unit", "X1", "--every", "1"])
      try Data().write(to: output)
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
      for _ in 0..<200 where try !done(String(contentsOf: output, encoding: .utf8)) {
        try await Task.sleep(for: .milliseconds(100))
      }
      stop(process)
      process.waitUntilExit()
      return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
    }
    let first = try await watch(until: { $0.contains("a.csv") && $0.contains("b.csv") }, stop: { $0.terminate() })
    #expect(first.0 == 0)
    #expect(
      first.1.contains("✔ den/a.csv: dossiers, lần nhập 2: 1 mới") && first.1.contains("✘ den/b.csv"), "\(first.1)")
    #expect(first.1.contains("Đã dừng."))
    let second = try await watch(until: { $0.contains("a.csv") }, stop: { $0.interrupt() })
    #expect(second.0 == 0 && second.1.contains("= den/a.csv"), "\(second.1)")
    #expect(FileManager.default.fileExists(atPath: inbox.appendingPathComponent("a.csv").path))
  }

  @Test func `a folder that is not there is a usage error`() throws {
    let command = try command()
    #expect(try command.run("watch", "none").status == 2)
    #expect(try command.run("watch", ".", "--every", "0").status == 2)
  }
}
