import Base
import Foundation
import Testing

/// What people of each role met when they tried the service: menus that lead where they may go, pages that keep who they are,
/// files a spreadsheet does not spoil, days strangers are not told.
@Suite struct TrialTests {
  private static let year = "from=2026-01-01&to=2026-12-31"

  private struct Site {
    let command: Command
    let served: Served
    func get(_ path: String, _ who: WalkedVisitor?) async throws -> Served.Answer {
      // A stranger comes from elsewhere, where a proxy says so.
      let own = who?.headers ?? ["X-Forwarded-For": "203.0.113.7"]
      return try await served.plain(path, headers: own.merging(["Accept": "text/html"]) { $1 })
    }
  }

  /// One province with two communes and some dossiers, or two provinces.
  private func site(alone: Bool, _ arguments: String...) async throws -> Site {
    let command = try Command()
    if alone {
      _ = try command.file(
        "units.csv", "code,name,kind,parent\nA,Tỉnh A,province,\nA1,Xã Một,commune,A\nA2,Xã Hai,commune,A\n")
      _ = try command.file("procedures.csv", "code,name,field\n1.001193,Đăng ký khai sinh,Hộ tịch\n")
      let rows = (1...20).map { number in
        "HS-\(number),A\(number % 2 + 1),1.001193,direct,2026-03-02T08:15:00,2026-03-10T17:00:00,\(number % 3 == 0 ? "2026-03-20T10:00:00,done" : ","),CB\(number % 2 + 1),Một cửa"
      }
      _ = try command.file(
        "dossiers.csv",
        "code,unit,procedure,channel,received_at,due_at,ended_at,end_kind,officer,office\n\(rows.joined(separator: "\n"))\n"
      )
      let imported = try command.run("import", "units.csv", "procedures.csv", "dossiers.csv")
      try #require(imported.status == 0, "\(imported.error)")
    } else {
      try WalkedSide.fill(command)
    }
    return Site(command: command, served: try await Served(command, arguments))
  }

