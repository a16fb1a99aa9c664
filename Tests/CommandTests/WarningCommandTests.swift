import Foundation
import Testing

/// Early warnings, advice and alerts, through the command and the pages: the same figures, and nothing told twice.
@Suite struct WarningCommandTests {
  private func filled() throws -> Command {
    let command = try Command()
    _ = try command.run("simulate", "--communes", "3", "--dossiers", "4000", "--seed", "11", "--out", "sample")
    _ = try command.run("import", "sample")
    return command
  }

  private func commune(_ command: Command) throws -> String {
    let rows = try String(contentsOf: command.folder.appendingPathComponent("sample/units.csv"), encoding: .utf8)
    let row = try #require(rows.split(separator: "\n").first { $0.contains(",commune,") })
    return String(row.prefix { $0 != "," })
  }

  @Test func `the page, its JSON and the command warn of the same`() async throws {
    let command = try filled()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let unit = try commune(command)
    let asked = ["--from", "2026-01-01", "--to", "2026-12-31", "--as-of", "2026-06-10T10:00:00"]
    let told = try command.run(["warn", "--unit", unit, "--format", "json"] + asked).json()
    let served = try await Served(command)
    let leader = try await WalkedVisitor.person("leader", at: unit, served, command)
    let desk = try await WalkedVisitor.person("desk", at: unit, served, command)
    let question = "from=2026-01-01&to=2026-12-31&as_of=2026-06-10T10:00:00"
    let address = "/units/\(unit)/warnings?\(question)&state=all"
    var headers = leader.headers
    let page = try await served.plain(address, headers: headers).text
    headers["Accept"] = "application/json"
    let json = try await served.plain(address, headers: headers).json()
    let headline = try #require(told["headline"] as? String)
    #expect(headline == json["headline"] as? String && page.contains(headline), "\(headline)")
    let dossiers = try #require(told["dossiers"] as? [[String: Any]])
    #expect(!dossiers.isEmpty && dossiers.count == (json["dossiers"] as? [Any])?.count)
    // Officers are told to who may know them, and to nobody else.
    #expect((json["dossiers"] as? [[String: Any]])?.contains { $0["officer"] is String } == true)
    headers = desk.headers
    headers["Accept"] = "application/json"
    let small = try await served.plain(address, headers: headers).json()
    #expect((small["dossiers"] as? [[String: Any]])?.contains { $0["officer"] is String } == false)
    for path in ["brief", "checklist"] {
      let answer = try await served.plain("/units/\(unit)/\(path)?\(question)", headers: leader.headers)
      #expect(answer.status == 200, "\(path)")
    }
  }

  @Test func `advice says what is missing, what it is worth and that a second request means late`() async throws {
    let command = try filled()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let unit = try commune(command)
    let served = try await Served(command)
    let key = try WalkedVisitor.key("deliver", role: "integrator", at: unit, command)
    func advise(_ body: String, _ headers: [String: String]) async throws -> Served.Answer {
      try await served.plain(
        "/api/v1/advise?from=2026-01-01&to=2026-12-31&as_of=2026-06-10T10:00:00", method: "POST", body: body,
        headers: headers.merging(["Content-Type": "application/json"]) { $1 })
    }
    let body = """
      {"unit":"\(unit)","procedure":"2.000815","channel":"direct","received_at":"2026-06-10T09:00:00","components_digitised":1,
      "components_reused":0,"supplement_requests":1,"request_supplement":true}
      """
    let answer = try await advise(body, key.headers).json()
    let missing = try #require(answer["missing"] as? [[String: Any]])
    let items = missing.compactMap { $0["item"] as? String }
    #expect(items.contains("submitted_online") && items.contains("data_reused") && !items.contains("component_file"))
    let supplement = try #require(answer["supplement"] as? [String: Any])
    #expect(supplement["makes_late"] as? Bool == true && supplement["request"] as? Int == 2)
    #expect((supplement["points_by_indicator"] as? [String: String])?["05"] != nil)
    #expect((answer["promised"] as? [String: Any])?["due_at"] as? String == "2026-06-10T17:30:00+07:00")
    let first = try await advise(
      body.replacing("\"supplement_requests\":1", with: "\"supplement_requests\":0"), key.headers)
    #expect((try first.json()["supplement"] as? [String: Any])?["makes_late"] as? Bool == false)
    for wrong in ["[]", "{\"unit\":\"\(unit)\"}", body.replacing("\"direct\"", with: "\"fax\"")] {
      #expect(try await advise(wrong, key.headers).status == 400, "\(wrong)")
    }
    #expect(try await advise(body, [:]).status == 401)
  }

  @Test func `an alert is raised once, and passed up when nobody notes it`() throws {
    let command = try filled()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let unit = try commune(command)
    func rule(_ unit: String) throws {
      let set = try command.run("alerts", "rule", "--unit", unit, "--chance", "1", "--left", "40", "--escalate", "8")
      try #require(set.status == 0, "\(set.error)")
    }
    func look(_ at: String) throws -> [String: Any] { try command.run("alerts", "look", "--at", at).json() }
    #expect(try look("2026-06-10T09:00:00")["raised"] as? Int == 0)
    try rule(unit)
    try rule("H99")
    let raised = try #require(try look("2026-06-10T10:00:00")["raised"] as? Int)
    #expect(raised > 0)
    let again = try look("2026-06-10T10:01:00")
    #expect(again["raised"] as? Int == 0 && again["escalated"] as? Int == 0)
    let rows = try command.run("alerts", "--format", "json").output
    let open = try #require(try JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [[String: Any]])
    #expect(open.count == raised)
    // A day later what nobody noted in the commune has gone up to the province, which has nobody above.
    let own = open.count { $0["unit"] as? String == unit }
    let later = try look("2026-06-11T11:00:00")
    #expect(own > 0 && (later["escalated"] as? Int ?? 0) + (later["cleared"] as? Int ?? 0) >= own)
  }

  @Test func `who takes note of an alert ends it`() async throws {
    let command = try filled()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    _ = try command.run("alerts", "rule", "--unit", "H99", "--chance", "1", "--left", "400")
    // Of today: the service looks by itself as well, and clears what is over.
    _ = try command.run("alerts", "look")
    func open() throws -> [Int] {
      let rows = try command.run("alerts", "--format", "json").output
      let alerts = try JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [[String: Any]] ?? []
      return alerts.compactMap { $0["kind"] as? String == "dossier" ? $0["number"] as? Int : nil }
    }
    let number = try #require(try open().first)
    let served = try await Served(command)
    let leader = try await WalkedVisitor.person("leader", at: "H99", served, command)
    let page = try await served.plain("/alerts/\(number)", headers: leader.headers).text
    let start = try #require(page.range(of: "/alerts/\(number)/acknowledge"))
    let mark = try #require(page.range(of: "name=\"seal\" value=\"", range: start.upperBound..<page.endIndex))
    let seal = String(page[mark.upperBound...].prefix { $0 != "\"" })
    var headers = leader.headers
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    let noted = try await served.plain(
      "/alerts/\(number)/acknowledge", method: "POST", body: "seal=\(seal)&note=T%C3%B4i%20lo", headers: headers)
    #expect(noted.status == 303, "\(noted.status)")
    #expect(try !open().contains(number))
  }
}
