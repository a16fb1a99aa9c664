import Formats
import Foundation
import Testing

/// Papers as people make them: drafted by one, approved by another, frozen, verified by anybody; and papers brought to be checked.
@Suite struct PaperCommandTests {
  private static func province() throws -> Command {
    let command = try Command()
    try command.run(
      "simulate", "--communes", "6", "--agencies", "2", "--dossiers", "3000", "--until", "2026-06-30", "--out", "mau")
    try command.run("import", "mau")
    return command
  }

  /// Cookies of two people of one commune, and of one of another.
  private struct People {
    let served: Served
    let writer: [String: String]
    let leader: [String: String]
    let stranger: [String: String]

    init(_ command: Command, _ served: Served) async throws {
      self.served = served
      func cookie(_ login: String, _ role: String) async throws -> [String: String] {
        let unit = String(role.split(separator: "@")[1])
        let made = try command.run(
          "users", "add", login, "--name", "Người \(login)", "--unit", unit, "--role", role, "--format", "json")
        let rows = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [[String: Any]]
        let once = try #require(rows?.first?["one_time_password"] as? String, "\(made.error)")
        return ["Cookie": try await served.signedIn(login, once)]
      }
      writer = try await cookie("soan", "desk@H99.101")
      leader = try await cookie("duyet", "leader@H99.101")
      stranger = try await cookie("khac", "leader@H99.102")
    }

    func page(_ path: String, _ who: [String: String], accept: String = "text/html") async throws -> Served.Answer {
      try await served.plain(path, headers: who.merging(["Accept": accept]) { own, _ in own })
    }

    func submit(
      _ path: String, from page: String, _ fields: [String: String], _ who: [String: String]
    ) async throws -> Served.Answer {
      let form = try await self.page(page, who).text
      let start = try #require(form.range(of: "action=\"\(path)\""), "no form for \(path) on \(page)")
      let mark = try #require(form.range(of: "name=\"seal\" value=\"", range: start.upperBound..<form.endIndex))
      var fields = fields
      fields["seal"] = String(form[mark.upperBound...].prefix { $0 != "\"" })
      var allowed = CharacterSet.alphanumerics
      allowed.insert(charactersIn: "-._~")
      let body = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
      return try await served.plain(
        path, method: "POST", body: body.joined(separator: "&"),
        headers: who.merging(["Content-Type": "application/x-www-form-urlencoded"]) { own, _ in own })
    }

    func draft(_ kind: String, _ period: String) async throws -> String {
      let made = try await submit(
        "/papers", from: "/papers", ["kind": kind, "unit": "H99.101", "period": period], writer)
      #expect(made.status == 303, "\(made.text)")
      return try #require(made.headers["location"])
    }
  }

  private static func value(_ name: String, in page: String) throws -> String {
    let start = try #require(page.range(of: "name=\"\(name)\" value=\""), "no \(name) on the page")
    return String(page[start.upperBound...].prefix { $0 != "\"" })
  }

  private static func codes(_ page: String) -> [String] {
    page.matches(of: /href="\/verify\/([2-9A-Z]{10})"/).map { String($0.1) }
  }

