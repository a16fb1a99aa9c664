internal import Base
internal import Formats
internal import Records

/// The rows of a canonical delimited file that need nothing: every cell is already the canonical text of its column, the
/// unit is registered, nothing is to be filled in. Such rows go from bytes to bytes; the others are read cell by cell.
package struct PlainRows {
  private let columns: [PlainColumn]
  private let admission: Admission
  private let schema: Schema
  /// Payload order: the field's place in the row, and what stands before its text.
  private let parts: [Part]
  private let keyFields: [Int]
  private let unitField: Int?
  private let procedureField: Int?
  private let updatedField: Int?
  private let aliases: AliasFields
  private let doubts: Doubts?

  /// The fields a finding on one record reads.
  private struct Doubts {
    let received, due, ended, endKind, supplements, resultAt: Int?
  }

  /// What an alias of a unit is read by: the fields of the row's own day, the first filled one, and of its system.
  private struct AliasFields {
    let days: [Int]
    let systemField: Int?
    let system: String?
  }

  private struct AliasQuestion: Hashable {
    let text: ArraySlice<UInt8>
    let day: ArraySlice<UInt8>
    let system: String?
  }

  private struct Part {
    /// Nil for a text given on the command line.
    let field: Int?
    let prefix: [UInt8]
    let constant: [UInt8]
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
    var named: [(name: String, field: Int)] = []
    var places: [UInt8: Int] = [:]
    var updated: Int?
    for (field, name) in names.enumerated() {
      if name == CanonicalRows.updatedAt {
        updated = field
        columns.append(PlainColumn(.instant(.startOfDay)))
      } else if let column = schema.column(named: name) {
        places[column.id] = field
        columns.append(PlainColumn(column.type))
      } else if name.isEmpty || Headings.mayBePersonal(name) {
        columns.append(.passedOver)
      } else {
        named.append((name.replacing("=", with: "_"), field))
        columns.append(.text)
      }
    }
    guard Set(named.map(\.name)).count == named.count else { return nil }
    var parts: [Part] = []
    for column in schema.columns.sorted(by: { $0.id < $1.id }) {
      let prefix = Array("\(column.id)=".utf8)
      if let field = places[column.id] {
        parts.append(Part(field: field, prefix: prefix, constant: []))
      } else if column.name == "system", let system = context.system {
        parts.append(Part(field: nil, prefix: prefix, constant: Array(system.utf8)))
      }
    }
    for (name, field) in named.sorted(by: { codePointOrder($0.name, $1.name) }) {
      parts.append(Part(field: field, prefix: Array("~\(name)=".utf8), constant: []))
    }
    self.columns = columns
    self.parts = parts
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

  /// True for a row of which something unlikely may be told: somebody has to look at the fact.
  private func isDoubtful(
    _ fields: [DelimitedFile.Field], _ bytes: [UInt8], _ procedures: inout [ArraySlice<UInt8>: Bool]
  ) -> Bool {
    guard let doubts else { return false }
    func cell(_ field: Int?) -> ArraySlice<UInt8> {
      guard let field, field < fields.count else { return [] }
      return bytes[fields[field].range]
    }
    let (received, due, ended) = (cell(doubts.received), cell(doubts.due), cell(doubts.ended))
    // Written alike, instants compare as their bytes do.
    if received.count != 19 || due.count != 19 || due.lexicographicallyPrecedes(received) { return true }
    if !ended.isEmpty && (ended.count != 19 || ended.lexicographicallyPrecedes(received)) { return true }
    if ended == received { return true }
    let result = cell(doubts.resultAt)
    if !result.isEmpty && (result.count != 19 || !received.lexicographicallyPrecedes(result)) { return true }
    if ended.isEmpty && !cell(doubts.endKind).isEmpty { return true }
    let supplements = cell(doubts.supplements)
    if supplements.count > 1 || (supplements.first ?? 0x30) > 0x31 { return true }
    guard let procedureField else { return false }
    let procedure = cell(procedureField)
    if let known = procedures[procedure] { return !known }
    let isKnown = admission.procedures[ProcedureCode(String(decoding: procedure, as: UTF8.self))] != nil
    procedures[procedure] = isKnown
    return !isKnown
  }

  /// Reads the file: plain rows into the buffer, all others as `odd` says.
  func read(
    _ file: DelimitedFile, hash: ([UInt8]) -> [UInt8], odd: (Int, [DelimitedFile.Field]) -> Void
  ) throws(Failure) -> StatementBuffer {
    var buffer = StatementBuffer(schema.kind)
    var units: [ArraySlice<UInt8>: Int] = [:]
    var asked: [AliasQuestion: Bool] = [:]
    var procedures: [ArraySlice<UInt8>: Bool] = [:]
    var payload: [UInt8] = []
    var key: [UInt8] = []
    var hashed: [UInt8] = []
    let stem = Array("\(schema.kind.fileStem)\u{1F}".utf8)
    var isHeader = true
    try file.forEachRow { line, fields throws(Failure) in
      if isHeader {
        isHeader = false
        return
      }
      guard isPlain(fields, file.bytes), let unit = unit(fields, file.bytes, &units, &asked, &buffer)
      else {
        odd(line, fields)
        return
      }
      assemble(fields, file.bytes, &payload, &key)
      let updated = text(updatedField, fields, file.bytes)
      let instant = updated.flatMap { Instant(iso: $0, missing: .startOfDay) }
      hashed.removeAll(keepingCapacity: true)
      hashed += stem
      if let instant { hashed += Array(instant.isoLocal.utf8) }
      hashed.append(0x1F)
      hashed += payload
      buffer.append(
        payload: payload, key: key[...], instant: instant, digest: Digest(hash(hashed)), unit: unit, line: line,
        isDoubtful: isDoubtful(fields, file.bytes, &procedures))
    }
    return buffer
  }

  private func text(_ field: Int?, _ fields: [DelimitedFile.Field], _ bytes: [UInt8]) -> String? {
    guard let field, field < fields.count, !fields[field].range.isEmpty else { return nil }
    return String(decoding: bytes[fields[field].range], as: UTF8.self)
  }

  /// The place of the row's unit among the buffer's texts; nil when it is not registered.
  private func unit(
    _ fields: [DelimitedFile.Field], _ bytes: [UInt8], _ units: inout [ArraySlice<UInt8>: Int],
    _ asked: inout [AliasQuestion: Bool], _ buffer: inout StatementBuffer
  ) -> Int? {
    guard let unitField else { return -1 }
    let slice = bytes[fields[unitField].range]
    if let known = units[slice] {
      if known >= 0 { return known }
      // An alias is asked for each row; its place is kept below minus one.
      return known < -1 && means(slice, fields, bytes, &asked) ? -2 - known : nil
    }
    let text = String(decoding: slice, as: UTF8.self)
    if admission.isDatedAlias(text) {
      let place = buffer.unit(text)
      units[slice] = -2 - place
      return means(slice, fields, bytes, &asked) ? place : nil
    }
    let place = admission.isUnitAnywhere(text) ? buffer.unit(text) : -1
    units[slice] = place
    return place < 0 ? nil : place
  }

  /// True when the alias means a unit on the row's day to the row's system.
  private func means(
    _ text: ArraySlice<UInt8>, _ fields: [DelimitedFile.Field], _ bytes: [UInt8], _ asked: inout [AliasQuestion: Bool]
  ) -> Bool {
    let day = aliases.days.lazy.filter { $0 < fields.count }.map { fields[$0].range }.first { !$0.isEmpty }
    let question = AliasQuestion(
      text: text, day: day.map { bytes[$0.prefix(10)] } ?? [],
      system: self.text(aliases.systemField, fields, bytes) ?? (aliases.systemField == nil ? aliases.system : nil))
    if let known = asked[question] { return known }
    let unit = admission.aliases.unit(
      String(decoding: text, as: UTF8.self), on: Day(iso: String(decoding: question.day, as: UTF8.self)),
      system: question.system)
    asked[question] = unit != nil
    return unit != nil
  }

  private func assemble(
    _ fields: [DelimitedFile.Field], _ bytes: [UInt8], _ payload: inout [UInt8], _ key: inout [UInt8]
  ) {
    payload.removeAll(keepingCapacity: true)
    for part in parts {
      if !payload.isEmpty { payload.append(0x1F) }
      payload.append(contentsOf: part.prefix)
      if let field = part.field {
        guard field < fields.count else { continue }
        payload.append(contentsOf: bytes[fields[field].range])
        if case .instant(let suffix) = columns[field], fields[field].range.count == 10 {
          payload.append(contentsOf: suffix)
        }
      } else {
        payload.append(contentsOf: part.constant)
      }
    }
    key.removeAll(keepingCapacity: true)
    for (index, field) in keyFields.enumerated() {
      if index > 0 { key.append(0x1F) }
      key.append(contentsOf: bytes[fields[field].range])
      if case .instant(let suffix) = columns[field], fields[field].range.count == 10 { key.append(contentsOf: suffix) }
    }
  }

  private func isPlain(_ fields: [DelimitedFile.Field], _ bytes: [UInt8]) -> Bool {
    if fields.count > columns.count { return false }
    for (index, field) in fields.enumerated() {
      if !field.isWhole { return false }
      if field.range.isEmpty { continue }
      if !columns[index].takes(bytes, field.range) { return false }
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
