internal import Base
internal import Formats
internal import Records

/// The rows of a canonical delimited file that need nothing: every cell is already the canonical text of its column, the
/// unit is registered, nothing is to be filled in. Such rows go from bytes to bytes; the others are read cell by cell.
struct PlainRows: Sendable {
  private let columns: [PlainColumn]
  private let words: [PlainWord]
  private let admission: Admission
  let schema: Schema
  private let layout: PayloadLayout
  private let keyFields: [Int]
  private let unitField: Int?
  private let procedureField: Int?
  private let updatedField: Int?
  private let aliases: AliasFields
  private let doubts: Doubts?

  /// The fields a finding on one record reads.
  private struct Doubts: Sendable {
    let received, due, ended, endKind, supplements, resultAt: Int?
  }

  /// What an alias of a unit is read by: the fields of the row's own day, the first filled one, and of its system.
  private struct AliasFields: Sendable {
    let days: [Int]
    let systemField: Int?
    let system: String?
  }

  private struct AliasQuestion: Hashable {
    let text: [UInt8]
    let day: [UInt8]
    let system: String?
  }

  /// What the unit cell of a row says, by its text alone.
  private enum MetUnit {
    case unknown
    /// Its place among the buffer's texts.
    case registered(Int)
    /// An alias that has to be asked for each day and source.
    case dated(Int)
  }

  /// What was found out about units while a file is read.
  private struct MetUnits {
    var texts = Met<MetUnit>()
    var aliases: [AliasQuestion: Bool] = [:]
  }

