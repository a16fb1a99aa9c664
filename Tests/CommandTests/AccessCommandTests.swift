import Foundation
import Testing

/// Accounts, keys and the trail by the command.
@Suite struct AccessCommandTests {
  private func filled() throws -> Command {
    let command = try Command()
    _ = try command.file("units.csv", "code,name,kind,parent\n51,Tỉnh A,province,\nX1,Xã Một,commune,51\n")
    #expect(try command.run("import", "units.csv").status == 0)
    return command
  }

  private func rows(_ result: Command.Result) throws -> [[String: Any]] {
    #expect(result.status == 0, "\(result.error)")
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
  }

  @Test func `accounts are made, changed and told of in the trail`() throws {
    let command = try filled()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let made = try rows(
      command.run("users", "add", "lan", "--name", "Lan", "--unit", "X1", "--role", "desk@X1", "--format", "json"))
    #expect((made.first?["one_time_password"] as? String)?.count == 19)
    _ = try command.file("more.csv", "login,name,unit,role\nhung,Hùng,X1,Lãnh đạo\nkiem,Kiểm,,auditor\n")
    #expect(try rows(command.run("users", "import", "more.csv", "--format", "json")).count == 2)
    #expect(try command.run("users", "import", "more.csv").status == 2)
    let granted = try rows(command.run("users", "grant", "lan", "--role", "head@X1", "--format", "json"))
    #expect(granted.first?["roles"] as? [String] == ["head@X1"])
    #expect(try rows(command.run("users", "disable", "lan", "--format", "json")).first?["disabled"] as? Bool == true)
    #expect(try rows(command.run("users", "enable", "lan", "--format", "json")).first?["disabled"] as? Bool == false)
    #expect(try rows(command.run("users", "password", "lan", "--format", "json")).count == 1)
    let linked = try command.run(
      "users", "link", "lan", "--issuer", "https://a.vn", "--email", "lan@a.vn", "--format", "json")
    #expect(linked.status == 0, "\(linked.error)")
    #expect(try rows(command.run("users", "--format", "json")).count == 3)
    let deeds = try rows(command.run("audit", "--format", "json")).compactMap { $0["deed"] as? String }
    #expect(
      deeds == [
        "identity", "password", "enable", "disable", "grant", "account_made", "account_made", "account_made",
      ])
    #expect(
      try rows(command.run("audit", "--unit", "X1", "--format", "json")).allSatisfy { $0["unit"] as? String == "X1" })
    #expect(try command.run("verify").status == 0)
    for wrong in [
      ["users", "add", "làn", "--name", "x"], ["users", "add", "lan", "--name", "x"],
      ["users", "add", "moi", "--name", "x", "--unit", "Q9"], ["users", "grant", "lan", "--role", "vua"],
      ["users", "grant", "lan"], ["users", "disable", "ai-do"], ["audit", "--from", "hôm qua"],
    ] {
      let result = try command.finish(command.start(wrong))
      #expect(result.status == 2, "\(wrong): \(result.status)")
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }

  @Test func `a key is shown once, listed and revoked`() throws {
    let command = try filled()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    let made = try command.run(
      "keys", "add", "một cửa", "--role", "integrator@X1", "--scope", "deliver", "--until", "2027-06-30", "--format",
      "json")
    #expect(made.status == 0, "\(made.error)")
    #expect((try made.json()["key"] as? String)?.hasPrefix("soi_1_") == true)
    let listed = try rows(command.run("keys", "--format", "json"))
    #expect(listed.count == 1 && listed[0]["key"] == nil)
    let revoked = try rows(command.run("keys", "revoke", "1", "--format", "json"))
    #expect(revoked.first?["revoked_at"] is String)
    #expect(try command.run("keys", "revoke", "1").status == 2)
    #expect(
      try command.run("keys", "add", "x", "--role", "integrator", "--scope", "moi", "--until", "2027-06-30").status == 2
    )
    #expect(try command.run("verify").status == 0)
  }
}
