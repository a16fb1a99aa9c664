import Foundation
import Testing

/// The service from outside: who gets in, what a message does, what is told live.
@Suite struct ServiceTests {
  static let example = Command.root.appendingPathComponent("Examples/dong-tra-bong").path
  private static let query = "from=2025-07-01&to=2025-09-15&as_of=2025-09-15T09:00:00"

  @Test func `records need a sign-in, figures do not, and nobody is let in by half a secret`() async throws {
    let command = try Command()
    try command.run("import", Self.example)
    let served = try await Served(command)
    #expect(try await served.get("/api/v1/scores?unit=21127&\(Self.query)").status == 200)
    let refused = try await served.get("/api/v1/explain?unit=21127&\(Self.query)")
    #expect(refused.status == 401 && refused.headers["content-type"] == "application/problem+json")
    let page = try await served.get("/units/21127?\(Self.query)")
    #expect(page.status == 303 && page.headers["location"]?.hasPrefix("/sign-in?next=%2Funits") == true)
    #expect(try await served.get("/api/v1/explain", headers: ["Authorization": "Bearer soi_1_x"]).status == 401)
    // Without the mark of the form, and with a wrong password.
    #expect(try await served.post("/sign-in", "login=admin&password=x").status == 403)
    let wrong = try await served.submit("/sign-in", from: "/sign-in", ["login": "admin", "password": "x"])
    #expect(wrong.status == 400 && wrong.text.contains("chưa đúng"))
    try await served.signIn()
    #expect(try await served.get("/api/v1/explain?unit=21127&\(Self.query)").status == 200)
    #expect(try await served.post("/sign-out", "").status == 403)
    #expect(try await served.submit("/sign-out", from: "/account", [:]).status == 303)
    #expect(try await served.get("/api/v1/explain?unit=21127&\(Self.query)").status == 401)
    // A second start prints no password: there is an account.
    #expect(served.stop() == 0)
    let again = try await Served(command)
    #expect(try await again.get("/sign-in").status == 200)
  }

  @Test func `nobody is sent to another site after signing in`() async throws {
    let command = try Command()
    try command.run("import", Self.example)
    let served = try await Served(command)
    for next in ["//evil.example/", "https://evil.example/", "/\\evil.example", "/a%0d%0aSet-Cookie:x=1"] {
      let form = try await served.get("/sign-in?next=\(next)").text
      #expect(form.contains("name=\"next\" value=\"/board\"") || form.contains("value=\"/a%0d%0a"), "\(next)")
    }
  }

  @Test func `a message by a secret path changes the score and is told to who listens`() async throws {
    let command = try Command()
    try command.run("import", Self.example)
    let added = try command.run(
      "sources", "add", "một cửa", "--unit", "21127", "--open-path", "--from", "127.0.0.1", "--format", "json")
    let path = try #require(added.json()["path"] as? String)
    let served = try await Served(command)
    let query = "unit=21127&from=2026-01-01&to=2026-12-31&as_of=2026-06-30T23:59:59"
    func received() async throws -> Int? {
      let score = try await served.get("/api/v1/scores?\(query)").json()
      let indicators = score["indicators"] as? [[String: Any]] ?? []
      return indicators.first { $0["no"] as? String == "05" }?["denominator"] as? Int
    }
    let before = try #require(await received())
    let message = """
      [{"MaHoSo":"MAU-260302-0001","MaTTHC":"1.001193","KenhThucHien":2,"NgayTiepNhan":"20260302081530",
        "NgayHenTra":"20260303170000","TrangThaiHoSo":"2","ChuHoSo":"Nguyễn Văn Mẫu"}]
      """
    let answer = try await served.post("\(path)/DongBoHoSoMC", message)
    #expect(try answer.status == 200 && answer.json()["error_code"] as? String == "0", "\(answer.text)")
    #expect(answer.text.contains("thành công"))
    #expect(try await received() == before + 1)
    #expect(try await served.post("/in/khong-co/DongBoHoSoMC", message).status == 404)
    #expect(try command.run("sources", "add", "một cửa", "--close-path").status == 0)
  }

  @Test func `the description names every address, and every address answers as described`() async throws {
    let command = try Command()
    try command.run("import", Self.example)
    let served = try await Served(command)
    let paths = try #require(try await served.get("/openapi.json").json()["paths"] as? [String: [String: Any]])
    #expect(paths.count > 15)
    for (path, methods) in paths where methods["get"] != nil && path != "/api/v1/stream" {
      let asked = path.replacingOccurrences(of: "{code}", with: "21127")
        .replacingOccurrences(of: "{no}", with: "05").replacingOccurrences(of: "{", with: "")
        .replacingOccurrences(of: "}", with: "")
      let status = try await served.get(asked).status
      let responses = (methods["get"] as? [String: Any])?["responses"] as? [String: Any]
      #expect(status < 500 && responses?["\(status)"] != nil, "\(asked): \(status)")
    }
  }
}
