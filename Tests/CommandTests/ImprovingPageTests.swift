import Foundation
import Testing

/// The pages about getting better against the commands of the same name: the same figures, the headline included.
@Suite struct ImprovingPageTests {
  private static let unit = "H99.101"
  private static let query = "from=2026-01-01&to=2026-12-31&as_of=2026-06-15T17:00:00"
  private static let days = [
    "--from", "2026-01-01", "--to", "2026-12-31", "--as-of", "2026-06-15T17:00:00", "--format", "json",
  ]

  private static func served() async throws -> (Command, Served) {
    let command = try Command()
    try command.run(
      "simulate", "--communes", "5", "--agencies", "1", "--dossiers", "2500", "--until", "2026-06-20", "--seed", "11",
      "--out", "mau")
    try command.run("import", "mau")
    let served = try await Served(command)
    try await served.signIn()
    return (command, served)
  }

  private static func told(_ command: Command, _ arguments: [String]) throws -> [String: Any] {
    let result = try command.run(arguments + ["--unit", unit] + days)
    #expect(result.status == 0, "\(arguments): \(result.error)")
    return try result.json()
  }

  private static func page(_ served: Served, _ name: String, _ more: String = "") async throws -> [String: Any] {
    let answer = try await served.get("/units/\(unit)/\(name)?\(query)\(more)", accept: "application/json")
    #expect(answer.status == 200, "\(name): \(answer.text.prefix(300))")
    return try answer.json()
  }

  private static func html(_ served: Served, _ name: String, _ more: String = "") async throws -> String {
    let answer = try await served.get("/units/\(unit)/\(name)?\(query)\(more)")
    #expect(answer.status == 200, "\(name)")
    return answer.text
  }

  /// What stands under the title.
  private static func headline(_ html: String) throws -> String {
    let start = try #require(html.range(of: "<p class=\"finding\">"))
    let end = try #require(html.range(of: "</p>", range: start.upperBound..<html.endIndex))
    return String(html[start.upperBound..<end.lowerBound])
  }

  private static func vietnamese(_ points: Any?) throws -> String {
    let text = try #require(points as? String)
    return text.replacingOccurrences(of: ".", with: ",")
  }

  private static func total(_ answer: [String: Any], _ side: String) -> Any? {
    (answer[side] as? [String: Any])?["total"]
  }

