internal import Access
internal import Base
internal import Formats

/// The description of the service in OpenAPI 3.1, made from the table the router is made from.
enum OpenAPI {
  static func document(_ routes: [Route], version: String) -> JSON {
    var paths: [JSON.Member] = []
    var described: Set<String> = []
    for path in routes.map(\.path) where described.insert(path).inserted {
      let methods = routes.filter { $0.path == path }
        .map { JSON.Member(key: $0.method.rawValue, value: operation($0)) }
      paths.append(JSON.Member(key: template(path), value: .object(methods)))
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Soi 766", "version": .string(version),
        "description":
          "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg). Mọi số đều kèm đơn vị, kỳ, thời điểm và nguồn.",
      ],
      "paths": .object(paths),
      "components": [
        "securitySchemes": [
          "session": ["type": "apiKey", "in": "cookie", "name": "soi"],
          "key": ["type": "http", "scheme": "bearer"],
        ],
        "schemas": .object(OpenAPISchemas.all),
      ],
    ]
  }

  /// `/units/:code` is `/units/{code}`.
  private static func template(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
  }

  private static func operation(_ route: Route) -> JSON {
    var members: [JSON.Member] = [
      .init(key: "summary", value: .string(route.summary.vi)),
      .init(key: "description", value: .string(route.summary.en)),
      .init(key: "x-access", value: .string(access(route.access))),
      .init(key: "parameters", value: .array(route.parameters.filter { $0.place != .form }.map(parameter))),
      .init(key: "responses", value: responses(route)),
    ]
    if let body = requestBody(route) { members.append(.init(key: "requestBody", value: body)) }
    switch route.access {
    case .open, .ownCheck: members.append(.init(key: "security", value: []))
    // This machine itself needs neither.
    case .machine:
      members.append(.init(key: "security", value: [.object([]), ["session": []], ["key": []]]))
    case .signedIn, .may, .mayEverywhere:
      members.append(.init(key: "security", value: [["session": []], ["key": []]]))
    }
    return .object(members)
  }

  /// Who may ask, in words a program reads.
  private static func access(_ access: Route.Access) -> String {
    switch access {
    case .open: "open"
    case .signedIn: "signed_in"
    case .may(let permission): permission.rawValue
    case .mayEverywhere(let permission): "\(permission.rawValue) everywhere"
    case .ownCheck: "own_check"
    case .machine: "machine"
    }
  }

  private static func parameter(_ parameter: Route.Parameter) -> JSON {
    [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "required": .flag(parameter.isRequired), "description": .string(parameter.summary.vi),
      "schema": schema(parameter.kind),
    ]
  }

  private static func schema(_ kind: Route.Parameter.Kind) -> JSON {
    switch kind {
    case .text: ["type": "string", "minLength": 1, "maxLength": 200]
    case .unit: ["type": "string", "minLength": 1, "maxLength": 200, "x-names": "unit"]
    case .mark: ["type": "string", "pattern": "^[0-9a-f]{16}$"]
    case .dossier: ["type": "string", "minLength": 1, "maxLength": 200, "x-names": "dossier"]
    case .day: ["type": "string", "format": "date"]
    case .instant: ["type": "string", "examples": ["2026-03-15T09:00:00"]]
    case .integer: ["type": "integer"]
    case .flag: ["type": "string", "enum": ["1", "0"]]
    case .choice(let values): ["type": "string", "enum": .array(values.map { .string($0) })]
    }
  }

  private static func requestBody(_ route: Route) -> JSON? {
    guard route.method == .post else { return nil }
    let fields = route.parameters.filter { $0.place == .form }
    if fields.isEmpty, !route.contents.contains(.page) {
      return ["required": true, "content": ["application/json": OpenAPISchemas.body(of: route.path)]]
    }
    if fields.isEmpty {
      return ["content": ["application/x-www-form-urlencoded": ["schema": ["type": "object"]]]]
    }
    return [
      "required": true,
      "content": [
        "application/x-www-form-urlencoded": [
          "schema": [
            "type": "object",
            "properties": .object(fields.map { JSON.Member(key: $0.name, value: schema($0.kind)) }),
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
          ]
        ]
      ],
    ]
  }

  // MARK: what can come back

  private static func responses(_ route: Route) -> JSON {
    let content = JSON.object(
      route.contents.map { content in
        JSON.Member(
          key: content.rawValue,
          value: ["schema": content == .json ? OpenAPISchemas.answer(of: route.path) : ["type": "string"]])
      })
    var members = [
      JSON.Member(key: "200", value: ["description": "Trả lời · the answer", "content": content])
    ]
    if route.contents.contains(.page) {
      members.append(.init(key: "303", value: ["description": "Sang trang khác · to another page"]))
    }
    for (status, words) in refusals(route) {
      members.append(
        .init(key: status, value: ["description": .string(words), "content": refusalContent(route, status)]))
    }
    return .object(members)
  }

  /// What the gate and the route's answer can refuse with, and nothing else.
  private static func refusals(_ route: Route) -> [(String, String)] {
    let names = route.parameters.contains { parameter in
      switch parameter.kind {
      case .unit, .dossier, .mark: true
      default: parameter.place == .path || parameter.name == "rules"
      }
    }
    let isFree = route.access == .open || route.access == .machine
    var refusals = [("400", "Hỏi chưa đúng · wrong question"), ("401", "Không nhận ra bên hỏi · not known")]
    // A page of figures that anybody may ask for still holds the records of one unit.
    if !isFree || route.method == .post || route.contents.contains(.page) {
      refusals.append(("403", "Không được phép · not allowed"))
    }
    if names || route.access == .ownCheck || route.path.hasPrefix("/sign-in/") {
      refusals.append(("404", "Không có · not there"))
    }
    if route.method == .post {
      if route.contents.contains(.page), !isFree { refusals.append(("409", "Đã khác · changed meanwhile")) }
      refusals.append(("413", "Quá lớn · too large"))
    }
    refusals.append(("429", "Quá nhiều · too often"))
    if isMessage(route) { refusals.append(("503", "Tạm thời không được, gửi lại sau · not now, send again")) }
    return refusals
  }

  /// Old senders read their own form of a refusal.
  private static func isMessage(_ route: Route) -> Bool {
    route.access == .ownCheck || route.access == .may(.deliver)
  }

  private static func refusalContent(_ route: Route, _ status: String) -> JSON {
    let reference: JSON = ["$ref": "#/components/schemas/Problem"]
    var members = [JSON.Member(key: "application/problem+json", value: ["schema": reference])]
    if route.contents.contains(.page) {
      members.append(.init(key: "text/html", value: ["schema": ["type": "string"]]))
    }
    if isMessage(route) { members.append(.init(key: "application/json", value: ["schema": ["type": "object"]])) }
    return .object(members)
  }
}
