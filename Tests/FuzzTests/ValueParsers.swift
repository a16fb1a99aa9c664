import Base
import Intake
import Records
import TestKit

/// Days, instants, points, periods and the payloads of statements.
enum ValueParsers {
  private static let types: [ColumnType] = [
    .code, .text, .day, .instant(.startOfDay), .instant(.endOfDay), .flag, .count, .choice(["online", "direct"]),
    .points,
  ]

  static let days = Parser("values") { input, chance in
    let text = String(decoding: input.bytes, as: UTF8.self)
    if let day = Day(iso: text), Day(iso: day.iso) != day { return "another day: \(day)" }
    for missing in [MissingTime.startOfDay, .endOfDay] {
      if let instant = Instant(iso: text, missing: missing), Instant(iso: instant.iso, missing: missing) != instant {
        return "another instant: \(instant)"
      }
    }
    if let points = Points(text: text), Points(text: points.text) != points { return "other points: \(points)" }
    if let period = PeriodName.period(text), period.from > period.to { return "a period backwards" }
    if searchFolded(searchFolded(text)) != searchFolded(text) { return "folded otherwise" }
    if VietnameseKey(text) < VietnameseKey(text) { return "before itself" }
    for type in types {
      if case .value(let value) = CellReader(isLenient: chance.odds(50)).read(.text(text), as: type),
        let fault = FileParsers.canonicalFault(value, type)
      {
        return "\(type): \(fault)"
      }
    }
    return nil
  }

  /// What is stated is encoded to the same statement.
  static let payloads = Parser("payloads") { input, chance in
    let payload = String(decoding: input.bytes, as: UTF8.self)
    let kind = chance.pick(FactKind.allCases)
    let first = fields(Statement(kind: kind, key: "", instant: nil, payload: payload))
    let second = fields(Statement(kind: kind, stated: first.stated, extras: first.extras))
    var attributes = Attributes()
    attributes.apply(payload: payload)
    for (id, text) in first.stated where attributes[id] != text { return "column \(id) folds otherwise" }
    _ = attributes.knownMask(.of(kind))
    _ = Statement(kind: kind, key: "", instant: nil, payload: payload).columns
    return first == second ? nil : "encoded otherwise"
  }

  private static func fields(_ statement: Statement) -> Fields {
    var fields = Fields()
    statement.forEachField { id, name, text in
      if id == 0 { fields.extras[name] = text } else { fields.stated[id] = text }
    }
    return fields
  }

  private struct Fields: Hashable {
    var stated: [UInt8: String] = [:]
    var extras: [String: String] = [:]
  }
}
