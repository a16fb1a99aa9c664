import Foundation
import Testing

/// Other systems are told what changed, signed, until they have taken it.
@Suite struct WebhookCommandTests {
  private func message(_ code: String) -> String {
    """
    [{"MaHoSo":"\(code)","MaTTHC":"1.001193","NgayTiepNhan":"\(Self.thisYear)0302081530",
      "NgayHenTra":"\(Self.thisYear)0303170000","TrangThaiHoSo":"2"}]
    """
  }

  private static let thisYear = Calendar(identifier: .gregorian).component(.year, from: Date())

  @Test(.timeLimit(.minutes(3)))
  func `a change is told, signed, again when it was not taken, also after a restart`() async throws {
    let command = try Command()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    try WalkedSide.fill(command)
    let listener = try Listener(answering: [500, 200])
    defer { listener.stop() }
    let added = try command.run(
      "webhooks", "add", "http://127.0.0.1:\(listener.port)/soi", "--unit", "A1", "--event", "score", "--allow-private",
      "--format", "json")
    let secret = try #require(try added.json()["secret"] as? String, "\(added.error)")
    #expect(secret.count == 64)
    let source = try command.run(
      "sources", "add", "một cửa", "--unit", "A1", "--open-path", "--from", "127.0.0.1", "--format", "json")
    let path = try #require(try source.json()["path"] as? String)
    let served = try await Served(command)
    // What stands when a webhook is first looked at is no news.
    try await Task.sleep(for: .seconds(3))
    #expect(listener.requests.isEmpty)
    #expect(try await served.post("\(path)/DongBoHoSoMC", message("MAU-1")).status == 200)
    while listener.requests.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    // It was not taken; nobody is there to try again until the next start.
    #expect(served.stop() == 0)
    let again = try await Served(command)
    while listener.requests.count < 2 { try await Task.sleep(for: .milliseconds(50)) }
    let (first, second) = (listener.requests[0], listener.requests[1])
    #expect(first.body == second.body && first.body.contains("\"unit\":\"A1\""))
    #expect(second.headers["soi-event"] == "score")
    let signature = try #require(second.headers["soi-signature"])
    let parts = signature.split(separator: ",").map { $0.split(separator: "=").last.map(String.init) ?? "" }
    #expect(parts.count == 2 && parts[1] == hmac("\(parts[0]).\(second.body)", secret))
    #expect(again.stop() == 0)
    #expect(try command.run("webhooks", "remove", "1").status == 0)
    #expect(try command.run("audit", "--format", "json").output.contains("webhook:1"))
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://example.vn/", "https://soi:x@example.vn/", "ftp://example.vn/", "https:///x",
    "https://example.vn/\r\nX: y",
  ])
  func `an address that may not be called is not kept`(address: String) throws {
    let command = try Command()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    try WalkedSide.fill(command)
    #expect(try command.run("webhooks", "add", address, "--unit", "A1").status == 2)
    #expect(try command.run("webhooks", "--format", "json").output.contains("address") == false)
  }

  private func hmac(_ text: String, _ key: String) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import hmac,sys; print(hmac.new(bytes.fromhex(sys.argv[1]), sys.stdin.buffer.read(), 'sha256').hexdigest(), end='')",
      key,
    ]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    guard (try? process.run()) != nil else { return "python3 is needed for this test" }
    input.fileHandleForWriting.write(Data(text.utf8))
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
