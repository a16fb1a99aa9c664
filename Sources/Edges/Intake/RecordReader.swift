internal import Base
internal import Records

/// Turns the records of one list into rows of canonical columns.
struct RecordReader {
  private let header: ListHeader
  private let context: ReadingContext
  private let orders: [Int: DateOrder]
  private let path: String
  private let schema: Schema
  private let canonical: CanonicalRows
  private let plain = CellReader(isLenient: true)
  private let hasCode: Bool
  private let hasEnd: Bool
  private let hasReturn: Bool
  private let hasId: Bool
  private let hasSequence: Bool
  /// By column: its heading is one of people's names, phones, addresses.
  private let speaksOfPeople: [Bool]
  private var hasEnds = false
  /// What each status said so far meant: a list has few and many rows.
  private var endKinds: [String: String] = [:]
  /// Words told as unknown.
  private var noted: Set<String> = []
  private var stepNumbers = StepNumbers()

  init(_ header: ListHeader, _ context: ReadingContext, _ orders: [Int: DateOrder], _ path: String) {
    self.header = header
    self.context = context
    self.orders = orders
    self.path = path
    schema = .of(header.form.kind)
    canonical = CanonicalRows(header.form.kind, context)
    hasCode = header.index(of: "procedure") != nil
    hasEnd = header.index(of: "ended_at") != nil
    hasReturn = header.index(of: "returned_at") != nil
    hasId = header.index(of: "id") != nil
    hasSequence = header.index(of: "seq") != nil
    speaksOfPeople = header.columns.map { column in
      column.isMapped && column.levels.contains { Headings.isPersonal(key: Headings.key($0)) }
    }
  }

  /// One record: it ends up in `rows` or in `quarantined`.
  mutating func add(_ row: Table.Row, to reading: inout FileReading) {
    var record = Record(schema: schema)
    for (index, column) in header.columns.enumerated() {
      guard case .column(let name) = column.meaning else { continue }
      let cell = index < row.cells.count ? row.cells[index] : .empty
      let text = plain.text(cell)
      if let reason = state(name, cell, text, index, &record, &reading) {
        reading.quarantined.append(
          QuarantinedRow(file: path, line: row.line, column: column.heading, value: text, reason: reason))
        return
      }
    }
    complete(&record)
    canonical.finish(ReadRow(line: row.line, stated: record.stated, extras: [:], instant: nil), to: &reading)
  }

  /// The columns one record states, and what it ticked.
  private struct Record {
    let schema: Schema
    var stated: [UInt8: String] = [:]
    var ticks: Set<String> = []

    subscript(name: String) -> String? {
      get { schema.column(named: name).flatMap { stated[$0.id] } }
      set { if let column = schema.column(named: name) { stated[column.id] = newValue } }
    }
  }

  /// The reason why the cell cannot be read; nil when it was.
  private mutating func state(
    _ name: String, _ cell: Cell, _ text: String, _ index: Int, _ record: inout Record, _ reading: inout FileReading
  ) -> QuarantinedRow.Reason? {
    if text.hasPrefix("=") { return .formulaWithoutValue }
    switch name {
    case "procedure_name": if !hasCode { record["procedure"] = text.isEmpty ? "" : procedure(text) }
    case "procedure" where !text.isEmpty: record["procedure"] = procedureCode(text)
    case "status" where schema.kind == .dossier: record["end_kind"] = endKind(text, &reading)
    case "channel":
      record["channel"] = word(text, { ListWords.channel($0)?.rawValue }, Channel.init(rawValue:), &reading)
    case "payment_words":
      record["payment"] = word(text, { ListWords.payment($0)?.rawValue }, Payment.init(rawValue:), &reading)
    case "petition_kind":
      record["kind"] = word(text, { ListWords.petitionKind($0)?.rawValue }, PetitionKind.init(rawValue:), &reading)
    case "level":
      let level = word(text, ListWords.level, { Int($0) }, &reading)
      record["score"] = level
      if !level.isEmpty { record["dissatisfied"] = level < "3" ? "1" : "0" }
    case _ where name.hasPrefix("channel_"): return tick(name, "channel", "channel_", text, &record)
    case _ where name.hasPrefix("payment_"): return tick(name, "payment", "payment_", text, &record)
    case _ where name.hasPrefix("level_"):
      if let reason = tick(name, "score", "level_", text, &record) { return reason }
      if let level = record["score"], !level.isEmpty { record["dissatisfied"] = level < "3" ? "1" : "0" }
    default: return value(name, cell, index, &record)
    }
    return nil
  }

