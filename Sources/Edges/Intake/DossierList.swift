internal import Base
internal import Records

/// Reads a list of dossiers made for people: title rows, Vietnamese headings, group and total rows.
struct DossierList {
  let context: ReadingContext
  private let schema = Schema.of(.dossier)
  let cells = CellReader(isLenient: true)

  func read(_ table: Table, _ header: Header, path: String) -> FileReading {
    var reading = FileReading(path: path, kind: .dossier)
    reading.isList = true
    reading.headings = zip(header.headings, header.meanings).filter { !$0.0.isEmpty }
      .map { HeadingMatch(heading: $0, meaning: $1) }
    reading.skipped = header.firstRow
    var header = header
    takeForeignUnitsAsOffices(table, &header, &reading)
    var hasEnds = false
    for row in filledDown(table, from: header.firstRow) {
      guard isRecord(row, header) else {
        reading.skipped += 1
        continue
      }
      if let index = header.index(of: "status"), index < row.cells.count,
        case .ended = ListWords.status(cells.text(row.cells[index]))
      {
        hasEnds = true
      }
      add(row, header, to: &reading)
    }
    warnOfOpenEnds(&reading, header)
    if hasEnds, header.index(of: "ended_at") == nil, header.index(of: "returned_at") == nil {
      reading.warnings.append(
        Sentence(
          vi: "Không nhận ra cột ngày kết thúc, nên mọi hồ sơ bị coi là đang giải quyết. Chỉ tên cột bằng --mapping.",
          en: "No column of end dates was recognised, so every dossier is taken as open. Name it with --mapping."))
    }
    return reading
  }

  /// The rows below the header, with what a cell merged over several rows says in each of them.
  private func filledDown(_ table: Table, from firstRow: Int) -> [Table.Row] {
    var rows = Array(table.rows.dropFirst(firstRow))
    let positions = Dictionary(rows.enumerated().map { ($1.line, $0) }, uniquingKeysWith: { first, _ in first })
    for merge in table.merges where merge.lines.count > 1 && merge.columns.count == 1 {
      let column = merge.columns.lowerBound
      guard let top = positions[merge.lines.lowerBound], column < rows[top].cells.count else { continue }
      for line in merge.lines.dropFirst() {
        guard let position = positions[line] else { continue }
        while rows[position].cells.count <= column { rows[position].cells.append(.empty) }
        if rows[position].cells[column] == .empty { rows[position].cells[column] = rows[top].cells[column] }
      }
    }
    return rows
  }

  /// A row whose status is not an end, but which has an end date, counts as ended; a person should look.
  private func warnOfOpenEnds(_ reading: inout FileReading, _ header: Header) {
    guard header.index(of: "status") != nil, let kind = schema.column(named: "end_kind"),
      let end = schema.column(named: "ended_at")
    else { return }
    let count = reading.rows.count { row in
      (row.stated[kind.id] ?? "").isEmpty && !(row.stated[end.id] ?? "").isEmpty
    }
    if count == 0 { return }
    reading.warnings.append(
      Sentence(
        vi: "\(count.vietnamese) hồ sơ có ngày kết thúc nhưng trạng thái không phải đã kết thúc: tính là đã kết thúc.",
        en: "\(count) dossiers have an end date but no status of an end: counted as ended."))
  }

  /// A list given with its unit may name its offices in a column headed "đơn vị": when not one of them is a unit, they are
  /// offices, and the dossiers are the unit's.
  private func takeForeignUnitsAsOffices(_ table: Table, _ header: inout Header, _ reading: inout FileReading) {
    guard context.unit != nil, let index = header.index(of: "unit") else { return }
    let named = table.rows.dropFirst(header.firstRow).compactMap { row in
      index < row.cells.count ? cells.text(row.cells[index]) : nil
    }
    if named.contains(where: { !$0.isEmpty && context.admission.unit($0) != nil }) { return }
    header.meanings[index] = header.index(of: "office") == nil ? .column("office") : .ignored
    reading.warnings.append(
      Sentence(
        vi:
          "Cột “\(header.headings[index])” không có đơn vị nào trong danh sách đơn vị: coi là phòng, hồ sơ tính cho \(context.unit?.text ?? "").",
        en:
          "The column “\(header.headings[index])” names no known unit: taken as offices, the dossiers count for \(context.unit?.text ?? "")."
      ))
  }

  /// Group, numbering, total, repeated header and note rows are no records.
  private func isRecord(_ row: Table.Row, _ header: Header) -> Bool {
    let texts = row.cells.map { cells.text($0) }
    let filled = texts.filter { !$0.isEmpty }
    if filled.count <= 1 { return false }
    func text(_ column: String) -> String {
      header.index(of: column).flatMap { $0 < texts.count ? texts[$0] : nil } ?? ""
    }
    let looksLikeCode = text("code").contains(where: \.isNumber) && !text("code").contains(where: \.isWhitespace)
    let received = header.index(of: "received_at").flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? .empty
    var hasDate = false
    if case .value(let date) = cells.read(received, as: .instant(.startOfDay)) { hasDate = !date.isEmpty }
    if !text("code").isEmpty && !looksLikeCode && !hasDate { return false }
    if text("code").isEmpty && text("received_at").isEmpty {
      // A record that lost its code still says several things; a note or a signature says one or two.
      return header.meanings.enumerated().count { index, meaning in
        if case .column = meaning { index < texts.count && !texts[index].isEmpty } else { false }
      } >= 3
    }
    if Headings.key(text("code")) == Headings.key(header.index(of: "code").map { header.headings[$0] } ?? "") {
      return false
    }
    if isNumbering(filled) { return false }
    return !filled.prefix(2).contains { text in
      let key = Headings.key(text)
      return key.hasPrefix("tong cong") || ["tong so", "tong", "cong", "ghi chu", "nguoi lap bieu"].contains(key)
    }
  }