  @Test
  func `a report is drafted, edited by two, approved by a second person, frozen, and verified after late arrivals`()
    async throws
  {
    let command = try Self.province()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let served = try await Served(command)
    let people = try await People(command, served)
    let paper = try await people.draft("report", "2026-05")
    let first = try await people.page(paper, people.writer).text
    #expect(!first.contains("class=\"missing\"") && first.contains("class=\"live\""))
    #expect(try await people.page(paper, people.stranger).status == 404)

    // Two change different paragraphs from the same page: both hold; the same one: both versions are shown.
    let revision = try Self.value("revision", in: first)
    let edit = { (line: String, text: String, who: [String: String]) in
      try await people.submit(
        "\(paper)/edit", from: paper, ["do": "set", "line": line, "text": text, "revision": revision], who)
    }
    #expect(try await edit("l2", "Lời của người soạn, tổng {{total}} điểm.", people.writer).status == 303)
    #expect(try await edit("l4", "Lời của người thứ hai.", people.leader).status == 303)
    let clash = try await edit("l2", "Lời đến sau.", people.leader)
    #expect(clash.status == 200 && clash.text.contains("Lời của người soạn") && clash.text.contains("Lời đến sau."))
    let both = try await people.page(paper, people.writer).text
    #expect(both.contains("Lời của người soạn") && both.contains("Lời của người thứ hai."))

    // Who wrote in it does not approve it.
    let content = { (page: String) in try Self.value("content", in: page) }
    #expect(!both.contains("\(paper)/approve"))
    let other = try command.run(
      "users", "add", "chutich", "--name", "Chủ tịch", "--unit", "H99.101", "--role", "leader@H99.101", "--format",
      "json")
    let rows = try JSONSerialization.jsonObject(with: Data(other.output.utf8)) as? [[String: Any]]
    let chair = [
      "Cookie": try await served.signedIn("chutich", try #require(rows?.first?["one_time_password"] as? String))
    ]
    #expect(!both.contains("\(paper)/freeze"), "frozen unapproved")
    let seen = try await people.page(paper, chair).text
    let approve = { (mark: String) in
      try await people.submit("\(paper)/approve", from: paper, ["content": mark, "accepting": "đã xem"], chair)
    }
    #expect(try await approve(String(repeating: "0", count: 64)).status == 409)
    #expect(try await approve(try content(seen)).status == 303)
    // A word more, and it has to be approved again.
    let later = try await people.page(paper, people.writer).text
    let added = try await people.submit(
      "\(paper)/edit", from: paper,
      ["do": "add", "line": "l4", "text": "Thêm một câu.", "revision": try Self.value("revision", in: later)],
      people.writer)
    #expect(added.status == 303)
    #expect(!(try await people.page(paper, people.writer).text).contains("\(paper)/freeze"))
    #expect(try await approve(try content(try await people.page(paper, chair).text)).status == 303)
    #expect(try await people.submit("\(paper)/freeze", from: paper, [:], people.writer).status == 303)

    // Anybody verifies; counts of dossiers are told to nobody, only compared.
    let frozen = try await people.page(paper, people.writer).text
    let codes = Self.codes(frozen)
    #expect(codes.count > 100)
    let whole = try await people.page("/verify/\(codes[0])", [:], accept: "application/json").json()
    let told = try #require(whole["figures"] as? [[String: Any]])
    #expect(
      told.count > 80
        && told.allSatisfy { !("\($0["key"] ?? "")".hasPrefix("dossiers.")) && $0["same"] as? Bool == true })
    #expect(whole["not_public"] as? Int ?? 0 >= 5)
    var hidden = 0
    for code in codes.dropFirst().prefix(30) {
      let answer = try await people.page("/verify/\(code)", [:], accept: "application/json").json()
      guard (answer["figures"] as? [Any])?.isEmpty == true else { continue }
      hidden += 1
      let page = try await people.page("/verify/\(code)", [:]).text
      #expect(page.contains("không công khai"))
      let wrong = try await people.page("/verify/\(code)?value=999999", [:], accept: "application/json").json()
      #expect(wrong["matches"] as? Bool == false)
    }
    #expect(hidden == whole["not_public"] as? Int)
    #expect(try await people.page("/verify/\(codes[0].dropLast())2", [:]).status == 404)

    // What arrives later changes what is computed, not what was frozen, and the page says why.
    let late = try command.file(
      "dossiers.csv",
      "code,unit,procedure,channel,received_at,due_at,ended_at,end_kind\n"
        + (0..<30).map {
          "MUON-\($0),H99.101,2.000815,direct,2026-05-10T08:00:00,2026-05-12T17:00:00,2026-05-20T08:00:00,done\n"
        }.joined())
    #expect([0, 3].contains(try command.run("import", late).status))
    let after = try await people.page("/verify/\(codes[0])", [:], accept: "application/json").json()
    let moved = try #require(after["figures"] as? [[String: Any]]).filter { $0["same"] as? Bool == false }
    #expect(!moved.isEmpty && moved.allSatisfy { ($0["reasons"] as? [String])?.isEmpty == false })
    for (old, new) in zip(told, try #require(after["figures"] as? [[String: Any]])) {
      #expect(old["value"] as? String == new["value"] as? String)
    }

    // The file says what was frozen: its digest is the one told to everybody.
    let file = try await people.page("\(paper)/files/van-ban.docx", people.writer)
    let lines = try DocumentText.read(file.bytes).lines.map(\.text)
    let digest = hex(sha256(lines.joined(separator: "\n").utf8))
    let about = try #require(whole["paper"] as? [String: Any])
    #expect(about["text_sha256"] as? String == digest)
    #expect(lines.contains { $0.contains("Lời của người soạn") })
    #expect(!lines.contains { $0.contains("{{") })
  }

