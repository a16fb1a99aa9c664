import Foundation
import Testing

/// The commands that say what to do, on a made-up province.
@Suite struct ImprovingCommandTests {
  private func province() throws -> Command {
    let command = try Command()
    try command.run(
      "simulate", "--communes", "4", "--agencies", "1", "--dossiers", "2000", "--until", "2026-06-20", "--seed", "5",
      "--out", "mau")
    let imported = try command.run("import", "mau")
    // The made-up province has rows that are kept back, as real ones have.
    #expect(imported.status == 3, "\(imported.error)")
    return command
  }

  private static let period = [
    "--from", "2026-04-01", "--to", "2026-06-30", "--as-of", "2026-06-15", "--format", "json",
  ]

  private func ask(_ command: Command, _ arguments: [String]) throws -> [String: Any] {
    let result = try command.finish(command.start(arguments + Self.period))
    #expect(result.status == 0, "\(arguments) \(result.error)")
    return try result.json()
  }

  private func decimals(_ answer: [String: Any], _ keys: [String]) throws -> [Decimal] {
    try keys.map { key in
      let text = try #require(answer[key] as? String)
      return try #require(Decimal(string: text))
    }
  }

  @Test func `a path keeps its promise when its steps are asked as a what-if`() throws {
    let command = try province()
    let path = try ask(command, ["path", "--unit", "H99.101", "--to", "hours:4"])
    #expect(path["outcome"] as? String == "reached" && path["proven"] as? Bool == true)
    let steps = try #require(path["steps"] as? [[String: Any]])
    let minutes = try #require(path["minutes"] as? Int)
    #expect(!steps.isEmpty && minutes <= 240)
    let asked = steps.compactMap { step -> [String]? in
      guard let code = step["code"] as? String, let remedy = step["remedy"] as? String else { return nil }
      return ["--do", "\(code)=\(remedy)"]
    }
    let answer = try ask(command, ["whatif", "--unit", "H99.101"] + asked.flatMap(\.self))
    let (promised, kept) = (path["after"] as? [String: Any], answer["after"] as? [String: Any])
    #expect(promised?["total"] as? String == kept?["total"] as? String && kept?["total"] != nil)
    let refused = try command.run(
      "path", "--unit", "H99.101", "--from", "2026-04-01", "--to", "2026-06-30", "--goal", "band:Kém")
    #expect(refused.status == 2 && refused.error.contains("band:Tốt"))
  }

  @Test func `explained and unexplained are what was lost`() throws {
    let command = try province()
    let gap = try ask(command, ["gap", "--unit", "H99.101", "--published", "TOTAL=50,00"])
    let parts = try decimals(gap, ["explained", "unexplained", "lost"])
    #expect(parts[0] + parts[1] == parts[2])
  }

  @Test func `a movement's parts add up, and an outlook holds what is now`() throws {
    let command = try province()
    let movement = try ask(
      command, ["movement", "--unit", "H99.101", "--before-from", "2026-01-01", "--before-to", "2026-03-31"])
    let parts = try #require(movement["parts"] as? [String: String])
    let sum = parts.values.compactMap { Decimal(string: $0) }.reduce(0, +)
    #expect(try [sum] == decimals(movement, ["shift"]))
    let outlook = try ask(command, ["outlook", "--unit", "H99.101"])
    let ends = try decimals(outlook, ["worst", "now", "best"])
    #expect(ends == ends.sorted())
    let patterns = try ask(command, ["patterns", "--unit", "H99.101"])
    #expect(patterns["patterns"] is [Any])
  }
}
