package import Base
internal import Formats
internal import Records

/// Events for systems that know the canonical columns: an array or lines of
/// `{"kind": "dossiers", "row": {…}, "updated_at": …}`, each read as a row of such a file.
package struct EventBody: Sendable {
  /// One event: where it stands, and its JSON, or nothing where it is none.
  private let events: [(line: Int, event: JSON?)]

  /// - Throws: for what is neither an array of JSON nor lines of it.
  package init(_ bytes: [UInt8]) throws(Failure) {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "[") {
      do throws(Failure) {
        events = (try readJSON(bytes).array ?? []).enumerated().map { ($0 + 1, $1) }
        return
      } catch {
        throw Failure(.usage, vi: error.sentence.vi, en: error.sentence.en)
      }
    }
    guard first == UInt8(ascii: "{") else {
      throw Failure(
        .usage, vi: "Cần một mảng JSON các sự kiện, hoặc mỗi dòng một sự kiện.",
        en: "A JSON array of events is needed, or one event a line.")
    }
    // One object over several lines is one event.
    if let whole = try? readJSON(bytes) {
      events = [(1, whole)]
      return
    }
    var line = 0
    events = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).compactMap { text in
      line += 1
      guard text.contains(where: { $0 > 0x20 }) else { return nil }
      return (line, try? readJSON(Array(text)))
    }
  }

  package var count: Int { events.count }

  /// - Parameter context: the source; its registers are not asked, names stay as they came.
  package func read(_ context: MessageContext) -> [ReadElement] {
    let empty = Admission(units: UnitRegister([]), procedures: [:])
    let reading = ReadingContext(admission: empty, unit: context.defaultUnit, system: context.system)
    return events.map { line, event in read(event, line, context.service, reading) }
  }

  private func read(_ event: JSON?, _ line: Int, _ path: String, _ context: ReadingContext) -> ReadElement {
    func unreadable(_ column: String, _ value: String, _ reason: QuarantinedRow.Reason) -> ReadElement {
      .unreadable(
        dossier: "", QuarantinedRow(file: path, line: line, column: column, value: value, reason: reason))
    }
    guard let event, let row = event["row"]?.object else { return unreadable("row", "", .notAnObject) }
    let name = event["kind"]?.string ?? ""
    guard let kind = FactKind(fileStem: name) else { return unreadable("kind", name, .wrongType) }
    var cells = row.map { (nfc($0.key), Self.cell($0.value)) }
    if let moment = event[CanonicalRows.updatedAt] { cells.append((CanonicalRows.updatedAt, Self.cell(moment))) }
    var seen: Set<String> = []
    if let twice = cells.first(where: { !seen.insert($0.0).inserted }) {
      return unreadable(twice.0, "", .tooManyCells)
    }
    var read = FileReading(path: path, kind: kind)
    CanonicalRows(kind, context).add(cells, line: line, to: &read)
    if let bad = read.quarantined.first { return .unreadable(dossier: "", bad) }
    guard let row = read.rows.first else { return unreadable("row", "", .missingKey) }
    let statement = Statement(kind: kind, stated: row.stated, extras: row.extras, instant: row.instant)
    return .said(dossier: kind == .dossier ? statement.key : "", [statement])
  }

  private static func cell(_ value: JSON) -> Cell {
    switch value {
    case .null, .string(""): .empty
    case .string(let text): .text(nfc(text))
    case .flag(let flag): .flag(flag)
    case .integer(let number): .number(String(number))
    case .number(let text): .number(value.decimalText ?? text)
    case .array, .object: .text(nfc(value.serialized()))
    }
  }
}
