internal import Base
internal import Records

/// A table whose header was found, of whatever form.
struct RecognisedTable: Sendable {
  let kind: FactKind
  private let table: Table
  private let form: Form

  private enum Form: Sendable {
    case list(ListHeader)
    case sums(SummaryTable.Header)
    case scores(ScoreTable.Header)
    case procedures(ProcedureList.Header)
    /// A report form that names itself and holds nothing Soi keeps.
    case report(String)
  }

  /// Nil when no row looks like a header Soi knows.
  init?(_ table: Table, sheet: String, _ context: ReadingContext, _ path: String) {
    self.table = table
    if let header = HeaderSearch(table, context).best() {
      (kind, form) = (header.form.kind, .list(header))
    } else if let header = SummaryTable(context: context, path: path).header(table, sheet: sheet) {
      (kind, form) = (.nationalReport, .sums(header))
    } else if let header = ScoreTable(context: context).header(table) {
      (kind, form) = (.published, .scores(header))
    } else if let header = ProcedureList(context: context).header(table) {
      (kind, form) = (.procedure, .procedures(header))
    } else if let name = Self.reportName(table) {
      (kind, form) = (.nationalReport, .report(name))
    } else {
      return nil
    }
  }

  /// `Biểu số II.05a/VPCP/KSTT`, `07a/BTP`: the name such tables carry in their first lines.
  private static func reportName(_ table: Table) -> String? {
    let cells = CellReader(isLenient: true)
    for row in table.rows.prefix(10) {
      for cell in row.cells.prefix(30) {
        let text = cells.text(cell)
        let folded = searchFolded(text)
        if folded.contains("/vpcp") || folded.contains("/btp") || folded.hasPrefix("bieu so") {
          return String(text.prefix(60))
        }
      }
    }
    return nil
  }

  func read(_ context: ReadingContext, _ path: String) throws(Failure) -> FileReading {
    switch form {
    case .list(let header): return try ListReader(context: context, path: path).read(table, header)
    case .sums(let header): return try SummaryTable(context: context, path: path).read(table, header)
    case .scores(let header): return try ScoreTable(context: context).read(table, header, path: path)
    case .procedures(let header): return ProcedureList(context: context).read(table, header, path: path)
    case .report(let name):
      var reading = FileReading(path: path, kind: kind)
      reading.isList = true
      reading.skipped = table.rows.count
      reading.warnings.append(SummaryTable.notKept(name))
      return reading
    }
  }
}
