package import Base
internal import Formats
package import Papers
package import Rules

extension IndexShape {
  /// The pack as papers know it; what is not for communes lowers what a commune can have.
  package init(_ pack: RulePack) {
    self.init(
      blocks: pack.blocks.map { block in
        let denied = pack.indicators.filter { $0.block == block.code && $0.empty.notApplicable.contains("commune") }
        let ceiling = block.max - denied.reduce(Points.zero) { $0 + $1.max }
        return IndexShape.Block(
          code: block.code, group: block.group, name: block.name.vi, max: Quantity(block.max),
          communeCeiling: denied.isEmpty ? nil : Quantity(ceiling))
      },
      bands: pack.bands.map { IndexShape.Band(name: $0.name.vi, from: Quantity($0.from)) })
  }
}

extension Quantity {
  package init(_ points: Points) {
    self.init(millionths: Int128(points.hundredths) * 10_000, decimals: points.hundredths % 100 == 0 ? 0 : 2)
  }
}

extension ActRegister {
  /// The register of acts as its file, CSV, has it.
  package init(csv bytes: [UInt8]) throws(Failure) {
    let table = try readDelimited(decodeText(bytes))
    try self.init(
      rows: table.rows.dropFirst().map { row in
        row.cells.map { cell in
          if case .text(let text) = cell { text } else { "" }
        }
      })
  }
}

extension Paper {
  /// A document's text as papers are checked.
  package init(name: String, _ bytes: [UInt8]) throws(Failure) {
    let document = try DocumentText.read(bytes)
    // A frozen paper's list of codes repeats its figures without their sentences.
    let said = document.lines.prefix { $0.text != PaperProof.heading }
    let lines = said.enumerated().map {
      Paper.Line(number: $0.offset + 1, text: $0.element.text, page: $0.element.page)
    }
    self.init(name: name, unit: document.kind == .docx ? .paragraph : .line, lines: lines)
  }
}
