/// A line of a paper with places for figures: `đạt {{total}} điểm`. People edit the words; a figure is what the engine says.
package struct PaperText: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case words(String)
    /// A figure by its key.
    case figure(String)
  }

  package let pieces: [Piece]

  /// Braces that hold no key are words.
  package init(_ text: String) {
    var pieces: [Piece] = []
    var words = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      let behind = rest[open.upperBound...]
      guard let close = behind.firstRange(of: "}}") else { break }
      let key = behind[..<close.lowerBound].filter { $0 != " " && $0 != "\u{A0}" }
      if Self.isKey(key) {
        words += rest[..<open.lowerBound]
        if !words.isEmpty { pieces.append(.words(words)) }
        words = ""
        pieces.append(.figure(String(key)))
      } else {
        words += rest[..<close.upperBound]
      }
      rest = behind[close.upperBound...]
    }
    words += rest
    if !words.isEmpty { pieces.append(.words(words)) }
    self.pieces = pieces
  }

  private static func isKey(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.count <= 60
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: "-")
      }
  }

  /// How a figure stands in a line that is edited.
  package static func place(_ key: String) -> String { "{{\(key)}}" }

  package var keys: [String] {
    pieces.compactMap { if case .figure(let key) = $0 { key } else { nil } }
  }

  /// With the figures in their places; what no figure is known for stays as it is written, so that nobody overlooks it.
  package func filled(_ sheet: FigureSheet) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .figure(let key): sheet[key]?.shown ?? Self.place(key)
      }
    }.joined()
  }
}

extension LegalPaper {
  /// With the figures in their places.
  package func filled(_ sheet: FigureSheet) -> LegalPaper {
    var paper = self
    let fill = { (text: String) in PaperText(text).filled(sheet) }
    paper.about = fill(about)
    paper.body = body.map { block in
      switch block {
      case .basis(let text): .basis(fill(text))
      case .heading(let level, let text): .heading(level: level, fill(text))
      case .paragraph(let text): .paragraph(fill(text))
      case .table(let table): .table(table.mapped(fill))
      }
    }
    paper.annexes = annexes.map { Annex(label: $0.label, title: fill($0.title), table: $0.table.mapped(fill)) }
    return paper
  }

  /// The keys of the figures it prints, each once, in the order of reading.
  package var figureKeys: [String] {
    var seen: Set<String> = []
    return texts.flatMap { PaperText($0).keys }.filter { seen.insert($0).inserted }
  }

  /// Everything in which figures may stand, in the order of reading.
  private var texts: [String] {
    let inTable = { (table: FormTable) in table.rows.flatMap(\.cells) }
    let ofBody = body.flatMap { block -> [String] in
      switch block {
      case .basis(let text), .heading(_, let text), .paragraph(let text): [text]
      case .table(let table): inTable(table)
      }
    }
    return [about] + ofBody + annexes.flatMap { [$0.title] + inTable($0.table) }
  }
}

extension FormTable {
  /// Every cell changed alike.
  func mapped(_ change: (String) -> String) -> FormTable {
    FormTable(
      name: name, columns: columns, rows: rows.map { Row($0.cells.map(change), isStrong: $0.isStrong) }, isWide: isWide,
      groups: groups, formulas: formulas)
  }
}
