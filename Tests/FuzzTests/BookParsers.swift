import Base
import Formats
import TestKit

/// Workbooks: mostly their parts, damaged inside a sound archive, so that damage gets past its checksums.
enum BookParsers {
  static let parts = Parser(
    "workbook-parts",
    input: { chance, corpus in
      var parts = corpus.files
      let index = chance.below(parts.count)
      Corpus.damage(&parts[index].bytes, chance.pick(corpus.files).bytes, &chance)
      return Input(name: parts[index].name, bytes: zipped(parts))
    }
  ) { input, _ in
    fault(input.bytes.starts(with: [0x50, 0x4B]) ? input.bytes : zipped([input]))
  }

  static let archive = Parser("workbook") { input, _ in fault(input.bytes) }

  /// A part's file is called as in the archive, with `!` for `/`.
  static func zipped(_ parts: [Input]) -> [UInt8] {
    let entries = parts.map { ZipEntry(name: $0.name.replacing("!", with: "/"), bytes: $0.bytes, isStored: true) }
    return (try? zipBytes(entries)) ?? []
  }

  static func fault(_ bytes: [UInt8]) -> String? {
    law { () throws(Failure) in
      try readWorkbook(bytes)
    } holds: { sheets in
      for sheet in sheets {
        let lines = sheet.table.rows.map(\.line)
        if lines.contains(where: { $0 < 1 || $0 > WorkbookLimits().rows }) { return "a line beyond the sheet" }
        if zip(lines, lines.dropFirst()).contains(where: { $0 > $1 }) { return "lines out of order" }
        if sheet.table.rows.contains(where: { $0.cells.last == .empty }) { return "a row ends in an empty cell" }
      }
      return sheets.isEmpty ? "no sheets and no refusal" : nil
    }
  }
}
