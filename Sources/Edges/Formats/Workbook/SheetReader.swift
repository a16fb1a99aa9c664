internal import Base

/// `sheetN.xml`: the rows of one sheet.
final class SheetReader: XMLEvents {
  private(set) var rows: [Table.Row] = []
  private(set) var merges: [Table.Merge] = []
  private(set) var hiddenLines: Set<Int> = []
  private(set) var hiddenColumns: Set<Int> = []
  /// Cells kept, padding included.
  private(set) var cellCount: Int
  private let startCount: Int

  /// Cells with a value.
  private var filledCount = 0
  private var mergedCells = 0
  private var hidingCells = 0
  private let context: Context
  private var isInData = false
  private var line = 0
  private var column = -1
  private var cells: [Cell] = []
  private var kind = Kind.number
  private var meaning = NumberMeaning.number
  private var value: [UInt8] = []
  private var isInValue = false
  private var formula: [UInt8] = []
  private var hasFormula = false
  private var isInFormula = false
  private var isInline = false
  private var rich = RichText()

  /// What the cells of all sheets refer to.
  struct Context {
    let strings: [Cell]
    let styles: Styles
    let countsFrom1904: Bool
    let limits: WorkbookLimits
  }

  private enum Kind { case number, shared, inline, formulaText, flag, error, date }

  init(_ context: Context, cellCount: Int) {
    self.context = context
    self.cellCount = cellCount
    startCount = cellCount
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "c" {
      guard isInData else { return }
      openCell(attributes)
    } else if name == "v" {
      isInValue = isInData
      value.removeAll(keepingCapacity: true)
    } else if name == "f" {
      isInFormula = isInData
      hasFormula = hasFormula || isInData
    } else if name == "row" {
      guard isInData else { return }
      openRow(attributes)
    } else if name == "is" {
      isInline = isInData
      rich.start()
    } else if isInline {
      rich.open(name)
    } else if name == "sheetData" {
      isInData = true
    } else if name == "mergeCell", let merge = attributes["ref"].flatMap(CellReference.merge) {
      merges.append(merge)
      mergedCells += merge.lines.count * merge.columns.count
      if merges.count > context.limits.rows || mergedCells > context.limits.merged { problem = suspiciousWorkbook }
    } else if name == "col", attributes.isTrue("hidden"), let from = attributes.whole("min"),
      let to = attributes.whole("max"), from >= 1, from <= to, to <= context.limits.columns
    {
      hiddenColumns.formUnion((from - 1)...(to - 1))
      // The same columns hidden again and again cost time, not memory.
      hidingCells += to - from + 1
      if hidingCells > context.limits.merged { problem = suspiciousWorkbook }
    }
  }

  override func close(_ name: XMLName) {
    if name == "c" {
      if isInData { closeCell() }
    } else if name == "v" {
      isInValue = false
    } else if name == "f" {
      isInFormula = false
    } else if name == "row" {
      if isInData { closeRow() }
    } else if name == "is" {
      isInline = false
    } else if isInline {
      rich.close(name)
    } else if name == "sheetData" {
      isInData = false
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue {
      value.append(contentsOf: bytes)
    } else if isInline {
      rich.text(bytes)
    } else if isInFormula {
      formula.append(contentsOf: bytes)
    } else {
      return
    }
    if value.count > context.limits.cellBytes || rich.size > context.limits.cellBytes
      || formula.count > context.limits.cellBytes
    {
      problem = hugeCell(line)
    }
  }

  // MARK: rows

  private func openRow(_ attributes: XMLAttributes) {
    // Writers may leave the number out: the row then follows the one before.
    line = attributes.whole("r") ?? line + 1
    column = -1
    cells.removeAll(keepingCapacity: true)
    if attributes.isTrue("hidden") { hiddenLines.insert(line) }
    if line < 1 || line > context.limits.rows {
      problem = Failure(
        vi: "Trang tính có hơn \(context.limits.rows) dòng. Chia thành nhiều tệp rồi làm lại.",
        en: "The sheet has more than \(context.limits.rows) rows. Split it into several files.")
    }
  }

  /// Rows without any value are left out, as empty lines of a text file are.
  private func closeRow() {
    guard !cells.isEmpty else { return }
    rows.append(Table.Row(line: line, cells: cells))
    cellCount += cells.count
    if cellCount > context.limits.cells || cellCount - startCount - 2 * filledCount > context.limits.padding {
      problem = suspiciousWorkbook
    }
  }

  // MARK: cells

  private func openCell(_ attributes: XMLAttributes) {
    column = attributes.value("r").flatMap { CellReference.column($0) } ?? column + 1
    kind = Self.kind(attributes.value("t"))
    // Only numbers look at their style.
    meaning = kind == .number ? context.styles.meaning(ofStyle: attributes.whole("s")) : .number
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    hasFormula = false
    rich.start()
    if column >= context.limits.columns {
      problem = Failure(
        vi: "Dòng \(line) của trang tính có hơn \(context.limits.columns) cột. Xoá các cột thừa rồi lưu lại.",
        en:
          "Row \(line) of the sheet has more than \(context.limits.columns) columns. Delete the surplus ones and save it again."
      )
    }
  }

  private func closeCell() {
    // A formula that nobody computed has no value; what it would say is not empty, only unknown.
    let cell = hasFormula && value.isEmpty && kind != .inline ? uncomputed(formula) : read()
    guard cell != .empty, problem == nil else { return }
    filledCount += 1
    if cells.count > column {
      cells[column] = cell
    } else {
      while cells.count < column { cells.append(.empty) }
      cells.append(cell)
    }
  }

  private func read() -> Cell {
    switch kind {
    case .inline: return rich.cell
    case .formulaText, .error: return textCell(value)
    case .shared:
      if value.isEmpty { return .empty }
      guard let index = value.withUnsafeBytes({ smallWhole($0) }), context.strings.indices.contains(index) else {
        problem = damagedWorkbook
        return .empty
      }
      return context.strings[index]
    case .flag:
      let text = String(decoding: value, as: UTF8.self)
      return text == "1" || text == "true"
        ? .flag(true) : text == "0" || text == "false" ? .flag(false) : textCell(value)
    case .date:
      let text = String(decoding: value, as: UTF8.self)
      guard let instant = Instant(iso: text, missing: .startOfDay) else { return textCell(value) }
      return .instant(instant, hasTime: text.utf8.count > 10)
    case .number: return number()
    }
  }

  private func number() -> Cell {
    if value.isEmpty { return .empty }
    let text = String(decoding: value, as: UTF8.self)
    if meaning != .number, let serial = Double(text),
      let (instant, isWholeDay) = Serial(serial).instant(countsFrom1904: context.countsFrom1904)
    {
      // A midnight that the sheet shows as a time is a time, as it would be in a text file.
      return .instant(instant, hasTime: !isWholeDay || meaning == .time)
    }
    let isPlain = value[0] != 48 && value.withUnsafeBytes({ smallWhole($0) }) != nil
    return isPlain ? .number(text) : sheetNumber(text).map { .number($0) } ?? textCell(value)
  }

  private static func kind(_ text: UnsafePointer<CChar>?) -> Kind {
    guard let text else { return .number }
    if equal(text, "s") { return .shared }
    if equal(text, "str") { return .formulaText }
    if equal(text, "inlineStr") { return .inline }
    if equal(text, "b") { return .flag }
    if equal(text, "e") { return .error }
    return equal(text, "d") ? .date : .number
  }
}
