import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The service as people and programs meet it: a process at a port, asked over HTTP, with one browser's cookie.
final class Served {
  struct Answer {
    let status: Int
    let text: String
    let bytes: [UInt8]
    let headers: [String: String]

    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
  }

  let base: String
  private let process: Process
  private let output: URL
  private let session = URLSession(configuration: forgetful, delegate: StaysHere(), delegateQueue: nil)
  private(set) var cookie: String?

  /// A client that sends the cookies it is told to and no others.
  private static var forgetful: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    return configuration
  }

  /// Starts and waits until it answers.
  convenience init(_ command: Command, _ arguments: String...) async throws {
    try await self.init(command, arguments)
  }

  init(_ command: Command, _ arguments: [String]) async throws {
    let port = Int.random(in: 20_000..<40_000)
    base = "http://127.0.0.1:\(port)"
    output = command.folder.appendingPathComponent("served-\(port)")
    try Data().write(to: output)
    process = try command.start(["serve", "--port", "\(port)"] + arguments)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    for _ in 0..<600 {
      if (try? await get("/readyz").status) == 200 { return }
      guard process.isRunning else { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the service did not start")
  }

  /// Asks it to stop and waits; its exit status.
  @discardableResult
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  deinit { if process.isRunning { process.terminate() } }

  func get(_ path: String, accept: String = "text/html", headers: [String: String] = [:]) async throws -> Answer {
    try await send(path, method: "GET", body: nil, headers: headers.merging(["Accept": accept]) { own, _ in own })
  }

  func post(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
    try await send(path, method: "POST", body: Data(body.utf8), headers: headers)
  }

  /// A form as a page has it, with its mark.
  func submit(_ path: String, from page: String, _ fields: [String: String]) async throws -> Answer {
    let form = try await get(page).text
    let start = try #require(form.range(of: "action=\"\(path)\""))
    let mark = try #require(form.range(of: "name=\"seal\" value=\"", range: start.upperBound..<form.endIndex))
    var fields = fields
    fields["seal"] = String(form[mark.upperBound...].prefix { $0 != "\"" })
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    let body = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
    return try await post(
      path, body.joined(separator: "&"), headers: ["Content-Type": "application/x-www-form-urlencoded"])
  }

  /// Signs in as the first administrator, with the password the first start printed.
  func signIn() async throws {
    let printed = try String(contentsOf: output, encoding: .utf8)
    let label = try #require(printed.range(of: "một lần: "))
    let once = String(printed[label.upperBound...].prefix { $0 != " " })
    #expect(try await submit("/sign-in", from: "/sign-in", ["login": "admin", "password": once]).status == 303)
    let own = "mật khẩu của riêng tôi"
    let changed = try await submit(
      "/account/password", from: "/account/password", ["old": once, "new": own, "again": own])
    #expect(changed.status == 303, "\(changed.text)")
  }

  /// As somebody else: with these headers alone, whatever cookie is at hand.
  func plain(
    _ path: String, method: String = "GET", body: String? = nil, headers: [String: String]
  ) async throws -> Answer {
    try await send(path, method: method, body: body.map { Data($0.utf8) }, headers: headers, isOwn: false)
  }

  /// The cookie of somebody who has signed in with a one-time password and chosen another.
  func signedIn(_ login: String, _ once: String) async throws -> String {
    let mine = cookie
    defer { cookie = mine }
    cookie = nil
    let own = "mật khẩu của riêng tôi"
    #expect(try await submit("/sign-in", from: "/sign-in", ["login": login, "password": once]).status == 303)
    let changed = try await submit(
      "/account/password", from: "/account/password", ["old": once, "new": own, "again": own])
    #expect(changed.status == 303, "\(changed.text)")
    return cookie ?? ""
  }

  private func send(_ path: String, method: String, body: Data?, headers: [String: String], isOwn: Bool = true)
    async throws -> Answer
  {
    var request = URLRequest(url: try #require(URL(string: base + path)))
    request.httpMethod = method
    request.httpBody = body
    request.httpShouldHandleCookies = false
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    if isOwn, let cookie { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
    let (data, response) = try await session.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    var headers: [String: String] = [:]
    for (name, value) in http.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    if isOwn, let set = headers["set-cookie"] { cookie = String(set.prefix { $0 != ";" }) }
    return Answer(
      status: http.statusCode, text: String(decoding: data, as: UTF8.self), bytes: Array(data), headers: headers)
  }
}

/// Redirects are looked at, not followed.
private final class StaysHere: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
