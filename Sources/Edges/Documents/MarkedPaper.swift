package import Base
package import Papers
internal import Wording

/// A copy of papers with what was found in its place: one page of HTML that needs nothing beside it.
package enum MarkedPaper {
  package static func html(_ papers: [Paper], _ found: [Contradiction], _ language: Language) -> String {
    let isVietnamese = language == .vi
    var page = """
      <!doctype html><html lang="\(language.rawValue)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width"><title>\(isVietnamese ? "Bản đánh dấu" : "Marked copy")</title><style>
      body{font:16px/1.6 "Times New Roman",serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
      mark{background:#ffe08a;border-bottom:2px solid #8a5a00}sup a{color:#8a1f11;font-weight:bold}
      p{margin:.2rem 0;white-space:pre-wrap}.no{color:#595959;font-size:.75em;display:inline-block;min-width:3em}
      li{margin:.5rem 0}code{font-family:inherit;background:#f2f2f2}@media print{body{margin:0}}
      </style></head><body>
      """
    var marks: [[Int: [(range: Range<Int>, number: Int)]]] = Array(repeating: [:], count: papers.count)
    for (index, item) in found.enumerated() {
      for spot in item.spots {
        let start = spot.place.column - 1
        marks[spot.paper][spot.place.line, default: []].append((start..<start + spot.length, index + 1))
      }
    }
    for (index, paper) in papers.enumerated() {
      page += "<h1>\(escaped(paper.name))</h1>\n"
      for line in paper.lines {
        let text = marked(Array(line.text.unicodeScalars), marks[index][line.number] ?? [])
        page += "<p><span class=\"no\">\(line.number)</span>\(text)</p>\n"
      }
    }
    page += "<h2>\(isVietnamese ? "Phát hiện" : "Findings") (\(found.count))</h2><ol>\n"
    for (index, item) in found.enumerated() {
      page += "<li id=\"f\(index + 1)\">\(escaped(item.matter.sentence.text(language)))."
      if !item.arithmetic.isEmpty { page += " <code>\(escaped(item.arithmetic))</code>" }
      page += " (\(item.confidence)%)</li>\n"
    }
    return page + "</ol></body></html>\n"
  }

  /// The line with its marks; where several meet, one mark carries all their numbers.
  private static func marked(_ line: [Unicode.Scalar], _ marks: [(range: Range<Int>, number: Int)]) -> String {
    let inside = marks.map { (range: $0.range.clamped(to: 0..<line.count), number: $0.number) }.filter {
      !$0.range.isEmpty
    }
    let cuts = Set(inside.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [0, line.count]).sorted()
    var written = ""
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: line[start..<end])
      let text = escaped(String(view))
      written += inside.contains { $0.range.contains(start) } ? "<mark>\(text)</mark>" : text
      for number in Set(inside.filter { $0.range.upperBound == end }.map(\.number)).sorted() {
        written += "<sup><a href=\"#f\(number)\">[\(number)]</a></sup>"
      }
    }
    return written
  }

  private static func escaped(_ text: String) -> String { DocxXml.escaped(text).replacing("\"", with: "&quot;") }
}
