package import Base
internal import Formats
package import Records

/// Rows of one kind that a file brings: opened once, read when the registers they refer to are there.
package struct DataFile: Sendable {
  package let path: String
  /// The kind of its rows as far as the name or the header tells.
  package let kind: FactKind
  private var content: Content
  /// What was seen beside the rows: sheets that are no lists, hidden ones.
  private var warnings: [Sentence] = []

  private enum Content: Sendable {
    case canonical(Table)
    /// A canonical file that comes by the million rows.
    case delimited(LongTable)
    case lines([JSONLine])
    case tables([RecognisedTable])
    case capture(JSON)
    case messages(CapturedMessages)
  }

  /// Department codes a portal capture reveals.
  package var departments: [String: String] {
    if case .capture(let json) = content { PortalCapture.departmentCodes(in: json) } else { [:] }
  }

  /// Endings this type opens.
  package static let endings: Set<String> = ["csv", "tsv", "txt", "xlsx", "xlsm", "jsonl", "json"]

  /// True for a file whose rows may be given over while it is read.
  package var comesInStretches: Bool { if case .delimited = content { true } else { false } }

  /// Opens the file and finds out what it is: one part for each kind of rows. Every failure names the file.
  ///
  /// - Parameter longFrom: from how many bytes on a canonical file is left on the disk and read a stretch at a time.
  package static func open(
    _ path: String, _ context: ReadingContext, longFrom: Int = 1 << 23
  ) throws(Failure) -> [DataFile] {
    try naming(path) { () throws(Failure) in
      if let long = try long(path, context, from: longFrom) { return [long] }
      return try parts(path, context)
    }
  }

  private static func naming<Value>(
    _ path: String, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    do throws(Failure) {
      return try body()
    } catch {
      throw error.sentence.vi.contains(path)
        ? error
        : Failure(
          error.kind, vi: "\(path): \(error.sentence.vi)", en: "\(path): \(error.sentence.en)",
          questions: error.questions)
    }
  }

  /// A long canonical file in UTF-8; nil for any other.
  private static func long(_ path: String, _ context: ReadingContext, from least: Int) throws(Failure) -> DataFile? {
    let (stem, ending) = nameParts(path)
    guard ["csv", "tsv", "txt"].contains(ending), let source = try ByteSource(file: path, least: least) else {
      return nil
    }
    let table = try LongTable(source)
    var blocks = table.blocks
    guard let first = try blocks.next(), isText(first.bytes) else { return nil }
    return try canonical(table, stem: stem, path, context)
  }

  /// What stands before the first dot of the name, and what behind the last.
  private static func nameParts(_ path: String) -> (stem: String, ending: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return (parts.first.map(String.init) ?? name, parts.count > 1 ? parts.last.map { $0.lowercased() } ?? "" : "")
  }

  private init(_ path: String, _ kind: FactKind, _ content: Content) {
    self.path = path
    self.kind = kind
    self.content = content
  }

  private static func parts(_ path: String, _ context: ReadingContext) throws(Failure) -> [DataFile] {
    try open(readFile(path), named: path, context)
  }

  /// The same for bytes that were read elsewhere; the name says what they should be.
  package static func open(
    _ bytes: [UInt8], named path: String, _ context: ReadingContext
  ) throws(Failure) -> [DataFile] {
    let (stem, ending) = nameParts(path)
    switch ending {
    case "json": return [try json(bytes, path, context)]
    case "jsonl":
      let lines = readJSONLines(try decodeText(bytes))
      guard let named = FactKind(fileStem: stem) ?? kind(of: lines, context) else {
        throw unrecognised(path, headings: [])
      }
      return [DataFile(path, named, .lines(lines))]
    case "xlsx", "xlsm": return try sheets(readWorkbook(bytes), stem: stem, path, context)
    case "xls":
      // Systems write today's format, or a web page, under the old ending.
      if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        return try sheets(readWorkbook(bytes), stem: stem, path, context)
      }
      throw Failure(
        vi:
          "Tệp \(path) là Excel cũ (.xls) hoặc trang web mang đuôi .xls. Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi nhập.",
        en:
          "The file \(path) is an old Excel file or a web page called .xls. Open it, save it as .xlsx, then import it.")
    default:
      if let strange = StrangeFile(bytes, ending: ending) { throw strange.failure(path) }
      let text = try decodeText(bytes)
      let long = try LongTable(ByteSource(Array(text.utf8)))
      if let file = try canonical(long, stem: stem, path, context) { return [file] }
      let table = try readDelimited(text)
      return try sheets([SheetTable(name: "", table: table)], stem: stem, path, context)
    }
  }

  private static func json(_ bytes: [UInt8], _ path: String, _ context: ReadingContext) throws(Failure) -> DataFile {
    let json = try readJSON(bytes)
    if let code = json["code"]?.string, code != "OK", json["data"] == nil {
      throw Failure(
        vi: "Cổng đã trả lời lỗi “\(code)”, không phải số liệu. Lấy lại rồi nhập.",
        en: "The portal answered the error “\(code)”, not figures. Fetch it again, then import it.")
    }
    if PortalCapture.recognises(json) { return DataFile(path, .published, .capture(json)) }
    if let table = OneStopRecords.table(json), let list = RecognisedTable(table, sheet: "", context, path) {
      return DataFile(path, list.kind, .tables([list]))
    }
    if let messages = CapturedMessages(json) { return DataFile(path, messages.kind, .messages(messages)) }
    guard let table = JSONList.table(json), let list = RecognisedTable(table, sheet: "", context, path) else {
      throw unrecognised(path, headings: [])
    }
    // Their papers, fees and supplements are lists inside the record; a table of the rest would say less than the message.
    guard list.kind != .dossier else {
      throw Failure(
        vi: "Tệp \(path) là bản tin hồ sơ, không phải danh sách. Xuất danh sách hồ sơ ra Excel hoặc CSV rồi nhập.",
        en:
          "The file \(path) holds dossier messages, not a list. Export the list of dossiers as Excel or CSV and import it."
      )
    }
    return DataFile(path, list.kind, .tables([list]))
  }

  /// One sheet may be a canonical table; lists made for people stand on any sheet, also several.
  private static func sheets(
    _ sheets: [SheetTable], stem: String, _ path: String, _ context: ReadingContext
  ) throws(Failure) -> [DataFile] {
    let filled = sheets.filter { !$0.table.rows.isEmpty }
    guard let first = filled.first, let header = first.table.rows.first else { throw emptyFile(path) }
    let cells = CellReader(isLenient: false)
    let names = Set(header.cells.map { cells.text($0).lowercased() })
    if let named = FactKind(fileStem: stem), Schema.of(named).columns.contains(where: { names.contains($0.name) }) {
      return [DataFile(path, named, .canonical(first.table))]
    }
    for sheet in filled where !sheet.isHidden || filled.allSatisfy(\.isHidden) {
      let names = Set((sheet.table.rows.first?.cells ?? []).map { cells.text($0).lowercased() })
      if let kind = kind(of: names, context) { return [DataFile(path, kind, .canonical(sheet.table))] }
    }

    var found = filled.map { (sheet: $0, table: RecognisedTable($0.table, sheet: $0.name, context, path)) }
    var warnings: [Sentence] = []
    if found.contains(where: { !$0.sheet.isHidden && $0.table != nil }) {
      for (sheet, table) in found where sheet.isHidden && table != nil {
        warnings.append(
          Sentence(
            vi: "Trang ẩn “\(sheet.name)” cũng có danh sách: không đọc.",
            en: "The hidden sheet “\(sheet.name)” has a list too: not read."))
      }
      found.removeAll { $0.sheet.isHidden }
    }
    for (sheet, table) in found where table == nil {
      warnings.append(
        Sentence(
          vi: "Trang “\(sheet.name)” không phải danh sách nào Soi biết: bỏ qua.",
          en: "The sheet “\(sheet.name)” is no list Soi knows: passed over."))
    }
    let byKind = Dictionary(grouping: found.compactMap(\.table), by: \.kind)
    var parts = FactKind.allCases.compactMap { kind in byKind[kind].map { DataFile(path, kind, .tables($0)) } }
    if parts.isEmpty { throw unknown(filled.map(\.table), path) }
    parts[0].warnings = warnings
    return parts
  }

  /// Why nothing in the file was recognised, as exactly as its headings allow.
  private static func unknown(_ tables: [Table], _ path: String) -> Failure {
    let cells = CellReader(isLenient: false)
    let rows = tables.flatMap { $0.rows.prefix(20) }
    let widest = rows.max { $0.cells.count < $1.cells.count }
    let headings = (widest?.cells.prefix(100).map { cells.text($0) } ?? []).filter { !$0.isEmpty }
    let keys = Set(headings.map { Headings.key($0) })
    if keys.contains("tieu de"), !keys.isDisjoint(with: ["ngay gui", "ngay phan anh", "ngay nhan"]) {
      return Failure(
        vi:
          "Danh sách phản ánh, kiến nghị \(path) không có cột mã (số) PAKN nên không nhận lại được từng phản ánh. Xuất lại có cột mã rồi nhập.",
        en:
          "The list of petitions \(path) has no column of their codes, so a petition could not be met again. Export it with codes and import it."
      )
    }
    return unrecognised(path, headings: headings)
  }

  /// The kind whose required columns are all there; the one with most columns if there are several.
  private static func kind(of names: Set<String>, _ context: ReadingContext) -> FactKind? {
    FactKind.allCases
      .filter { CanonicalRows($0, context).missingColumns(names).isEmpty }
      // Aliases have two columns that most kinds have: only a header of nothing else means them.
      .filter { kind in kind != .unitAlias || names.allSatisfy { Schema.of(kind).column(named: $0) != nil } }
      .max { a, b in shared(a, names) < shared(b, names) }
  }

  private static func kind(of lines: [JSONLine], _ context: ReadingContext) -> FactKind? {
    for line in lines {
      if case .success(let members) = line.result { return kind(of: Set(members.map(\.0)), context) }
    }
    return nil
  }

  private static func shared(_ kind: FactKind, _ names: Set<String>) -> Int {
    Schema.of(kind).columns.count { names.contains($0.name) }
  }

  /// A file whose first row has the canonical names of a kind that is no register; nil for any other.
  private static func canonical(
    _ table: LongTable, stem: String, _ path: String, _ context: ReadingContext
  ) throws(Failure) -> DataFile? {
    guard let header = try table.firstRow() else { return nil }
    let cells = CellReader(isLenient: false)
    let names = Set(header.cells.map { cells.text($0).lowercased() })
    let named = FactKind(fileStem: stem).flatMap { kind in
      Schema.of(kind).columns.contains { names.contains($0.name) } ? kind : nil
    }
    guard let kind = named ?? kind(of: names, context), kind != .unit, kind != .procedure else { return nil }
    return DataFile(path, kind, .delimited(table))
  }

  /// Reads every row. `allowsPlain`: rows that need nothing may be left in the file for later.
  ///
  /// - Parameter progress: told how many of how many bytes have been read, where a file has many.
  package func read(
    _ context: ReadingContext, departments: [String: String], allowsPlain: Bool,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(Failure) -> FileReading {
    var reading: FileReading
    switch content {
    case .canonical(let table): reading = try CanonicalRows(kind, context).read(table, path: path)
    case .delimited(let table):
      let rows = CanonicalRows(kind, context)
      func read(_ table: LongTable) throws(Failure) -> FileReading? {
        try rows.read(table, path: path, allowsPlain: allowsPlain) { progress($0, table.byteCount) }
      }
      // What began as UTF-8 and does not go on so is in another encoding, or damaged.
      reading = FileReading(path: path, kind: kind)
      if let read = try read(table) {
        reading = read
      } else {
        let text = try Self.naming(path) { () throws(Failure) in try decodeText(readFile(path)) }
        if let read = try read(LongTable(ByteSource(Array(text.utf8)))) { reading = read }
      }
    case .tables(let tables):
      reading = FileReading(path: path, kind: kind)
      for table in tables { reading.append(try table.read(context, path)) }
    case .capture(let json):
      reading = try PortalCapture(json, context: context, departments: departments, path: path).reading
    case .lines(let lines): reading = read(lines, context)
    case .messages(let messages): reading = messages.read(context, path)
    }
    reading.warnings += warnings
    return reading
  }

  /// Each line is an object that states the columns it has.
  private func read(_ lines: [JSONLine], _ context: ReadingContext) -> FileReading {
    var reading = FileReading(path: path, kind: kind)
    let rows = CanonicalRows(kind, context)
    for line in lines {
      switch line.result {
      case .success(let members): rows.add(members, line: line.line, to: &reading)
      case .failure:
        reading.quarantined.append(
          QuarantinedRow(file: path, line: line.line, column: "", value: "", reason: .notAnObject))
      }
    }
    return reading
  }
}

private func unrecognised(_ path: String, headings: [String]) -> Failure {
  let seen = headings.isEmpty ? "" : " Các cột thấy được: \(headings.prefix(12).joined(separator: ", "))."
  let seenEnglish = headings.isEmpty ? "" : " Columns seen: \(headings.prefix(12).joined(separator: ", "))."
  return Failure(
    vi:
      "Không nhận ra \(path) là dữ liệu gì.\(seen) Cần ít nhất mã hồ sơ và ngày tiếp nhận, hoặc tên cột chuẩn; tên khác thì chỉ trong ánh xạ tên cột.",
    en:
      "Cannot tell what \(path) is.\(seenEnglish) It needs at least the dossier code and the date of reception, or canonical column names; name others in the mapping of headings."
  )
}