  @Test func `an edition is made by one person and published by another`() async throws {
    let command = try Self.province()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let served = try await Served(command)
    func control(_ login: String) async throws -> [String: String] {
      let made = try command.run("users", "add", login, "--name", login, "--role", "control", "--format", "json")
      let rows = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [[String: Any]]
      return ["Cookie": try await served.signedIn(login, try #require(rows?.first?["one_time_password"] as? String))]
    }
    let people = try await People(command, served)
    let (one, two) = (try await control("mot"), try await control("hai"))
    #expect(try await people.page("/editions", people.leader).status == 403)
    #expect(try await people.submit("/editions", from: "/editions", ["month": "2026-05"], one).status == 303)
    #expect(try await people.page("/open-data/editions/1", [:]).status == 404)
    let mine = try await people.page("/editions", one).text
    #expect(!mine.contains("/editions/2026-05/approve") && mine.contains("/editions/2026-05/withdraw"))
    let published = try await people.submit("/editions/2026-05/approve", from: "/editions", [:], two)
    #expect(published.status == 303, "\(published.text)")
    #expect(try await people.page("/open-data/editions/1", [:]).status == 200)
    // The command alone leaves it waiting, too.
    #expect(try command.run("publish", "--month", "2026-04").status == 0)
    #expect(try await people.page("/open-data/editions/2", [:]).status == 404)
    #expect(try await people.submit("/editions/2026-04/approve", from: "/editions", [:], one).status == 303)
    #expect(try await people.page("/open-data/editions/2", [:]).status == 200)
    let deeds = try command.run("audit", "--format", "json").output
    #expect(deeds.contains("publish"))
  }

  @Test func `every kind of paper is written, and own papers contradict themselves nowhere`() throws {
    let command = try Self.province()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    #expect(try command.run("publish", "--alone", "--month", "2026-05").status == 0)
    for kind in ["report", "plan", "letter", "submission", "brief", "late-list", "form-06a"] {
      for period in ["2026-05", "2026-Q2", "2026-H1", "2026"] {
        let written = try command.run(
          "paper", "write", kind, "--unit", "H99.101", "--period", period, "--out", "\(kind).docx")
        #expect(written.status == 0, "\(kind) \(period): \(written.error)")
        let checked = try command.run("paper", "check", "\(kind).docx", "--format", "json")
        let found = try #require(try checked.json()["findings"] as? [[String: Any]])
        #expect(found.isEmpty, "\(kind) \(period): \(found.map { $0["sentence"] ?? "" })")
        // Beside itself, as beside an earlier paper that says the same.
        let twice = try command.run("paper", "check", "\(kind).docx", "\(kind).docx", "--format", "json")
        #expect((try twice.json()["findings"] as? [Any])?.isEmpty == true, "\(kind) \(period) beside itself")
      }
    }
    for (kind, ending) in [
      ("form-06b", "xlsx"), ("late-list", "xlsx"), ("radio", "txt"), ("post", "txt"), ("poster", "docx"),
    ] {
      let unit = kind == "form-06b" ? "H99" : "H99.101"
      let written = try command.run(
        "paper", "write", kind, "--unit", unit, "--period", "2026-05", "--out", "\(kind).\(ending)")
      #expect(written.status == 0, "\(kind): \(written.error)")
    }
    #expect(
      try command.run("paper", "write", "radio", "--unit", "H99.101", "--period", "2026-04", "--out", "a.txt").status
        == 2)
    #expect(
      try command.run("paper", "write", "poster", "--unit", "H99.101", "--period", "2026-05", "--out", "a.txt").status
        == 2)
  }

  @Test func `a marked copy keeps every word and says what contradicts`() throws {
    let command = try Self.province()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    try command.run("paper", "write", "report", "--unit", "H99.101", "--period", "2026-05", "--out", "a.docx")
    let original = Array(try Data(contentsOf: command.folder.appendingPathComponent("a.docx")))
    let lines = try DocumentText.read(original).lines
    #expect(lines.allSatisfy { $0.element != nil })
    #expect(zip(lines, lines.dropFirst()).allSatisfy { ($0.element ?? 0) <= ($1.element ?? 0) })
    // The total of the table, made another.
    let total = try #require(lines.first { $0.text.hasPrefix("\tTổng cộng\t") })
    let score = String(total.text.split(separator: "\t")[2])
    let bad = try docxWithComments(original, [], author: "x")
    #expect(try DocumentText.read(bad).lines.map(\.text) == lines.map(\.text))
    try Data(bad).write(to: command.folder.appendingPathComponent("b.docx"))
    let comments = lines.compactMap { $0.element.map { DocxComment(element: $0, text: "<ghi chú> & \(score)") } }
    let marked = try docxWithComments(original, comments, author: "Soi")
    #expect(try DocumentText.read(marked).lines.map(\.text) == lines.map(\.text))
    let again = try docxWithComments(marked, comments, author: "Soi")
    #expect(try DocumentText.read(again).lines.map(\.text) == lines.map(\.text))
    #expect(throws: (any Error).self) { try docxWithComments([1, 2, 3], comments, author: "Soi") }
    #expect(try command.run("paper", "check", "b.docx", "--marked", "c.docx").status == 0)
  }
}
