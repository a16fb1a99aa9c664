internal import Formats

/// The shapes of the answers other programs rely on.
enum OpenAPISchemas {
  static let all: [JSON.Member] = [
    .init(key: "Problem", value: problem), .init(key: "Points", value: points), .init(key: "Unit", value: unit),
    .init(key: "Score", value: score), .init(key: "Ranking", value: ranking),
    .init(key: "LossLedger", value: lossLedger), .init(key: "Counts", value: counts),
    .init(key: "Events", value: events), .init(key: "MessageAnswer", value: message),
    .init(key: "AdviceQuestion", value: AdviceSchemas.question), .init(key: "Advice", value: AdviceSchemas.answer),
  ]

  /// What an address takes in JSON, with examples where somebody has to write it by hand.
  static func body(of path: String) -> JSON {
    path == "/api/v1/advise"
      ? ["schema": reference("AdviceQuestion"), "examples": AdviceSchemas.examples] : ["schema": .object([])]
  }

  /// What an address answers in JSON; any JSON where nobody is to rely on its shape.
  static func answer(of path: String) -> JSON {
    guard let name = names[path] else { return .object([]) }
    return reference(name)
  }

  private static let names = [
    "/api/v1/scores": "Score", "/units/:code": "Score", "/api/v1/ranks": "Ranking", "/api/v1/explain": "LossLedger",
    "/api/v1/counts": "Counts", "/api/v1/events": "Events", "/in/:secret": "MessageAnswer",
    "/in/:secret/:service": "MessageAnswer", "/adapter": "MessageAnswer", "/adapter/login": "MessageAnswer",
    "/api/v1/messages/:service": "MessageAnswer", "/api/v1/advise": "Advice",
  ]

  private static func reference(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

  static func object(_ members: [(String, JSON)], optional: Set<String> = []) -> JSON {
    [
      "type": "object", "properties": .object(members.map { JSON.Member(key: $0.0, value: $0.1) }),
      "required": .array(members.map(\.0).filter { !optional.contains($0) }.map { .string($0) }),
    ]
  }

  private static let text: JSON = ["type": "string"]
  private static let integer: JSON = ["type": "integer"]
  private static let day: JSON = ["type": "string", "format": "date"]
  private static func orNull(_ type: String) -> JSON { ["type": .array([.string(type), "null"])] }
  private static func list(_ items: JSON) -> JSON { ["type": "array", "items": items] }
  private static func choice(_ values: String...) -> JSON { ["enum": .array(values.map { .string($0) })] }

  /// Two decimals and a point.
  private static let points: JSON = ["type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$"]
  private static let unit = object([("code", text), ("name", text), ("kind", text)], optional: ["kind"])
  private static let period = object([("from", day), ("to", day)])

  private static let score = object([
    ("unit", reference("Unit")), ("period", period), ("as_of", text), ("known_at", orNull("string")),
    ("source", choice("own", "published", "best")), ("rules", text), ("rounding", choice("portal", "exact")),
    ("total", object([("score", reference("Points")), ("max", reference("Points")), ("band", orNull("string"))])),
    ("groups", list(object([("no", integer), ("score", reference("Points")), ("max", reference("Points"))]))),
    ("blocks", list(object([("code", text), ("score", reference("Points")), ("max", reference("Points"))]))),
    (
      "indicators",
      list(
        object([
          ("no", text), ("id", text), ("code", text), ("block", text), ("numerator", orNull("integer")),
          ("denominator", orNull("integer")), ("ratio", orNull("string")), ("score", reference("Points")),
          ("max", reference("Points")), ("state", choice("value", "zero", "no_data", "not_applicable")),
          ("origin", choice("own", "published", "inherited", "constant")), ("coverage", orNull("string")),
          ("marks", list(text)),
        ]))
    ),
  ])

  private static let ranking = object([
    ("parent", reference("Unit")), ("kind", text), ("period", period), ("as_of", text), ("rules", text),
    (
      "units",
      list(
        object([
          ("code", text), ("name", text), ("total", reference("Points")), ("blocks", ["type": "object"]),
          ("rank", integer), ("rank_low", integer), ("portal_rank", integer), ("block_ranks", ["type": "object"]),
        ]))
    ),
  ])

  private static let lossLedger = object([
    ("unit", reference("Unit")), ("period", period), ("max", reference("Points")), ("total", reference("Points")),
    ("lost", reference("Points")),
    (
      "lines",
      list(
        object([
          ("no", text), ("kind", choice("record", "structural", "rounding")), ("record", orNull("string")),
          ("code", orNull("string")), ("points", text), ("reason", text),
          ("recoverable", choice("no", "this_period", "future")), ("field", orNull("string")),
          ("office", orNull("string")), ("officer", orNull("string")),
        ]))
    ),
  ])

  private static let countNames = [
    "carried_over", "received", "early", "on_time", "late", "open_in_time", "open_late", "refused", "withdrawn",
    "stopped", "supplemented",
  ]
  private static let countRow = countNames.map { ($0, integer) }
  private static let counts = object([
    ("unit", reference("Unit")), ("period", period), ("as_of", text), ("by", text),
    ("rows", list(object([("key", text)] + countRow))), ("total", object(countRow)),
  ])

  private static let events = object([
    ("batch", orNull("integer")), ("taken", integer), ("quarantined", integer), ("not_taken", integer),
    (
      "results",
      list(
        object(
          [
            ("line", integer), ("outcome", choice("taken", "quarantined", "not_taken")), ("column", text),
            ("value", text), ("reason", text),
          ], optional: ["column", "value", "reason"]))
    ),
  ])

  /// Of three generations of senders: `error_code`, or `code`.
  private static let message: JSON = [
    "type": "object", "properties": ["message": text],
    "anyOf": [["required": ["error_code"]], ["required": ["code"]]],
  ]

  /// RFC 9457.
  private static let problem = object(
    [
      ("type", text), ("title", text), ("status", integer), ("detail", text), ("detail_en", text),
    ], optional: ["type", "detail_en"])
}
