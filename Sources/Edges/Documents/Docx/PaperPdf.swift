package import Base
internal import Formats
internal import Foundation

/// A DOCX as a PDF, laid out by LibreOffice where it is installed: a layout engine is not ours to write.
package enum PaperPdf {
  package static func bytes(docx: [UInt8]) throws(Failure) -> [UInt8] {
    let places = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice"]
    guard let tool = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw Failure(
        vi: "Máy này chưa có LibreOffice để xuất PDF. Cài libreoffice-writer, hoặc ghi ra .docx rồi in từ Word.",
        en: "LibreOffice is needed for PDF and is not here. Install libreoffice-writer, or write .docx.")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soi-" + UUID().uuidString)
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)) != nil else {
      throw unconverted
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("paper.docx")
    try writeFile(input.path, docx)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    // A profile of its own: an open LibreOffice of the person would take the job and never answer.
    process.arguments = [
      "-env:UserInstallation=\(folder.appendingPathComponent("profile").absoluteString)", "--headless", "--convert-to",
      "pdf", "--outdir", folder.path, input.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    guard (try? process.run()) != nil else { throw unconverted }
    if ended.wait(timeout: .now() + 120) == .timedOut {
      process.terminate()
      throw unconverted
    }
    return try readFile(folder.appendingPathComponent("paper.pdf").path, limit: 256 << 20)
  }

  private static var unconverted: Failure {
    Failure(
      vi: "LibreOffice không xuất được PDF. Ghi ra .docx rồi in từ Word hoặc LibreOffice.",
      en: "LibreOffice could not make the PDF. Write .docx and print it from Word or LibreOffice.")
  }
}