  private func value(_ name: String, _ cell: Cell, _ index: Int, _ record: inout Record) -> QuarantinedRow.Reason? {
    guard let column = schema.column(named: name) else { return nil }
    // A sheet keeps fifteen digits of a number: longer codes written as numbers have become each other.
    if case .number(let digits) = cell, digits.count > 15, ["code", "dossier", "id"].contains(name) {
      return .roundedCode
    }
    var cells = plain
    cells.dateOrder = orders[index] ?? .dayFirst
    switch cells.read(cell, as: column.type) {
    case .value(let value):
      // A column of people's names mapped by hand may hold account codes; what looks like a name is not kept.
      let isName = speaksOfPeople[index] && value.contains(where: \.isWhitespace)
      record[name] = isName ? "" : value
    case .bad(let reason): return reason
    }
    return nil
  }

  /// Of several columns a row ticks one; none is nothing known.
  private func tick(
    _ name: String, _ column: String, _ prefix: String, _ text: String, _ record: inout Record
  ) -> QuarantinedRow.Reason? {
    guard let isTicked = TickGroup.isTicked(text) else { return .wrongType }
    if record[column] == nil { record[column] = "" }
    guard isTicked else { return nil }
    if !record.ticks.insert(column).inserted { return .severalTicks }
    record[column] = String(name.dropFirst(prefix.count))
    return nil
  }

  /// What follows from what is stated.
  private mutating func complete(_ record: inout Record) {
    switch schema.kind {
    case .dossier: if !hasEnd, hasReturn { record["ended_at"] = record["returned_at"] ?? "" }
    case .rating where !hasId:
      // One person rates one dossier at one moment.
      if let dossier = record["dossier"], let moment = record["rated_at"], !dossier.isEmpty, !moment.isEmpty {
        record["id"] = "\(dossier) \(moment)"
      }
    case .step where !hasSequence:
      // Steps come in parts and out of order, so their number is their moment, not their place in this file.
      let stated = [record["ended_at"], record["started_at"]].compactMap(\.self).first { !$0.isEmpty }
      guard let stated, let moment = Instant(iso: stated, missing: .startOfDay)?.seconds else { return }
      record["seq"] = String(stepNumbers.take(moment, of: record["dossier"] ?? ""))
    default: break
    }
  }

  // MARK: words

  private mutating func endKind(_ text: String, _ reading: inout FileReading) -> String {
    if let known = endKinds[text] { return known }
    let kind = newEndKind(text, &reading)
    endKinds[text] = kind
    return kind
  }

  private mutating func newEndKind(_ text: String, _ reading: inout FileReading) -> String {
    if let said = context.mapping.word(text) {
      hasEnds = hasEnds || said != "open"
      return said == "open" ? "" : said
    }
    switch ListWords.status(text) {
    case .ended(let kind):
      hasEnds = true
      return kind.rawValue
    case .open: return ""
    case nil:
      if !text.isEmpty { note(text, &reading) }
      return ""
    }
  }

  private mutating func word<Meaning>(
    _ text: String, _ known: (String) -> String?, _ allowed: (String) -> Meaning?, _ reading: inout FileReading
  ) -> String {
    if text.isEmpty { return "" }
    if let said = context.mapping.word(text), allowed(said) != nil { return said }
    guard let word = known(text) else {
      note(text, &reading)
      return ""
    }
    return word
  }

  private mutating func note(_ word: String, _ reading: inout FileReading) {
    if noted.insert(word).inserted { reading.unknownWords.append(word) }
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

  // MARK: the whole list

  /// Warnings that need every row.
  func finish(_ reading: inout FileReading) {
    guard schema.kind == .dossier else { return }
    if header.index(of: "status") != nil, let kind = schema.column(named: "end_kind"),
      let end = schema.column(named: "ended_at")
    {
      let count = reading.rows.count { row in
        (row.stated[kind.id] ?? "").isEmpty && !(row.stated[end.id] ?? "").isEmpty
      }
      if count > 0 {
        reading.warnings.append(
          Sentence(
            vi:
              "\(count.vietnamese) hồ sơ có ngày kết thúc nhưng trạng thái không phải đã kết thúc: tính là đã kết thúc.",
            en: "\(count) dossiers have an end date but no status of an end: counted as ended."))
      }
    }
    if hasEnds, !hasEnd, !hasReturn {
      reading.warnings.append(
        Sentence(
          vi:
            "Không nhận ra cột ngày kết thúc, nên mọi hồ sơ bị coi là đang giải quyết. Chỉ tên cột ấy trong ánh xạ tên cột.",
          en:
            "No column of end dates was recognised, so every dossier is taken as open. Name it in the mapping of headings."
        ))
    }
  }
}
