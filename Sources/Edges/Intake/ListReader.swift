internal import Base
internal import Records

/// Reads a list made for people: title rows, headings of one or several rows, group and total rows, dates of any writing.
struct ListReader {
  let context: ReadingContext
  let path: String

  /// - Throws: a question when a heading or the writing of dates could be read in several ways.
  func read(_ table: Table, _ found: ListHeader) throws(Failure) -> FileReading {
    let below = ListRows.below(found, table)
    let filter = ListRows(found)
    let records = below.filter { filter.isRecord($0) }
    let header = try HeadingResolution.resolve(found, records, context)
    var reading = FileReading(path: path, kind: header.form.kind)
    reading.isList = true
    reading.headings = header.columns.filter { !$0.heading.isEmpty }
      .map { HeadingMatch(heading: $0.heading, meaning: $0.meaning, evidence: $0.meaning.isColumn ? $0.evidence : nil) }
    reading.skipped = header.firstRow + below.count - records.count
    warn(header, table, records, &reading)
    let orders = try dateOrders(header, table, records, &reading)
    var reader = RecordReader(header, context, orders, path)
    for row in records { reader.add(row, to: &reading) }
    reader.finish(&reading)
    return reading
  }

  private func dateOrders(
    _ header: ListHeader, _ table: Table, _ records: [Table.Row], _ reading: inout FileReading
  ) throws(Failure) -> [Int: DateOrder] {
    let schema = Schema.of(header.form.kind)
    let indexes = header.columns.indices.filter { index in
      guard case .column(let name) = header.columns[index].meaning, let column = schema.column(named: name) else {
        return false
      }
      switch column.type {
      case .day, .instant: return true
      default: return false
      }
    }
    if let said = context.mapping.dateOrder { return Dictionary(uniqueKeysWithValues: indexes.map { ($0, said) }) }
    let cells = CellReader(isLenient: true)
    func cell(_ row: Table.Row, _ index: Int) -> Cell { index < row.cells.count ? row.cells[index] : .empty }
    let columns = indexes.map { index -> DateEvidence.Column in
      let texts = records.map { row -> String in
        if case .text = cell(row, index) { cells.text(cell(row, index)) } else { "" }
      }
      let written = texts.map { $0.isEmpty ? nil : WrittenDate($0) }
      let days = records.map { row -> Day? in
        if case .instant(let instant, _) = cell(row, index) { instant.day } else { nil }
      }
      let telling = zip(texts, written).first { $0.1.map { $0.second > 12 || !$0.isPlain } ?? false }
      return DateEvidence.Column(
        index: index, name: header.columns[index].meaning.name, heading: header.columns[index].heading,
        written: written, cells: days, sample: telling?.0 ?? "")
    }
    let key = header.index(of: header.form.kind == .dossier ? "code" : "dossier")
    let evidence = DateEvidence(
      columns: columns, codes: records.map { row in key.map { cells.text(cell(row, $0)) } ?? "" },
      titles: table.rows.prefix(header.firstRow).flatMap { $0.cells.map { cells.text($0) } })
    let verdict = try evidence.verdict()
    reading.warnings += verdict.warnings
    return verdict.orders
  }

  /// What a person must know before believing the numbers.
  private func warn(_ header: ListHeader, _ table: Table, _ records: [Table.Row], _ reading: inout FileReading) {
    let hidden = records.count { table.hiddenLines.contains($0.line) }
    if hidden > 0 {
      reading.warnings.append(
        Sentence(
          vi: "\(hidden.vietnamese) dòng đang ẩn (bộ lọc) cũng được đọc.", en: "\(hidden) hidden rows are read as well."
        ))
    }
    if let office = header.columns.first(where: { $0.sense == .doubt(.unit) && $0.meaning == .column("office") }) {
      let unit = context.unit?.text ?? ""
      reading.warnings.append(
        Sentence(
          vi:
            "Cột “\(office.heading)” không có đơn vị nào trong danh sách đơn vị: coi là phòng, hồ sơ tính cho \(unit).",
          en: "The column “\(office.heading)” names no known unit: taken as offices, the dossiers count for \(unit)."))
    }
    if header.form.kind == .dossier, header.index(of: "received_at") == nil {
      reading.warnings.append(
        Sentence(
          vi: "Không có cột ngày tiếp nhận: hồ sơ chưa có ngày tiếp nhận từ tệp khác thì chưa được tính vào đâu.",
          en: "No column of reception: dossiers whose reception no other file tells count nowhere yet."))
    }
    let levels = ["level", "score", "level_1", "level_5"]
    if header.form.kind == .rating, !levels.contains(where: { header.index(of: $0) != nil }) {
      reading.warnings.append(
        Sentence(
          vi: "Phiếu chỉ có điểm từng chỉ số, không có mức hài lòng chung: giữ phiếu và ngày, không có điểm 1–5.",
          en: "These forms have points of single questions and no overall satisfaction: kept without a score of 1–5."))
    }
  }
}

extension HeadingMatch.Meaning {
  var name: String { if case .column(let name) = self { name } else { "" } }
}
