internal import Base
internal import Documents
internal import Pages
internal import Papers
internal import Wording
internal import Work

/// Papers as sheets a page draws.
enum PaperSheetAnswer {
  /// A draft: its words with the figures of now, and how each line is edited.
  static func sheet(_ live: LivePaper, _ kept: PaperDesk.Kept, address: String?, clash: PaperAct?) -> PaperSheet {
    let tables = Dictionary(
      live.template.body.compactMap { if case .table(let table) = $0 { (table.name, table) } else { nil } },
      uniquingKeysWith: { first, _ in first })
    let lines = kept.draft.lines.compactMap { line -> PaperSheet.Line? in
      if line.role == .table {
        return tables[line.text].map { PaperSheet.Line(id: line.id, body: table($0, live.sheet), source: nil) }
      }
      var rival: String?
      if case .setLine(line.id, let text)? = clash { rival = text }
      return PaperSheet.Line(
        id: line.id, body: .text(role: line.role.rawValue, pieces(line.text, live.sheet)), source: line.text,
        rival: rival)
    }
    return PaperSheet(
      title: title(live.paper), lines: lines + annexes(live.template, live.sheet), revision: kept.revision,
      address: address)
  }

  /// A frozen paper as it was printed.
  static func sheet(_ frozen: FrozenPaper) throws(Failure) -> PaperSheet {
    let paper = try PaperPrint.paper(frozen.print)
    let none = FigureSheet([])
    let lines = paper.body.enumerated().map { index, block in
      let body: PaperSheet.Body =
        switch block {
        case .basis(let text): .text(role: "basis", [.words(text)])
        case .heading(let level, let text): .text(role: level == 1 ? "heading" : "subheading", [.words(text)])
        case .paragraph(let text): .text(role: "paragraph", [.words(text)])
        case .table(let table): self.table(table, none)
        }
      return PaperSheet.Line(id: "l\(index + 1)", body: body, source: nil)
    }
    return PaperSheet(title: title(paper), lines: lines + annexes(paper, none), revision: 0, address: nil)
  }

  private static func title(_ paper: LegalPaper) -> [String] {
    [paper.issuer.joined(separator: " "), paper.numberLine, paper.kindName, paper.about].compactMap(\.self)
  }

  private static func annexes(_ paper: LegalPaper, _ sheet: FigureSheet) -> [PaperSheet.Line] {
    paper.annexes.enumerated().flatMap { index, annex in
      [
        PaperSheet.Line(
          id: "a\(index + 1)", body: .text(role: "heading", [.words("\(annex.label). \(annex.title)")]), source: nil,
          isOwn: false),
        PaperSheet.Line(id: "t\(index + 1)", body: table(annex.table, sheet), source: nil, isOwn: false),
      ]
    }
  }

  private static func table(_ table: FormTable, _ sheet: FigureSheet) -> PaperSheet.Body {
    .table(
      headings: table.columns.map(\.heading),
      rows: table.rows.map { row in (row.cells.map { pieces($0, sheet) }, row.isStrong) })
  }

  private static func pieces(_ text: String, _ sheet: FigureSheet) -> [PaperSheet.Piece] {
    PaperText(text).pieces.map { piece in
      switch piece {
      case .words(let words): .words(words)
      case .figure(let key):
        sheet[key].map { .figure(shown: $0.shown, meaning: $0.meaning.vi, isKnown: true) }
          ?? .figure(shown: PaperText.place(key), meaning: "Không có số liệu này", isKnown: false)
      }
    }
  }
}
