import Foundation
import Testing

/// The store as a person meets it: statuses, one clear sentence, and nothing lost by any of it.
@Suite struct StoreCommandTests {
  private static let asked = ["--unit", "X1", "--period", "2026", "--as-of", "2026-12-31T23:59:59", "--format", "json"]

  /// A command with a small store.
  private func filled(_ dossiers: Int = 40) throws -> Command {
    let command = try Command()
    _ = try command.file("units.csv", "code,name,kind,parent\n51,Tỉnh A,province,\nX1,Xã Một,commune,51\n")
    _ = try command.file("dossiers.csv", Self.dossiers("A", dossiers))
    let imported = try command.run("import", "units.csv", "dossiers.csv")
    #expect(imported.status == 0, "\(imported.error)")
    return command
  }

  private static func dossiers(_ prefix: String, _ count: Int) -> String {
    let rows = (0..<count).map { index in
      let day = 10 + index % 18
      return
        "\(prefix)\(index),X1,1.1,online,2026-02-\(day)T08:00:00,2026-02-\(day)T17:00:00,2026-02-\(day)T1\(index % 10):00:00"
    }
    return "code,unit,procedure,channel,received_at,due_at,ended_at\n" + rows.joined(separator: "\n") + "\n"
  }

  private func score(_ command: Command) throws -> Command.Result {
    let process = try command.start(["score"] + Self.asked)
    return try command.finish(process)
  }

  private func isOneSentence(_ text: String) -> Bool {
    let lines = text.split(separator: "\n")
    return lines.count == 1 && text.count > 20 && !text.contains("while executing") && !text.contains("Fatal error")
  }

  @Test func `verify names a damaged image, drops it, and is content the next time`() throws {
    let command = try filled()
    let before = try score(command)
    let image = command.folder.appendingPathComponent("soi.sqlite-columns")
    let good = try Data(contentsOf: image)
    let other = try filled(7)
    _ = try score(other)
    var flipped = good
    flipped[good.count / 2] ^= 4
    let foreign = try Data(contentsOf: other.folder.appendingPathComponent("soi.sqlite-columns"))
    for bytes in [flipped, good.prefix(good.count / 3), Data(), foreign] {
      try bytes.write(to: image)
      #expect(try score(command).output == before.output)
      try bytes.write(to: image)
      #expect(try command.run("verify").status == 3)
      #expect(try command.run("verify").status == 0)
    }
  }

  @Test func `verify names a damaged log`() throws {
    let command = try filled()
    #expect(try command.run("verify").status == 0)
    let store = command.folder.appendingPathComponent("soi.sqlite")
    var bytes = try Data(contentsOf: store)
    let place = try #require(bytes.range(of: Data("A12\u{1F}2=X1".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "B")
    try bytes.write(to: store)
    #expect(try command.run("verify").status == 3)
    try Data("không phải kho".utf8).write(to: store)
    #expect(try command.run("verify").status == 3)
  }

  @Test func `what is no store is refused in one sentence, in both languages, and left alone`() throws {
    let command = try filled()
    let store = try Data(contentsOf: command.folder.appendingPathComponent("soi.sqlite"))
    let odd: [(String, Data?)] = [
      ("folder.sqlite", nil), ("text.sqlite", Data(String(repeating: "mã,tên\n", count: 900).utf8)),
      ("list.xlsx", Data([0x50, 0x4B, 3, 4] + Array(repeating: 9, count: 9000))), ("cut.sqlite", store.prefix(9000)),
    ]
    for (name, bytes) in odd {
      let url = command.folder.appendingPathComponent(name)
      if let bytes {
        try bytes.write(to: url)
      } else {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      }
      for language in ["vi", "en"] {
        for arguments in [["score"] + Self.asked, ["import", "dossiers.csv"], ["batches"], ["backup", "b.sqlite"]] {
          let result = try command.finish(command.start(arguments + ["--store", name, "--lang", language]))
          #expect(result.status == 1, "\(name) \(arguments): \(result.error)")
          #expect(isOneSentence(result.error), "\(name) \(arguments): \(result.error)")
        }
      }
      if let bytes { #expect(try Data(contentsOf: url) == bytes, "\(name) was changed") }
      #expect(!FileManager.default.fileExists(atPath: command.folder.appendingPathComponent("b.sqlite").path))
    }
  }

  @Test func `an empty file is no store yet, and may become one`() throws {
    let command = try filled()
    let empty = try command.file("empty.sqlite", "")
    let asked = try command.finish(command.start(["score"] + Self.asked + ["--store", empty]))
    #expect(asked.status == 1 && isOneSentence(asked.error))
    #expect(try Data(contentsOf: URL(fileURLWithPath: empty)).isEmpty)
    #expect(try command.run("import", "units.csv", "--store", empty).status == 0)
  }

  @Test func `a file that may not grow fails the import and nothing else`() throws {
    let command = try filled()
    let before = try score(command).output
    let more = try command.file("dossiers.csv", Self.dossiers("B", 4000))
    // The limit is a real one of the system, in blocks of 512 bytes or of 1024.
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 150; exec \"$0\" import \"$1\" --lang en", Command.executable.path, more,
    ]
    shell.currentDirectoryURL = command.folder
    let failed = try command.finish(shell)
    #expect(failed.status == 1 && isOneSentence(failed.error), "\(failed.error)")
    #expect(try score(command).output == before)
    #expect(try command.run("verify").status == 0)
    #expect(try command.run("import", more).status == 0)
    #expect(try score(command).output != before)
  }

