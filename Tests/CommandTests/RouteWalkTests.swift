import Base
import Formats
import Foundation
import Testing

/// Every address of the route table, asked by every role, by keys of every scope and by nobody, about their own unit and about
/// somebody else's: who may not enter is turned away, and nothing of a foreign unit's records stands in any answer.
@Suite struct RouteWalkTests {
  @Test func `nobody reads what is not theirs, at any address`() async throws {
    let command = try Command()
    defer { try? FileManager.default.removeItem(at: command.folder) }
    try WalkedSide.fill(command)
    let served = try await Served(command)
    let routes = try WalkedRoute.all(try await served.get("/openapi.json").json())
    #expect(routes.count > 50)
    let control = try await WalkedVisitor.person("auditor", at: nil, served, command)
    _ = try await WalkedVisitor.person("desk", at: "B1", served, command)
    _ = try command.run(["users", "add", "bblogin", "--name", "BBPERSON", "--unit", "B1", "--role", "desk@B1"])
    let before = try await served.get("/api/v1/scores?unit=B1&from=2026-01-01&to=2026-12-31&as_of=2026-06-30T23:59:59")
      .text

    // Somebody who may see everything finds the marks, or their absence elsewhere would say nothing.
    var (found, foundOfficers): (Set<String>, Set<String>) = ([], [])
    for route in routes where route.method == "get" && !route.answers.contains("text/event-stream") {
      for address in route.addresses(.foreign) {
        let text = try await body(served, address, control.headers, accept: "application/json", route)
        if holds(text, WalkedSide.foreign.marks, besides: address) != nil { found.insert(route.path) }
        if holds(text, WalkedSide.foreign.officers, besides: address) != nil { foundOfficers.insert(route.path) }
      }
    }
    #expect(found.count >= 12 && foundOfficers.count >= 6, "\(found.sorted()) \(foundOfficers.sorted())")

    var visitors = [WalkedVisitor.stranger]
    for (role, _) in WalkedVisitor.roles { visitors.append(try await .person(role, at: "A1", served, command)) }
    let scopes = [
      ("readRecords", "desk"), ("readOfficers", "head"), ("decide", "leader"), ("plan", "head"), ("report", "desk"),
      ("mend", "control"),
      ("publish", "control"), ("manage", "administrator"), ("readAudit", "auditor"), ("deliver", "integrator"),
    ]
    for (scope, role) in scopes { visitors.append(try .key(scope, role: role, at: "A1", command)) }
    var seenOwn: Set<String> = []
    for visitor in visitors {
      for route in routes where !isLeaving(route) {
        for side in [WalkedSide.own, .foreign] {
          for address in route.addresses(side) {
            try await check(served, visitor, route, address, side, &seenOwn)
          }
        }
      }
    }
    // Roles do see what is theirs.
    for role in ["desk", "head", "leader", "control", "auditor"] {
      #expect(seenOwn.contains("\(role)-a1"), "\(role) sees no record of the own unit")
    }
    #expect(
      try await served.get("/api/v1/scores?unit=B1&from=2026-01-01&to=2026-12-31&as_of=2026-06-30T23:59:59").text
        == before)
  }

  /// Signing out would end the walk of the one who walks.
  private func isLeaving(_ route: WalkedRoute) -> Bool { route.id == "post /sign-out" }

  private func check(
    _ served: Served, _ visitor: WalkedVisitor, _ route: WalkedRoute, _ address: String, _ side: WalkedSide,
    _ seenOwn: inout Set<String>
  ) async throws {
    let what = "\(visitor.name): \(route.method) \(address)"
    for accept in route.isPage ? ["text/html", "application/json"] : ["application/json"] {
      let answer = try await ask(served, route, address, visitor.headers, accept)
      #expect(answer.status < 500, "\(what): \(answer.status)")
      let isTurnedAway =
        [401, 403].contains(answer.status) || answer.headers["location"]?.hasPrefix("/sign-in") == true
      switch visitor.mayEnter(route.access) {
      case false?:
        #expect(isTurnedAway, "\(what): \(answer.status) for somebody without the right")
        if visitor.isStranger, accept == "application/json" {
          #expect(answer.status == 401, "\(what): \(answer.status)")
        }
      case true? where route.access != "open" && route.method == "get" && side.unit == "A1":
        #expect(!isTurnedAway || address.contains("officer"), "\(what): \(answer.status) for somebody with the right")
      case true?
      where route.method == "get" && route.namesUnit && !["open", "signed_in", "machine"].contains(route.access):
        #expect(
          [403, 404].contains(answer.status) || side.unit == "A1", "\(what): \(answer.status) about a foreign unit")
      case true? where route.method == "post" && !visitor.isKey && !visitor.isStranger:
        #expect(answer.status == 403, "\(what): \(answer.status) without the mark of a form")
      default: break
      }
      let text = words(answer, route)
      if let mark = holds(text, WalkedSide.foreign.marks + WalkedSide.foreign.officers, besides: address) {
        Issue.record("\(what): \(mark) stands in the answer (\(accept))")
      }
      if !visitor.permissions.contains("readOfficers"),
        let mark = holds(text, WalkedSide.own.officers, besides: address)
      {
        Issue.record("\(what): the officer \(mark) stands in the answer (\(accept))")
      }
      // The trail names records by their codes: that is what it is for.
      let mayName = visitor.permissions.contains("readRecords") || visitor.permissions.contains("readAudit")
      if !mayName, let mark = holds(text, WalkedSide.own.marks, besides: address) {
        Issue.record("\(what): \(mark) stands in the answer of somebody who may read no records (\(accept))")
      }
      if side.unit == "A1", holds(text, WalkedSide.own.marks, besides: address) != nil { seenOwn.insert(visitor.name) }
    }
  }

  private func ask(
    _ served: Served, _ route: WalkedRoute, _ address: String, _ headers: [String: String], _ accept: String
  ) async throws -> Served.Answer {
    var headers = headers
    headers["Accept"] = accept
    if route.answers.contains("text/event-stream") {
      return try await RawConnection(served.base).answer(address, headers, for: .milliseconds(150))
    }
    if route.method == "get" { return try await served.plain(address, headers: headers) }
    headers["Content-Type"] = route.isPage ? "application/x-www-form-urlencoded" : "application/json"
    let body =
      route.path.hasSuffix("/events")
      ? "[{\"kind\":\"dossiers\",\"row\":{\"code\":\"BBDOSSIER1\",\"unit\":\"B1\",\"ended_at\":\"2026-03-03T08:00:00\"}}]"
      : route.isPage ? "rows=login%2Cname&code=BBDOSSIER1" : "[{\"MaHoSo\":\"BBDOSSIER1\",\"TrangThaiHoSo\":\"9\"}]"
    return try await served.plain(address, method: "POST", body: body, headers: headers)
  }

  private func body(
    _ served: Served, _ address: String, _ headers: [String: String], accept: String, _ route: WalkedRoute
  ) async throws -> String {
    words(try await ask(served, route, address, headers, accept), route)
  }

  /// What a person reads: of a workbook its cells.
  private func words(_ answer: Served.Answer, _ route: WalkedRoute) -> String {
    guard answer.headers["content-type"]?.contains("spreadsheet") == true else { return answer.text }
    guard let sheets = try? readWorkbook(answer.bytes) else { return "an unreadable workbook" }
    return sheets.map { "\($0.table)" }.joined()
  }

  /// The first mark that stands in the text, not counting where the question itself is said again.
  private func holds(_ text: String, _ marks: [String], besides address: String) -> String? {
    // A form, and the answer to a message, say again what was sent.
    let says = ["/look-up", "/api/v1/events", "/api/v1/messages"].contains { address.hasPrefix($0) }
    let sent = says ? ["BBDOSSIER1"] : []
    let asked = address.split(whereSeparator: { "/?&=".contains($0) }).map(String.init).filter {
      $0.contains("DOSSIER")
    }
    let rest = (asked + sent).reduce(text) { $0.replacingOccurrences(of: $1, with: "") }
    return marks.first { rest.contains($0) }
  }
}
