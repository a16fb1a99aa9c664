import Foundation
import Testing

/// One operation of the description, which is made from the route table.
struct WalkedRoute {
  struct Parameter {
    let name: String
    let place: String
    /// `unit`, `dossier`, or the type.
    let kind: String
    let choices: [String]
  }

  let method: String
  let path: String
  let access: String
  let parameters: [Parameter]
  let answers: Set<String>

  var id: String { "\(method) \(path)" }
  var isPage: Bool { answers.contains("text/html") }
  /// Whose it is stands in the question.
  var namesUnit: Bool { parameters.contains { $0.kind == "unit" || $0.kind == "dossier" } }

  static func all(_ description: [String: Any]) throws -> [WalkedRoute] {
    let paths = try #require(description["paths"] as? [String: [String: [String: Any]]])
    return paths.flatMap { path, methods in
      methods.map { method, operation in
        let parameters = (operation["parameters"] as? [[String: Any]] ?? []).map { parameter in
          let schema = parameter["schema"] as? [String: Any] ?? [:]
          return Parameter(
            name: parameter["name"] as? String ?? "", place: parameter["in"] as? String ?? "",
            kind: schema["x-names"] as? String ?? schema["format"] as? String ?? schema["type"] as? String ?? "",
            choices: schema["enum"] as? [String] ?? [])
        }
        let answer = (operation["responses"] as? [String: [String: Any]])?["200"]?["content"] as? [String: Any] ?? [:]
        return WalkedRoute(
          method: method, path: path, access: operation["x-access"] as? String ?? "", parameters: parameters,
          answers: Set(answer.keys))
      }
    }.sorted { $0.id < $1.id }
  }

  /// Addresses that ask about one side: as it is, and with every choice of every parameter.
  func addresses(_ side: WalkedSide) -> [String] {
    let plain = address(side, [:])
    let chosen = parameters.filter { $0.place == "query" }.flatMap { parameter in
      parameter.choices.map { address(side, [parameter.name: $0]) }
    }
    return method == "get" ? [plain] + chosen : [plain]
  }

  private func address(_ side: WalkedSide, _ chosen: [String: String]) -> String {
    var path = path
    var query: [String] = []
    for parameter in parameters {
      guard let value = chosen[parameter.name] ?? value(parameter, side) else { continue }
      if parameter.place == "path" {
        path = path.replacingOccurrences(of: "{\(parameter.name)}", with: value)
      } else {
        query.append("\(parameter.name)=\(value)")
      }
    }
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }

  private func value(_ parameter: Parameter, _ side: WalkedSide) -> String? {
    switch (parameter.kind, parameter.name) {
    case ("unit", _): side.unit
    case ("dossier", _): side.dossier
    case (_, "from"): "2026-01-01"
    case (_, "to"): "2026-12-31"
    // The end of a month, which strangers may ask for too.
    case (_, "as_of"): "2026-06-30T23:59:59"
    case (_, "q"): side.dossier
    case (_, "no"): "05"
    case (_, "file"): "units.csv"
    case (_, "service"): "TraCuuHoSo"
    case (_, "number"): "1"
    default: parameter.place == "path" ? "x" : nil
    }
  }
}

/// What one half of the store is known by.
struct WalkedSide {
  let unit: String
  let dossier: String
  /// Words that stand in its records alone.
  let marks: [String]
  /// Codes of its officers.
  let officers: [String]

  static let own = WalkedSide(
    unit: "A1", dossier: "AADOSSIER1", marks: ["AADOSSIER", "AAPETITION", "AAOFFICE", "AASYSTEM"],
    officers: ["AACLERK", "AASTEPCLERK"])
  static let foreign = WalkedSide(
    unit: "B1", dossier: "BBDOSSIER1",
    marks: ["BBDOSSIER", "BBPETITION", "BBOFFICE", "BBSYSTEM", "BBLOGIN", "BBPERSON"],
    officers: ["BBCLERK", "BBSTEPCLERK"])

