package import Base
internal import Formats
package import Records

/// Reads the rows of a canonical file (contracts, section 1): each row states the columns its file has.
package struct CanonicalRows: Sendable {
  let schema: Schema
  let context: ReadingContext
  let cells = CellReader(isLenient: false)

  package static let updatedAt = "updated_at"

  init(_ kind: FactKind, _ context: ReadingContext) {
    schema = .of(kind)
    self.context = context
  }

  /// The columns the header must have and has not. A unit given on the command line stands for its column.
  func missingColumns(_ names: Set<String>) -> [String] {
    // A table of new codes for old ones says when they close and what follows; the register has the names.
    let isRecoding =
      schema.kind == .procedure && names.contains("successor")
      && names.isSubset(of: ["code", "valid_from", "valid_to", "successor", Self.updatedAt])
    return schema.columns.filter { $0.isRequired && !names.contains($0.name) && !(isRecoding && $0.name == "name") }
      .map(\.name)
      .filter { !($0 == "unit" && context.unit != nil) }
  }

  /// Reads a delimited file; where that is allowed, rows that need nothing stay in it and are read when they are wanted.
  /// Nil when it is no UTF-8.
  ///
  /// - Parameter progress: told how many bytes have been read.
  func read(
    _ table: LongTable, path: String, allowsPlain: Bool, progress: (Int) -> Void
  ) throws(Failure) -> FileReading? {
    var reading = FileReading(path: path, kind: schema.kind)
    let head = try table.firstRow()
    let names = try checkedNames(head, path)
    reading.headings = headings(names)
    let header = head?.line ?? 0
    if allowsPlain, let plain = PlainRows(names, schema.kind, context) {
      let file = try PlainFile(table, plain, header: header, progress: progress, to: &reading) { row, reading in
        add(row, names, to: &reading)
      }
      reading.plain = file
      return file == nil ? nil : reading
    }
    var blocks = table.blocks
    while let block = try blocks.next() {
      guard isText(block.bytes) else { return nil }
      let file = table.file(block)
      try file.forEachRow { line, fields, _ throws(Failure) in
        if line != header { add(Table.Row(line: line, cells: fields.map { file.cell($0) }), names, to: &reading) }
      }
      progress(block.end)
    }
    return reading
  }

  package func read(_ table: Table, path: String) throws(Failure) -> FileReading {
    var reading = FileReading(path: path, kind: schema.kind)
    let names = try checkedNames(table.rows.first, path)
    reading.headings = headings(names)
    for row in table.rows.dropFirst() { add(row, names, to: &reading) }
    return reading
  }

  private func checkedNames(_ header: Table.Row?, _ path: String) throws(Failure) -> [String] {
    guard let header else { throw emptyFile(path) }
    let names = header.cells.map { cells.text($0).lowercased() }
    let missing = missingColumns(Set(names))
    guard missing.isEmpty else { throw missingColumnsFailure(path, missing) }
    var seen: Set<String> = []
    if let twice = names.first(where: { !$0.isEmpty && !seen.insert($0).inserted }) {
      throw Failure(
        vi: "Tệp \(path) có hai cột cùng tên “\(twice)”. Bỏ bớt một cột rồi nhập lại.",
        en: "The file \(path) has two columns called “\(twice)”. Remove one and import again.")
    }
    return names
  }

  /// One row under these column names; a row without any text is none.
  private func add(_ row: Table.Row, _ names: [String], to reading: inout FileReading) {
    var members: [(String, Cell)] = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      members.append((name, index < row.cells.count ? row.cells[index] : .empty))
    }
    if members.allSatisfy({ cells.text($0.1).isEmpty }) { return }
    if let beyond = row.cells.dropFirst(names.count).first(where: { !cells.text($0).isEmpty }) {
      reading.quarantined.append(bad(reading, row.line, "", beyond, .tooManyCells))
      return
    }
    add(members, line: row.line, to: &reading)
  }

  func headings(_ names: [String]) -> [HeadingMatch] {
    names.filter { !$0.isEmpty && $0 != Self.updatedAt && schema.column(named: $0) == nil }
      .map { HeadingMatch(heading: $0, meaning: Headings.mayBePersonal($0) ? .personal : .unknown) }
  }

  /// Reads one row given as named cells; it ends up in `rows` or in `quarantined`.
  func add(_ members: [(String, Cell)], line: Int, to reading: inout FileReading) {
    var stated: [UInt8: String] = [:]
    var extras: [String: String] = [:]
    var instant: Instant?
    for (name, cell) in members {
      if name == Self.updatedAt {
        guard case .value(let text) = cells.read(cell, as: .instant(.startOfDay)) else {
          reading.quarantined.append(bad(reading, line, name, cell, .wrongType))
          return
        }
        instant = Instant(iso: text, missing: .startOfDay)
        continue
      }
      guard let column = schema.column(named: name) else {
        if !Headings.mayBePersonal(name) { extras[name.replacing("=", with: "_")] = cells.text(cell) }
        continue
      }
      switch cells.read(cell, as: column.type) {
      case .value(let text): stated[column.id] = text
      case .bad(let reason):
        reading.quarantined.append(bad(reading, line, name, cell, reason))
        return
      }
    }
    finish(ReadRow(line: line, stated: stated, extras: extras, instant: instant), to: &reading)
  }

  /// Fills what the command line gives, resolves names, and checks what must not be empty.
  func finish(_ row: ReadRow, to reading: inout FileReading) {
    var row = row
    if let unit = schema.column(named: "unit") {
      let text = row.stated[unit.id] ?? ""
      row.stated[unit.id] = text.isEmpty ? context.unit?.text ?? "" : context.unitText(text)
      if row.stated[unit.id]?.isEmpty ?? true {
        reading.quarantined.append(bad(reading, row.line, "unit", .empty, .noUnit))
        return
      }
    }
    // An alias without a system is of every source, also when it comes with the files of one.
    if let system = context.system, schema.kind != .unitAlias, let column = schema.column(named: "system"),
      (row.stated[column.id] ?? "").isEmpty
    {
      row.stated[column.id] = system
    }
    for column in schema.columns where column.isKey && !column.keyMayBeEmpty {
      if (row.stated[column.id] ?? "").isEmpty {
        reading.quarantined.append(bad(reading, row.line, column.name, .empty, .missingKey))
        return
      }
    }
    if let missing = missingValue(row) {
      reading.quarantined.append(bad(reading, row.line, missing, .empty, .missingValue))
      return
    }
    if let from = schema.column(named: "from"), let to = schema.column(named: "to"),
      (row.stated[from.id] ?? "") > (row.stated[to.id] ?? "")
    {
      reading.quarantined.append(
        bad(reading, row.line, "to", .text(row.stated[to.id] ?? ""), .reversedPeriod))
      return
    }
    reading.rows.append(row)
  }

  /// Columns that are no key but without which a row says nothing.
  private func missingValue(_ row: ReadRow) -> String? {
    let needed = [FactKind.announcement: "signed_on", .unit: "kind"][schema.kind]
    // A row whose file does not have the column leaves the value as it was.
    guard let needed, let column = schema.column(named: needed), let text = row.stated[column.id], text.isEmpty else {
      return nil
    }
    return needed
  }

  func bad(
    _ reading: FileReading, _ line: Int, _ column: String, _ cell: Cell, _ reason: QuarantinedRow.Reason
  ) -> QuarantinedRow {
    QuarantinedRow(file: reading.path, line: line, column: column, value: cells.text(cell), reason: reason)
  }
}

