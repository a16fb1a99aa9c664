internal import Base
internal import Formats
internal import Hummingbird
internal import Pages
internal import Records

/// One page of records in the form its reader wants: a page, CSV, a workbook or JSON, all from the same cells.
extension Call {
  private enum Form: String {
    case csv, xlsx, json
  }

  private func form() throws(Failure) -> Form? {
    guard let text = asking.text("format") else { return wantsJSON ? .json : nil }
    if let form = Form(rawValue: text) { return form }
    throw Failure(
      .usage, vi: "“format” phải là csv, xlsx hoặc json.", en: "“format” must be csv, xlsx or json.")
  }

  func answer(_ page: RecordPage) throws -> Response {
    let form = try form()
    readings.add(page, of: self, isFile: form == .csv || form == .xlsx)
    return switch form {
    case nil: Reply.html(page.html())
    case .json?: Reply.json(RecordJSON(page: page).json)
    case .csv?: Reply.csv(try csv(page), name: "\(fileStem).csv")
    case .xlsx?:
      Reply.bytes(
        try workbookBytes(try sheets(page)),
        type: Route.Content.workbook.rawValue,
        name: "\(fileStem).xlsx")
    }
  }

  /// The same page to a program that is told more than its cells: what the command of the same name prints.
  func answer(_ page: RecordPage, json: @autoclosure () -> JSON) throws -> Response {
    guard try form() == .json else { return try answer(page) }
    readings.add(page, of: self, isFile: false)
    return Reply.json(json())
  }

  /// What a file of this page is called: the last words of its path that stand for themselves.
  private var fileStem: String {
    "soi-\(route.path.split(separator: "/").last { !$0.hasPrefix(":") } ?? "bang")"
  }

  private func sheets(_ page: RecordPage) throws(Failure) -> [WorkbookSheet] {
    let sections = page.sections.filter { !$0.table.columns.isEmpty }
    if sections.isEmpty {
      throw Failure(
        .usage, vi: "Trang này không có bảng nào để tải về.", en: "This page has no table to download.")
    }
    return sections.map { RecordSheet(page: page, section: $0).sheet }
  }

  /// Files hold all rows, pages the asked ones. `isWholeInJSON`: a program gets all of them as well.
  func paged<Item>(
    _ items: [Item], isWholeInJSON: Bool = false
  ) throws -> (items: [Item], pager: RecordPage.Pager?) {
    let form = try form()
    if form == .csv || form == .xlsx || (form == .json && isWholeInJSON) { return (items, nil) }
    let size = try positive("per_page") ?? 40
    let pages = max(1, (items.count + size - 1) / size)
    let page = min(try positive("page") ?? 1, pages)
    let first = (page - 1) * size
    return (
      Array(items[first..<min(items.count, first + size)]),
      RecordPage.Pager(page: page, pages: pages, total: items.count)
    )
  }

  private func positive(_ name: String) throws(Failure) -> Int? {
    guard let text = asking.text(name) else { return nil }
    if let value = Int(text), (1...100_000).contains(value) { return name == "per_page" ? min(value, 500) : value }
    throw Failure(
      .usage, vi: "“\(name)” phải là số nguyên từ 1.", en: "“\(name)” must be a whole number from 1.")
  }

  /// One table a file: the first, or the one asked for.
  private func csv(_ page: RecordPage) throws(Failure) -> [UInt8] {
    let asked = asking.text("table") ?? page.main
    guard let section = page.sections.first(where: { asked == nil || $0.id == asked }) else {
      throw Failure(
        .usage, vi: "Trang này không có bảng “\((asked ?? "").prefix(40))”.",
        en: "This page has no table “\((asked ?? "").prefix(40))”.")
    }
    let context = RecordJSON(page: page).context
    let table = section.table
    let header = table.columns.map(\.id) + context.map { "\($0.name)" }
    let rows = table.rows.map { row in row.map { $0.value.inCSV } + context.map(\.value) }
    return writeDelimited(rows: [header] + rows, bom: true, guardFormulas: true)
  }
}

extension RecordTable.Value {
  var text: String {
    switch self {
    case .none: ""
    case .text(let text), .decimal(let text): text
    case .integer(let value): String(value)
    case .fraction(let value): value.description
    case .instant(let instant): instant.iso
    case .day(let day): day.iso
    case .flag(let flag): flag ? "1" : "0"
    }
  }

