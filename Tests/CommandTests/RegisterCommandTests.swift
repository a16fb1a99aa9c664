import Base
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The registers by day, as a person and another program ask for them.
@Suite struct RegisterCommandTests {
  private static var example: String { Command.root.appendingPathComponent("Examples/sap-nhap").path }
  private static let half = ["--from", "2025-01-01", "--to", "2025-06-30"]
  private static let quarter = ["--from", "2025-07-01", "--to", "2025-09-30"]

  private func run(_ command: Command, _ arguments: [String]) throws -> [String: Any] {
    let result = try command.finish(command.start(arguments + ["--format", "json"]))
    #expect(result.status == 0, "\(arguments): \(result.error)")
    return try result.json()
  }

  @Test
  func `an answer on another tree says which, and what it could not assign; without the argument nothing is said`()
    throws
  {
    let command = try Command()
    try command.run("import", Self.example)
    for name in ["score", "explain"] {
      let plain = try run(command, [name, "--unit", "ST.101"] + Self.half)
      #expect(plain["tree"] == nil)
      let moved = try run(command, [name, "--unit", "ST.101"] + Self.half + ["--tree", "2025-07-01"])
      let tree = try #require(moved["tree"] as? [String: Any])
      #expect(tree["day"] as? String == "2025-07-01" && tree["unassigned"] as? Int == 3)
      let remainder = try #require((tree["remainders"] as? [[String: Any]])?.first)
      #expect(remainder["unit"] as? String == "ST.003" && remainder["counted"] as? Bool == false)
      #expect(remainder["candidates"] as? [String] == ["ST.101", "ST.102"])
    }
    let rank = try run(command, ["rank", "--parent", "ST"] + Self.quarter + ["--tree", "2025-06-30"])
    let ranked = try #require(rank["units"] as? [[String: Any]])
    #expect(Set(ranked.compactMap { $0["code"] as? String }) == ["ST.001", "ST.002", "ST.003"])
    let counts = try run(command, ["counts", "--unit", "ST", "--by", "unit"] + Self.half + ["--tree", "2025-07-01"])
    let rows = try #require(counts["rows"] as? [[String: Any]])
    #expect(rows.map { "\($0["key"] ?? "") \($0["received"] ?? "")" } == ["ST.101 12", "?ST.003 3"])
    let list = try run(command, ["list", "--unit", "ST.102", "--kind", "all"] + Self.quarter + ["--tree", "now"])
    let dossiers = try #require(list["dossiers"] as? [[String: Any]])
    #expect(dossiers.map { $0["received_unit"] as? String } == ["ST.102", "ST.102", "ST.101"])
    let refused = try command.finish(command.start(["score", "--unit", "ST.001", "--tree", "2025-07-01"] + Self.half))
    #expect(refused.status == 2 && refused.error.contains("ST.101 Xã Bến Lau"))
    #expect(try command.finish(command.start(["score", "--unit", "ST", "--tree", "hôm qua"] + Self.half)).status == 2)
  }