func emptyFile(_ path: String) -> Failure {
  Failure(
    vi: "Tệp \(path) không có dòng nào. Hãy kiểm tra lại tệp xuất.",
    en: "The file \(path) has no rows. Check the export.")
}

func missingColumnsFailure(_ path: String, _ missing: [String]) -> Failure {
  let list = missing.joined(separator: ", ")
  return Failure(
    vi: "Tệp \(path) thiếu cột bắt buộc: \(list). Thêm cột đó vào dòng đầu rồi nhập lại.",
    en: "The file \(path) lacks required columns: \(list). Add them to the header row and import again.")
}

extension CanonicalRows {
  /// What one row typed by a person says; what is wrong with it is told by column.
  package static func statement(
    _ kind: FactKind, _ texts: [(name: String, text: String)], _ context: ReadingContext
  ) throws(Failure) -> Statement {
    let cells = texts.map { ($0.name, Cell.text(nfc($0.text))) }
    let rows = CanonicalRows(kind, context)
    if let missing = rows.missingColumns(Set(cells.map(\.0))).first {
      throw Failure(
        .usage, vi: "Chưa điền cột “\(missing)”, cột này bắt buộc.", en: "The column “\(missing)” is required.")
    }
    var reading = FileReading(path: "", kind: kind)
    rows.add(cells, line: 1, to: &reading)
    if let bad = reading.quarantined.first {
      throw Failure(
        .usage, vi: "Cột “\(bad.column)”, giá trị “\(bad.value)” vẫn chưa đọc được.",
        en: "The column “\(bad.column)” with “\(bad.value)” still cannot be read.")
    }
    guard let row = reading.rows.first else {
      throw Failure(.usage, vi: "Dòng chưa nói điều gì.", en: "The row says nothing.")
    }
    return Statement(kind: kind, stated: row.stated, extras: row.extras, instant: row.instant)
  }
}
