internal import Base
package import Formats
internal import Intake
internal import Records

/// What a sender is told: a status of HTTP and a body its clients understand.
package struct MessageAnswer: Sendable {
  /// 200, 400, 401, 404 or 503.
  package let status: Int
  package let json: JSON
  /// What became of the message's elements.
  package let outcome: Outcome

  package struct Outcome: Hashable, Sendable {
    /// Elements that are durable now.
    package var taken = 0
    /// Elements kept aside, each with its reason.
    package var quarantined = 0
    /// Elements that are to be sent again; nothing of them is kept.
    package var premature = 0
    /// The number of the batch they are in; nil when nothing was written.
    package var batch: Int?
    package init() {}
  }

  package init(status: Int = 200, _ json: JSON, outcome: Outcome = Outcome()) {
    self.status = status
    self.json = json
    self.outcome = outcome
  }

  /// The body as UTF-8.
  package var body: [UInt8] { Array(json.serialized().utf8) }

  /// The same as provincial gateways give what they are asked: the answer's text inside another answer.
  package var wrapped: MessageAnswer {
    MessageAnswer(status: status, ["message": .string(json.serialized())], outcome: outcome)
  }
}

extension MessageAnswer {
  /// The answer to elements that are on the disk.
  ///
  /// - Parameter known: dossiers that were to be created and existed.
  init(_ service: MessageService, _ elements: [ReadElement], known: Set<String>, _ outcome: Outcome) {
    let refused = elements.compactMap { element -> QuarantinedRow? in
      switch element {
      case .unreadable(_, let row), .premature(_, let row): row
      case .said: nil
      }
    }
    let existing = known.sorted()
    let (code, said): (String, String) =
      if outcome.premature > 0, let first = refused.first(where: { $0.reason == .unknownDossier }) {
        // Taken twice what was taken now does no harm; taken for said what was not would lose it.
        ("-1", "Chưa có hồ sơ \(first.value): gửi hồ sơ trước, rồi gửi lại bản tin này.")
      } else if outcome.taken == 0, let first = refused.first {
        ("-1", Self.sentence(first))
      } else if existing.count == 1 {
        ("3", "Hồ sơ \(existing[0]) đã tồn tại")
      } else if !existing.isEmpty {
        ("3", "\(existing.count) hồ sơ đã tồn tại: \(existing.prefix(10).joined(separator: ", "))")
      } else if refused.isEmpty {
        ("0", "Đồng bộ thành công")
      } else {
        (
          "0",
          "Đồng bộ thành công \(outcome.taken)/\(elements.count) bản tin; giữ lại \(refused.count) bản tin, xem result"
        )
      }
    let told = JSON.array(refused.map(Self.json))
    guard service.isThirdGeneration else {
      self.init(["error_code": .string(code), "message": .string(said), "result": told], outcome: outcome)
      return
    }
    // A dossier that is connected twice is connected.
    let status = code == "-1" ? 400 : 200
    let data: JSON
    if service == .createDossier, case .said(let dossier, _)? = elements.first {
      data = ["idHoSo": .string(dossier), "maHoSo": .string(dossier)]
    } else {
      data = told
    }
    self.init(
      status: status, ["code": .integer(status), "message": .string(said), "data": data], outcome: outcome)
  }

  /// The answer to a question of the first generations.
  static func list(_ rows: [JSON]) -> MessageAnswer {
    MessageAnswer(["error_code": 0, "message": "Thành công", "result": .array(rows)])
  }

  /// What became of each event.
  static func events(_ elements: [ReadElement], _ outcome: Outcome) -> MessageAnswer {
    let results = elements.enumerated().map { index, element -> JSON in
      switch element {
      case .said: ["line": .integer(index + 1), "outcome": "taken"]
      case .unreadable(_, let row): json(row)
      case .premature(_, let row): json(row, outcome: "not_taken")
      }
    }
    return MessageAnswer(
      [
        "batch": outcome.batch.map { .integer($0) } ?? .null, "taken": .integer(outcome.taken),
        "quarantined": .integer(outcome.quarantined), "not_taken": .integer(outcome.premature),
        "results": .array(results),
      ], outcome: outcome)
  }

  /// The phrase of a status (RFC 9110), as every other problem of the service has it.
  private static func title(_ status: Int) -> String {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 429: "Too Many Requests"
    default: "Service Unavailable"
    }
  }

  /// Why nothing was written: a body that is no message, or a store that cannot write. Then the same message may come again.
  static func failed(_ service: MessageService?, _ failure: Failure) -> MessageAnswer {
    let status =
      switch failure.kind {
      case .usage: 400
      case .notFound: 404
      case .signIn: 401
      case .denied: 403
      case .conflict: 409
      case .tooLarge: 413
      case .tooOften: 429
      // Nothing is wrong with the message: it may come again.
      case .failed: 503
      }
    let said = JSON.string(failure.sentence.vi)
    if service == .events {
      return MessageAnswer(
        status: status,
        [
          "type": "about:blank", "title": .string(Self.title(status)), "status": .integer(status), "detail": said,
          "detail_en": .string(failure.sentence.en),
        ])
    }
    if service?.isThirdGeneration ?? false {
      return MessageAnswer(status: status, ["code": .integer(status), "message": said, "data": nil])
    }
    return MessageAnswer(status: status, ["error_code": "-1", "message": said])
  }

  private static func json(_ row: QuarantinedRow) -> JSON { json(row, outcome: "quarantined") }

  private static func json(_ row: QuarantinedRow, outcome: String) -> JSON {
    [
      "line": .integer(row.line), "outcome": .string(outcome), "column": .string(row.column),
      "value": .string(row.value),
      "reason": .string(row.reason.rawValue),
    ]
  }

  private static func sentence(_ row: QuarantinedRow) -> String {
    row.reason == .outOfReach
      ? "Bản tin nêu hồ sơ hoặc đơn vị ngoài phạm vi của bên gửi: \(row.value)."
      : "Không đọc được bản tin: \(words(row))."
  }

  private static func words(_ row: QuarantinedRow) -> String {
    let place = row.column.isEmpty ? "phần tử \(row.line)" : "phần tử \(row.line), \(row.column)"
    return row.value.isEmpty ? "\(place): \(row.reason.rawValue)" : "\(place) = “\(row.value)”: \(row.reason.rawValue)"
  }
}
