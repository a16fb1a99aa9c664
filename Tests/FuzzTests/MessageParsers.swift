import Base
import Intake
import Records
import TestKit

/// Live messages of the national vocabulary, and events of canonical columns.
enum MessageParsers {
  private static let arrival = Instant(iso: "2026-06-01T09:00:00", missing: .startOfDay).unsafelyUnwrapped

  private static func context(_ chance: inout Chance) -> MessageContext {
    MessageContext(
      service: "thử", system: chance.pick(["", "mot-cua"]), agency: chance.pick([nil, "H56", "000.00.00.H56", "?"]),
      defaultUnit: chance.pick([nil, UnitCode("X1")]), arrivedAt: arrival)
  }

  /// As a push of dossiers, as a change of status and as steps.
  static let messages = Parser("messages") { input, chance in
    let context = context(&chance)
    return law { () throws(Failure) in
      let body = try MessageBody(input.bytes)
      return (body.count, [body.dossiers(context), body.dossiers(context, namesUnit: false), body.progress(context)])
    } holds: { count, readings in
      for elements in readings {
        if elements.count != count { return "\(count) elements became \(elements.count)" }
        if let fault = fault(elements) { return fault }
        for case .said(let dossier, let statements) in elements {
          for statement in statements where statement.kind == .dossier {
            guard let instant = statement.instant, statement.key == dossier else { return "no instant or another key" }
            if instant > arrival + 86_460 { return "later than it can be: \(instant)" }
          }
        }
      }
      return nil
    }
  }

  static let events = Parser("events") { input, chance in
    let context = context(&chance)
    return law { () throws(Failure) in
      let body = try EventBody(input.bytes)
      return (body.count, body.read(context))
    } holds: { count, elements in
      elements.count == count ? fault(elements) : "\(count) events became \(elements.count)"
    }
  }

  /// What is stated is canonical and found under its key; what is refused has a place.
  private static func fault(_ elements: [ReadElement]) -> String? {
    for element in elements {
      switch element {
      case .unreadable(_, let row), .premature(_, let row): if row.line < 1 { return "refused without a place" }
      case .said(_, let statements):
        for statement in statements {
          let schema = Schema.of(statement.kind)
          let key = schema.keyColumns.map { statement.text(of: $0.id) ?? "" }.joined(separator: Statement.separator)
          if key != statement.key { return "kept under \(statement.key.debugDescription)" }
          var found: String?
          statement.forEachField { id, name, text in
            guard id != 0 else { return }
            guard let column = schema.column(id: id) else { return found = "no column \(id)" }
            if let fault = FileParsers.canonicalFault(text, column.type) { found = "\(column.name): \(fault)" }
          }
          if let found { return found }
        }
      }
    }
    return nil
  }
}