  /// Nil when the header asks for more than plain rows give.
  init?(_ names: [String], _ kind: FactKind, _ context: ReadingContext) {
    // The other kinds are short, and have checks that look at several cells.
    guard [.dossier, .step, .petition, .rating, .service].contains(kind) else { return nil }
    // A service may be known under another code of its unit, which is not seen from its bytes.
    guard kind != .service || context.admission.aliases.isEmpty else { return nil }
    schema = .of(kind)
    admission = context.admission
    var columns: [PlainColumn] = []
    var words: [PlainWord] = []
    var named: [(name: String, field: Int)] = []
    var places: [UInt8: Int] = [:]
    var updated: Int?
    for (field, name) in names.enumerated() {
      if name == CanonicalRows.updatedAt {
        updated = field
        columns.append(.instant(.startOfDay))
      } else if let column = schema.column(named: name) {
        places[column.id] = field
        columns.append(PlainColumn(column.type, &words))
      } else if name.isEmpty || Headings.mayBePersonal(name) {
        columns.append(.passedOver)
      } else {
        named.append((name.replacing("=", with: "_"), field))
        columns.append(.text)
      }
    }
    guard Set(named.map(\.name)).count == named.count else { return nil }
    var layout = PayloadLayout()
    for column in schema.columns.sorted(by: { $0.id < $1.id }) {
      if let field = places[column.id] {
        layout.add("\(column.id)", field: field, columns[field].dayMeaning)
      } else if column.name == "system", let system = context.system {
        layout.add("\(column.id)", field: nil, constant: system, .day)
      }
    }
    for (name, field) in named.sorted(by: { codePointOrder($0.name, $1.name) }) {
      layout.add("~\(name)", field: field, .day)
    }
    self.columns = columns
    self.words = words
    self.layout = layout
    updatedField = updated
    var keyFields: [Int] = []
    for column in schema.keyColumns {
      guard let field = places[column.id] else { return nil }
      keyFields.append(field)
    }
    self.keyFields = keyFields
    let unit = schema.column(named: "unit").map { places[$0.id] }
    // Rows without their unit's column take it from elsewhere.
    if case .some(nil) = unit { return nil }
    // A system that is filled in where its cell is empty is for the cell by cell reading.
    if context.system != nil, let system = schema.column(named: "system"), places[system.id] != nil { return nil }
    unitField = unit ?? nil
    procedureField = schema.column(named: "procedure").flatMap { places[$0.id] }
    let schema = schema
    func place(_ name: String) -> Int? { schema.column(named: name).flatMap { places[$0.id] } }
    aliases = AliasFields(
      days: ["received_at", "submitted_at", "rated_at"].compactMap(place), systemField: place("system"),
      system: schema.column(named: "system") == nil ? nil : context.system)
    doubts =
      kind == .dossier || kind == .petition
      ? Doubts(
        received: place("received_at"), due: place("due_at"),
        ended: place(kind == .dossier ? "ended_at" : "answered_at"), endKind: place("end_kind"),
        supplements: place("supplements"), resultAt: place("result_file_at")) : nil
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The numbers of the keys of all plain rows, in their order; the others are handed to `odd`.
  ///
  /// - Parameter header: the line of the row that is none.
  func keyNumbers(
    _ file: DelimitedFile, header: Int, odd: (Int, [DelimitedFile.Field]) -> Void
  ) throws(Failure) -> [UInt64] {
    var numbers: [UInt64] = []
    var units = MetUnits()
    var key: [UInt8] = []
    var buffer = StatementBuffer(schema.kind)
    try file.forEachRow { line, fields, bytes throws(Failure) in
      if line == header { return }
      guard isPlain(fields, bytes), unit(fields, bytes, &units, &buffer) != nil else {
        odd(line, fields)
        return
      }
      assembleKey(fields, bytes, &key)
      numbers.append(keyNumber(key))
    }
    return numbers
  }

  /// The plain rows of a stretch of the file.
  func statements(_ file: DelimitedFile, header: Int) throws(Failure) -> StatementBuffer {
    // What stands before each text makes a payload a little longer than its row.
    var buffer = StatementBuffer(schema.kind, bytes: file.bytes.count * 7 / 5)
    var units = MetUnits()
    var procedures = Met<Bool>()
    var key: [UInt8] = []
    let stem = Array("\(schema.kind.fileStem)\u{1F}".utf8)
    let undated = stem + [0x1F]
    try file.forEachRow { line, fields, bytes throws(Failure) in
      guard line != header, isPlain(fields, bytes), let unit = unit(fields, bytes, &units, &buffer) else { return }
      assembleKey(fields, bytes, &key)
      let updated = text(updatedField, fields, bytes)
      let instant = updated.flatMap { Instant(iso: $0, missing: .startOfDay) }
      // What is hashed is the payload with its kind and instant before it.
      let head = instant.map { stem + Array($0.isoLocal.utf8) + [0x1F] } ?? undated
      let text = layout.text(behind: head, fields, bytes)
      buffer.append(
        payload: text[head.count...], key: key[...], instant: instant, digest: sha256Digest(text), unit: unit,
        line: line, isDoubtful: isDoubtful(fields, bytes, &procedures))
    }
    return buffer
  }

  /// True for a row of which something unlikely may be told: somebody has to look at the fact.
  private func isDoubtful(_ fields: [DelimitedFile.Field], _ bytes: Bytes, _ procedures: inout Met<Bool>) -> Bool {
    guard let doubts else { return false }
    func cell(_ field: Int?) -> Slice<Bytes> {
      guard let field, field < fields.count else { return bytes[0..<0] }
      return bytes[fields[field].range]
    }
    let (received, due, ended) = (cell(doubts.received), cell(doubts.due), cell(doubts.ended))
    // Written alike, instants compare as their bytes do.
    if received.count != 19 || due.count != 19 || due.lexicographicallyPrecedes(received) { return true }
    if !ended.isEmpty && (ended.count != 19 || ended.lexicographicallyPrecedes(received)) { return true }
    if ended.elementsEqual(received) { return true }
    let result = cell(doubts.resultAt)
    if !result.isEmpty && (result.count != 19 || !received.lexicographicallyPrecedes(result)) { return true }
    if ended.isEmpty && !cell(doubts.endKind).isEmpty { return true }
    let supplements = cell(doubts.supplements)
    if supplements.count > 1 || (supplements.first ?? 0x30) > 0x31 { return true }
    guard let procedureField else { return false }
    return !procedures.value(cell(procedureField)) { admission.procedures[ProcedureCode($0)] != nil }
  }

  private func text(_ field: Int?, _ fields: [DelimitedFile.Field], _ bytes: Bytes) -> String? {
    guard let field, field < fields.count, !fields[field].range.isEmpty else { return nil }
    return String(decoding: bytes[fields[field].range], as: UTF8.self)
  }

  /// The place of the row's unit among the buffer's texts; nil when it is not registered.
  private func unit(
    _ fields: [DelimitedFile.Field], _ bytes: Bytes, _ units: inout MetUnits, _ buffer: inout StatementBuffer
  ) -> Int? {
    guard let unitField else { return -1 }
    let slice = bytes[fields[unitField].range]
    let met = units.texts.value(slice) { text in
      if admission.isDatedAlias(text) { return .dated(buffer.unit(text)) }
      return admission.isUnitAnywhere(text) ? .registered(buffer.unit(text)) : .unknown
    }
    return switch met {
    case .unknown: nil
    case .registered(let place): place
    case .dated(let place): means(slice, fields, bytes, &units.aliases) ? place : nil
    }
  }

  /// True when the alias means a unit on the row's day to the row's system.
  private func means(
    _ text: Slice<Bytes>, _ fields: [DelimitedFile.Field], _ bytes: Bytes, _ asked: inout [AliasQuestion: Bool]
  ) -> Bool {
    let day = aliases.days.lazy.filter { $0 < fields.count }.map { fields[$0].range }.first { !$0.isEmpty }
    let question = AliasQuestion(
      text: Array(text), day: day.map { Array(bytes[$0.prefix(10)]) } ?? [],
      system: self.text(aliases.systemField, fields, bytes) ?? (aliases.systemField == nil ? aliases.system : nil))
    if let known = asked[question] { return known }
    let unit = admission.aliases.unit(
      String(decoding: text, as: UTF8.self), on: Day(iso: String(decoding: question.day, as: UTF8.self)),
      system: question.system)
    asked[question] = unit != nil
    return unit != nil
  }

  private func assembleKey(_ fields: [DelimitedFile.Field], _ bytes: Bytes, _ key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    for (index, field) in keyFields.enumerated() {
      if index > 0 { key.append(0x1F) }
      let range = fields[field].range
      key.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
      if range.count == 10 { columns[field].dayMeaning.suffix.withUTF8Buffer { key.append(contentsOf: $0) } }
    }
  }

  private func isPlain(_ fields: [DelimitedFile.Field], _ bytes: Bytes) -> Bool {
    if fields.count > columns.count { return false }
    for (index, field) in fields.enumerated() {
      if !field.isWhole { return false }
      if field.range.isEmpty { continue }
      if !columns[index].takes(bytes, field.range, words) { return false }
    }
    for field in keyFields where field >= fields.count || fields[field].range.isEmpty { return false }
    if let unitField, unitField >= fields.count || fields[unitField].range.isEmpty { return false }
    // A procedure given by its name is looked up.
    if let procedureField, procedureField < fields.count {
      let range = fields[procedureField].range
      if range.count > 5, bytes[range.lowerBound..<range.lowerBound + 5].elementsEqual("name:".utf8) { return false }
    }
    return true
  }
}

extension PlainColumn {
  fileprivate var dayMeaning: PayloadLayout.DayMeaning {
    guard case .instant(let missing) = self else { return .day }
    return missing == .endOfDay ? .end : .start
  }
}
