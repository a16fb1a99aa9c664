internal import Formats

/// The question and the answer of advice before the act, as other programs may rely on them.
enum AdviceSchemas {
  private static let text: JSON = ["type": "string"]
  private static let flag: JSON = ["type": "boolean"]
  private static let count: JSON = ["type": "integer", "minimum": 0, "maximum": 10_000]
  private static let name: JSON = ["type": "string", "minLength": 1, "maxLength": 200]
  private static func choice(_ values: String...) -> JSON { ["enum": .array(values.map { .string($0) })] }
  private static func told(_ type: String, _ words: String) -> JSON {
    ["type": .string(type), "description": .string(words)]
  }

  static let question: JSON = [
    "type": "object", "required": ["unit", "procedure"],
    "properties": [
      "unit": name, "procedure": name, "dossier": name, "channel": choice("online", "direct", "post"),
      "received_at": ["type": "string", "examples": ["2026-11-20T09:00:00"]], "components_digitised": count,
      "components_reused": count, "personal_store": flag, "account_verified": flag, "fee": flag,
      "payment": choice("online", "other", "none"), "synchronised": flag, "result": choice("electronic", "paper"),
      "supplement_requests": count, "request_supplement": flag,
    ],
  ]

  static let examples: JSON = [
    "intake": [
      "summary": "Trước khi tiếp nhận · before acceptance",
      "value": [
        "unit": "H99.101", "procedure": "1.001193", "channel": "online", "received_at": "2026-11-20T09:00:00",
        "components_digitised": 3, "components_reused": 1, "account_verified": true, "fee": true, "payment": "other",
        "result": "electronic",
      ],
    ],
    "supplement": [
      "summary": "Sắp yêu cầu bổ sung lần nữa · about to send back once more",
      "value": [
        "unit": "H99.101", "procedure": "1.001193", "supplement_requests": 1, "request_supplement": true,
      ],
    ],
  ]

  private static let shares: JSON = ["type": "object", "additionalProperties": text]
  private static let line = OpenAPISchemas.object([
    ("item", text), ("state", choice("present", "missing", "unknown")), ("text", text), ("text_en", text),
    ("points", text), ("points_by_indicator", shares),
  ])
  static let answer = OpenAPISchemas.object([
    ("unit", ["$ref": "#/components/schemas/Unit"]), ("period", ["type": "object"]), ("as_of", text), ("rules", text),
    ("procedure", ["type": "object"]), ("promised", ["type": ["object", "null"]]),
    ("missing", ["type": "array", "items": line]), ("present", ["type": "array", "items": line]),
    ("points_missing", told("string", "Sáu chữ số thập phân · six decimals")),
    ("supplement", ["type": ["object", "null"]]),
  ])
}
