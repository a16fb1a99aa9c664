import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct CommandTests {
  private static let example = Command.root.appendingPathComponent("Examples/dong-tra-bong").path

  @Test func `the README's example runs as written`() throws {
    let command = try Command()
    let imported = try command.run("import", Self.example)
    #expect(imported.status == 0, "\(imported.error)")
    let counts = try command.run(
      "counts", "--unit", "21127", "--from", "2025-07-01", "--to", "2025-09-15", "--as-of", "2025-09-15T09:00:00",
      "--by",
      "field", "--format", "json")
    let total = try #require(counts.json()["total"] as? [String: Any])
    #expect(total["received"] as? Int == 933 && total["early"] as? Int == 837 && total["late"] as? Int == 24)
    let list = try command.run(
      "list", "--unit", "21127", "--from", "2025-07-01", "--to", "2025-09-15", "--kind", "late", "--xlsx",
      "tre-han.xlsx")
    #expect(list.status == 0)
    let workbook = try Data(contentsOf: command.folder.appendingPathComponent("tre-han.xlsx"))
    #expect(workbook.prefix(2) == Data("PK".utf8))
  }

  @Test func `the score is the contract's object, wherever the global options stand`() throws {
    let command = try Command()
    try command.run("import", Self.example)
    let after = try command.run(
      "score", "--unit", "21127", "--from", "2025-07-01", "--to", "2025-09-30", "--store", "soi.sqlite", "--format",
      "json")
    let before = try command.run(
      "--store", "soi.sqlite", "--format", "json", "score", "--unit", "21127", "--from", "2025-07-01", "--to",
      "2025-09-30")
    #expect(after.status == 0 && after.output == before.output)
    let score = try after.json()
    #expect(score["as_of"] as? String == "2025-09-30T23:59:59+07:00")
    #expect(score["rules"] as? String == "portal-v1-assumed")
    #expect(score["known_at"] is NSNull)
    let blocks = try #require(score["blocks"] as? [[String: Any]])
    #expect(blocks.compactMap { $0["code"] as? String } == ["CKMB", "TDGQ", "CLGQ", "TTTT", "MDSH", "MDHL"])
    let indicators = try #require(score["indicators"] as? [[String: Any]])
    #expect(indicators.compactMap { $0["no"] as? String } == (1...21).map { String(format: "%02d", $0) })
    let keys: Set = [
      "no", "id", "code", "block", "numerator", "denominator", "ratio", "score", "max", "state", "origin", "coverage",
      "marks",
    ]
    for indicator in indicators { #expect(Set(indicator.keys) == keys) }
  }

  @Test func `exit statuses: usage 2, failure 1, quarantine 3, and one clear sentence`() throws {
    let command = try Command()
    try command.run("import", Self.example)
    let cases: [([String], Int32)] = [
      (["score", "--unit", "21127"], 2), (["score", "--unit", "nope", "--period", "2025"], 2), (["frobnicate"], 2),
      (["score", "--unit", "21127", "--from", "2025-09-01", "--to", "2025-08-01"], 2),
      (["score", "--unit", "21127", "--from", "2025-09-01", "--to", "2025-09-30", "--as-of", "2025-08-01"], 2),
      (["import", "missing.csv"], 2), (["score", "--unit", "21127", "--period", "2025", "--store", "none.sqlite"], 1),
      (["retract", "99"], 2), (["score", "--unit", "21127", "--period", "2025", "--rules", "nope"], 2),
    ]
    for (arguments, status) in cases {
      // Into a file: a pipe stays open as long as any service another test started at this moment.
      let result = try command.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.error)")
      #expect(!result.error.isEmpty)
    }
    let bad = try command.file(
      "dossiers.csv", "code,unit,procedure,channel,received_at\nHS1,21127,1.1,online,31/02/2026\n")
    #expect(try command.run("import", bad).status == 3)
  }

  @Test func `the sample province is marked and removed by one command`() throws {
    let command = try Command()
    try command.run(
      "simulate", "--communes", "3", "--agencies", "2", "--dossiers", "400", "--until", "2026-06-30", "--out", "mau")
    let imported = try command.run("import", "mau")
    #expect([0, 3].contains(imported.status))
    let asked = ["rank", "--parent", "H99", "--period", "2026", "--as-of", "2026-06-30T17:00:00", "--format", "json"]
    let process = try command.run(
      asked[0], asked[1], asked[2], asked[3], asked[4], asked[5], asked[6], asked[7], asked[8])
    let ranking = try process.json()
    #expect(ranking["sample"] as? Bool == true)
    #expect((ranking["units"] as? [Any])?.count == 3)
    #expect(try command.run("sample", "remove").status == 0)
    #expect(try command.run("rank", "--parent", "H99", "--period", "2026").status == 2)
  }

  @Test func `the page and its JSON tell the same, and nonsense is answered politely`() async throws {
    let command = try Command()
    try command.run("import", Self.example)
    let served = try await Served(command)
    try await served.signIn()
    func fetch(_ path: String, accept: String = "text/html") async throws -> (Int, String) {
      let answer = try await served.get(path, accept: accept)
      return (answer.status, answer.text)
    }
    let query = "from=2025-07-01&to=2025-09-15&as_of=2025-09-15T09:00:00"
    let page = try await fetch("/units/21127?\(query)")
    #expect(
      page.0 == 200 && page.1.contains("UBND xã Đông Trà Bồng") && page.1.contains("tính đến 09:00 ngày 15/9/2025"))
    let json = try await fetch("/units/21127?\(query)", accept: "application/json")
    let told = try command.run(
      "score", "--unit", "21127", "--from", "2025-07-01", "--to", "2025-09-15", "--as-of", "2025-09-15T09:00:00",
      "--format",
      "json")
    #expect(json.0 == 200)
    let both = try [json.1, told.output].map { text in
      try JSONSerialization.data(
        withJSONObject: JSONSerialization.jsonObject(with: Data(text.utf8)), options: .sortedKeys)
    }
    #expect(both[0] == both[1])
    #expect(try await fetch("/healthz").0 == 200)
    #expect(try await fetch("/").0 == 303)
    #expect(try await fetch("/nowhere").0 == 404)
    for nonsense in [
      "from=x", "from=2025-09-01&to=2025-08-01", "source=moon", "rules=../../etc/passwd.yaml", "as_of=now",
    ] {
      #expect(try await fetch("/units/21127?\(nonsense)").0 == 400, "\(nonsense)")
    }
    #expect(try await fetch("/units/%22%3Cscript%3E").0 == 404)
    #expect(try await fetch("/nowhere").1.contains("Không có trang này"))
    #expect(try await fetch("/units/2112%37?\(query)").1 == page.1)
    #expect(try await fetch("/api/v1/scores").0 == 400)
  }
}
