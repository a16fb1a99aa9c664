internal import Base
internal import Formats

/// Dossiers as the JSON of a one-stop system (VNPT iGate v2): nested records, read as a list with the headings such
/// systems' own lists have. The applicant is never looked at.
enum OneStopRecords {
  /// Where its interfaces put the array.
  private static let wrappers = ["content", "data", "items", "rows"]

  /// Nil when these are other records.
  static func table(_ json: JSON) -> Table? {
    let arrays = [json.array] + wrappers.map { json[$0]?.array }
    guard let records = arrays.compactMap(\.self).first(where: { $0.contains(where: isDossier) }) else { return nil }
    var rows = [Table.Row(line: 0, cells: fields.map { .text($0.heading) })]
    for (index, record) in records.enumerated() where record.object != nil {
      let cells = fields.map { field in field.text(record).map { Cell.text(nfc($0)) } ?? .empty }
      rows.append(Table.Row(line: index + 1, cells: cells))
    }
    return Table(rows: rows)
  }

  private static func isDossier(_ record: JSON) -> Bool {
    record["code"]?.string != nil && record["procedure"]?.object != nil
      && ["dossierStatus", "dossierTaskStatus", "acceptedDate", "appliedDate"].contains { record[$0] != nil }
  }

  private struct Field {
    let heading: String
    let text: @Sendable (JSON) -> String?
  }

  private static let fields: [Field] = [
    Field(heading: "Mã hồ sơ") { $0["code"]?.string },
    Field(heading: "Mã đơn vị") { $0["agency"]?["code"]?.string },
    Field(heading: "Mã thủ tục") { $0["procedure"]?["code"]?.string },
    Field(heading: "Tên thủ tục") { $0["procedure"].flatMap(name) },
    Field(heading: "Ngày nộp") { date($0["appliedDate"]) },
    Field(heading: "Ngày tiếp nhận") { date($0["acceptedDate"]) },
    // The promise to the citizen; the term of the process where none was given.
    Field(heading: "Ngày hẹn trả") { date($0["appointmentDate"]) ?? date($0["dueDate"]) },
    // Not every version has them.
    Field(heading: "Ngày hoàn thành") { date($0["completedDate"]) },
    Field(heading: "Ngày trả kết quả") { date($0["returnedDate"]) },
    Field(heading: "Trạng thái") { status($0["dossierStatus"]) ?? status($0["dossierTaskStatus"]) },
    Field(heading: "Hình thức nộp") { $0["applyMethod"].flatMap(name) },
  ]

  /// Their numbers are not the ten of the national vocabulary: only 0, newly registered, is known without its word.
  private static func status(_ value: JSON?) -> String? {
    guard let value else { return nil }
    if let word = name(value) { return word }
    guard let number = value.int ?? value["id"]?.int else { return nil }
    return number == 0 ? "Mới đăng ký" : "dossierStatus \(number)"
  }

  /// The Vietnamese name: under `name` or `translate`, as text, an object, or an array of one object a language.
  private static func name(_ value: JSON) -> String? {
    if let text = value.string { return text.isEmpty ? nil : text }
    if let all = value.array {
      let vietnamese = all.first { $0["languageId"]?.int == 228 || $0["languageId"]?.string == "228" }
      return (vietnamese ?? all.first).flatMap(name)
    }
    return value["name"].flatMap(name) ?? value["translate"].flatMap(name)
  }

  /// `2026-03-05T09:30:00.000+0700`; an offset gets the colon of ISO 8601.
  private static func date(_ value: JSON?) -> String? {
    guard let text = value?.string, !text.isEmpty else { return nil }
    let offset = text.suffix(5)
    guard let sign = offset.first, "+-".contains(sign), offset.dropFirst().allSatisfy(\.isNumber), text.contains("T")
    else { return text }
    return text.dropLast(2) + ":" + text.suffix(2)
  }
}