  /// Two provinces with a commune each, and records of both.
  static func fill(_ command: Command) throws {
    _ = try command.file(
      "units.csv",
      """
      code,name,kind,parent
      A,Tỉnh A,province,
      A1,Xã Một,commune,A
      B,Tỉnh B,province,
      B1,Xã Hai,commune,B

      """)
    _ = try command.file("procedures.csv", "code,name,field\n1.001193,Đăng ký khai sinh,Hộ tịch\n")
    var (dossiers, steps) = (
      "code,unit,procedure,channel,received_at,due_at,ended_at,end_kind,officer,office,system,supplements,second_supplement_at\n",
      "dossier,seq,office,officer,status,started_at,due_at,ended_at\n"
    )
    for side in ["AA", "BB"] {
      // Late, refused, withdrawn, stopped, supplemented twice, still open.
      let ends = [
        "2026-03-20T10:00:00,done", "2026-03-05T10:00:00,refused", "2026-03-05T10:00:00,withdrawn",
        "2026-03-05T10:00:00,stopped", ",", ",",
      ]
      for (index, end) in ends.enumerated() {
        let asked = index == 4 ? "2,2026-03-06T10:00:00" : "0,"
        dossiers +=
          "\(side)DOSSIER\(index + 1),\(side.prefix(1))1,1.001193,online,2026-03-02T08:00:00,2026-03-10T17:00:00,\(end),\(side)CLERK,\(side)OFFICE,\(side)SYSTEM,\(asked)\n"
        steps +=
          "\(side)DOSSIER\(index + 1),1,\(side)OFFICE,\(side)STEPCLERK,Thẩm định,2026-03-02T08:00:00,2026-03-03T17:00:00,\n"
      }
    }
    _ = try command.file("dossiers.csv", dossiers)
    _ = try command.file("steps.csv", steps)
    _ = try command.file(
      "petitions.csv",
      "code,unit,received_at,kind\nAAPETITION1,A1,2026-03-02T08:00:00,rule\nBBPETITION1,B1,2026-03-02T08:00:00,rule\n")
    let imported = try command.run(
      "import", "units.csv", "procedures.csv", "dossiers.csv", "steps.csv", "petitions.csv")
    try #require(imported.status == 0, "\(imported.output) \(imported.error)")
  }
}

/// Somebody who asks.
struct WalkedVisitor {
  let name: String
  let permissions: Set<String>
  let isEverywhere: Bool
  let headers: [String: String]

  var isStranger: Bool { headers.isEmpty }
  var isKey: Bool { headers["Authorization"] != nil }

  /// As `Role` has it; written out, so that who may do more is a change in two places.
  static let roles: [(name: String, permissions: Set<String>)] = [
    ("desk", ["readRecords", "readPersonal", "draft", "report"]),
    ("head", ["readRecords", "readOfficers", "readPersonal", "draft", "plan", "report"]),
    ("leader", ["readRecords", "readOfficers", "draft", "decide", "plan", "report"]),
    ("control", ["readRecords", "readOfficers", "draft", "decide", "plan", "report", "mend", "publish"]),
    ("administrator", ["readRecords", "plan", "report", "mend", "manage", "manageAccounts"]),
    ("auditor", ["readRecords", "readOfficers", "readAudit"]), ("integrator", ["readRecords", "deliver"]),
  ]

  static let stranger = WalkedVisitor(name: "stranger", permissions: [], isEverywhere: false, headers: [:])

  static func person(_ role: String, at unit: String?, _ served: Served, _ command: Command) async throws
    -> WalkedVisitor
  {
    let login = "\(role)-\(unit?.lowercased() ?? "all")"
    let made = try command.run(
      [
        "users", "add", login, "--name", "Người \(role)", "--role", unit.map { "\(role)@\($0)" } ?? role, "--format",
        "json",
      ]
        + (unit.map { ["--unit", $0] } ?? []))
    let rows = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [[String: Any]]
    let password = try #require(rows?.first?["one_time_password"] as? String, "\(made.error)")
    let cookie = try await served.signedIn(login, password)
    return WalkedVisitor(
      name: login, permissions: roles.first { $0.name == role }?.permissions ?? [], isEverywhere: unit == nil,
      headers: ["Cookie": cookie])
  }

  static func key(_ scope: String, role: String, at unit: String, _ command: Command) throws -> WalkedVisitor {
    let made = try command.run(
      [
        "keys", "add", "key-\(scope)", "--role", "\(role)@\(unit)", "--scope", scope, "--until", Self.nextYear,
        "--format", "json",
      ])
    let text = try #require(try made.json()["key"] as? String, "\(made.error)")
    return WalkedVisitor(
      name: "key \(scope)", permissions: [scope], isEverywhere: false, headers: ["Authorization": "Bearer \(text)"])
  }

  private static var nextYear: String {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date()) + 1
    return "\(year)-06-30"
  }

  /// Nil: the table does not say; the walk then looks only at what is in the answer.
  func mayEnter(_ access: String) -> Bool? {
    switch access {
    case "open", "machine": true
    case "signed_in": !isStranger
    case "own_check": nil
    case let access where access.hasSuffix(" everywhere"):
      isEverywhere && permissions.contains(String(access.dropLast(" everywhere".count)))
    default: permissions.contains(access)
    }
  }
}
