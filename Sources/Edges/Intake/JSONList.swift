internal import Base
internal import Formats
internal import Records

/// A list as the JSON of a petition, survey or process interface: an array of flat objects, read as a table whose headings
/// are the names of the members.
enum JSONList {
  /// Where interfaces put the array.
  private static let wrappers = ["DanhSachKetQua", "data", "result", "items", "rows"]

  /// Nil when there is no array of objects, or when they share so few names that a table of them would be mostly empty.
  static func table(_ json: JSON) -> Table? {
    let found = [json.array] + wrappers.map { json[$0]?.array }
    guard let records = found.compactMap(\.self).first(where: { $0.contains { $0.object != nil } }) else { return nil }
    var names: [String] = []
    var known: Set<String> = []
    for member in records.flatMap({ $0.object ?? [] }) where cell(member.value) != nil {
      if known.insert(member.key).inserted { names.append(member.key) }
    }
    var rows = [Table.Row(line: 0, cells: names.map { .text($0) })]
    let filled = records.reduce(0) { $0 + ($1.object?.count ?? 0) }
    guard names.count * records.count <= 2 * filled + WorkbookLimits().padding else { return nil }
    for (index, record) in records.enumerated() {
      let members = Dictionary((record.object ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
      // A record has no line of its own; its number is what a person can count.
      rows.append(Table.Row(line: index + 1, cells: names.map { members[$0].flatMap(cell) ?? .empty }))
    }
    return Table(rows: rows)
  }

  /// Nil for lists and objects inside a record.
  private static func cell(_ value: JSON) -> Cell? {
    switch value {
    case .null: .empty
    case .flag(let flag): .flag(flag)
    case .string(let text): text.isEmpty ? .empty : .text(nfc(text))
    case .integer, .number: value.decimalText.map { .number($0) }
    case .array, .object: nil
    }
  }
}
