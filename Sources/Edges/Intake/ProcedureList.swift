internal import Base
internal import Records

/// Reads the portal's or a province's list of procedures: code, name, field.
struct ProcedureList {
  let context: ReadingContext
  private let cells = CellReader(isLenient: true)

  struct Header {
    var firstRow: Int
    var code: Int
    var name: Int
    var field: Int?
    var headings: [String]
  }

  func header(_ table: Table) -> Header? {
    for (index, row) in table.rows.prefix(20).enumerated() {
      let headings = row.cells.map { cells.text($0) }
      let keys = headings.map { Headings.key($0) }
      guard
        let code = keys.firstIndex(where: {
          ["ma tthc", "ma thu tuc", "ma thu tuc hanh chinh", "ma so tthc"].contains($0)
        }),
        let name = keys.firstIndex(where: {
          ["thu tuc hanh chinh", "ten thu tuc hanh chinh", "ten tthc", "ten thu tuc", "tthc"].contains($0)
        })
      else { continue }
      let field = keys.firstIndex { ["linh vuc", "ten linh vuc"].contains($0) }
      return Header(firstRow: index + 1, code: code, name: name, field: field, headings: headings)
    }
    return nil
  }

  func read(_ table: Table, _ header: Header, path: String) -> FileReading {
    var reading = FileReading(path: path, kind: .procedure)
    reading.isList = true
    reading.headings = header.headings.enumerated().filter { !$0.element.isEmpty }.map { index, heading in
      let column =
        index == header.code ? "code" : index == header.name ? "name" : index == header.field ? "field" : nil
      return HeadingMatch(heading: heading, meaning: column.map { .column($0) } ?? .ignored)
    }
    reading.skipped = header.firstRow
    for row in table.rows.dropFirst(header.firstRow) {
      func text(_ index: Int) -> String { index < row.cells.count ? cells.text(row.cells[index]) : "" }
      let (code, name) = (text(header.code), text(header.name))
      if code.isEmpty || name.isEmpty || name == code {
        reading.skipped += 1
        continue
      }
      var stated: [UInt8: String] = [1: code, 2: name]
      if let field = header.field { stated[3] = text(field) }
      if let formula = [code, name, stated[3] ?? ""].first(where: { $0.hasPrefix("=") }) {
        reading.quarantined.append(
          QuarantinedRow(file: path, line: row.line, column: "", value: formula, reason: .formulaWithoutValue))
        continue
      }
      CanonicalRows(.procedure, context).finish(
        ReadRow(line: row.line, stated: stated, extras: [:], instant: nil), to: &reading)
    }
    return reading
  }
}