  /// A spreadsheet takes `2/85` for February 1985 and keeps `[2/85]` as it is.
  var inCSV: String {
    if case .fraction(let value) = self { return bracketed(value) }
    return text
  }

  var json: JSON {
    switch self {
    case .none: .null
    case .integer(let value): .integer(value)
    case .flag(let flag): .flag(flag)
    default: .string(text)
    }
  }
}

/// The JSON of a page of records: its stamp, its figures, its tables by name.
struct RecordJSON {
  let page: RecordPage

  /// What every row of a file must carry to mean something alone.
  var context: [(name: String, value: String)] {
    let window = page.stamp.window
    return [
      ("of_unit", page.stamp.unit?.code.text ?? ""), ("from", window?.period.from.iso ?? ""),
      ("to", window?.period.to.iso ?? ""), ("as_of", window?.end.iso ?? ""), ("rules", page.stamp.rules ?? ""),
      ("sample", page.frame.isSample ? "dữ liệu mẫu" : ""),
    ]
  }

  var json: JSON {
    var members: [JSON.Member] = []
    func add(_ key: String, _ value: JSON) { members.append(.init(key: key, value: value)) }
    if let unit = page.stamp.unit {
      add(
        "unit",
        ["code": .string(unit.code.text), "name": .string(unit.name), "kind": .string(unit.kind.rawValue)])
    }
    if let window = page.stamp.window {
      add("period", ["from": .string(window.period.from.iso), "to": .string(window.period.to.iso)])
      add("as_of", .string(window.end.iso))
      add("temporary", .flag(window.isOpen))
    }
    if let rules = page.stamp.rules { add("rules", .string(rules)) }
    for fact in page.facts { add(fact.id, fact.cell.value.json) }
    for section in page.sections {
      if let pager = section.pager {
        add("\(section.id)_total", .integer(pager.total))
        add("\(section.id)_page", .integer(pager.page))
        add("\(section.id)_pages", .integer(pager.pages))
      }
      add(section.id, rows(section.table))
    }
    add("sample", .flag(page.frame.isSample))
    add("notes", .array(page.notes.map { .string($0.vi) }))
    return .object(members)
  }

  private func rows(_ table: RecordTable) -> JSON {
    .array(
      table.rows.map { row in
        .object(zip(table.columns, row).map { JSON.Member(key: $0.id, value: $1.value.json) })
      })
  }
}

/// One table as a sheet of a workbook, with what it is about above it.
struct RecordSheet {
  let page: RecordPage
  let section: RecordPage.Section

  var sheet: WorkbookSheet {
    var title = ["\(page.title): \(section.heading)".uppercased()]
    if let unit = page.stamp.unit { title.append("\(unit.name) (\(unit.code.text))") }
    if let window = page.stamp.window {
      title.append(
        "Kỳ từ ngày \(window.period.from.vietnamese) đến ngày \(window.period.to.vietnamese), tính đến \(window.end.vietnamese)\(window.isOpen ? ", số liệu tạm thời" : "")"
      )
    }
    if let rules = page.stamp.rules { title.append("Bộ quy tắc: \(rules)") }
    if page.frame.isSample { title.append("DỮ LIỆU MẪU") }
    let table = section.table
    return WorkbookSheet(
      name: section.heading, title: title,
      columns: table.columns.enumerated().map { index, column in
        WorkbookColumn(heading: column.heading, width: width(index, column))
      },
      rows: table.rows.map { row in row.map(cell) } + (table.total.map { [$0.map(cell)] } ?? []),
      notes: page.notes.map(\.vi))
  }

  private func width(_ index: Int, _ column: RecordTable.Column) -> Double {
    let longest = section.table.rows.prefix(200).map { index < $0.count ? $0[index].shown.count : 0 }.max() ?? 0
    return Double(min(46, max(8, max(longest, column.heading.count / 2) + 2)))
  }

  private func cell(_ cell: RecordTable.Cell) -> WorkbookCell {
    switch cell.value {
    case .none: .empty
    case .integer(let value): cell.shown == value.vietnamese ? .integer(value) : .text(cell.shown)
    case .instant(let instant): .instant(instant)
    case .day(let day): .day(day)
    case .decimal(let text): Points(text: text).map { .points($0) } ?? .text(text)
    case .fraction(let value): .text(value.description)
    case .text, .flag: .text(cell.shown)
    }
  }
}
