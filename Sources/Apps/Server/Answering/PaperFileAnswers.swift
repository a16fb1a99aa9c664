internal import Access
internal import Base
internal import Documents
internal import HTTPTypes
internal import Hummingbird
internal import Papers
internal import Work

/// A paper as a file: as it stands, or as it was frozen.
extension Call {
  func paperFile() async throws -> Response {
    let (name, ending) = try paperFileName()
    let asked = try await draftAsked()
    let docx = try asked.kept.draft.frozen.map { (paper) throws(Failure) in try paper.docx() } ?? asked.live.docx()
    try await note(.exported, unit: asked.kept.unit, record: "paper:\(asked.kept.id)")
    let file = "\(name)-\(asked.kept.id).\(ending)"
    if ending == "docx" { return Reply.bytes(docx, type: Route.Content.document.rawValue, name: file) }
    let pdf = try await Task.detached { try PaperPdf.bytes(docx: docx) }.value
    return Reply.bytes(pdf, type: Route.Content.pdf.rawValue, name: file)
  }

  private func paperFileName() throws -> (String, String) {
    let parts = path("file").split(separator: ".")
    guard parts.count == 2, ["docx", "pdf"].contains(parts[1]) else { throw HTTPError(.notFound) }
    return ("van-ban", String(parts[1]))
  }
}
