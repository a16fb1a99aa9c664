import Base
import Formats
import Papers
import TestKit

/// Papers as people bring them: plain text, and the parts of a Word document inside a sound archive.
enum PaperParsers {
  private static let check = PaperCheck(
    shape: IndexShape(
      blocks: [
        .init(code: "CKMB", group: 1, name: "Công khai, minh bạch", max: Quantity(18)),
        .init(code: "TDGQ", group: 2, name: "Tiến độ, kết quả giải quyết", max: Quantity(20)),
      ], bands: [.init(name: "Tốt", from: Quantity(80)), .init(name: "Yếu", from: Quantity(0))]),
    register: ActRegister([]))

  static let texts = Parser("papers") { input, _ in
    law { () throws(Failure) in
      try DocumentText.read(input.bytes)
    } holds: { document in
      // A text that begins like another kind is one.
      document.kind == .pdf ? nil : fault(document)
    }
  }

  static let documents = Parser(
    "docx",
    input: { chance, corpus in
      var parts = corpus.files
      let index = chance.below(parts.count)
      Corpus.damage(&parts[index].bytes, chance.pick(corpus.files).bytes, &chance)
      return Input(name: parts[index].name, bytes: BookParsers.zipped(parts))
    }
  ) { input, chance in
    let bytes = input.bytes.starts(with: [0x50, 0x4B]) ? input.bytes : BookParsers.zipped([input])
    return law { () throws(Failure) in
      try DocumentText.read(bytes)
    } holds: { document in
      fault(document) ?? markedFault(bytes, document, &chance)
    }
  }

  /// Every finding has its places in the lines, and a sentence's worth of certainty.
  private static func fault(_ document: DocumentText) -> String? {
    let lines = document.lines.enumerated().map { Paper.Line(number: $0.offset + 1, text: $0.element.text) }
    for item in check.contradictions([Paper(name: "x", unit: .line, lines: lines)]) {
      guard !item.spots.isEmpty, (1...100).contains(item.confidence) else { return "a finding without place" }
      for spot in item.spots {
        guard (1...lines.count).contains(spot.place.line) else { return "line \(spot.place.line) of \(lines.count)" }
        let length = lines[spot.place.line - 1].text.unicodeScalars.count
        guard spot.place.column >= 1, spot.place.column - 1 + spot.length <= length else {
          return "columns \(spot.place.column)+\(spot.length) of \(length)"
        }
      }
    }
    return nil
  }

  /// A copy with comments says the same words, or is refused with a sentence.
  private static func markedFault(_ bytes: [UInt8], _ document: DocumentText, _ chance: inout Chance) -> String? {
    guard document.kind == .docx, !document.lines.isEmpty else { return nil }
    let elements = document.lines.compactMap(\.element)
    guard elements.count == document.lines.count else { return "a line without its place" }
    let comments = [DocxComment(element: chance.pick(elements), text: "<&>\u{1}…")]
    return law { () throws(Failure) in
      try DocumentText.read(docxWithComments(bytes, comments, author: "Soi"))
    } holds: { marked in
      marked.lines.map(\.text) == document.lines.map(\.text) ? nil : "the marked copy says something else"
    }
  }
}
