import Base
import Intake
import Records
import TestKit

/// Files as clerks bring them: lists made for people, canonical files, captures of the portal.
enum FileParsers {
  /// Names that no two records share, and more of them than any table has columns.
  private static func hostile() -> [Input] {
    [
      Input(name: "names.json", bytes: Array("[\((0..<9_000).map { "{\"a\($0)\":1}" }.joined(separator: ","))]".utf8)),
      Input(
        name: "columns.json", bytes: Array("[{\((0..<40_000).map { "\"a\($0)\":1" }.joined(separator: ","))}]".utf8)),
    ]
  }

  static let lists = Parser("lists", made: { hostile() }) { input, chance in
    var context = World.context
    if chance.odds(30) { context.unit = UnitCode("X1") }
    return fault(input, context)
  }

  static let captures = Parser("captures") { input, chance in
    var context = World.context
    if chance.odds(50) {
      context.period = .month(3, of: 2026)
      context.asOf = Instant(iso: "2026-04-01", missing: .startOfDay)
    }
    return fault(input, context)
  }

  /// Whatever is stated is canonical: read again as a cell of its column it is the same text.
  private static func fault(_ input: Input, _ context: ReadingContext) -> String? {
    law { () throws(Failure) in
      let files = try input.opened(context)
      let departments = files.reduce(into: [:]) { $0.merge($1.departments) { first, _ in first } }
      var readings: [FileReading] = []
      for file in files { readings.append(try file.read(context, departments: departments, allowsPlain: false)) }
      return readings
    } holds: { readings in
      for reading in readings {
        if reading.warnings.contains(where: { $0.vi.isEmpty || $0.en.isEmpty }) {
          return "a warning without a sentence"
        }
        let schema = Schema.of(reading.kind)
        for row in reading.rows {
          for (id, text) in row.stated {
            guard let column = schema.column(id: id) else { return "no column \(id)" }
            if let fault = canonicalFault(text, column.type) { return "\(column.name): \(fault)" }
          }
        }
      }
      return nil
    }
  }

  static func canonicalFault(_ text: String, _ type: ColumnType) -> String? {
    let again = CellReader(isLenient: false).read(.text(text), as: type)
    return again == .value(text) ? nil : "\(text.debugDescription) reads again as \(again)"
  }
}