  @Test func `path, movement, outlook and gap say what the commands say, in the headline too`() async throws {
    let (command, served) = try await Self.served()
    let path = try Self.told(command, ["path", "--goal", "hours:6", "--effort", "attach_result=2"])
    let more = "&goal=hours:6&minutes_attach_result=2"
    let pathPage = try await Self.page(served, "path", more)
    for key in ["outcome", "minutes", "headline"] {
      #expect("\(pathPage[key] ?? "")" == "\(path[key] ?? "-")", "\(key)")
    }
    let pathHead = try Self.headline(try await Self.html(served, "path", more))
    #expect(pathHead == path["headline"] as? String)
    #expect(try pathHead.contains(Self.vietnamese(Self.total(path, "after"))))

    let movement = try Self.told(command, ["movement", "--before-as-of", "2026-05-31T23:59:59"])
    let movementPage = try await Self.page(served, "movement", "&since=2026-05-31")
    #expect(movementPage["shift"] as? String == movement["shift"] as? String)
    let movementHead = try Self.headline(try await Self.html(served, "movement", "&since=2026-05-31"))
    #expect(try movementHead.contains(Self.vietnamese(Self.total(movement, "after"))))
    #expect(movementHead.hasPrefix(try #require(movement["headline"] as? String)))

    let outlook = try Self.told(command, ["outlook"])
    let outlookPage = try await Self.page(served, "outlook")
    for key in ["worst", "now", "best"] { #expect(outlookPage[key] as? String == outlook[key] as? String) }
    let outlookHead = try Self.headline(try await Self.html(served, "outlook"))
    for key in ["worst", "now", "best"] { #expect(try outlookHead.contains(Self.vietnamese(outlook[key]))) }

    let gap = try Self.told(command, ["gap", "--published", "TOTAL=50,00", "--published", "TDGQ=18,00"])
    let gapPage = try await Self.page(served, "gap", "&TOTAL=50,00&TDGQ=18,00")
    for key in ["lost", "explained", "unexplained", "headline"] {
      #expect(gapPage[key] as? String == gap[key] as? String)
    }
    let gapHtml = try await Self.html(served, "gap", "&TOTAL=50,00&TDGQ=18,00")
    #expect(try Self.headline(gapHtml) == gap["headline"] as? String)
    #expect(gapHtml.contains("name=\"TOTAL\" value=\"50,00\""))
    #expect(try await served.get("/units/\(Self.unit)/gap?\(Self.query)&TOTAL=nhieu").status == 400)
  }

  @Test func `a what-if on the page is the command's, and stands wholly in its address`() async throws {
    let (command, served) = try await Self.served()
    let code = try #require(
      (try Self.told(command, ["path", "--goal", "hours:4"])["steps"] as? [[String: Any]])?.first {
        $0["remedy"] as? String == "attach_result" || $0["remedy"] as? String == "digitise_component"
      })
    let act = "\(code["code"] ?? "")=\(code["remedy"] ?? "")"
    let asked = try Self.told(command, ["whatif", "--do", act, "--target", "08=90"])
    let page = try await Self.page(served, "whatif", "&do=\(act)&target=08%3D90")
    for side in ["before", "after"] {
      #expect(Self.total(page, side) as? String == Self.total(asked, side) as? String)
    }
    #expect(page["headline"] as? String == asked["headline"] as? String)
    let html = try await Self.html(served, "whatif", "&digitise_component=3")
    let head = try Self.headline(html)
    let counted = try await Self.page(served, "whatif", "&digitise_component=3")
    #expect(try head.contains(Self.vietnamese(Self.total(counted, "after"))))
    #expect(html.contains("name=\"digitise_component\"") && html.contains("value=\"3\""))
    #expect(try await Self.html(served, "whatif").contains("Chọn việc muốn thử"))
    #expect(try await served.get("/units/\(Self.unit)/whatif?\(Self.query)&then=/etc/passwd.yaml").status == 400)
    #expect(try await served.get("/units/\(Self.unit)/whatif?\(Self.query)&do=khong").status == 400)
  }

  @Test func `patterns, the catalogue and the path of a province answer`() async throws {
    let (command, served) = try await Self.served()
    let patterns = try Self.told(command, ["patterns"])["patterns"] as? [[String: Any]] ?? []
    let shown = try await Self.page(served, "patterns")["patterns"] as? [[String: Any]] ?? []
    #expect(shown.compactMap { $0["points"] as? String } == patterns.compactMap { $0["points"] as? String })
    // An administrator is not somebody's head: whose a pattern is is not told.
    #expect(shown.allSatisfy { !($0["officer"] is String) })

    let letter = command.folder.appendingPathComponent("de-xuat.txt").path
    let catalogue = try Self.told(command, ["catalogue", "--paper", letter])
    let page = try await Self.page(served, "catalogue")
    for key in ["headline", "before", "after", "gain"] { #expect(page[key] as? String == catalogue[key] as? String) }
    let html = try await Self.html(served, "catalogue")
    #expect(try Self.headline(html) == catalogue["headline"] as? String)
    let text = try String(contentsOfFile: letter, encoding: .utf8)
    #expect(text.contains("Kính gửi") && text.contains("DỮ LIỆU MẪU"))
    #expect(try text.contains(Self.vietnamese(catalogue["before"])))

    let province = try await served.get("/units/H99/path?\(Self.query)&goal=hours:8", accept: "application/json").json()
    #expect(province["outcome"] as? String == "reached" && province["proven"] is Bool)
  }

  @Test func `officers are shown to who may see them, and each sees the own sheet alone`() async throws {
    let (command, served) = try await Self.served()
    let report = try Self.told(command, ["fairness"])
    let officers = try #require(report["officers"] as? [[String: Any]])
    let charged = officers.reduce(0) { $0 + ($1["charged"] as? Int ?? 0) }
    #expect(charged + (report["uncharged"] as? Int ?? -1) == report["late"] as? Int)
    for officer in officers {
      let parts = ["in_time", "open", "charged", "inherited"].reduce(0) { $0 + (officer[$1] as? Int ?? 0) }
      #expect(parts == officer["dossiers"] as? Int)
    }
    let administrator = try await Self.page(served, "fairness")
    #expect((administrator["officers"] as? [Any])?.isEmpty == true)
    #expect(administrator["late"] as? Int == report["late"] as? Int)
    let first = try #require(officers.first?["officer"] as? String)
    let denied = try await served.get("/units/\(Self.unit)/fairness?\(Self.query)&officer=\(first)")
    #expect(denied.status == 403)
    let leader = try await WalkedVisitor.person("leader", at: Self.unit, served, command)
    let sheets = try await served.plain(
      "/units/\(Self.unit)/fairness?\(Self.query)",
      headers: leader.headers.merging(["Accept": "application/json"]) { $1 }
    ).json()
    #expect((sheets["officers"] as? [Any])?.count == officers.count)
    let sheet = try await served.plain(
      "/units/\(Self.unit)/fairness?\(Self.query)&officer=\(first)", headers: leader.headers)
    #expect(sheet.status == 200 && sheet.text.contains(first))
  }

  @Test func `an officer answers the own sheet, the head reads it, and nobody else writes`() async throws {
    let (command, served) = try await Self.served()
    let report = try Self.told(command, ["fairness"])
    let officers = (report["officers"] as? [[String: Any]] ?? []).compactMap { $0["officer"] as? String }
    let own = try #require(officers.first)
    let other = try #require(officers.last)
    let made = try command.run(
      "users", "add", "canbo", "--name", "Cán bộ Một", "--unit", Self.unit, "--role", "desk@\(Self.unit)", "--officer",
      own, "--format", "json")
    let rows = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [[String: Any]]
    let cookie = try await served.signedIn("canbo", try #require(rows?.first?["one_time_password"] as? String))
    let head = try await WalkedVisitor.person("head", at: Self.unit, served, command)
    let page = "/units/\(Self.unit)/fairness?\(Self.query)"
    // Without asking for anybody it is the own sheet; another's is refused.
    let mine = try await served.plain(page, headers: ["Cookie": cookie])
    #expect(mine.status == 200 && mine.text.contains("Gửi ý kiến") && !mine.text.contains(other))
    #expect(try await served.plain(page + "&officer=\(other)", headers: ["Cookie": cookie]).status == 403)

    func send(_ cookie: String, _ text: String, to officer: String, revision: Int, from shown: String) async throws
      -> Served.Answer
    {
      let start = try #require(shown.range(of: "/fairness/reply\""))
      let mark = try #require(shown.range(of: "name=\"seal\" value=\"", range: start.upperBound..<shown.endIndex))
      let seal = String(shown[mark.upperBound...].prefix { $0 != "\"" })
      return try await served.plain(
        "/units/\(Self.unit)/fairness/reply", method: "POST",
        body: "seal=\(seal)&officer=\(officer)&revision=\(revision)&from=2026-01-01&to=2026-12-31&text=\(text)",
        headers: ["Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"])
    }
    #expect(try await send(cookie, "chờ+sở+trả+lời", to: own, revision: 0, from: mine.text).status == 303)
    #expect(try await send(cookie, "x", to: other, revision: 0, from: mine.text).status == 403)
    // Somebody else wrote first: nothing is lost, and both are shown.
    let late = try await send(cookie, "thêm+một+ý", to: own, revision: 0, from: mine.text)
    #expect(late.status == 200 && late.text.contains("chờ sở trả lời") && late.text.contains("thêm một ý"))
    let read = try await served.plain(page + "&officer=\(own)", headers: head.headers)
    #expect(read.text.contains("chờ sở trả lời") && read.text.contains("Cán bộ Một"))
    let cookieOfHead = try #require(head.headers["Cookie"])
    #expect(try await send(cookieOfHead, "đã+xem", to: own, revision: 1, from: read.text).status == 303)
    #expect(try command.run("verify").status != 1)
  }
}