  @Test(arguments: 1...4)
  func `an import killed at any moment leaves the store whole`(round: Int) throws {
    let command = try filled()
    let before = try score(command).output
    let file = try command.file("dossiers.csv", Self.dossiers("B", 20_000))
    let process = try command.start(["import", file])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(60_000 * round * round))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try command.run("verify").status == 0, "round \(round)")
    let after = try score(command).output
    #expect(try command.run("import", file).status == 0)
    #expect(try after == before || after == score(command).output, "round \(round)")
  }

  @Test func `four imports, readers and backups at once: no batch is lost, every backup is sound`() throws {
    let command = try filled()
    var imports: [Process] = []
    for name in ["B", "C", "D", "E"] {
      let folder = command.folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      try Data(Self.dossiers(name, 1500).utf8).write(to: folder.appendingPathComponent("dossiers.csv"))
      let process = try command.start(["import", name])
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      imports.append(process)
    }
    for round in 0..<6 {
      #expect(try score(command).status == 0, "round \(round)")
      #expect(try command.run("backup", "b\(round).sqlite").status == 0, "round \(round)")
    }
    for process in imports {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let batches = try command.run("batches", "--format", "json").output
    #expect(batches.components(separatedBy: "\"arrived_at\"").count - 1 == 5, "\(batches)")
    #expect(try command.run("verify").status == 0)
    for round in 0..<6 { #expect(try command.run("verify", "--store", "b\(round).sqlite").status == 0) }
    let counts = try command.run(
      "counts", "--unit", "X1", "--period", "2026", "--by", "unit", "--as-of", "2026-12-31T23:59:59", "--format",
      "json")
    let total = try #require(counts.json()["total"] as? [String: Any])
    #expect(total["received"] as? Int == 40 + 4 * 1500)
  }

  @Test func `a backup comes back, also over a store that cannot be opened`() throws {
    let command = try filled()
    let before = try score(command).output
    #expect(try command.run("backup", "b.sqlite").status == 0)
    #expect(try command.run("backup", "b.sqlite").status == 1)
    #expect(try command.run("restore", "soi.sqlite", "--replace").status == 2)
    #expect(try command.run("restore", "b.sqlite").status == 1)
    #expect(try command.run("retract", "1").status == 0)
    #expect(try score(command).output != before)
    #expect(try command.run("restore", "b.sqlite", "--replace").status == 0)
    #expect(try score(command).output == before)
    try Data(repeating: 1, count: 5000).write(to: command.folder.appendingPathComponent("soi.sqlite"))
    #expect(try command.run("restore", "b.sqlite", "--replace").status == 0)
    #expect(try score(command).output == before)
    #expect(try command.run("verify").status == 0)
    // What cannot be brought back leaves nothing behind.
    let text = try command.file("text.sqlite", String(repeating: "mã,tên\n", count: 900))
    let refused = try command.run("restore", text, "--store", "new.sqlite")
    #expect(refused.status == 1 && isOneSentence(refused.error), "\(refused.error)")
    let left = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
    #expect(left.allSatisfy { !$0.hasPrefix("new.sqlite") && !$0.contains("khoi-phuc") }, "\(left)")
  }
}
