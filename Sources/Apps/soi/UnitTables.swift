internal import Answers
internal import Base
internal import Formats
internal import Records
internal import Wording
internal import Work

/// The register of units for a terminal.
enum UnitTables {
  static func list(_ units: [OrgUnit], _ day: Day?, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(
      columns: vi
        ? [
          .init("Mã"), .init("Tên"), .init("Cấp"), .init("Cấp trên"), .init("Từ ngày"), .init("Đến ngày"),
          .init("Tiếp theo"),
        ]
        : [
          .init("Code"), .init("Name"), .init("Kind"), .init("Parent"), .init("From"), .init("To"), .init("Successor"),
        ])
    table.title = [
      day.map { vi ? "Đơn vị ngày \($0.vietnamese)" : "Units of \($0.iso)" }
        ?? (vi ? "Dòng mới nhất của mỗi đơn vị" : "Newest rows")
    ]
    table.rows = units.map { row in
      [
        row.code.text, row.name, row.kind.sentence.text(language), row.parent?.text ?? "", row.validFrom?.iso ?? "",
        row.validTo?.iso ?? "", row.successors.map(\.text).joined(separator: ";"),
      ]
    }
    table.notes = [vi ? "\(units.count.vietnamese) đơn vị" : "\(units.count) units"]
    return table
  }

  static func listJSON(_ units: [OrgUnit], _ day: Day?) -> JSON {
    ["on": day.map { .string($0.iso) } ?? .null, "units": .array(units.map(row))]
  }

  static func table(_ history: UnitHistory, _ day: Day?, _ isSample: Bool, _ language: Language) -> TextTable {
    let vi = language == .vi
    var table = TextTable(columns: [.init(vi ? "Ngày" : "Day"), .init(vi ? "Việc" : "What")])
    table.isSample = isSample
    table.keepsLongCells = true
    let shown = day.map { day in history.rows.last { $0.isValid(on: day) } } ?? history.rows.last
    if let shown { table.title = ["\(shown.name) (\(shown.code.text))"] }
    if let day, shown == nil, let last = history.rows.last {
      table.title = [
        vi
          ? "\(last.name) (\(last.code.text)): ngày \(day.vietnamese) không có đơn vị này"
          : "\(last.name) (\(last.code.text)): not there on \(day.iso)"
      ]
    }
    if isSample { table.title.append(vi ? "DỮ LIỆU MẪU" : "SAMPLE DATA") }
    table.rows = UnitWords.lines(history).map { [$0.day?.iso ?? "", $0.sentence.text(language)] }
    return table
  }

  static func json(_ history: UnitHistory, _ day: Day?) -> JSON {
    let shown = day.map { day in history.rows.last { $0.isValid(on: day) } } ?? history.rows.last
    return [
      "code": .string(history.rows.last?.code.text ?? ""),
      "on": day.map { .string($0.iso) } ?? .null,
      "unit": shown.map(row) ?? .null,
      "rows": .array(history.rows.map(row)),
      "predecessors": .array(history.predecessors.map(link)),
      "successors": .array(history.successors.map(link)),
      "aliases": .array(
        history.aliases.map {
          [
            "code": .string($0.code), "valid_from": text($0.validFrom), "valid_to": text($0.validTo),
            "system": $0.system.map { .string($0) } ?? .null,
          ]
        }),
      "above": .array(history.above.map { .string($0.code.text) }),
      "children": .integer(history.children),
    ]
  }

  private static func row(_ row: OrgUnit) -> JSON {
    [
      "code": .string(row.code.text), "name": .string(row.name), "kind": .string(row.kind.rawValue),
      "parent": row.parent.map { .string($0.text) } ?? .null, "valid_from": text(row.validFrom),
      "valid_to": text(row.validTo), "successors": .array(row.successors.map { .string($0.text) }),
    ]
  }

  private static func link(_ link: UnitHistory.Link) -> JSON {
    [
      "code": .string(link.unit.code.text), "name": .string(link.unit.name), "since": .string(link.since.iso),
      "split": .flag(link.shared > 1),
    ]
  }

  private static func text(_ day: Day?) -> JSON { day.map { .string($0.iso) } ?? .null }
}
