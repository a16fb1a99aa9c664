import Foundation
import Testing

/// Approved processes, as a province puts them down and a commune reads them.
@Suite struct ProcessTests {
  private static let query = "from=2026-03-01&to=2026-03-31&as_of=2026-06-30T00:00:00"

  private func store() throws -> Command {
    let command = try Command()
    _ = try command.file(
      "units.csv", "code,name,kind,parent\nA,Tỉnh A,province,\nA1,Xã Một,commune,A\nB1,Xã Hai,commune,\n")
    _ = try command.file(
      "procedures.csv",
      "code,name,field,statutory_days\n1.001193,Đăng ký khai sinh,Hộ tịch,1\n2.000001,Cấp phép,Khác,5\n")
    var (dossiers, steps) = (
      "code,unit,procedure,channel,received_at,due_at,ended_at,end_kind\n",
      "dossier,seq,office,status,started_at,due_at,ended_at,paused_minutes\n"
    )
    // Received Monday 2 March 2026 at 8; office hours 7:30–11:30 and 13:30–17:00 do not matter within a morning.
    for (code, end, office) in [
      ("D1", "10:00", "Phòng Tư pháp"), ("D2", "11:00", "Phòng Tư pháp"), ("D3", "09:00", "Phòng Khác"),
    ] {
      dossiers += "\(code),A1,1.001193,online,2026-03-02T08:00:00,2026-03-03T17:00:00,2026-03-02T\(end):00,done\n"
      steps +=
        "\(code),1,\(office),,2026-03-02T08:00:00,2026-03-02T10:00:00,2026-03-02T\(end):00,\(code == "D2" ? 30 : 0)\n"
    }
    _ = try command.file("dossiers.csv", dossiers)
    _ = try command.file("steps.csv", steps)
    try command.run("import", "units.csv", "procedures.csv", "dossiers.csv", "steps.csv")
    return command
  }

  private func fields(_ rows: String, unit: String = "A") -> [String: String] {
    ["unit": unit, "decision": "12/QĐ-UBND", "since": "2026-01-01", "rows": rows]
  }

  @Test func `what a province approved holds for its communes, and steps are held against it`() async throws {
    let served = try await Served(store())
    try await served.signIn()
    let rows = "Mã thủ tục,Bước,Phòng,Giờ\n1.001193,Giải quyết,phòng  tư pháp,2\n2.000001,Thẩm định,,\"40,5\"\n"
    #expect(try await served.submit("/processes", from: "/processes", fields(rows)).status == 303)
    let answer = try await served.get("/processes/1.001193?unit=A1&\(Self.query)", accept: "application/json")
    let json = try answer.json()
    let steps = try #require(json["steps"] as? [[String: Any]])
    // D1 took 2 hours, D2 2.5 without its pause; D3 was elsewhere.
    #expect(steps.count == 1)
    #expect(steps.first?["taken"] as? Int == 2 && steps.first?["beyond"] as? Int == 1)
    #expect(steps.first?["given"] as? Int == 0 && steps.first?["hours"] as? Int == 2)
    let page = try await served.get("/processes/1.001193?unit=A1&\(Self.query)").text
    #expect(page.contains("ngắn hơn thời hạn quy định 6 giờ. 2 trong 3 hồ sơ đã xong đi đúng các bước."))
    let wide = try await served.get("/processes/2.000001?unit=A1&\(Self.query)").text
    #expect(wide.contains("vượt thời hạn quy định 30 phút"))
    #expect(try await served.get("/processes/1.001193?unit=B1&\(Self.query)").status == 404)
    let list = try await served.get("/procedures?unit=A1&view=processes&\(Self.query)").text
    #expect(list.contains("1 bước, 2 giờ") && list.contains("2/3"))
    // A commune's own comes before the province's.
    let own = "procedure,step,office,hours\n1.001193,Tiếp nhận,,1\n1.001193,Trả,,1\n"
    #expect(try await served.submit("/processes", from: "/processes", fields(own, unit: "A1")).status == 303)
    let changed = try await served.get("/processes/1.001193?unit=A1&\(Self.query)", accept: "application/json").json()
    #expect((changed["steps"] as? [[String: Any]])?.count == 2)
  }

  @Test func `what is wrong in a list is named by line and nothing is written`() async throws {
    let served = try await Served(store())
    try await served.signIn()
    for (rows, words) in [
      ("a,b\n", "Dòng đầu"), ("procedure,step,office,hours\n1.001193,Bước,,0\n", "không phải số giờ"),
      ("procedure,step,office,hours\n1.001193,Bước,,1/2\n", "không phải số giờ"),
      ("procedure,step,office,hours\n1.001193,,,1\n", "Thiếu"), ("procedure,step,office,hours\n1,2,3\n", "3 ô"),
      ("procedure,step,office,hours\n", "Không có bước"),
    ] {
      let refused = try await served.submit("/processes", from: "/processes", fields(rows))
      #expect(refused.text.contains(words), "\(rows): \(refused.status)")
    }
    #expect(try await served.get("/processes/1.001193?unit=A1&\(Self.query)").status == 404)
  }
}
