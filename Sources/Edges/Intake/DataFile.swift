package import Base
internal import Formats
package import Records

/// A file that brings facts: opened once, read when the registers it refers to are there.
package struct DataFile: Sendable {
  package let path: String
  /// The kind of its rows as far as the name or the header tells.
  package let kind: FactKind
  private let content: Content

  private enum Content: Sendable {
    case canonical(Table)
    case lines([JSONLine])
    /// One list a sheet.
    case dossierLists([(table: Table, header: DossierList.Header)])
    case procedureList(Table, ProcedureList.Header)
    case scoreTable(Table, ScoreTable.Header)
    case capture(JSON)
  }

  /// Department codes a portal capture reveals.
  package var departments: [String: String] {
    if case .capture(let json) = content { PortalCapture.departmentCodes(in: json) } else { [:] }
  }

  /// Endings this type opens.
  package static let endings: Set<String> = ["csv", "tsv", "txt", "xlsx", "jsonl", "json"]

  /// Opens the file and finds out what it is. Every failure names the file.
  package init(path: String, context: ReadingContext) throws(Failure) {
    do {
      try self.init(opening: path, context)
    } catch {
      throw error.sentence.vi.contains(path)
        ? error : Failure(error.kind, vi: "\(path): \(error.sentence.vi)", en: "\(path): \(error.sentence.en)")
    }
  }

  private init(opening path: String, _ context: ReadingContext) throws(Failure) {
    self.path = path
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts.last.map { $0.lowercased() } ?? "" : ""
    let stem = parts.first.map(String.init) ?? name
    switch ending {
    case "json":
      let json = try readJSON(readFile(path))
      if let code = json["code"]?.string, code != "OK", json["data"] == nil {
        throw Failure(
          vi: "Cổng đã trả lời lỗi “\(code)”, không phải số liệu. Lấy lại rồi nhập.",
          en: "The portal answered the error “\(code)”, not figures. Fetch it again, then import it.")
      }
      guard PortalCapture.recognises(json) else { throw unrecognised(path, headings: []) }
      kind = .published
      content = .capture(json)
    case "jsonl":
      let lines = readJSONLines(try decodeText(readFile(path)))
      guard let named = FactKind(fileStem: stem) ?? Self.kind(of: lines, context) else {
        throw unrecognised(path, headings: [])
      }
      kind = named
      content = .lines(lines)
    case "xlsx":
      let sheets = try readWorkbook(readFile(path)).map(\.table).filter { !$0.rows.isEmpty }
      guard let first = sheets.first else { throw emptyFile(path) }
      // A workbook of lists may have a cover, and one list a sheet.
      let lists = sheets.compactMap { table in
        DossierList(context: context).header(table).map { (table: table, header: $0) }
      }
      if lists.count > 1 || (lists.count == 1 && DossierList(context: context).header(first) == nil) {
        (kind, content) = (.dossier, .dossierLists(lists))
      } else {
        (kind, content) = try Self.recognise(first, stem: stem, path: path, context)
      }
    case "xls":
      throw Failure(
        vi: "Tệp \(path) là Excel cũ (.xls). Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi nhập.",
        en: "The file \(path) is an old Excel file (.xls). Open it and save it as .xlsx, then import it.")
    default:
      let bytes = try readFile(path)
      if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        throw Failure(
          vi: "Tệp \(path) là bảng Excel mang đuôi khác. Đổi đuôi thành .xlsx rồi nhập.",
          en: "The file \(path) is a workbook with another ending. Rename it to .xlsx and import it.")
      }
      (kind, content) = try Self.recognise(readDelimited(decodeText(bytes)), stem: stem, path: path, context)
    }
  }

  private static func recognise(
    _ table: Table, stem: String, path: String, _ context: ReadingContext
  ) throws(Failure) -> (FactKind, Content) {
    guard let first = table.rows.first else { throw emptyFile(path) }
    let cells = CellReader(isLenient: false)
    let names = Set(first.cells.map { cells.text($0).lowercased() })
    if let named = FactKind(fileStem: stem), Schema.of(named).columns.contains(where: { names.contains($0.name) }) {
      return (named, .canonical(table))
    }
    if let kind = kind(of: names, context) { return (kind, .canonical(table)) }
    if let header = DossierList(context: context).header(table) { return (.dossier, .dossierLists([(table, header)])) }
    if let header = ScoreTable(context: context).header(table) { return (.published, .scoreTable(table, header)) }
    if let header = ProcedureList(context: context).header(table) { return (.procedure, .procedureList(table, header)) }
    let widest = table.rows.prefix(20).max { $0.cells.count < $1.cells.count } ?? first
    throw unrecognised(path, headings: widest.cells.map { cells.text($0) }.filter { !$0.isEmpty })
  }

  /// The kind whose required columns are all there; the one with most columns if there are several.
  private static func kind(of names: Set<String>, _ context: ReadingContext) -> FactKind? {
    FactKind.allCases
      .filter { CanonicalRows($0, context).missingColumns(names).isEmpty }
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

  /// Reads every row.
  package func read(_ context: ReadingContext, departments: [String: String]) throws(Failure) -> FileReading {
    switch content {
    case .canonical(let table): return try CanonicalRows(kind, context).read(table, path: path)
    case .dossierLists(let lists):
      return lists.reduce(into: FileReading(path: path, kind: .dossier)) { whole, list in
        whole.append(DossierList(context: context).read(list.table, list.header, path: path))
      }
    case .procedureList(let table, let header):
      return ProcedureList(context: context).read(table, header, path: path)
    case .scoreTable(let table, let header): return try ScoreTable(context: context).read(table, header, path: path)
    case .capture(let json):
      return try PortalCapture(json, context: context, departments: departments, path: path).reading
    case .lines(let lines): return read(lines, context)
    }
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
      "Không nhận ra \(path) là dữ liệu gì.\(seen) Cần ít nhất mã hồ sơ và ngày tiếp nhận, hoặc tên cột chuẩn; dùng --mapping để chỉ tên cột.",
    en:
      "Cannot tell what \(path) is.\(seenEnglish) It needs at least the dossier code and the date of reception, or canonical column names; use --mapping to name them."
  )
}
