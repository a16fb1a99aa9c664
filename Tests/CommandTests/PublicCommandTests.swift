import Base
import Foundation
import TestKit
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What strangers see of a running service.
@Suite struct PublicCommandTests {
  private struct Site {
    let port: Int

    func fetch(_ path: String, accept: String = "text/html", form: String? = nil) async throws -> (Int, Data) {
      var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
      request.setValue(accept, forHTTPHeaderField: "Accept")
      if let form {
        request.httpMethod = "POST"
        request.httpBody = Data(form.utf8)
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
      }
      for _ in 0..<100 {
        do {
          let (data, response) = try await URLSession.shared.data(for: request)
          return ((response as? HTTPURLResponse)?.statusCode ?? 0, data)
        } catch {
          try await Task.sleep(for: .milliseconds(100))
        }
      }
      throw CancellationError()
    }

    func page(_ path: String) async throws -> String {
      let (status, data) = try await fetch(path)
      #expect(status == 200, "\(path): \(status)")
      #expect(data.count < 100_000, "\(path): \(data.count) bytes")
      return String(decoding: data, as: UTF8.self)
    }

    func rows(_ path: String) async throws -> [[String: String]] {
      let (status, data) = try await fetch(path)
      #expect(status == 200, "\(path)")
      let lines = String(decoding: data, as: UTF8.self).replacing("\u{FEFF}", with: "").split(separator: "\n")
      let header = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return lines.dropFirst().map { line in
        Dictionary(uniqueKeysWithValues: zip(header, PublicCommandTests.cells(line)))
      }
    }
  }

  /// One line of CSV without line ends inside cells.
  private static func cells(_ line: Substring) -> [String] {
    var (cells, quoted) = ([""], false)
    for character in line {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private static func province() throws -> Command {
    let command = try Command()
    try command.run(
      "simulate", "--communes", "6", "--agencies", "2", "--dossiers", "3000", "--until", "2026-06-30", "--out", "mau")
    try command.run("import", "mau")
    return command
  }

  private static func serve(_ command: Command) throws -> (Process, Site) {
    let port = Int.random(in: 20_000..<40_000)
    let server = try command.start(["serve", "--port", "\(port)", "--quiet"])
    try server.run()
    return (server, Site(port: port))
  }

  @Test func `a month is frozen once, and what is frozen stays as it is`() async throws {
    let command = try Self.province()
    #expect(try command.run("publish", "--alone", "--month", "2026-06").status == 0)
    #expect(try command.run("publish", "--alone", "--month", "2026-06").status == 2)
    #expect(
      try command.run("publish", "--alone", "--month", "2026-06", "--reason", "x").status == 2, "nothing has changed")
    #expect(try command.run("publish", "--month", "2026-Q2").status == 2)
    #expect(try command.run("publish", "--alone", "--month", "2099-01").status == 2)
    let (server, site) = try Self.serve(command)
    defer { server.terminate() }
    let files = ["scores", "ranking", "received", "service"]
    var before: [String: Data] = [:]
    for file in files { before[file] = try await site.fetch("/open-data/editions/1/\(file).csv").1 }
    let late = try command.file(
      "dossiers.csv",
      "code,unit,procedure,channel,received_at,due_at,ended_at,end_kind\n"
        + (0..<30).map {
          "MUON-\($0),H99.101,2.000815,direct,2026-06-10T08:00:00,2026-06-12T17:00:00,2026-06-20T08:00:00,done\n"
        }.joined())
    #expect([0, 3].contains(try command.run("import", late).status))
    let revised = try command.run("publish", "--alone", "--month", "2026-06", "--reason", "hồ sơ đến muộn")
    #expect(revised.status == 0, "\(revised.error)")
    for file in files {
      #expect(try await site.fetch("/open-data/editions/1/\(file).csv").1 == before[file])
    }
    let log = try await site.page("/open-data")
    #expect(log.contains("Thay ấn bản số 1. Lý do: hồ sơ đến muộn."))
    #expect(try await site.page("/open-data/editions/1").contains("/open-data/editions/2"))
  }

  @Test func `every public page opens without signing in, is small, and holds nothing but figures`() async throws {
    let command = try Self.province()
    try command.run("publish", "--alone", "--month", "2026-06")
    let (server, site) = try Self.serve(command)
    defer { server.terminate() }
    #expect(try await site.page("/").contains("Xã, phường của bạn phục vụ tốt đến đâu?"))
    #expect(try await site.page("/?find=xa").contains("<ul class=\"found\">"))
    #expect(try await site.page("/ranking?period=2026-06").contains("Ấn bản số 1"))
    #expect(try await site.page("/ranking?period=2026-Q2&kind=agency").contains("<svg"))
    #expect(try await site.page("/method").contains("id=\"small\""))
    let unit = try await site.page("/communes/H99.101")
    #expect(unit.contains("Không hài lòng thì gửi ở đâu") && !unit.contains("CB-H99"))
    let json = try await site.fetch("/ranking.json?period=2026-06").1
    let csv = try await site.rows("/ranking.csv?period=2026-06")
    let told = try #require(
      (JSONSerialization.jsonObject(with: json) as? [String: Any])?["units"] as? [[String: Any]])
    #expect(told.compactMap { $0["total"] as? String } == csv.compactMap { $0["total"] })
    for path in ["/units/H99.101", "/api/v1/explain?unit=H99.101", "/api/v1/counts?unit=H99.101&by=procedure"] {
      #expect(try await site.fetch(path, accept: "application/json").0 != 200 || path.hasPrefix("/units"))
    }
    for file in ["units", "procedures", "calendar"] {
      for ending in ["csv", "json", "xlsx"] {
        #expect(try await site.fetch("/open-data/files/\(file).\(ending)").0 == 200)
      }
    }
    #expect(try await site.fetch("/open-data/files/dossiers.csv").0 == 404)
    #expect(try await site.fetch("/open-data/editions/7").0 == 404)
    #expect(try await site.fetch("/ranking?period=nonsense").0 == 400)
  }