  @Test func `a unit's history in words, the list of a day, and what closed codes cost`() throws {
    let command = try Command()
    try command.run("import", Self.example)
    let words = try command.run("units", "ST.102", "--format", "table").output
    for part in [
      "Phường Trăng Non (ST.102)", "trước đó tên là Xã Trăng Non", "Tiếp nhận một phần Xã Cồn Dài",
      "Mã khác: 17 (dong-bo)",
    ] {
      #expect(words.contains(part), "\(part)")
    }
    #expect(
      try command.run("units", "ST.102", "--on", "2025-08-01", "--format", "table").output.contains(
        "Xã Trăng Non (ST.102)"))
    // By an old agency code, too.
    #expect(try run(command, ["units", "000.01.01.H99"])["code"] as? String == "ST.001")
    let listed = try run(command, ["units", "--on", "2025-06-30"])
    #expect((listed["units"] as? [Any])?.count == 5)
    let review = try run(command, ["procedures", "--unit", "ST.101"] + Self.quarter)
    #expect((review["codes"] as? [[String: Any]])?.map { $0["code"] as? String } == ["1.013949"])
    #expect((review["shifts"] as? [[String: Any]])?.isEmpty == false)
    let late = try command.run("timeline", "ST-020", "--format", "table").output
    #expect(late.contains("mã hiện hành: 1.115438"))
    #expect(try run(command, ["timeline", "ST-019"])["procedure_in_force"] is NSNull)
    let timeline = try command.run("timeline", "ST-026", "--format", "table").output
    #expect(timeline.contains("Tiếp nhận tại: Xã Bến Lau (ST.101)"))
  }

  @Test func `a held row says what its unit's code most likely means`() throws {
    let command = try Command()
    let units = try command.file("units.csv", "code,name,kind\nH56.22.17,Xã,commune\n")
    let dossiers = try command.file(
      "dossiers.csv", "code,unit,procedure,channel,received_at\nHS1,000.17.22.H56,1.1,online,2026-02-02\n")
    let imported = try command.run("import", units, dossiers, "--format", "json")
    #expect(imported.status == 3)
    let hint = "có lẽ là H56.22.17; nếu đúng, thêm dòng “000.17.22.H56,H56.22.17” vào unit_aliases.csv"
    #expect(imported.output.contains(hint))
    #expect(try command.run("findings", "--format", "json").output.contains(hint))
  }

  @Test func `the service answers on another tree as the command does`() async throws {
    let command = try Command()
    try command.run("import", Self.example)
    let served = try await Served(command)
    try await served.signIn()
    func fetch(_ path: String) async throws -> (Int, Data) {
      let answer = try await served.get(path)
      return (answer.status, Data(answer.text.utf8))
    }
    let query = "from=2025-01-01&to=2025-06-30&as_of=2025-06-30T23:59:59&tree=2025-07-01"
    let told = try command.finish(
      command.start(
        ["score", "--unit", "ST.101", "--tree", "2025-07-01", "--as-of", "2025-06-30T23:59:59", "--format", "json"]
          + Self.half))
    let answered = try await fetch("/api/v1/scores?unit=ST.101&\(query)")
    #expect(answered.0 == 200)
    #expect(try sorted(answered.1) == sorted(Data(told.output.utf8)))
    let page = try await fetch("/units/ST.101?\(query)")
    #expect(page.0 == 200 && String(decoding: page.1, as: UTF8.self).contains("Tính trên cây đơn vị ngày 1/7/2025"))
    // The links and the form of the page stay where the page stands.
    let text = String(decoding: page.1, as: UTF8.self)
    #expect(text.contains("name=\"tree\" value=\"2025-07-01\""))
    let links = text.split(separator: "href=\"").dropFirst().compactMap { $0.split(separator: "\"").first }
      .filter { $0.contains("from=") }
    #expect(!links.isEmpty && links.allSatisfy { $0.contains("tree=2025-07-01") })
    for path in ["ranks?parent=ST", "explain?unit=ST.101", "counts?unit=ST&by=received_unit"] {
      let (status, data) = try await fetch("/api/v1/\(path)&\(query)")
      let json = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(status == 200 && json["tree"] != nil, "\(path)")
    }
    #expect(try await fetch("/api/v1/scores?unit=ST.101&\(query)x").0 == 400)
    // Before anything had arrived there was no such unit; what will have arrived is not known.
    #expect(try await fetch("/api/v1/scores?unit=ST.101&\(query)&known_at=2020-01-01T00:00:00").0 != 200)
    #expect(try await fetch("/api/v1/scores?unit=ST.101&\(query)&known_at=2099-01-01T00:00:00").0 == 400)
    let now = try await fetch("/api/v1/scores?unit=ST.101&\(query)&known_at=\(Self.now)")
    let known = try await fetch("/units/ST.101?\(query)&known_at=\(Self.now)")
    #expect(String(decoding: known.1, as: UTF8.self).contains("Chỉ tính những gì Soi đã nhận được lúc"))
    let then = try #require(JSONSerialization.jsonObject(with: now.1) as? [String: Any])
    let whole = try #require(JSONSerialization.jsonObject(with: answered.1) as? [String: Any])
    #expect(now.0 == 200 && then["known_at"] is String)
    #expect(
      try sorted(JSONSerialization.data(withJSONObject: then["total"] ?? [:]))
        == sorted(JSONSerialization.data(withJSONObject: whole["total"] ?? [:])))
  }

  private static var now: String {
    Instant.universal(Int64(Date().timeIntervalSince1970)).isoLocal
  }

  private func sorted(_ data: Data) throws -> Data {
    try JSONSerialization.data(withJSONObject: JSONSerialization.jsonObject(with: data), options: .sortedKeys)
  }
}
