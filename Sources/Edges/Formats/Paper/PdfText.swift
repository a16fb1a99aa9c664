internal import Base
internal import Foundation

/// The lines of a PDF, by poppler's `pdftotext`: reading PDF is not ours to do.
func pdfLines(_ bytes: [UInt8]) throws(Failure) -> [DocumentLine] {
  guard let tool = PdfTool.path("pdftotext") else {
    throw Failure(
      vi: "Máy này chưa đọc được PDF. Cài poppler-utils (lệnh pdftotext), hoặc dùng bản .docx.",
      en: "This machine cannot read PDF yet. Install poppler-utils (pdftotext), or use the .docx.")
  }
  let output = try PdfTool.run(tool, ["-layout", "-enc", "UTF-8"], bytes, ending: "txt")
  guard output.count <= longestText else { throw tooLong }
  let text = String(decoding: output, as: UTF8.self)
  var lines: [DocumentLine] = []
  var letters = 0
  for (index, page) in text.split(separator: "\u{C}", omittingEmptySubsequences: false).enumerated() {
    for line in page.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let read = cellsApart(streamSafe(String(line)).precomposedStringWithCanonicalMapping)
      // The number of a page breaks into its sentences.
      if !read.isEmpty, read.utf8.count <= 4, read.allSatisfy(\.isNumber) { continue }
      letters += read.unicodeScalars.count { $0.properties.isAlphabetic }
      lines.append(DocumentLine(text: read, page: index + 1))
    }
  }
  guard letters >= 20 else {
    throw Failure(
      vi: "PDF này là bản quét, không có chữ để đọc. Dùng bản .docx hoặc PDF xuất từ văn bản gốc.",
      en: "This PDF is a scan without text. Use the .docx or a PDF exported from the original.")
  }
  return lines
}

/// Gaps of three spaces are columns; the gap in front is none.
private func cellsApart(_ line: String) -> String {
  let scalars = Array(line.unicodeScalars)
  var written = String.UnicodeScalarView()
  var spaces = 0
  for scalar in scalars {
    if scalar == " " {
      spaces += 1
      continue
    }
    if !written.isEmpty, spaces > 0 { written.append(spaces >= 3 ? "\t" : " ") }
    spaces = 0
    written.append(scalar)
  }
  return String(written)
}

/// A tool of the system that turns a file into another, never waited for longer than a minute.
enum PdfTool {
  static func path(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func run(_ tool: String, _ arguments: [String], _ bytes: [UInt8], ending: String) throws(Failure) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soi-" + UUID().uuidString)
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)) != nil else {
      throw unconverted
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("paper.pdf")
    let output = folder.appendingPathComponent("paper." + ending)
    try writeFile(input.path, bytes)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments + [input.path, output.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    guard (try? process.run()) != nil else { throw unconverted }
    if ended.wait(timeout: .now() + 60) == .timedOut {
      process.terminate()
      throw unconverted
    }
    guard process.terminationStatus == 0 else { throw unconverted }
    return try readFile(output.path, limit: 256 << 20)
  }

  private static var unconverted: Failure {
    Failure(
      vi: "PDF này không đọc được: bị hỏng, có mật khẩu hoặc quá lớn. Dùng bản .docx.",
      en: "This PDF cannot be read: damaged, locked or too large. Use the .docx.")
  }
}
