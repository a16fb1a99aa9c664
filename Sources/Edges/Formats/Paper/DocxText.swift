internal import Base
internal import Foundation

/// Paragraphs and rows of a DOCX, in the order of reading. What is struck out by tracked changes is not read.
func docxLines(_ bytes: [UInt8]) throws(Failure) -> [DocumentLine] {
  var limits = WorkbookLimits()
  limits.bytes = 64 << 20
  let events = DocxEvents()
  let found: Bool
  do throws(Failure) {
    found = try ZipReading.withArchive(bytes, limits) { (zip) throws(Failure) in
      try zip.parse("word/document.xml", depth: 256, events)
    }
  } catch {
    // What stops an archive speaks of workbooks; of size it speaks for itself.
    if error.kind == .tooLarge { throw error }
    throw damagedDocx
  }
  guard found else {
    throw Failure(
      vi: "Tệp nén này không phải văn bản Word. Chọn tệp .docx.",
      en: "This archive is no Word document. Choose a .docx.")
  }
  return zip(events.lines, events.elements).map {
    DocumentLine(text: streamSafe($0).precomposedStringWithCanonicalMapping, page: nil, element: $1)
  }
}

private var damagedDocx: Failure {
  Failure(
    vi: "Tệp Word bị hỏng, có mật khẩu hoặc bị cắt cuối. Mở bằng Word và lưu lại thành .docx.",
    en: "The Word document is damaged, locked or cut off. Open it in Word and save it as .docx.")
}

private final class DocxEvents: XMLEvents {
  var lines: [String] = []
  /// Where each line begins.
  var elements: [Int] = []
  private var begun = 0
  private var open: [Int] = []
  private var rowBegins = 0
  private var paragraph: [UInt8] = []
  private var cells: [[UInt8]] = []
  private var tables = 0
  private var inText = false
  private var skipped = 0
  private var total = 0

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText" { skipped += 1 }
    if name == "t" { inText = true }
    if name == "p" {
      open.append(begun)
      begun += 1
    }
    if name == "tab" || name == "br" || name == "cr", tables == 0 || name == "tab" {
      paragraph.append(name == "tab" ? 9 : 10)
    }
    if name == "noBreakHyphen" { paragraph.append(45) }
    if name == "tbl" { tables += 1 }
    if name == "tr", tables == 1 { (cells, rowBegins) = ([], begun) }
    if name == "tc", tables == 1 { cells.append([]) }
  }

  override func close(_ name: XMLName) {
    if name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText" { skipped -= 1 }
    if name == "t" { inText = false }
    if name == "p" { endParagraph() }
    if name == "tr", tables == 1 {
      lines.append(cells.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\t"))
      elements.append(rowBegins)
      cells = []
    }
    if name == "tbl" { tables -= 1 }
  }

  private func endParagraph() {
    defer { paragraph = [] }
    let element = open.popLast() ?? 0
    if tables > 0, !cells.isEmpty {
      let last = cells.count - 1
      if !cells[last].isEmpty, !paragraph.isEmpty { cells[last].append(32) }
      cells[last] += paragraph.map { $0 == 9 || $0 == 10 ? 32 : $0 }
      return
    }
    // A tab of prose is no cell.
    let text = String(decoding: paragraph.map { $0 == 9 ? 32 : $0 }, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(String(line))
      elements.append(element)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard inText, skipped == 0 else { return }
    total += bytes.count
    if total > longestText {
      problem = tooLong
      return
    }
    paragraph.append(contentsOf: bytes)
  }
}
