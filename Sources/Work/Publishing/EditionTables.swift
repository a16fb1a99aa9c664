package import Base
internal import Formats

/// A table of an edition as rows of text, the same in every format.
package struct EditionTable: Sendable {
  package let name: String
  package let header: [String]
  package let rows: [[String]]

  package init(name: String, header: [String], rows: [[String]]) {
    self.name = name
    self.header = header
    self.rows = rows
  }

  /// As it is kept and downloaded.
  package var csv: [UInt8] { writeDelimited(rows: [header] + rows, bom: true, guardFormulas: true) }

  package init(_ file: EditionFile) throws(Failure) {
    let table = try readDelimited(decodeText(file.content))
    let lines = table.rows.map { row in row.cells.map { if case .text(let text) = $0 { text } else { "" } } }
    let header = lines.first ?? []
    self.init(
      name: file.name, header: header,
      rows: lines.dropFirst().map { row in row + Array(repeating: "", count: max(0, header.count - row.count)) })
  }

  /// The place of a column.
  package func column(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
}

/// The names of an edition's files.
package enum EditionNames {
  package static let scores = "scores"
  package static let ranking = "ranking"
  package static let received = "received"
  package static let service = "service"
}
