package import Base
internal import Foundation

/// A comment for a paragraph of a DOCX.
package struct DocxComment: Sendable {
  /// As `DocumentLine.element` counts.
  package let element: Int
  package let text: String
  package init(element: Int, text: String) {
    self.element = element
    self.text = text
  }
}

/// A copy of a DOCX with comments at its paragraphs; everything else is byte for byte as it was. Comments the document has stay.
///
/// - Throws: one sentence when the bytes are damaged, or the document is written in a way this cannot add to.
package func docxWithComments(_ bytes: [UInt8], _ comments: [DocxComment], author: String) throws(Failure) -> [UInt8] {
  var limits = WorkbookLimits()
  limits.bytes = 64 << 20
  var parts: [(name: String, bytes: [UInt8])] = []
  do throws(Failure) {
    parts = try ZipReading.withArchive(bytes, limits) { (zip) throws(Failure) in
      var parts: [(String, [UInt8])] = []
      for name in zip.names where !name.hasSuffix("/") { parts.append((name, try zip.bytes(name) ?? [])) }
      return parts
    }
  } catch {
    throw error.kind == .tooLarge ? error : DocxMarking.unmarkable
  }
  var marking = DocxMarking(author: author)
  try marking.edit(&parts, "word/document.xml") { (text, marking) throws(Failure) in
    try marking.mark(text, comments)
  }
  if parts.contains(where: { $0.name == "word/comments.xml" }) {
    try marking.edit(&parts, "word/comments.xml") { (text, marking) throws(Failure) in
      try DocxMarking.inserted(marking.written, into: text, before: "</w:comments>")
    }
  } else {
    parts.append(("word/comments.xml", Array(marking.wholePart.utf8)))
    try marking.edit(&parts, "[Content_Types].xml") { (text, _) throws(Failure) in
      try DocxMarking.inserted(DocxMarking.type, into: text, before: "</Types>")
    }
    try marking.edit(&parts, "word/_rels/document.xml.rels") { (text, _) throws(Failure) in
      try DocxMarking.inserted(DocxMarking.relation, into: text, before: "</Relationships>")
    }
  }
  return try zipBytes(parts.map { ZipEntry(name: $0.name, bytes: $0.bytes) })
}

/// Comments on their way into a document.
private struct DocxMarking {
  static var unmarkable: Failure {
    Failure(
      vi: "Tệp Word này có cấu trúc lạ nên không đánh dấu được. Mở bằng Word hoặc LibreOffice, lưu lại rồi thử lại.",
      en:
        "This Word document has a structure that cannot be marked. Open it in Word or LibreOffice, save it and try again."
    )
  }

  /// Above the numbers that people's own comments have.
  private static let firstNumber = 76_600
  private static let kinds = "http://schemas.openxmlformats.org/"
  static let type =
    "<Override PartName=\"/word/comments.xml\""
    + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
  static let relation =
    "<Relationship Id=\"rIdSoiComments\" Type=\"\(kinds)officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/>"

  let author: String
  /// The comments themselves.
  private(set) var written = ""

  init(author: String) { self.author = author }

