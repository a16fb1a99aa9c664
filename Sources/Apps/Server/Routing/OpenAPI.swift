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
        "schemas": ["Problem": problem],
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
      .init(key: "parameters", value: .array(route.parameters.filter { $0.place != .form }.map(parameter))),
      .init(key: "responses", value: responses(route)),
    ]
    if let body = requestBody(route) { members.append(.init(key: "requestBody", value: body)) }
    switch route.access {
    case .open, .ownCheck: members.append(.init(key: "security", value: []))
    case .signedIn, .may: members.append(.init(key: "security", value: [["session": []], ["key": []]]))
    }
    return .object(members)
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
    case .text, .unit, .dossier: ["type": "string", "minLength": 1, "maxLength": 200]
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
      return ["required": true, "content": ["application/json": ["schema": .object([])]]]
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

  /// Everything the gate and the answers can say; what a route cannot say is left out.
  private static func responses(_ route: Route) -> JSON {
    let content = JSON.object(
      route.contents.map { content in
        JSON.Member(key: content.rawValue, value: ["schema": content == .json ? .object([]) : ["type": "string"]])
      })
    var members = [
      JSON.Member(key: "200", value: ["description": "Trả lời · the answer", "content": content])
    ]
    func refusal(_ status: String, _ vi: String) {
      let kinds: JSON =
        route.contents.contains(.page)
        ? ["application/problem+json": ["schema": problemReference], "text/html": ["schema": ["type": "string"]]]
        : ["application/problem+json": ["schema": problemReference], "application/json": ["schema": .object([])]]
      members.append(.init(key: status, value: ["description": .string(vi), "content": kinds]))
    }
    if route.contents.contains(.page) {
      members.append(.init(key: "303", value: ["description": "Sang trang khác · to another page"]))
    }
    refusal("400", "Hỏi chưa đúng · wrong question")
    refusal("401", "Chưa đăng nhập · not signed in")
    refusal("403", "Không được phép · not allowed")
    refusal("404", "Không có · not there")
    refusal("409", "Đã khác · changed meanwhile")
    refusal("413", "Quá lớn · too large")
    refusal("429", "Quá nhiều · too often")
    refusal("503", "Tạm thời không được · not now")
    return .object(members)
  }

  private static let problemReference: JSON = ["$ref": "#/components/schemas/Problem"]

  /// RFC 9457.
  private static let problem: JSON = [
    "type": "object",
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"], "detail_en": ["type": "string"],
    ],
    "required": ["title", "status", "detail"],
  ]
}
