package import Base
internal import Formats
package import Papers
internal import Wording

/// A copy of a Word document with a comment at every place where something contradicts.
package enum MarkedDocx {
  /// - Parameter paper: which of the papers that were checked together the document is.
  package static func bytes(
    _ docx: [UInt8], _ found: [Contradiction], paper: Int = 0, _ language: Language
  ) throws(Failure) -> [UInt8] {
    let lines = try DocumentText.read(docx).lines
    var comments: [DocxComment] = []
    for (number, item) in found.enumerated() {
      // Two places in one paragraph are told once.
      var seen: Set<Int> = []
      // The two places; a sum of sixty rows would fill the margin.
      for spot in item.spots.filter({ $0.paper == paper }).prefix(2) where spot.place.line <= lines.count {
        guard let element = lines[spot.place.line - 1].element, seen.insert(element).inserted else { continue }
        let arithmetic = item.arithmetic.isEmpty ? "" : " (\(item.arithmetic))"
        comments.append(
          DocxComment(
            element: element,
            text:
              "[\(number + 1)] “\(spot.excerpt)”: \(item.matter.sentence.text(language))\(arithmetic). \(item.confidence)%"
          ))
      }
    }
    return try docxWithComments(docx, comments, author: "Soi 766")
  }
}