  /// `(1) (2) (3=4+5)`: the numbers of the columns under a header, one after the other.
  private func isNumbering(_ texts: [String]) -> Bool {
    let numbers = texts.map { text -> Int? in
      let inner = text.filter { !"() ".contains($0) }
      guard inner.allSatisfy({ $0.isASCII && ($0.isNumber || "=+-".contains($0)) }) else { return nil }
      return Int(inner.prefix { $0.isNumber })
    }
    return texts.count >= 3
      && zip(numbers, numbers.dropFirst()).allSatisfy { a, b in a.flatMap { a in b.map { $0 == a + 1 } } ?? false }
  }

  private func add(_ row: Table.Row, _ header: Header, to reading: inout FileReading) {
    var stated: [UInt8: String] = [:]
    func state(_ name: String, _ text: String) {
      if let column = schema.column(named: name) { stated[column.id] = text }
    }
    for (index, meaning) in header.meanings.enumerated() {
      guard case .column(let name) = meaning else { continue }
      let cell = index < row.cells.count ? row.cells[index] : .empty
      let text = cells.text(cell)
      switch name {
      case "procedure_name":
        if header.index(of: "procedure") == nil { state("procedure", text.isEmpty ? "" : procedure(text)) }
      case "status": stateStatus(text, &reading, state)
      case "channel": state("channel", word(text, ListWords.channel, &reading))
      case "payment_words": state("payment", word(text, ListWords.payment, &reading))
      default:
        guard let column = schema.column(named: name) else { continue }
        if name == "procedure", !text.isEmpty {
          state(name, procedureCode(text))
          continue
        }
        // A sheet keeps fifteen digits of a number: longer codes written as numbers have become each other.
        if name == "code", case .number(let digits) = cell, digits.count > 15 {
          reading.quarantined.append(
            QuarantinedRow(
              file: reading.path, line: row.line, column: header.headings[index], value: text, reason: .roundedCode))
          return
        }
        switch cells.read(cell, as: column.type) {
        case .value(let value): state(name, value)
        case .bad(let reason):
          reading.quarantined.append(
            QuarantinedRow(
              file: reading.path, line: row.line, column: header.headings[index], value: text, reason: reason))
          return
        }
      }
    }
    if header.index(of: "ended_at") == nil, header.index(of: "returned_at") != nil,
      let returned = schema.column(named: "returned_at")
    {
      state("ended_at", stated[returned.id] ?? "")
    }
    let canonical = CanonicalRows(.dossier, context)
    canonical.finish(ReadRow(line: row.line, stated: stated, extras: [:], instant: nil), to: &reading)
  }

  private func stateStatus(_ text: String, _ reading: inout FileReading, _ state: (String, String) -> Void) {
    switch ListWords.status(text) {
    case .ended(let kind): state("end_kind", kind.rawValue)
    case .open: state("end_kind", "")
    case nil:
      state("end_kind", "")
      if !text.isEmpty { note(text, &reading) }
    }
  }

  private func word<Word: RawRepresentable<String>>(
    _ text: String, _ meaning: (String) -> Word?, _ reading: inout FileReading
  ) -> String {
    if text.isEmpty { return "" }
    guard let word = meaning(text) else {
      note(text, &reading)
      return ""
    }
    return word.rawValue
  }

  private func note(_ word: String, _ reading: inout FileReading) {
    if !reading.unknownWords.contains(word) { reading.unknownWords.append(word) }
  }

  /// The code as the register has it: a sheet's number lost its zeros (2.00081), a province added its own suffix
  /// (1.001193.000.00.00.H24). What the register does not know stays as it is.
  private func procedureCode(_ text: String) -> String {
    let known = context.admission.procedures
    if known[ProcedureCode(text)] != nil { return text }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].count == 1, parts[1].count <= 6, parts[1].allSatisfy(\.isNumber) else {
      return text
    }
    let national = "\(parts[0]).\(parts[1])" + String(repeating: "0", count: 6 - parts[1].count)
    return known[ProcedureCode(national)] == nil ? text : national
  }

  /// The code of the only procedure of this name; until the register has one the row waits under its name.
  private func procedure(_ name: String) -> String {
    if let code = name.firstMatch(of: /\d\.\d{6}/),
      context.admission.procedures[ProcedureCode(String(code.output))] != nil
    {
      return String(code.output)
    }
    return context.admission.procedure(ProcedureName.reference(name))?.text ?? ProcedureName.reference(name)
  }
}