  @Test func `a receipt opens its dossier and nothing else, and guessing ends soon`() async throws {
    let command = try Self.province()
    let (server, site) = try Self.serve(command)
    defer { server.terminate() }
    let lines = try String(contentsOf: command.folder.appendingPathComponent("mau/dossiers.csv"), encoding: .utf8)
      .split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let row = Dictionary(uniqueKeysWithValues: zip(header, Self.cells(lines[1])))
    let (code, received) = (try #require(row["code"]), try #require(row["received_at"]))
    let due = String(try #require(row["due_at"]).prefix(10))
    func form(_ code: String, _ day: String, _ time: String) -> String {
      "code=\(code)&received_on=\(day)&received_at=\(time)&promised_on=\(due)"
    }
    let (day, time) = (String(received.prefix(10)), String(received.dropFirst(11).prefix(5)))
    let right = try await site.fetch("/look-up", form: form(code, day, time))
    let page = String(decoding: right.1, as: UTF8.self)
    #expect(right.0 == 200 && page.contains("Hẹn trả") && !page.contains("CB-"))
    let wrong = try await site.fetch("/look-up", form: form(code, day, time == "07:01" ? "07:02" : "07:01"))
    let unknown = try await site.fetch("/look-up", form: form("KHONG-CO", day, time))
    #expect(wrong.0 == unknown.0)
    #expect(
      String(decoding: wrong.1, as: UTF8.self).replacing(code, with: "")
        == String(decoding: unknown.1, as: UTF8.self).replacing("KHONG-CO", with: ""))
    // At once: one after the other, a slow machine would grant new tries between them.
    let guess = form(code, day, "07:03")
    let answers = try await withThrowingTaskGroup { group in
      for _ in 0..<40 { group.addTask { try await site.fetch("/look-up", form: guess).0 } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(answers.contains(429), "\(answers)")
  }

  /// Everything a stranger can have of a served province: every edition in every format, the open totals, the registers.
  @Test func `what is hidden cannot be worked out from all that is public`() async throws {
    let command = try Self.province()
    for month in ["2026-04", "2026-05", "2026-06"] {
      #expect(try command.run("publish", "--alone", "--month", month).status == 0)
    }
    let (server, site) = try Self.serve(command)
    defer { server.terminate() }
    let offered = Set(
      try String(contentsOf: command.folder.appendingPathComponent("mau/services.csv"), encoding: .utf8)
        .split(separator: "\n").dropFirst().map { line in
          let cells = Self.cells(line)
          return "\(cells[0])|\(cells[1])"
        })
    let truth = try Self.truth(command)
    for (edition, month) in [(1, "2026-04"), (2, "2026-05"), (3, "2026-06")] {
      let rows = try await site.rows("/open-data/editions/\(edition)/received.csv")
      let json = try await site.fetch("/open-data/editions/\(edition)/received.json").1
      let same = try #require(JSONSerialization.jsonObject(with: json) as? [[String: String]])
      #expect(same.map { $0["received"] } == rows.map { $0["received"] })
      var attack = LinearAttack()
      var told: [String: String] = [:]
      for row in rows where row["by"] == "procedure" {
        told["\(row["unit"] ?? "")|\(row["code"] ?? "")"] = row["received"]
      }
      let counts = truth.filter { $0.key.hasPrefix(month + "|") }
        .reduce(into: [String: Int]()) { $0[String($1.key.dropFirst(8))] = $1.value }
      var variables: [String: Int] = [:]
      var (columns, units): ([String: [Int]], [String: [Int]]) = ([:], [:])
      for cell in offered.union(counts.keys) {
        let parts = cell.split(separator: "|").map(String.init)
        let variable = attack.variable(Self.range(told[cell]))
        variables[cell] = variable
        columns[parts[1], default: []].append(variable)
        units[parts[0], default: []].append(variable)
      }
      for (unit, parts) in units {
        attack.add(parts, total: counts.reduce(0) { $0 + ($1.key.hasPrefix(unit + "|") ? $1.value : 0) })
      }
      for (column, parts) in columns {
        attack.add(parts, sumTo: attack.variable(Self.range(told["|\(column)"])))
      }
      let isConsistent = attack.run()
      #expect(isConsistent)
      for (cell, count) in counts where Int(told[cell] ?? "") == nil {
        let variable = try #require(variables[cell])
        #expect(attack.low[variable] < attack.high[variable], "\(month) \(cell) = \(count)")
      }
      for (cell, text) in told where Int(text) != nil && !cell.hasPrefix("|") {
        #expect(Int(text) == counts[cell] && (counts[cell] ?? 0) >= 5)
      }
    }
  }

  private static func range(_ text: String?) -> ClosedRange<Int> {
    guard let text else { return 0...9 }
    if let count = Int(text) { return count...count }
    if text == "<5" { return 0...4 }
    return text == "<10" ? 0...9 : text == "ẩn" ? 5...LinearAttack.most : 0...LinearAttack.most
  }

  /// Receptions by month, unit and procedure, from the files themselves.
  private static func truth(_ command: Command) throws -> [String: Int] {
    let lines = try String(contentsOf: command.folder.appendingPathComponent("mau/dossiers.csv"), encoding: .utf8)
      .split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let columns = try ["received_at", "unit", "procedure"].map { try #require(header.firstIndex(of: $0)) }
    // Some dossiers were sent twice.
    let dossiers = Dictionary(lines.dropFirst().map { (cells($0)[0], cells($0)) }, uniquingKeysWith: { $1 })
    var counts: [String: Int] = [:]
    for cells in dossiers.values {
      counts["\(cells[columns[0]].prefix(7))|\(cells[columns[1]])|\(cells[columns[2]])", default: 0] += 1
    }
    return counts
  }
}
