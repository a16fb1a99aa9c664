internal import Base
internal import CXlsxWriter

/// Writes one sheet from top to bottom: with little memory libxlsxwriter takes rows only in their order.
struct SheetWriter {
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let looks: WorkbookLooks

  /// Throws one sentence when the sheet is larger than Excel allows.
  func write(_ sheet: WorkbookSheet) throws(Failure) {
    let heading = sheet.title.isEmpty ? 0 : sheet.title.count + 1
    let firstRow = heading + 1
    try check(sheet, lines: firstRow + sheet.rows.count + 1 + sheet.notes.count)
    setUpPage(sheet, heading: heading)

    for (index, line) in sheet.title.enumerated() {
      try put(line, index, 0, index == 0 ? looks.title : looks.plain)
    }
    setHeight(heading, sheet.columns.map { ($0.heading, $0.width) }, isBold: true)
    for (column, item) in sheet.columns.enumerated() { try put(item.heading, heading, column, looks.heading) }
    for (index, row) in sheet.rows.enumerated() {
      setHeight(firstRow + index, zip(row, sheet.columns).map { ($0.wrapped, $1.width) })
      for (column, cell) in row.enumerated() { try put(cell, firstRow + index, column) }
    }
    let firstNote = firstRow + sheet.rows.count + 1
    for (index, note) in sheet.notes.enumerated() { try put(note, firstNote + index, 0, looks.note) }
  }

  private func check(_ sheet: WorkbookSheet, lines: Int) throws(Failure) {
    let columns = max(sheet.columns.count, sheet.rows.lazy.map(\.count).max() ?? 0)
    guard lines <= 1_048_576, columns <= 16_384 else {
      throw Failure(
        vi:
          "Bảng \(sheet.name) lớn hơn một trang Excel (\(lines) dòng, \(columns) cột). Chọn kỳ ngắn hơn hoặc xuất CSV.",
        en:
          "The table \(sheet.name) is larger than an Excel sheet (\(lines) rows, \(columns) columns). Choose a shorter period or export CSV."
      )
    }
  }

  /// A4 across, one page wide, the heading row on every page and in sight when scrolling.
  private func setUpPage(_ sheet: WorkbookSheet, heading: Int) {
    let a4: UInt8 = 9
    worksheet_set_paper(worksheet, a4)
    worksheet_set_landscape(worksheet)
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_footer(worksheet, "&C&\"Times New Roman\"&10&P/&N")
    for (index, column) in sheet.columns.enumerated() {
      worksheet_set_column(worksheet, lxw_col_t(index), lxw_col_t(index), column.width, nil)
    }
    guard !sheet.columns.isEmpty else { return }
    worksheet_freeze_panes(worksheet, lxw_row_t(heading + 1), 0)
    worksheet_repeat_rows(worksheet, lxw_row_t(heading), lxw_row_t(heading))
    worksheet_autofilter(
      worksheet, lxw_row_t(heading), 0, lxw_row_t(heading + sheet.rows.count), lxw_col_t(sheet.columns.count - 1))
  }

  private func setHeight(_ row: Int, _ texts: [(String, Double)], isBold: Bool = false) {
    guard let points = RowHeight.points(texts, isBold: isBold) else { return }
    worksheet_set_row(worksheet, lxw_row_t(row), points, nil)
  }

  private func put(_ cell: WorkbookCell, _ row: Int, _ column: Int) throws(Failure) {
    switch cell {
    case .empty: worksheet_write_blank(worksheet, lxw_row_t(row), lxw_col_t(column), looks.text)
    case .text(let text): try put(text, row, column, looks.text)
    case .integer(let value):
      if value.magnitude < 1_000_000_000_000_000 {
        put(Double(value), row, column, looks.integer)
      } else {
        try put(String(value), row, column, looks.text)
      }
    case .points(let points): put(Double(points.hundredths) / 100, row, column, looks.points)
    case .instant(let instant):
      if let serial = Serial(instant) {
        put(serial.value, row, column, looks.instant)
      } else {
        try put(instant.isoLocal, row, column, looks.text)
      }
    case .day(let day):
      if let serial = Serial(.start(of: day)) {
        put(serial.value, row, column, looks.day)
      } else {
        try put(day.iso, row, column, looks.text)
      }
    }
  }

  private func put(_ number: Double, _ row: Int, _ column: Int, _ look: WorkbookLooks.Look) {
    worksheet_write_number(worksheet, lxw_row_t(row), lxw_col_t(column), number, look)
  }

  private func put(_ text: String, _ row: Int, _ column: Int, _ look: WorkbookLooks.Look) throws(Failure) {
    let text = sheetText(text)
    guard text.utf16.count <= 32_767 else {
      throw Failure(
        vi:
          "Ô ở dòng \(row + 1), cột \(column + 1) dài hơn 32.767 ký tự, Excel không chứa được. Xuất CSV thay vì Excel.",
        en:
          "The cell in row \(row + 1), column \(column + 1) is longer than the 32,767 characters Excel holds. Export CSV instead."
      )
    }
    worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), text, look)
  }
}

extension WorkbookCell {
  /// What may need several lines.
  fileprivate var wrapped: String { if case .text(let text) = self { text } else { "" } }
}