  @Test(arguments: [true, false])
  func `whatever the menu shows can be opened, and a province alone in its store is all of it`(alone: Bool) async throws
  {
    let site = try await site(alone: alone)
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    for (role, unit) in [
      ("control", "A"), ("control", "A1"), ("administrator", "A"), ("auditor", "A"), ("desk", "A1"), ("leader", "A1"),
    ] {
      let who = try await WalkedVisitor.person(role, at: unit, site.served, site.command)
      for page in ["/units/\(unit)?\(Self.year)", "/nowhere", "/rules"] {
        let text = try await site.get(page, who).text
        let menu = try #require(
          text.firstRange(of: /aria-label="Các trang chính".*?<\/nav>/).map { text[$0] }, "\(role) \(page)")
        for link in menu.matches(of: /href="([^"]+)"/).map({ String($0.1).replacing("&amp;", with: "&") }) {
          let opened = try await site.get(link, who)
          #expect([200, 303].contains(opened.status), "\(role)@\(unit): \(link) \(opened.status)")
        }
      }
      let mends = ["control", "administrator"].contains(role) && unit == "A" && alone
      #expect(try await site.get("/upload", who).status == (mends ? 200 : 403), "\(role)@\(unit)")
      let reads = unit == "A" && alone
      #expect(try await site.get("/sources", who).status == (reads ? 200 : 403), "\(role)@\(unit)")
    }
  }

  @Test func `a refusal does not sign anybody out, and the menu keeps unit and days`() async throws {
    let site = try await site(alone: true)
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    let desk = try await WalkedVisitor.person("desk", at: "A1", site.served, site.command)
    for (path, status) in [
      ("/nowhere", 404), ("/sources", 403), ("/dossiers/khong-co", 404), ("/units/A2?\(Self.year)", 403),
    ] {
      let answer = try await site.get(path, desk)
      #expect(answer.status == status && answer.text.contains("Đăng xuất"), "\(path) \(answer.status)")
      #expect(answer.text.contains("href=\"/board\""), "\(path)")
      #expect(try await !site.get(path, nil).text.contains("Đăng xuất"))
    }
    let page = try await site.get("/units/A1?from=2026-01-01&to=2026-03-31", desk).text
    #expect(
      page.contains("href=\"/dossiers?unit=A1&amp;from=2026-01-01&amp;to=2026-03-31\" >")
        || page.contains("href=\"/dossiers?unit=A1&amp;from=2026-01-01&amp;to=2026-03-31\">Hồ sơ"))
    #expect(page.contains("href=\"/ranking?period=2026-Q1\""))
  }

  @Test func `strangers are told whole months, and the same as CSV`() async throws {
    let site = try await site(alone: true, "--behind-proxy")
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    let desk = try await WalkedVisitor.person("desk", at: "A1", site.served, site.command)
    for path in [
      "/api/v1/scores?unit=A1", "/api/v1/scores.csv?unit=A1", "/api/v1/ranks?parent=A", "/api/v1/stream?unit=A1",
    ] {
      for days in [
        "from=2026-03-02&to=2026-03-02", "from=2026-03-01&to=2026-03-02",
        "from=2026-03-01&to=2026-03-31&as_of=2026-03-02T23:59:59",
      ] {
        #expect(try await site.get("\(path)&\(days)", nil).status == 401, "\(path) \(days)")
        if !path.contains("stream") {
          #expect(try await site.get("\(path)&\(days)", desk).status == 200, "\(path) \(days)")
        }
      }
    }
    let whole = try await site.get("/api/v1/scores?unit=A1&from=2026-03-01&to=2026-03-31", nil)
    #expect(whole.status == 200 && whole.headers["soi-provisional"] == "0")
    let csv = try await site.get("/api/v1/scores.csv?unit=A1&from=2026-03-01&to=2026-03-31", nil)
    #expect(csv.headers["content-disposition"]?.contains(".csv") == true)
    #expect(csv.text.split(separator: "\n").count == 22)
  }

  @Test func `no number of a ledger in CSV can be read as a date, and decimals stand beside the exact ones`()
    async throws
  {
    let site = try await site(alone: true)
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    let lead = try await WalkedVisitor.person("leader", at: "A", site.served, site.command)
    let files = [
      try await site.get("/api/v1/explain.csv?unit=A1&\(Self.year)", lead).text,
      try await site.get("/units/A1/losses?\(Self.year)&format=csv&table=lines", lead).text,
      try site.command.run("explain", "--unit", "A1", "--period", "2026", "--format", "csv").output,
    ]
    for file in files {
      #expect(file.contains("["))
      #expect(file.firstMatch(of: /(^|,)'?-?[0-9]+\/[0-9]+(,|\n)/) == nil, "\(file.prefix(600))")
    }
    // Each decimal is the rounded exact number beside it.
    for line in files[0].split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let exact = cells[5].dropFirst().dropLast().split(separator: "/").compactMap { Double($0) }
      let value = exact.count == 2 ? exact[0] / exact[1] : exact.first ?? .nan
      #expect(abs((Double(cells[4]) ?? .infinity) - value) < 0.000_001, "\(line)")
    }
    let table = try site.command.run("explain", "--unit", "A1", "--period", "2026", "--format", "table").output
    #expect(table.firstMatch(of: #/\s-?[0-9]+/[0-9]+\s/#) == nil)
  }

  @Test func `a trial of files has an address, says files by their names, and offers nothing when nothing is new`()
    async throws
  {
    let site = try await site(alone: true)
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    try await site.served.signIn()
    func send(_ kind: String, _ rows: String) async throws -> Served.Answer {
      try await site.served.submit("/upload", from: "/upload", ["kind": kind, "rows": rows])
    }
    let new = try await send("units", "code,name,kind,parent\nA9,Xã Chín,commune,A\n")
    let address = try #require(new.headers["location"])
    #expect(new.status == 303 && address.hasPrefix("/upload/"))
    for _ in 0..<2 {
      let trial = try await site.served.get(address)
      #expect(trial.status == 200 && trial.text.contains("Nhận vào kho"))
    }
    let desk = try await WalkedVisitor.person("control", at: "A", site.served, site.command)
    #expect(try await site.get(address, desk).status == 404, "a trial is its owner's")
    let known = try await send("units", "code,name,kind,parent\nA1,Xã Một,commune,A\n")
    #expect(try await !site.served.get(try #require(known.headers["location"])).text.contains("Nhận vào kho"))
    let bad = try await send("", "%PDF-1.4\nx")
    #expect(bad.text.contains("PDF") && !bad.text.contains("/tmp/"), "\(bad.text.prefix(400))")
  }

  @Test func `accounts, the trail and one's own dossiers`() async throws {
    let site = try await site(alone: true)
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    try await site.served.signIn()
    for format in ["csv", "xlsx"] {
      #expect(try await site.served.get("/admin/accounts/1?format=\(format)").status == 200)
    }
    #expect(try await site.served.get("/admin/accounts/1").text.contains("mọi đơn vị"))
    let made = try site.command.run(
      "users", "add", "cb1", "--name", "Người của bàn", "--role", "desk@A1", "--unit", "A1", "--officer", "CB1",
      "--format", "json")
    let password = try #require(
      made.output.firstMatch(of: /"one_time_password":\s*"([^"]+)"/).map { String($0.1) }, "\(made.output)")
    let cookie = try await site.served.signedIn("cb1", password)
    let own = WalkedVisitor(name: "cb1", permissions: [], isEverywhere: false, headers: ["Cookie": cookie])
    let list = try await site.get("/dossiers?unit=A1&\(Self.year)", own)
    #expect(list.text.contains("Của tôi"))
    #expect(try await site.get("/dossiers?unit=A1&officer=CB1&\(Self.year)", own).status == 200)
    let others = try await site.get("/dossiers?unit=A1&officer=CB2&\(Self.year)", own)
    #expect(others.status == 403 && others.text.contains("từng cán bộ"))
    let auditor = try await WalkedVisitor.person("auditor", at: nil, site.served, site.command)
    let trail = try await site.get("/audit?deed=read_records", auditor).text
    #expect(trail.contains("Người của bàn") && !trail.contains("<td>đăng nhập"))
  }

  @Test func `a code in small letters is found all the same`() async throws {
    let site = try await site(alone: true)
    defer { try? FileManager.default.removeItem(at: site.command.folder) }
    let fields = ["received_on": "2026-03-02", "received_at": "08:15", "promised_on": "2026-03-10"]
    for (code, isFound) in [("hs-3", true), ("HS-3", true), ("hs-99", false)] {
      let body = fields.merging(["code": code]) { $1 }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
      let answer = try await site.served.plain(
        "/look-up", method: "POST", body: body, headers: ["Content-Type": "application/x-www-form-urlencoded"])
      #expect(answer.text.contains("class=\"told\"") == isFound, "\(code)")
    }
  }

  @Test func `wrong usage is said in Vietnamese with the choices there are`() throws {
    let command = try Command()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    for arguments in [
      ["score"], ["score", "--bla"], ["rank", "--parent", "A", "--kind", "x"], ["frobnicate"], ["score", "--unit"],
    ] {
      let said = try command.run(arguments)
      #expect(said.status == 2)
      for english in ["Missing", "Please", "Unknown", "Unexpected", "invalid"] {
        #expect(!said.error.contains(english), "\(said.error)")
      }
    }
    #expect(try command.run("rank", "--parent", "A", "--kind", "x").error.contains("commune"))
  }
}
