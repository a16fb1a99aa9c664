import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Rule packs and calendars by the command, as a person in a province uses them.
@Suite struct RuleCommandTests {
  private static let examples = Command.root.appendingPathComponent("Examples/bo-quy-tac").path
  private static let dossiers = Command.root.appendingPathComponent("Examples/dong-tra-bong").path

  @Test func `check prints every problem as file, line, column, sentence and hint, and fails if there is any`() throws {
    let command = try Command()
    let sound = try command.run(
      "rules", "check", "\(Self.examples)/muc-tieu-30.yaml", "\(Self.examples)/chi-so-tinh.yaml", "--format", "table")
    #expect(sound.status == 0 && sound.output.contains("bộ quy tắc đúng"))
    let text = "pack: x\nbased_on: portal-v2-2026\ntitle: x\nvalid: {from: 2026-01-01}\nsource: x\nroundin: exact\n"
    let file = try command.file("x.yaml", text + "indicators:\n  - no: \"11\"\n    curve: {target: 0}\n")
    let broken = try command.run("rules", "check", file, "--format", "table", "--lang", "en")
    #expect(broken.status == 1)
    let lines = broken.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("\(file):6:1: There is no entry called “roundin” here. — did you mean “rounding”?"))
    #expect(lines[1].hasPrefix("\(file):9:21: "))
    let json = try command.run("rules", "check", file, "--format", "json")
    let problems = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(problems.map { $0["kind"] as? String } == ["unknown_entry", "not_a_whole_number"])
    let tab = try command.run("rules", "check", try command.file("tab.yaml", "pack: x\n\ttitle: x\n"), "--lang", "en")
    #expect(tab.status == 1 && tab.output.contains("never with tabs"))
  }

  @Test(arguments: ["dossier", "petition", "service", "procedure", "announcement"])
  func `attributes are listed by subject, with words and meanings`(subject: String) throws {
    let command = try Command()
    let listed = try command.run("rules", "attributes", "--subject", subject, "--format", "json")
    let rows = try #require(JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]])
    #expect(!rows.isEmpty)
    for row in rows { #expect((row["subjects"] as? [String])?.contains(subject) == true) }
    #expect(try command.run("rules", "attributes", "--subject", subject, "--format", "csv").status == 0)
    #expect(try command.run("rules", "attributes", "--format", "table").output.contains("channel: online = trực tuyến"))
  }

  @Test func `diff says what two packs say differently and succeeds`() throws {
    let command = try Command()
    let text = try command.run(
      "rules", "diff", "portal-v2-2026", "\(Self.examples)/muc-tieu-30.yaml", "--format", "table")
    #expect(text.status == 0 && text.output.contains("Chỉ tiêu 11, đường điểm: theo tỷ lệ → trọn điểm từ 30 %"))
    let json = try command.run(
      "rules", "diff", "portal-v2-2026", "\(Self.examples)/chi-so-tinh.yaml", "--format", "json"
    ).json()
    let differences = try #require(json["differences"] as? [[String: Any]])
    #expect(differences.count { $0["part"] as? String == "indicator" } == 28)
    let same = try command.run("rules", "diff", "formula-note", "formula-note", "--format", "json").json()
    #expect((same["differences"] as? [Any])?.isEmpty == true)
  }

  @Test func `a stranger's index is scored, ranked and explained`() throws {
    let command = try Command()
    try command.run("import", Self.dossiers)
    let pack = "\(Self.examples)/chi-so-tinh.yaml"
    let score = try command.run(
      "score", "--unit", "21127", "--period", "2025-Q3", "--rules", pack, "--format", "json"
    ).json()
    #expect((score["total"] as? [String: String])?["max"] == "60.00")
    #expect((score["indicators"] as? [[String: Any]])?.compactMap { $0["no"] as? String }.count == 7)
    #expect((score["groups"] as? [Any])?.count == 3)
    let table = try command.run(
      "score", "--unit", "21127", "--period", "2025-Q3", "--rules", pack, "--format", "table")
    #expect(table.output.contains(" / 60 · ") && !table.output.contains("/ 100"))
    let explained = try command.run(
      "explain", "--unit", "21127", "--period", "2025-Q3", "--rules", pack, "--format", "json"
    ).json()
    let points = try #require(explained["lines"] as? [[String: Any]]).compactMap { $0["points"] as? String }
    // In units of 10⁻⁹, which is exact enough to see a hundredth that is missing.
    let lost = points.reduce(0.0) { sum, text in
      let parts = text.split(separator: "/").compactMap { Double($0) }
      return sum + parts[0] / (parts.count > 1 ? parts[1] : 1)
    }
    let told = try #require((explained["lost"] as? String).flatMap { Double($0) })
    #expect(abs(lost - told) < 1e-6)
    let ranking = try command.run(
      "rank", "--parent", "51", "--period", "2025-Q3", "--rules", pack, "--format", "json"
    ).json()
    let units = try #require(ranking["units"] as? [[String: Any]])
    #expect((units.first?["blocks"] as? [String: String])?.keys.sorted() == ["DUNGHEN", "NIEMTIN", "TRUCTUYEN"])
    let unknown = try command.run(
      "explain", "--unit", "21127", "--period", "2025-Q3", "--rules", pack, "--indicator", "05", "--lang", "en")
    #expect(unknown.status == 2 && unknown.error.contains("A1, A2, B1"))
  }

  @Test func `a pack is previewed, put into the store, chosen by date, listed and retired`() throws {
    let command = try Command()
    try command.run("import", Self.dossiers)
    let text = """
      pack: tinh-2025
      based_on: portal-v1-assumed
      title: x
      valid: {from: 2025-07-01, to: 2025-12-31}
      default: true
      source: x
      indicators:
        - no: "05"
          curve: {target: 50}
      """
    let file = try command.file("tinh.yaml", text)
    let preview = try command.run(
      "rules", "preview", file, "--parent", "51", "--period", "2025-Q3", "--format", "json"
    ).json()
    let before = try #require(preview["before"] as? [String: Any])
    #expect(before["rules"] as? String == "portal-v1-assumed")
    let totals = try #require(preview["totals"] as? [String: Any])
    #expect(totals["units"] as? Int == 1 && totals["affected"] as? Int == 0 && totals["scores_changed"] as? Int == 1)
    let shift = try #require((preview["units"] as? [[String: Any]])?.first?["shift"] as? String)
    #expect(!shift.hasPrefix("-") && shift != "0.00")
    for format in ["csv", "table"] {
      #expect(
        try command.run("rules", "preview", file, "--parent", "51", "--period", "2025-Q3", "--format", format).status
          == 0)
    }
    func rules() throws -> String? {
      try command.run("score", "--unit", "21127", "--period", "2025-Q3", "--format", "json").json()["rules"] as? String
    }
    #expect(try rules() == "portal-v1-assumed")
    let added = try command.run("rules", "add", file, "--format", "json").json()
    #expect((added["sha256"] as? String)?.count == 64 && (added["arrived_at"] as? String)?.isEmpty == false)
    #expect(try rules() == "tinh-2025")
    #expect(try command.run("rules", "add", file).status == 2)
    let listed = try command.run("rules", "list", "--format", "csv").output
    #expect(listed.contains("tinh-2025,2025-07-01,2025-12-31,theo ngày,trong kho,"))
    #expect(try command.run("rules", "retire", "tinh-2025").status == 0)
    #expect(try rules() == "portal-v1-assumed")
    #expect(try command.run("rules", "retire", "tinh-2025").status == 2)
    #expect(try command.run("rules", "list", "--format", "csv").output.contains("tinh-2025,,,thôi dùng,trong kho,"))
    let shipped = try command.file("s.yaml", text.replacingOccurrences(of: "tinh-2025", with: "portal-v2-2026"))
    #expect(try command.run("rules", "add", shipped, "--lang", "en").error.contains("ships with soi"))
  }

  @Test func `a calendar is previewed, put into the store, used and retired`() throws {
    let command = try Command()
    try command.run("import", Self.dossiers)
    let file = try command.file("nghi.csv", "date,kind,label,status\n2025-08-15,swap_off,nghỉ thử,verified\n")
    #expect(try command.run("calendar", "check", file).status == 0)
    let preview = try command.run(
      "calendar", "preview", file, "--parent", "51", "--period", "2025-Q3", "--format", "json"
    ).json()
    #expect(preview["days"] as? [String] == ["2025-08-15"])
    for format in ["csv", "table"] {
      #expect(
        try command.run(
          "calendar", "preview", file, "--parent", "51", "--period", "2025-Q3", "--format", format
        ).status == 0)
    }
    func due() throws -> String? {
      try command.run(
        "due", "--accepted", "2025-08-14T09:00:00", "--amount", "1", "--unit-of-time", "working_day", "--format", "json"
      ).json()["due"] as? String
    }
    #expect(try due()?.hasPrefix("2025-08-15") == true)
    #expect(try command.run("calendar", "add", file).status == 0)
    #expect(try due()?.hasPrefix("2025-08-18") == true)
    #expect(try command.run("calendar", "add", file, "--name", "vietnam").status == 2)
    #expect(try command.run("calendar", "list", "--format", "csv").output.contains("\nnghi,trong kho,"))
    #expect(try command.run("calendar", "retire", "nghi").status == 0)
    #expect(try due()?.hasPrefix("2025-08-15") == true)
    let wrong = try command.file("sai.csv", "date,kind,label,status\n2025-08-16,swap_of,x,verified\n")
    let checked = try command.run("calendar", "check", wrong, "--lang", "en")
    #expect(checked.status == 1 && checked.output.contains("sai.csv:2:2: ") && checked.output.contains("“swap_off”?"))
  }

  @Test func `a pack put into the store while the application runs is used by the next page`() async throws {
    let command = try Command()
    try command.run("import", Self.dossiers)
    let served = try await Served(command)
    try await served.signIn()
    func page() async throws -> String { try await served.get("/units/21127?from=2026-07-01&to=2026-09-30").text }
    let before = try await page()
    #expect(before.contains("/ 100 điểm") && before.contains("6 khối điểm") && before.contains("21 chỉ tiêu"))
    let text = try String(contentsOfFile: "\(Self.examples)/chi-so-tinh.yaml", encoding: .utf8)
    let file = try command.file(
      "tinh.yaml", text.replacingOccurrences(of: "rounding: exact", with: "rounding: exact\ndefault: true"))
    #expect(try command.run("rules", "add", file).status == 0)
    let after = try await page()
    #expect(after.contains("/ 60 điểm") && after.contains("3 khối điểm") && after.contains("7 chỉ tiêu"))
  }
}
