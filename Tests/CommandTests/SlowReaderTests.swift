import Foundation
import Testing

/// Who listens and does not read, or asks for much and reads none of it, keeps nobody else waiting.
@Suite struct SlowReaderTests {
  @Test(.timeLimit(.minutes(3)))
  func `a slow reader hurts nobody`() async throws {
    let command = try Command()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    try WalkedSide.fill(command)
    let added = try command.run(
      "sources", "add", "một cửa", "--unit", "A1", "--open-path", "--from", "127.0.0.1", "--format", "json")
    let path = try #require(added.json()["path"] as? String)
    let served = try await Served(command)
    let stream = "/api/v1/stream?unit=A1&from=2026-01-01&to=2026-12-31&as_of=2026-06-30T23:59:59"
    // Forty that listen and never read; ten that ask for twenty megabytes each and never read.
    var silent: [RawConnection] = []
    for _ in 0..<40 {
      let connection = try RawConnection(served.base)
      connection.ask(stream)
      silent.append(connection)
    }
    for _ in 0..<10 {
      let connection = try RawConnection(served.base)
      for _ in 0..<300 { connection.ask("/openapi.json") }
      silent.append(connection)
    }
    let reader = try RawConnection(served.base)
    reader.ask(stream)
    for number in 1...60 {
      let message = """
        [{"MaHoSo":"MAU-\(number)","MaTTHC":"1.001193","NgayTiepNhan":"20260302081530","NgayHenTra":"20260303170000",
          "TrangThaiHoSo":"2"}]
        """
      #expect(try await served.post("\(path)/DongBoHoSoMC", message).status == 200)
    }
    let score = try await served.get("/api/v1/scores?unit=A1&from=2026-01-01&to=2026-12-31&as_of=2026-06-30T23:59:59")
    let indicators = try #require(try score.json()["indicators"] as? [[String: Any]])
    let counted = try #require(indicators.first { $0["no"] as? String == "05" }?["denominator"] as? Int)
    // The one that reads hears of the last message, however long this machine takes.
    var heard = ""
    let wanted = "\"no\":\"05\",\"numerator\":[0-9]+,\"denominator\":\(counted)[^0-9]"
    while heard.range(of: wanted, options: .regularExpression) == nil {
      try await Task.sleep(for: .milliseconds(20))
      let more = reader.read()
      heard = String(heard.suffix(4_000)) + more
    }
    #expect(try await served.get("/readyz").status == 200)
    // Nor do they keep the service from stopping.
    #expect(served.stop() == 0)
    withExtendedLifetime(silent) {}
  }
}