  var wholePart: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      + "<w:comments xmlns:w=\"\(Self.kinds)wordprocessingml/2006/main\">\(written)</w:comments>"
  }

  mutating func edit(
    _ parts: inout [(name: String, bytes: [UInt8])], _ name: String,
    _ change: (String, inout DocxMarking) throws(Failure) -> String
  ) throws(Failure) {
    guard let index = parts.firstIndex(where: { $0.name == name }),
      let text = String(validating: parts[index].bytes, as: UTF8.self)
    else { throw Self.unmarkable }
    parts[index].bytes = Array(try change(text, &self).utf8)
  }

  static func inserted(_ piece: String, into text: String, before end: String) throws(Failure) -> String {
    guard let place = text.range(of: end, options: .backwards) else { throw unmarkable }
    return text[..<place.lowerBound] + piece + text[place.lowerBound...]
  }

  /// The document with marks at its paragraphs.
  mutating func mark(_ text: String, _ comments: [DocxComment]) throws(Failure) -> String {
    let wanted = Dictionary(grouping: comments, by: \.element)
    let utf8 = Array(text.utf8)
    var inserts: [(at: Int, piece: String)] = []
    // Paragraphs that are open: what stands at their end.
    var open: [(element: Int, ending: String)] = []
    var element = 0
    var index = 0
    while let tag = Self.nextTag(utf8, from: index) {
      index = tag.end
      // Whatever is called so is counted, as the reader does; only paragraphs of the text take marks.
      guard tag.name == "w:p" || tag.name.hasSuffix(":p") else { continue }
      if !tag.isClosing {
        let own = tag.name == "w:p" ? wanted[element] ?? [] : []
        if tag.isEmpty {
          element += 1
          continue
        }
        var (start, ending) = ("", "")
        for comment in own {
          let number = Self.firstNumber + written.utf8.count
          start += "<w:commentRangeStart w:id=\"\(number)\"/>"
          ending +=
            "<w:commentRangeEnd w:id=\"\(number)\"/><w:r><w:commentReference w:id=\"\(number)\"/></w:r>"
          written +=
            "<w:comment w:id=\"\(number)\" w:author=\"\(Self.escaped(author))\" w:initials=\"S\"><w:p><w:r><w:t xml:space=\"preserve\">"
            + "\(Self.escaped(comment.text))</w:t></w:r></w:p></w:comment>"
        }
        if !start.isEmpty { inserts.append((Self.behindProperties(utf8, from: tag.end), start)) }
        open.append((element, ending))
        element += 1
      } else if let last = open.popLast(), !last.ending.isEmpty {
        inserts.append((tag.start, last.ending))
      }
    }
    guard wanted.keys.allSatisfy({ $0 < element }) else { throw Self.unmarkable }
    var marked: [UInt8] = []
    var from = 0
    for insert in inserts.enumerated().sorted(by: { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }) {
      marked += utf8[from..<insert.element.at]
      marked += Array(insert.element.piece.utf8)
      from = insert.element.at
    }
    return String(decoding: marked + utf8[from...], as: UTF8.self)
  }

  private struct Tag {
    let name: String
    let start: Int
    let end: Int
    let isClosing: Bool
    let isEmpty: Bool
  }

  private static let skipped = [
    (open: Array("<!--".utf8), close: Array("-->".utf8)), (open: Array("<![CDATA[".utf8), close: Array("]]>".utf8)),
  ]

  /// The next element's tag; comments and declarations of the XML are stepped over.
  private static func nextTag(_ text: [UInt8], from index: Int) -> Tag? {
    var index = index
    while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      if let skipped = skipped.first(where: { text[start...].starts(with: $0.open) }) {
        guard let end = text[start...].firstRange(of: skipped.close) else { return nil }
        index = end.upperBound
        continue
      }
      // A `>` may stand in the value of an attribute.
      var (end, quote): (Int, UInt8?) = (start + 1, nil)
      while end < text.count {
        if let open = quote {
          if text[end] == open { quote = nil }
        } else if text[end] == UInt8(ascii: "\"") || text[end] == UInt8(ascii: "'") {
          quote = text[end]
        } else if text[end] == UInt8(ascii: ">") {
          break
        }
        end += 1
      }
      guard end < text.count else { return nil }
      let isClosing = start + 1 < end && text[start + 1] == UInt8(ascii: "/")
      let name = text[(start + (isClosing ? 2 : 1))..<end].prefix { $0 > 32 && $0 != UInt8(ascii: "/") }
      return Tag(
        name: String(decoding: name, as: UTF8.self), start: start, end: end + 1, isClosing: isClosing,
        isEmpty: text[end - 1] == UInt8(ascii: "/"))
    }
    return nil
  }

  /// Behind the properties of a paragraph, which come first in it.
  private static func behindProperties(_ text: [UInt8], from start: Int) -> Int {
    guard let first = nextTag(text, from: start), first.name == "w:pPr", !first.isClosing else { return start }
    if first.isEmpty { return first.end }
    var (depth, index) = (1, first.end)
    while depth > 0, let tag = nextTag(text, from: index) {
      index = tag.end
      if tag.name == "w:pPr", !tag.isEmpty { depth += tag.isClosing ? -1 : 1 }
    }
    return index
  }

  private static func escaped(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": written += "&amp;"
      case "<": written += "&lt;"
      case ">": written += "&gt;"
      case "\"": written += "&quot;"
      default: written.unicodeScalars.append(scalar.value < 32 ? " " : scalar)
      }
    }
    return written
  }
}
