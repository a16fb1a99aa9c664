package import Base
internal import Foundation

/// A line of a document as text: a paragraph, a row with its cells apart by tabs, or a line of a page.
package struct DocumentLine: Hashable, Sendable {
  package let text: String
  package let page: Int?
  /// Of a DOCX: which `w:p` of the document the line begins in, from 0 in the order of their beginnings.
  package var element: Int?
}

/// The text of a document, told by its first bytes: DOCX, PDF with text, or plain text.
package struct DocumentText: Sendable {
  package enum Kind: String, Sendable {
    case text, docx, pdf
  }
  package let kind: Kind
  package let lines: [DocumentLine]

  /// - Throws: one sentence when the bytes are damaged, no document, or a scan without text.
  package static func read(_ bytes: [UInt8]) throws(Failure) -> DocumentText {
    if bytes.starts(with: [0x50, 0x4B]) { return DocumentText(kind: .docx, lines: try docxLines(bytes)) }
    // Some PDFs have a few bytes in front.
    if bytes.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil {
      return DocumentText(kind: .pdf, lines: try pdfLines(bytes))
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw Failure(
        vi: "Tệp này là .doc cũ: mở bằng Word hoặc LibreOffice và lưu lại thành .docx.",
        en: "This is an old .doc: open it in Word or LibreOffice and save it as .docx.")
    }
    guard bytes.count <= longestText else { throw tooLong }
    let text = streamSafe(try documentText(bytes)).precomposedStringWithCanonicalMapping
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return DocumentText(kind: .text, lines: lines.map { DocumentLine(text: String($0), page: nil) })
  }

  private static func documentText(_ bytes: [UInt8]) throws(Failure) -> String {
    do throws(Failure) { return try decodeText(bytes) } catch {
      throw Failure(
        vi: "Tệp này không phải văn bản đọc được. Dùng .docx, PDF có chữ hoặc .txt (UTF-8).",
        en: "This file is no readable text. Use .docx, a PDF with text, or .txt (UTF-8).")
    }
  }
}

let longestText = 32 << 20

var tooLong: Failure {
  Failure(
    .tooLarge, vi: "Văn bản dài hơn 32 MB nên không kiểm tra. Tách thành các tệp nhỏ hơn.",
    en: "The document is longer than 32 MB. Split it.")
}
