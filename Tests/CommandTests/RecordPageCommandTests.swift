import Foundation
import Testing

/// Pages with records against the commands: the same numbers, for nobody but those who may see them.
@Suite struct RecordPageCommandTests {
  private static let days = ["--from", "2026-01-01", "--to", "2026-06-30", "--as-of", "2026-06-30T17:00:00"]
  private static let query = "from=2026-01-01&to=2026-06-30&as_of=2026-06-30T17:00:00"
  private static let unit = "H99.101"

  /// A small province, served, with somebody signed in.
  private static func served() async throws -> (Command, Served) {
    let command = try Command()
    try command.run(
      "simulate", "--communes", "3", "--agencies", "2", "--dossiers", "3000", "--until", "2026-06-30", "--seed", "3",
      "--out", "mau")
    try command.run("import", "mau")
    let served = try await Served(command)
    try await served.signIn()
    return (command, served)
  }

  private static func told(_ command: Command, _ arguments: [String]) throws -> [String: Any] {
    try command.finish(command.start(arguments + ["--format", "json"])).json()
  }

  @Test func `lists count what the commands list`() async throws {
    let (command, served) = try await Self.served()
    let open = try Self.told(command, ["list", "--unit", Self.unit, "--kind", "open"] + Self.days)
    let openLate = try Self.told(command, ["list", "--unit", Self.unit, "--kind", "open_late"] + Self.days)
    let work = try await served.get(
      "/dossiers?unit=\(Self.unit)&per_page=500&\(Self.query)", accept: "application/json"
    )
    .json()
    let late = try await served.get(
      "/dossiers?unit=\(Self.unit)&state=late&\(Self.query)", accept: "application/json"
    ).json()
    #expect(try #require(open["count"] as? Int) > 0)
    #expect(work["dossiers_total"] as? Int == open["count"] as? Int)
    #expect(late["dossiers_total"] as? Int == openLate["count"] as? Int)
    // Most urgent first.
    let left = (work["dossiers"] as? [[String: Any]] ?? []).compactMap { $0["whole_left_minutes"] as? Int }
    #expect(left == left.sorted() && !left.isEmpty)
    for kind in ["late", "refused", "withdrawn", "supplemented", "stopped"] {
      let list = try Self.told(command, ["list", "--unit", Self.unit, "--kind", kind] + Self.days)
      let page = try await served.get(
        "/dossiers/\(kind)?unit=\(Self.unit)&per_page=500&\(Self.query)", accept: "application/json"
      ).json()
      #expect(page["dossiers_total"] as? Int == list["count"] as? Int, "\(kind)")
      let codes = (list["dossiers"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
      #expect(
        (page["dossiers"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String } == Array(codes.prefix(500)))
      let fields = page["by_field"] as? [[String: Any]] ?? []
      #expect(fields.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == list["count"] as? Int, "\(kind)")
    }
  }

  @Test func `an indicator, the ledger and the counts tell what the commands tell`() async throws {
    let (command, served) = try await Self.served()
    let score = try Self.told(command, ["score", "--unit", Self.unit] + Self.days)
    for indicator in score["indicators"] as? [[String: Any]] ?? [] {
      let no = try #require(indicator["no"] as? String)
      let page = try await served.get(
        "/units/\(Self.unit)/indicators/\(no)?\(Self.query)", accept: "application/json"
      ).json()
      for key in ["numerator", "denominator", "ratio", "coverage", "origin"] {
        #expect("\(page[key] ?? "")" == "\(indicator[key] ?? "")", "\(no) \(key)")
      }
      guard indicator["origin"] as? String == "own", let n = indicator["numerator"] as? Int,
        let d = indicator["denominator"] as? Int, no != "04"
      else { continue }
      #expect(page["records_total"] as? Int == d - n, "\(no)")
    }
    let explained = try Self.told(command, ["explain", "--unit", Self.unit] + Self.days)
    let ledger = try await served.get("/units/\(Self.unit)/losses?\(Self.query)", accept: "application/json").json()
    #expect(ledger["lines_total"] as? Int == (explained["lines"] as? [Any])?.count)
    #expect(ledger["lost"] as? String == explained["lost"] as? String)
    let lost = try #require(Decimal(string: try #require(explained["lost"] as? String)))
    for key in ["by_indicator", "by_office", "by_field", "by_reason"] {
      let rows = ledger[key] as? [[String: Any]] ?? []
      let sum = rows.reduce(Decimal(0)) { $0 + (Decimal(string: $1["lost"] as? String ?? "") ?? 0) }
      #expect(sum == lost, "\(key): the shown parts add up")
    }
    let counts = try Self.told(command, ["counts", "--unit", Self.unit, "--by", "office"] + Self.days)
    let offices = try await served.get("/offices?unit=\(Self.unit)&\(Self.query)", accept: "application/json").json()
    let told = (counts["rows"] as? [[String: Any]] ?? []).map { "\($0["received"] ?? "") \($0["late"] ?? "")" }
    let shown = (offices["offices"] as? [[String: Any]] ?? []).map { "\($0["received"] ?? "") \($0["late"] ?? "")" }
    #expect(told == shown && !told.isEmpty)
    // An administrator is not somebody's head: what single officers did is not theirs to see.
    #expect(offices["officers"] == nil)
    #expect(try await served.get("/dossiers?unit=\(Self.unit)&officer=CB-1&\(Self.query)").status == 403)
    #expect(try await !served.get("/dossiers?unit=\(Self.unit)&\(Self.query)").text.contains("Cán bộ"))
  }

  @Test func `a dossier's page tells its timeline and its places`() async throws {
    let (command, served) = try await Self.served()
    let list = try Self.told(command, ["list", "--unit", Self.unit, "--kind", "late"] + Self.days)
    let code = try #require((list["dossiers"] as? [[String: Any]])?.first?["code"] as? String)
    let told = try Self.told(command, ["timeline", code, "--from", "2026-01-01", "--to", "2026-06-30"])
    let page = try await served.get(
      "/dossiers/\(code)?from=2026-01-01&to=2026-06-30", accept: "application/json"
    ).json()
    let events = (told["events"] as? [[String: Any]] ?? []).compactMap { $0["at"] as? String }
    #expect((page["events"] as? [[String: Any]] ?? []).compactMap { $0["at"] as? String } == events && !events.isEmpty)
    let counted = (told["counts"] as? [[String: Any]] ?? []).filter { $0["counted"] as? Bool == true }
    let states = (page["counts"] as? [[String: Any]] ?? []).reduce(into: [String: String]()) {
      $0[$1["no"] as? String ?? ""] = $1["state"] as? String
    }
    for place in counted {
      let no = try #require(place["no"] as? String)
      #expect(states[no] == (place["achieved"] as? Bool == true ? "achieved" : "missing"), "\(no)")
    }
    #expect(try await served.get("/dossiers/khong-co").status == 404)
  }

  @Test func `every page answers in every form, and nobody unknown reads one`() async throws {
    let (_, served) = try await Self.served()
    let pages = [
      "/dossiers?unit=\(Self.unit)", "/dossiers/late?unit=\(Self.unit)", "/petitions?unit=H99", "/offices?unit=H99",
      "/procedures?unit=\(Self.unit)", "/procedures?unit=\(Self.unit)&view=announcements",
      "/procedures?unit=\(Self.unit)&view=processes", "/compare?unit=\(Self.unit)", "/units/\(Self.unit)/losses?x=1",
      "/units/\(Self.unit)/indicators/05?list=achieved",
    ]
    for page in pages {
      let html = try await served.get("\(page)&\(Self.query)")
      #expect(html.status == 200 && html.text.contains("tính đến 17:00 ngày 30/6/2026"), "\(page)")
      #expect(html.text.contains("Nguồn:") && html.text.contains("Dữ liệu mẫu."), "\(page)")
      #expect(
        try await served.get("\(page)&\(Self.query)&format=csv").headers["content-type"]?.hasPrefix("text/csv") == true)
      let workbook = try await served.get("\(page)&\(Self.query)&format=xlsx")
      #expect(workbook.status == 200 && workbook.text.hasPrefix("PK"), "\(page)")
      #expect(
        try await served.get("\(page)&\(Self.query)", accept: "application/json").json()["as_of"] as? String
          == "2026-06-30T17:00:00+07:00")
      #expect(try await served.get("\(page)&format=doc").status == 400)
    }
    #expect(try await served.submit("/sign-out", from: "/account", [:]).status == 303)
    for page in pages {
      #expect(try await served.get(page, accept: "application/json").status == 401, "\(page)")
      #expect(try await served.get(page).status == 303, "\(page)")
    }
  }

  @Test func `search finds without marks, and dossiers by their code`() async throws {
    let (command, served) = try await Self.served()
    let units = try await served.get("/search?q=tinh", accept: "application/json").json()
    #expect((units["units"] as? [[String: Any]])?.contains { $0["code"] as? String == "H99" } == true)
    let procedures = try await served.get("/search?q=khai%20sinh", accept: "application/json").json()
    #expect((procedures["procedures"] as? [Any])?.isEmpty == false)
    let list = try Self.told(command, ["list", "--unit", Self.unit, "--kind", "open"] + Self.days)
    let code = try #require((list["dossiers"] as? [[String: Any]])?.first?["code"] as? String)
    let found = try await served.get("/search?q=\(code)", accept: "application/json").json()
    #expect((found["dossiers"] as? [[String: Any]])?.first?["code"] as? String == code)
    #expect(try await served.get("/search?q=").status == 200)
  }
}
